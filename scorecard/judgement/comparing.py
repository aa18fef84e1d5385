"""Comparing: the area's own published figure against others' of the same period, like for like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum, isnan
from statistics import median

import numpy as np
import pandas as pd

from scorecard.domain.area import ENGLAND, Area, AreaKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.indicator import Indicator, MeasureType, Polarity
from scorecard.domain.observation import Basis
from scorecard.domain.period import Frequency
from scorecard.judgement import funnel
from scorecard.judgement.compared import (
    COUNTRY,
    NEIGHBOURS,
    REGION,
    AreaFigure,
    Benchmark,
    Compared,
)
from scorecard.judgement.evidence import Evidence

MOST_OF_TEN = 6


def others_of(area: Area, areas: Mapping[str, Area], sets: Sequence[ComparatorSet]) -> list[str]:
    """The codes of every area this one may be compared with."""
    members = [member for one in sets for member in one.members]
    return sorted({*members, *filter(None, (area.region, country_of(area, areas)))})


def country_of(area: Area, areas: Mapping[str, Area]) -> str:
    """England, or the invented England that an invented authority is compared with."""
    if not area.synthetic:
        return ENGLAND
    invented = (one for one in areas.values() if one.synthetic and one.kind == AreaKind.COUNTRY)
    return next((one.code for one in invented), "")


def compare(
    evidence: Evidence, ours: pd.DataFrame, published: pd.DataFrame, as_at: date
) -> dict[str, Compared]:
    """A comparison for each indicator with a published figure of ours or of a comparator's.

    `ours`: our yearly figures (any basis); `published`: other areas'; `figure` worked out in both.
    """
    mine = _latest_published(ours, as_at)
    theirs = _of_others(published, as_at, {code: held[:2] for code, held in mine.items()})
    found = {}
    for code in sorted({*mine, *theirs}):
        indicator = evidence.indicators[code]
        if indicator.measure_type == MeasureType.COUNT:
            continue  # a count says how big a place is, not how it does
        period = mine[code][0] if code in mine else theirs[code][0]
        figure = mine[code][2] if code in mine else None
        others = theirs[code][1] if code in theirs else {}
        found[code] = _one(evidence, indicator, period, figure, others)
    found = funnel.with_spread(found, evidence.indicators)
    judged = funnel.with_verdicts(found, evidence.indicators)
    return funnel.with_adjusted_p(judged, evidence.indicators, as_at)


def set_in_force(sets: Sequence[ComparatorSet], when: date) -> ComparatorSet | None:
    """The latest set whose dates hold the day."""
    held = [
        one
        for one in sets
        if one.valid_from <= when and (one.valid_to is None or when <= one.valid_to)
    ]
    return max(held, key=lambda one: one.valid_from) if held else None


def summary(values: Sequence[float], method: SetMethod) -> float:
    """The set's figure by the method it states; NaN unless enough members are known."""
    known = [value for value in values if not isnan(value)]
    needed = max(MOST_OF_TEN, len(values) / 2) if len(values) >= 10 else len(values) / 2
    if not known or len(known) < needed:
        return float("nan")
    # for ten numbers an array costs more than the sum
    return median(known) if method == SetMethod.MEDIAN else fsum(known) / len(known)


def _one(
    evidence: Evidence,
    indicator: Indicator,
    period: date,
    ours: AreaFigure | None,
    others: Mapping[str, AreaFigure],
) -> Compared:
    chosen_set = set_in_force(evidence.comparator_sets, period)
    members = chosen_set.members if chosen_set else ()
    blank = (np.nan, np.nan, np.nan, "")
    neighbours = [others.get(code) or AreaFigure(code, *blank) for code in members]
    values = [one.value for one in neighbours]
    figures = {NEIGHBOURS: summary(values, chosen_set.method) if chosen_set else np.nan}
    wider = {REGION: evidence.area.region, COUNTRY: country_of(evidence.area, evidence.areas)}
    figures |= {name: others[code].value for name, code in wider.items() if code in others}
    counted = dict.fromkeys(wider, (1, 1))
    counted[NEIGHBOURS] = (sum(not isnan(value) for value in values), len(values))
    benchmarks = {
        name: Benchmark(value, *counted[name])
        for name, value in figures.items()
        if not isnan(value)
    }
    chosen = next((name for name in (NEIGHBOURS, REGION, COUNTRY) if name in benchmarks), "")
    rank, of = _rank(indicator, ours, values)
    return Compared(
        period_end=period,
        ours=ours,
        chosen=chosen,
        set=chosen_set,
        benchmarks=benchmarks,
        neighbours=neighbours,
        others={name: others[code] for name, code in wider.items() if code in others},
        rank=rank,
        of=of,
    )


def _rank(
    indicator: Indicator, ours: AreaFigure | None, values: Sequence[float]
) -> tuple[int, int]:
    known = [value for value in values if not isnan(value)]
    if ours is None or isnan(ours.value) or not known:
        return 0, 0
    low_first = indicator.polarity == Polarity.LOW_GOOD
    ahead = sum(value < ours.value if low_first else value > ours.value for value in known)
    return ahead + 1, len(known) + 1


def _latest_published(ours: pd.DataFrame, as_at: date) -> dict[str, tuple[date, str, AreaFigure]]:
    official = (ours["basis"] == Basis.PUBLISHED).to_numpy(bool)
    frame = ours[official & (ours["period_end"] <= pd.Timestamp(as_at)).to_numpy(bool)]
    frame = frame.sort_values(["period_end", "window"], kind="stable")
    frame = frame.drop_duplicates("indicator", keep="last")
    columns = (frame[name] for name in ("indicator", "period_end", "window", *_FIGURE))
    return {
        code: (end.date(), window, AreaFigure("", *figure))
        for code, end, window, *figure in zip(*columns, strict=True)
    }


_FIGURE = ("figure", "numerator", "denominator", "marker")


def _of_others(
    published: pd.DataFrame, as_at: date, ours: Mapping[str, tuple[date, str]]
) -> dict[str, tuple[date, Mapping[str, AreaFigure]]]:
    """(period end, figures by area) of each indicator: of the period and window that `ours` names.

    Where we have none, of others' latest. Only like goes beside like.
    """
    end = published["period_end"].to_numpy("datetime64[D]")
    usable = (published["frequency"] == Frequency.YEAR).to_numpy(bool)
    frame = published[usable & (end <= np.datetime64(as_at, "D"))]
    number, codes = pd.factorize(frame["indicator"])
    end, window = frame["period_end"].to_numpy("datetime64[D]"), frame["window"].to_numpy(object)
    wanted = [ours.get(code) or _latest(end, window, number == at) for at, code in enumerate(codes)]
    ends = np.array([one[0] for one in wanted], dtype="datetime64[D]")
    windows = np.array([one[1] for one in wanted], dtype=object)
    here = (end == ends[number]) & (window == windows[number])
    found: dict[str, tuple[date, dict[str, AreaFigure]]] = {
        code: (one[0], {}) for code, one in zip(codes, wanted, strict=True)
    }
    columns = (frame[name].to_numpy(object)[here] for name in ("indicator", "area", *_FIGURE))
    for code, area, *figure in zip(*columns, strict=True):
        found[code][1][area] = AreaFigure(area, *figure)
    return dict(found)


def _latest(end: np.ndarray, window: np.ndarray, here: np.ndarray) -> tuple[date, str]:
    """The latest period end of some rows, and of its windows the last by name."""
    last = end[here].max()
    named = max(window[here & (end == last)])
    day: date = last.astype(object)
    return day, str(named)
