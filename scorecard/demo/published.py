"""Published yearly figures: Exampleshire's own, its neighbours', the region's and the country's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.demo.measures import MEASURES, Measure
from scorecard.demo.places import COUNTRY, NEIGHBOURS, REGION
from scorecard.demo.rows import NOTE, SENT_COLUMNS
from scorecard.demo.series import Draws, Numbers, gather, is_stock, months_back
from scorecard.domain.area import EXAMPLESHIRE
from scorecard.domain.observation import Basis, Marker, Status
from scorecard.domain.submission import Submission, SubmissionKind

YEARS = 6
REGION_SIZE, COUNTRY_SIZE = 24.0, 248.0
"""How many Exampleshires."""

PUBLISHER = "Synthetic statistics (no real publisher)"

# Normal scores of ten areas in order: a believable spread that no seed can spoil.
_SCORES = np.array([-1.55, -1.0, -0.66, -0.38, -0.12, 0.12, 0.38, 0.66, 1.0, 1.55])
_OWN_SHARE, _OWN_SHARE_IN_TIME = 0.985, 0.993


@dataclass(frozen=True, slots=True)
class Level:
    """Where the neighbours, the region and the country lie, in the unit shown."""

    neighbours: float
    spread: float
    region: float
    country: float
    a_year: float = 0.0


LEVELS: dict[str, Level] = {
    "fd_referrals_rate": Level(530.0, 62.0, 545.0, 519.4, 3.0),
    "fd_rereferrals_12m_pct": Level(21.6, 1.7, 22.1, 22.6, 0.1),
    "fd_assessments_45wd_pct": Level(87.6, 1.9, 86.1, 85.7, 0.1),
    "cp_s47_rate": Level(197.0, 22.0, 195.0, 189.3, 2.0),
    "cp_icpc_15wd_pct": Level(86.0, 4.0, 82.6, 81.4, 0.3),
    "cp_plan_2yr_open_pct": Level(1.9, 0.6, 2.2, 2.3, 0.0),
    "cp_plans_current_rate": Level(54.0, 6.5, 47.0, 40.6, -0.4),
    "cp_repeat_plan_pct": Level(24.6, 1.8, 24.0, 24.5, 0.3),
    "lac_current_rate": Level(78.0, 8.5, 73.0, 67.0, 0.4),
    "lac_3plus_placements_pct": Level(8.6, 1.0, 9.6, 10.0, 0.0),
    "lac_rha_pct": Level(87.5, 1.4, 89.4, 90.0, 0.2),
}

HIDDEN = ("cp_plan_2yr_open_pct", "E06999905")
"""The neighbour whose figure is suppressed in every year: too few children."""


def release_day(year_end: date) -> date:
    """The second Thursday of the November after the year to March."""
    first = date(year_end.year, 11, 1)
    return first + timedelta(days=(4 - first.isoweekday()) % 7 + 7)


def year_ends(as_at: date) -> tuple[date, ...]:
    """The years to March that have been published by a date, oldest first."""
    last = date(as_at.year, 3, 31)
    while release_day(last) > as_at:
        last = date(last.year - 1, 3, 31)
    return tuple(date(last.year - back, 3, 31) for back in range(YEARS - 1, -1, -1))


def published(draws: Draws, seed: int) -> tuple[tuple[Submission, pd.DataFrame], ...]:
    """One release a year with every area's figures."""
    ends = year_ends(draws.as_at)
    measures = {measure.code: measure for measure in MEASURES}
    frame = pd.concat(
        [_indicator(draws, seed, measures[code], level, ends) for code, level in LEVELS.items()],
        ignore_index=True,
    )
    return tuple(_release(frame[frame["period_end"] == end], end) for end in ends)


def _indicator(
    draws: Draws, seed: int, measure: Measure, level: Level, ends: tuple[date, ...]
) -> pd.DataFrame:
    stream = np.random.default_rng([seed, crc32(f"published {measure.code}".encode())])
    own_top, own_bottom = _own(draws, measure, ends, stream)
    order = stream.permutation(len(NEIGHBOURS))
    middles = level.neighbours + level.spread * _SCORES[order]
    middles = np.append(middles, (level.region, level.country))
    sizes = np.array([*(size for _, size in NEIGHBOURS.values()), REGION_SIZE, COUNTRY_SIZE])
    bottom = np.round(np.outer(sizes, np.full(len(ends), own_bottom.mean())))
    drift = level.a_year * (np.arange(len(ends)) - (len(ends) - 1))
    chance = (middles[:, None] + drift) / measure.scale
    if measure.scale == 100:
        top = stream.binomial(bottom.astype(np.int64), chance).astype(float)
    else:
        top = stream.poisson(bottom * chance).astype(float)
    codes = [EXAMPLESHIRE, *NEIGHBOURS, REGION, COUNTRY]
    return _frame(measure, codes, ends, np.vstack([own_top, top]), np.vstack([own_bottom, bottom]))


def _own(
    draws: Draws, measure: Measure, ends: tuple[date, ...], stream: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """The authority's own year as the statistics count it: a little less than it counted itself."""
    every, window = "month", "period" if is_stock(measure.numerator) else "rolling_12m"
    assert months_back(draws.as_at, ends[0]) < len(draws.counts[measure.numerator]) - 12
    top = gather(draws, measure.numerator, every, ends, window)
    bottom = gather(draws, measure.denominator, every, ends, window)
    if measure.scale == 100:
        left_over = stream.binomial((bottom - top).astype(np.int64), _OWN_SHARE_IN_TIME)
        top = stream.binomial(top.astype(np.int64), _OWN_SHARE).astype(float)
        return top, top + left_over
    return stream.binomial(top.astype(np.int64), _OWN_SHARE).astype(float), bottom


def _frame(
    measure: Measure, codes: list[str], ends: tuple[date, ...], top: Numbers, bottom: Numbers
) -> pd.DataFrame:
    size = len(codes) * len(ends)
    area = np.repeat(np.array(codes, dtype=object), len(ends))
    hidden = (area == HIDDEN[1]) & (measure.code == HIDDEN[0])
    shown: dict[str, NDArray[Any]] = {
        "value": measure.scale * top.ravel() / bottom.ravel(),
        "numerator": top.ravel(),
        "denominator": bottom.ravel(),
    }
    words = {
        "indicator": measure.code,
        "agency": "",
        "frequency": "year",
        "window": "period",
        "dimension": "",
        "category": "",
        "basis": Basis.PUBLISHED.value,
        "edition": "",
        "status": Status.FINAL.value,
        "note": NOTE,
    }
    every_end = list(ends) * len(codes)
    return pd.DataFrame(
        {
            **{name: np.full(size, word, dtype=object) for name, word in words.items()},
            "area": area,
            "period_start": _objects([date(end.year - 1, 4, 1) for end in every_end]),
            "period_end": _objects(every_end),
            "marker": np.where(hidden, Marker.SUPPRESSED.value, "").astype(object),
            **{name: np.where(hidden, np.nan, values) for name, values in shown.items()},
            "reference": f"Synthetic yearly table, {measure.code}",
        }
    )


def _release(frame: pd.DataFrame, end: date) -> tuple[Submission, pd.DataFrame]:
    released = datetime.combine(release_day(end), time(9, 30), UTC)
    frame = frame.assign(known_at=_objects([released] * len(frame)))
    frame = frame[list(SENT_COLUMNS)].reset_index(drop=True)
    filename = f"synthetic_statistics_{end.year}.csv"
    mark = pd.util.hash_pandas_object(frame[["indicator", "value"]]).to_numpy().tobytes()
    submission = Submission(
        agency="partnership",
        filename=filename,
        sha256=hashlib.sha256(filename.encode() + mark).hexdigest(),
        kind=SubmissionKind.EES,
        received_at=released,
        title=f"Synthetic statistics, year to March {end.year}",
        publisher=PUBLISHER,
        reference=f"Synthetic yearly tables, {end.year}",
        permitted_use="Demonstration only: synthetic, about no real child.",
        released=True,
    )
    return submission, frame


def _objects(values: list[Any]) -> NDArray[np.object_]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
