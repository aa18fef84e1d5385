"""Change: on the period before, on the same period last year, and over twelve months."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import MeasureType, Polarity, Timing
from scorecard.domain.period import PERIODS_A_YEAR, Frequency, Window
from scorecard.judgement.grid import Grid

UNUSUAL_SHARE = 0.20
UNUSUAL_CHILDREN = 30.0
BEYOND_CHANCE = 3.0
"""Standard errors (99.7 %) that a change in a year's flow must pass as well."""

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class YearChange:
    """A year's value against the year before, in the indicator's unit and in children."""

    now: float
    before: float
    children: float
    printed: bool = False
    """A rate whose counts nobody printed: its children cannot be told."""

    @property
    def share(self) -> float:
        """The change as a share of the earlier value."""
        return (self.now - self.before) / self.before if self.before else float("nan")


def back(grid: Grid, segment: Codes, row: int, periods: int) -> tuple[float, np.datetime64 | None]:
    """The value so many periods before the latest, with its period end; NaN when unknown.

    Nothing is compared across a break: there the value is NaN and the period None.
    """
    column = grid.columns - 1 - periods
    if column < 0 or segment[row, column] != segment[row, -1]:
        return float("nan"), None
    return float(grid.value[row, column]), grid.end[row, column]


def periods_a_year(grid: Grid, row: int) -> int:
    """How many of the row's periods make a year."""
    return PERIODS_A_YEAR[grid.frequency[row]]


def unexplained(grid: Grid, segment: Codes, row: int) -> YearChange | None:
    """The change over twelve months when it is larger than a year usually brings, else None.

    Only for stocks and neutral indicators, in both directions; never across a break. A flow is
    its last twelve months against the twelve before and must pass chance as well.
    """
    indicator = grid.indicators[row]
    stock = indicator.timing == Timing.SNAPSHOT
    if not stock and indicator.polarity != Polarity.NEUTRAL:
        return None
    if indicator.measure_type == MeasureType.MEAN:
        return None
    change = _of_stock(grid, segment, row) if stock else _of_flow(grid, segment, row)
    if change is None or np.isnan(change.share):
        return None
    many = change.printed or change.children >= UNUSUAL_CHILDREN
    return change if abs(change.share) > UNUSUAL_SHARE and many else None


def _of_stock(grid: Grid, segment: Codes, row: int) -> YearChange | None:
    year_ago = grid.columns - 1 - periods_a_year(grid, row)
    if year_ago < 0 or segment[row, year_ago] != segment[row, -1]:
        return None
    now, before = float(grid.value[row, -1]), float(grid.value[row, year_ago])
    if np.isnan(now) or np.isnan(before):
        return None
    return YearChange(now, before, _children(grid, row, abs(now - before)))


def _of_flow(grid: Grid, segment: Codes, row: int) -> YearChange | None:
    span = 1 if grid.window[row] == Window.ROLLING_12M else periods_a_year(grid, row)
    step = periods_a_year(grid, row)
    first = grid.columns - step - span
    if first < 0 or grid.frequency[row] == Frequency.WEEK or grid.window[row] == Window.YTD:
        return None  # a year-to-date holds its earlier months already
    this, last = slice(grid.columns - span, grid.columns), slice(first, first + span)
    if segment[row, first] != segment[row, -1]:
        return None
    now, before = _pooled(grid, row, this), _pooled(grid, row, last)
    if now is None or before is None:
        return _printed_rates(grid, row)
    children = abs(now[1] - before[1] * now[2] / before[2])
    chance = BEYOND_CHANCE * np.sqrt(now[1] + before[1])
    return YearChange(now[0], before[0], children) if children > chance else None


def _printed_rates(grid: Grid, row: int) -> YearChange | None:
    """Two years' rates whose counts nobody printed: the change stands, its children unknown."""
    yearly = grid.frequency[row] == Frequency.YEAR
    if not yearly or grid.indicators[row].measure_type != MeasureType.RATE or grid.columns < 2:
        return None
    before, now = float(grid.value[row, -2]), float(grid.value[row, -1])
    known = not (np.isnan(before) or np.isnan(now))
    return YearChange(now, before, float("nan"), printed=True) if known else None


def _pooled(grid: Grid, row: int, at: slice) -> tuple[float, float, float] | None:
    """(value over the stretch, children counted, denominator or 1); None if any is unknown."""
    value, top, bottom = grid.value[row, at], grid.numerator[row, at], grid.denominator[row, at]
    indicator = grid.indicators[row]
    if np.isnan(value).any():
        return None
    if indicator.measure_type == MeasureType.COUNT:
        return float(value.sum()), float(value.sum()), 1.0
    if np.isnan(top).any() or np.isnan(bottom).any() or not bottom.sum() > 0:
        return None
    per = 100.0 if indicator.measure_type == MeasureType.RATIO else float(indicator.per or 1.0)
    exposure = bottom.sum() if indicator.measure_type == MeasureType.RATIO else bottom.mean()
    return float(top.sum() / exposure * per), float(top.sum()), float(exposure)


def _children(grid: Grid, row: int, difference: float) -> float:
    indicator, bottom = grid.indicators[row], float(grid.denominator[row, -1])
    if indicator.measure_type == MeasureType.COUNT:
        return difference
    per = 100.0 if indicator.measure_type == MeasureType.RATIO else float(indicator.per or 1.0)
    return difference / per * bottom if bottom > 0 else float("nan")
