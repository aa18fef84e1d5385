"""Judging every authority in England: seconds, growth with the number of areas, and memory."""

import json
import subprocess
import sys
import time
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd

from scorecard.domain.area import ENGLAND, Area, AreaKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.indicator import Indicator, MeasureType
from scorecard.domain.period import month_end
from scorecard.intake import catalogue
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from tests.bench.harness import Line, Measured, Share
from tests.machine import ROOT, peak_mib

AREAS, INDICATORS, MONTHS = 153, 154, 60
THIRD = AREAS // 3
NEIGHBOURS = tuple(f"E1000{number:04d}" for number in range(10))
NOW = datetime(2026, 11, 20, tzinfo=UTC)
YEAR_END = date(2026, 3, 31)
KNOWN = datetime(2026, 11, 1, tzinfo=UTC)
TWO_GIB = 2048.0


def bench_judge_every_area() -> list[Line]:
    """153 areas x 154 indicators x 60 months: 10 s, 2 GiB, and no slower at the end."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.every_area"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    thirds = found["thirds"]
    return [
        Measured("judge 153 areas x 154 indicators x 60 months", sum(thirds), None, 10.0),
        Measured("the last 51 areas / the first 51", thirds[2], thirds[0], 1.3),
        Share("peak memory of 2 GiB, judging 153 areas", found["peak_mib"], TWO_GIB, at_most=1.0),
    ]


def main() -> None:
    """Judge them all in a process of its own, so that its memory is its own; figures as JSON."""
    indicators = _indicators()
    draw = np.random.default_rng(7)
    judge(_evidence(indicators, draw))  # the first pays for imports and caches
    thirds = []
    for _ in range(3):
        taken = 0.0
        for _ in range(THIRD):
            evidence = _evidence(indicators, draw)
            start = time.perf_counter()
            judge(evidence)
            taken += time.perf_counter() - start
        thirds.append(taken)
    peak = peak_mib()
    print(json.dumps({"thirds": thirds, "peak_mib": peak}))


def _indicators() -> dict[str, Indicator]:
    files = {path.name: path.read_bytes() for path in (ROOT / "data" / "catalogue").glob("*.csv")}
    held, findings = catalogue.read(files)
    assert not findings
    return {one.code: one for one in held.indicators[:INDICATORS]}


def _evidence(indicators: dict[str, Indicator], draw: np.random.Generator) -> Evidence:
    place = Area("E10009999", "Here", AreaKind.LOCAL_AUTHORITY)
    members = ComparatorSet("n", place.code, "Ten", SetMethod.MEDIAN, date(2010, 1, 1), NEIGHBOURS)
    areas = {place.code: place, ENGLAND: Area(ENGLAND, "England", AreaKind.COUNTRY)}
    facts = _frame(indicators, _months(), "local", "month", (place.code,), draw)
    published = _frame(indicators, [YEAR_END], "published", "year", (*NEIGHBOURS, place.code), draw)
    ours = published[(published["area"] == place.code).to_numpy(bool)]
    theirs = published[(published["area"] != place.code).to_numpy(bool)]
    ours = ours.assign(series_id=ours["series_id"] + 1_000_000)
    return Evidence(
        area=place,
        areas=areas,
        indicators=indicators,
        facts=pd.concat([facts, ours], ignore_index=True),
        published=theirs,
        targets=[],
        breaks=[],
        comparator_sets=[members],
        meetings=[],
        clock=NOW,
    )


def _months() -> list[date]:
    return [month_end(2026, 10 - back) for back in range(MONTHS - 1, -1, -1)]


def _frame(
    indicators: dict[str, Indicator],
    ends: list[date],
    basis: str,
    frequency: str,
    areas: tuple[str, ...],
    draw: np.random.Generator,
) -> pd.DataFrame:
    """Every indicator of every area at every end, drawn around seven in ten."""
    each = len(areas) * len(ends)
    rows = len(indicators) * each
    bottom = draw.integers(150, 250, rows).astype(float)
    top = draw.binomial(bottom.astype(int), 0.7).astype(float)
    kinds = np.repeat([one.measure_type for one in indicators.values()], each)
    per = np.repeat(
        [
            100.0 if one.measure_type == MeasureType.RATIO else one.per or 1.0
            for one in indicators.values()
        ],
        each,
    )
    counted = kinds == MeasureType.COUNT
    codes = np.repeat(np.array(list(indicators), dtype=object), each)
    places = np.tile(np.repeat(np.array(areas, dtype=object), len(ends)), len(indicators))
    words = {"indicator": codes, "area": places}
    same = {"agency": "", "basis": basis, "frequency": frequency, "window": "period"}
    same |= {"edition": "", "status": "final", "marker": ""}
    return pd.DataFrame(
        {
            # as the store hands them over: plain objects, not what pandas would guess
            **{name: pd.Series(column, dtype="object") for name, column in words.items()},
            **{name: pd.Series([word] * rows, dtype="object") for name, word in same.items()},
            "series_id": np.repeat(np.arange(len(indicators) * len(areas)), len(ends)),
            "period_end": np.tile(np.array(ends, dtype="datetime64[s]"), rows // len(ends)),
            "value": np.where(counted, top, top / bottom * per),
            "numerator": np.where(counted, np.nan, top),
            "denominator": np.where(counted, np.nan, bottom),
            "known_at": pd.Series([KNOWN] * rows, dtype="datetime64[us, UTC]"),
        }
    )


if __name__ == "__main__":
    main()
