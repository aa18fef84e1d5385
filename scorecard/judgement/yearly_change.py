"""A year's change: whether it is larger than authorities see in a year, and than chance gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, isnan, nan, sqrt

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import Indicator, MeasureType, Polarity, Timing
from scorecard.domain.period import PERIODS_A_YEAR, Frequency, Window
from scorecard.domain.yearly_change import YearlyChange
from scorecard.judgement.grid import Floats, Grid
from scorecard.stats import dispersion

UNUSUAL_SHARE = 0.20
UNUSUAL_CHILDREN = 30.0
"""The bounds where no yearly changes are published (methodology, section 3)."""

BEYOND_CHANCE, BEYOND_WANDERING = 2.576, 3.0
"""Standard errors that the change of a stock (99 %), and of a flow (99.7 %), must pass as well.

A flow's own months do not tell all of how far it wanders from one year to the next.
"""

FAMILIES = 2.4
"""Variance over mean of counts of children: brothers and sisters come, and leave, together.

That of families of one child and a Poisson number of others, 1.9 children on average (assumed).
For stocks, whose own month to month says nothing of it, and for histories too short to say.
"""

A_YEAR = PERIODS_A_YEAR[Frequency.MONTH]
A_QUARTER = np.timedelta64(92, "D")
MOST_WANDER = 0.8

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Moved:
    """A year's value against the year before, in the indicator's unit and in children."""

    now: float
    before: float
    children: float
    chance: float
    """Children that chance gives at most; NaN, as `children`, where nobody printed the counts."""

    @property
    def share(self) -> float:
        """The change as a share of the earlier value."""
        return (self.now - self.before) / self.before if self.before else nan


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A year: its value, the children counted (NaN if not printed), what they are out of or 1."""

    value: float
    counted: float
    exposure: float


def unexplained(
    grid: Grid, segment: Codes, row: int, usual: YearlyChange | None = None
) -> Moved | None:
    """The change over twelve months when it is larger than a year usually brings, else None.

    Only for stocks and neutral indicators, in both directions; never across a break. A flow is
    its last twelve months against the twelve before. `usual`: what authorities' published figures
    changed by; without it 20 % and 30 children.
    """
    indicator = grid.indicators[row]
    asked = indicator.timing == Timing.SNAPSHOT or indicator.polarity == Polarity.NEUTRAL
    if not asked or indicator.measure_type == MeasureType.MEAN:
        return None
    found = _two_years(grid, segment, row)
    if found is None:
        return None
    now, before = found
    children, variance = _difference(indicator.measure_type, now, before)
    moved = Moved(now.value, before.value, children, nan)
    # what chance gives is dear to work out, and most changes are usual ones
    if isnan(moved.share) or not _unusual(moved, usual):
        return None
    if not isnan(children):
        moved = replace(moved, chance=_chance(grid, segment, row, now, before) * sqrt(variance))
    return None if moved.children <= moved.chance else moved


def _unusual(moved: Moved, usual: YearlyChange | None) -> bool:
    if usual is not None:
        return not usual.low <= round(100 * moved.share, 9) <= usual.high
    return abs(moved.share) > UNUSUAL_SHARE and not moved.children < UNUSUAL_CHILDREN


def _two_years(grid: Grid, segment: Codes, row: int) -> tuple[_Stretch, _Stretch] | None:
    """The latest year and the one before; None if either is unknown or a break lies between."""
    stock = grid.indicators[row].timing == Timing.SNAPSHOT
    span = 1 if stock or grid.window[row] == Window.ROLLING_12M else _a_year(grid, row)
    first = grid.columns - _a_year(grid, row) - span
    if first < 0 or segment[row, first] != segment[row, -1] or _is_no_year(grid, row, stock=stock):
        return None
    now = _pooled(grid, row, slice(grid.columns - span, grid.columns))
    before = _pooled(grid, row, slice(first, first + span))
    if now is None or before is None:
        return _printed(grid, row, first)
    return now, before


def _chance(grid: Grid, segment: Codes, row: int, now: _Stretch, before: _Stretch) -> float:
    """Standard deviations, of children who came one by one, that chance gives at most."""
    if grid.indicators[row].timing == Timing.SNAPSHOT:
        return BEYOND_CHANCE * sqrt(_of_stock(grid, row, now, before))
    return BEYOND_WANDERING * sqrt(_scatter(grid, segment, row))


def _is_no_year(grid: Grid, row: int, *, stock: bool) -> bool:
    """A year-to-date holds its earlier months already; 52 weeks are not quite a year's flow."""
    return not stock and (grid.frequency[row] == Frequency.WEEK or grid.window[row] == Window.YTD)


def _a_year(grid: Grid, row: int) -> int:
    return PERIODS_A_YEAR[grid.frequency[row]]


def _pooled(grid: Grid, row: int, at: slice) -> _Stretch | None:
    """One stretch; None if a value or a count in it is unknown."""
    value, top, bottom = grid.value[row, at], grid.numerator[row, at], grid.denominator[row, at]
    indicator = grid.indicators[row]
    if np.isnan(value).any():
        return None
    if indicator.measure_type == MeasureType.COUNT:
        return _Stretch(float(value.sum()), float(value.sum()), 1.0)
    if np.isnan(top).any() or np.isnan(bottom).any() or not bottom.sum() > 0:
        return None
    ratio = indicator.measure_type == MeasureType.RATIO
    per = 100.0 if ratio else float(indicator.per or 1.0)
    exposure = float(bottom.sum() if ratio else bottom.mean())
    made = float(value[0]) if len(value) == 1 else float(top.sum() / exposure * per)
    return _Stretch(made, float(top.sum()), exposure)


def _difference(measure: MeasureType, now: _Stretch, before: _Stretch) -> tuple[float, float]:
    """The change in children of the later year, and its variance if they came one by one."""
    grown = now.exposure / before.exposure
    children = abs(now.counted - before.counted * grown)
    if measure != MeasureType.RATIO:
        return children, now.counted + before.counted * grown**2
    share = (now.counted + before.counted) / (now.exposure + before.exposure)
    return children, max(share * (1 - share), 0.0) * now.exposure * (1 + grown)


def _printed(grid: Grid, row: int, first: int) -> tuple[_Stretch, _Stretch] | None:
    """Two years' rates whose counts nobody printed: judged by their share alone."""
    if grid.frequency[row] != Frequency.YEAR:
        return None
    if grid.indicators[row].measure_type != MeasureType.RATE:
        return None
    before, now = float(grid.value[row, first]), float(grid.value[row, -1])
    if isnan(before) or isnan(now):
        return None
    return _Stretch(now, nan, 1.0), _Stretch(before, nan, 1.0)


def _of_stock(grid: Grid, row: int, now: _Stretch, before: _Stretch) -> float:
    """Variance of a stock's change in a year over that of two unrelated counts.

    Who was there a year ago and still is cannot make a difference. With its starts and ends
    known, the share who come and go in a year is 1 - exp(-turnover), as if stays had no memory.
    """
    flows = [_last_year(grid, row, code) for code in _flows_of(grid.indicators[row])]
    counted = now.counted + before.counted
    if len(flows) < 2 or any(isnan(one) for one in flows) or not counted > 0:
        return FAMILIES
    return FAMILIES * (1 - exp(-sum(flows) / counted))


def _flows_of(stock: Indicator) -> tuple[str, ...]:
    return tuple(code for code in (stock.starts, stock.ends) if code)


def _last_year(grid: Grid, stock: int, code: str) -> float:
    """Children counted in a flow's latest year; NaN unless it is held up to about the same time."""
    row = grid.row_of().get(code)
    if row is None or _is_no_year(grid, row, stock=False):
        return nan
    span = 1 if grid.window[row] == Window.ROLLING_12M else _a_year(grid, row)
    apart = abs(grid.end[row, -1] - grid.end[stock, -1])
    if span > grid.columns or apart > A_QUARTER or grid.basis[row] != grid.basis[stock]:
        return nan
    year = _pooled(grid, row, slice(grid.columns - span, grid.columns))
    return nan if year is None else year.counted


def _scatter(grid: Grid, segment: Codes, row: int) -> float:
    """Variance of a year's flow over what chance alone gives, from its own months or quarters.

    More where neighbouring months lie alike: a flow that wanders is further from itself a year on.
    """
    if grid.window[row] != Window.PERIOD:
        return FAMILIES
    since = segment[row] == segment[row, -1]
    top, bottom = grid.numerator[row, since], grid.denominator[row, since]
    measure = grid.indicators[row].measure_type
    values = grid.value[row, since] if measure == MeasureType.COUNT else top
    expected = None
    if measure == MeasureType.RATIO:
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.where(bottom > 0, top / bottom, np.nan)
            share = np.clip(np.nansum(top) / np.nansum(bottom), 0.0, 1.0)
            expected = np.where(bottom > 0, share * (1 - share) / bottom, np.nan)[None, :]
    found = float(dispersion.factor(values[None, :], expected)[0])
    alike = _wander(values) if grid.frequency[row] == Frequency.MONTH else 0.0
    return FAMILIES if isnan(found) else found * (1 + alike) / (1 - alike) ** 2


def _wander(values: Floats) -> float:
    """Lag-1 autocorrelation within whole years, so that a step between them is not counted.

    Corrected for the bias of twelve points (Kendall: -(1 + 4r) / n). The moving range sees only
    1 - r of the variance, and a year's sum holds (1 + r) / (1 - r) of what independent months do.
    """
    earlier = values[: len(values) - A_YEAR]  # the year that is judged does not excuse itself
    years = earlier[len(earlier) % A_YEAR :].reshape(-1, A_YEAR)
    years = years[~np.isnan(years).any(axis=1)]
    apart = years - years.mean(axis=1, keepdims=True)
    whole = float((apart**2).sum())
    if not whole > 0:
        return 0.0
    found = float((apart[:, 1:] * apart[:, :-1]).sum()) / whole
    corrected = (A_YEAR * found + 1) / (A_YEAR - 4)
    return float(np.clip(corrected, 0.0, MOST_WANDER))
