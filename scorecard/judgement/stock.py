"""Stocks: judged on what starts them and what ends them, over a year and by their own charts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isnan

import numpy as np

from scorecard.domain.indicator import Indicator, Timing
from scorecard.domain.period import PERIODS_A_YEAR
from scorecard.domain.verdict import VARIATION_WORDS, Rag, Variation
from scorecard.judgement import sentences, windows
from scorecard.judgement.judged import Judged, Row
from scorecard.judgement.signals import describe


class Role(StrEnum):
    """What a flow does to its stock."""

    STARTS = "starts"
    ENDS = "ends"


SIGNALLED = (
    *(Variation.CONCERN, Variation.IMPROVEMENT, Variation.BOTH),
    *(Variation.NEITHER_HIGH, Variation.NEITHER_LOW),
)


@dataclass(frozen=True, slots=True)
class StockFlow:
    """One flow of a stock: its judged row, its latest twelve months and the twelve before.

    NaN where a part of the year is unknown or the series breaks in it; `when` says which year.
    """

    role: Role
    row: Row
    year: float
    year_before: float
    when: str


def flows(judged: Judged, code: str) -> tuple[StockFlow, ...]:
    """What starts and ends a stock, as far as the catalogue names it; nothing for a flow."""
    indicator = judged.evidence.indicators[code]
    if indicator.timing != Timing.SNAPSHOT:
        return ()
    named = {Role.STARTS: indicator.starts, Role.ENDS: indicator.ends}
    return tuple(
        _flow(judged, role, judged.rows[flow])
        for role, flow in named.items()
        if flow in judged.rows
    )


def sentence(judged: Judged, moved: tuple[StockFlow, ...]) -> str:
    """Each flow's two years and what its chart says; nothing without a figure of either."""
    told = [_told(judged, one) for one in moved if one.row.place is not None]
    untold = [one.row.indicator.short_name for one in moved if one.row.place is None]
    missing = f"No figure is held of {' or '.join(untold)}." if told and untold else ""
    return sentences.joined(*told, missing)


def chart(judged: Judged, row: Row) -> str:
    """What a flow's own chart says of its latest point."""
    if row.place is None or row.rag == Rag.OUT_OF_DATE:
        return ""
    if row.variation in SIGNALLED:
        return describe(judged.grid, judged.charted, row.place).sentence
    said = VARIATION_WORDS[row.variation]
    return f"{sentences.opened(said)}." if said else ""


def _flow(judged: Judged, role: Role, row: Row) -> StockFlow:
    if row.place is None:
        return StockFlow(role, row, np.nan, np.nan, "")
    year, when = windows.latest_year(judged.grid, judged.segment, row.place)
    return StockFlow(role, row, year, _year_before(judged, row.place), when)


def _year_before(judged: Judged, place: int) -> float:
    """The twelve months that ended a year before the latest; NaN where they are not comparable."""
    grid, segment = judged.grid, judged.segment
    a_year = PERIODS_A_YEAR[grid.frequency[place]]
    if isnan(windows.latest_year(grid, segment, place)[0]):
        return np.nan
    whole = grid.window[place] == "rolling_12m" or a_year == 1
    made = grid.value[place] if whole else windows.rolling_year(grid, segment, place).value
    column = grid.columns - 1 - a_year
    since = column >= 0 and segment[place, column] == segment[place, -1]
    return float(made[-1 - a_year]) if since and len(made) > a_year else np.nan


def _told(judged: Judged, one: StockFlow) -> str:
    indicator, said = one.row.indicator, chart(judged, one.row)
    return sentences.joined(f"{indicator.short_name}: {_years(indicator, one)}.", said)


def _years(indicator: Indicator, one: StockFlow) -> str:
    if isnan(one.year):
        return "no whole year is known"
    now = f"{sentences.value(indicator, one.year)} in the {one.when}"
    if isnan(one.year_before):
        return now
    return f"{now}, {sentences.value(indicator, one.year_before)} in the year before"
