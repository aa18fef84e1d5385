"""Comparing: the area's own published figure against others' of the same period, like for like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import isnan

import numpy as np
import pandas as pd

from scorecard.domain.area import ENGLAND, Area, AreaKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.indicator import Indicator, MeasureType, Polarity
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

    `ours` (any basis) and other areas' `published`: current figures with `figure` worked out.
    """
    mine = _latest_published(ours, as_at)
    table = _by_indicator_and_period(published, as_at)
    found = {}
    theirs: dict[str, tuple[date, str]] = {}
    for key in table:
        theirs[key[0]] = max(theirs.get(key[0], key[1:]), key[1:])
    for code in sorted({*mine, *theirs}):
        indicator = evidence.indicators[code]
        if indicator.measure_type == MeasureType.COUNT:
            continue  # a count says how big a place is, not how it does
        period, window = mine[code][:2] if code in mine else theirs[code]
        figure = mine[code][2] if code in mine else None
        others = table.get((code, period, window), {})
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
    return float(np.median(known) if method == SetMethod.MEDIAN else np.mean(known))


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
    neighbours = [others.get(code, AreaFigure(code, *blank)) for code in members]
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
    yearly = (ours["basis"] == "published") & (ours["frequency"] == Frequency.YEAR)
    frame = ours[yearly.to_numpy(bool) & (ours["period_end"] <= pd.Timestamp(as_at)).to_numpy(bool)]
    frame = frame.sort_values(["period_end", "window"], kind="stable")
    frame = frame.drop_duplicates("indicator", keep="last")
    columns = (frame[name] for name in ("indicator", "period_end", "window", *_FIGURE))
    return {
        code: (end.date(), window, AreaFigure("", *figure))
        for code, end, window, *figure in zip(*columns, strict=True)
    }


_FIGURE = ("figure", "numerator", "denominator", "marker")


def _by_indicator_and_period(
    published: pd.DataFrame, as_at: date
) -> dict[tuple[str, date, str], dict[str, AreaFigure]]:
    """Figures of the same period, and over the same stretch up to it: window."""
    frame = published[(published["frequency"] == Frequency.YEAR).to_numpy(bool)]
    frame = frame[(frame["period_end"] <= pd.Timestamp(as_at)).to_numpy(bool)]
    columns = (frame[name] for name in ("indicator", "period_end", "window", "area", *_FIGURE))
    table: dict[tuple[str, date, str], dict[str, AreaFigure]] = {}
    for code, end, window, area, *figure in zip(*columns, strict=True):
        table.setdefault((code, end.date(), window), {})[area] = AreaFigure(area, *figure)
    return table
