"""Windows: coarser views of a series, made of whole periods only, never across a break."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import Indicator, MeasureType, Timing
from scorecard.domain.period import PERIODS_A_YEAR, Frequency, Window, day
from scorecard.judgement.attainment import Codes
from scorecard.judgement.grid import Floats, Grid
from scorecard.judgement.times import months

_SUMMED = (Frequency.MONTH, Frequency.QUARTER)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A series made of another's periods: ends, values and counts; NaN where a part is unknown."""

    end: NDArray[np.datetime64]
    value: Floats
    numerator: Floats
    denominator: Floats
    segment: Codes


def as_defined(grid: Grid, segment: Codes) -> Grid:
    """The grid with indicators defined over rolling twelve months made so from their periods.

    Only where the latest twelve months (or four quarters) are all known; else as reported.
    """
    value, window = grid.value.copy(), grid.window.copy()
    top, bottom = grid.numerator.copy(), grid.denominator.copy()
    for row, indicator in enumerate(grid.indicators):
        rolls = indicator.window == Window.ROLLING_12M and indicator.timing == Timing.FLOW
        able = grid.window[row] == Window.PERIOD and grid.frequency[row] in _SUMMED
        if not (rolls and able):
            continue
        made = rolling_year(grid, segment, row)
        if not len(made.value) or np.isnan(made.value[-1]):
            continue
        at = slice(grid.columns - len(made.value), None)
        for whole, part in (
            (value, made.value),
            (top, made.numerator),
            (bottom, made.denominator),
        ):
            whole[row] = np.nan
            whole[row, at] = part
        window[row] = str(Window.ROLLING_12M)
    return replace(grid, value=value, window=window, numerator=top, denominator=bottom)


def rolling_year(grid: Grid, segment: Codes, row: int) -> Stretch:
    """Twelve months (or four quarters) up to each period; all known, no break inside."""
    return _pooled(grid, segment, row, PERIODS_A_YEAR[grid.frequency[row]], np.arange(grid.columns))


def latest_year(grid: Grid, segment: Codes, row: int) -> tuple[float, str]:
    """The newest figure that covers a year, or a stock's newest; NaN when a part is unknown.

    The words say which stretch it is.
    """
    end = grid.end[row, -1].astype("datetime64[D]").astype(object)
    frequency = str(grid.frequency[row])
    if grid.indicators[row].timing == Timing.SNAPSHOT:
        return float(grid.value[row, -1]), f"at {day(end)}"
    if frequency == Frequency.YEAR or grid.window[row] == Window.ROLLING_12M:
        return float(grid.value[row, -1]), f"12 months to {end:%B %Y}"
    if grid.window[row] != Window.PERIOD or frequency not in (Frequency.MONTH, Frequency.QUARTER):
        return float("nan"), ""
    made = rolling_year(grid, segment, row).value
    return (float(made[-1]) if len(made) else float("nan")), f"12 months to {end:%B %Y}"


def calendar(grid: Grid, segment: Codes, row: int, to: Frequency) -> Stretch:
    """Whole quarters, or whole financial years, of a finer series."""
    span = PERIODS_A_YEAR[grid.frequency[row]] // PERIODS_A_YEAR[to]
    month = months(grid.end[row]) % 12 + 1
    closing = month % 3 == 0 if to == Frequency.QUARTER else month == 3
    return _pooled(grid, segment, row, span, np.flatnonzero(closing))


def _pooled(grid: Grid, segment: Codes, row: int, span: int, at: Codes) -> Stretch:
    indicator = grid.indicators[row]
    at = at[at >= span - 1]
    if indicator.timing == Timing.SNAPSHOT:
        parts = (grid.value[row, at], grid.numerator[row, at], grid.denominator[row, at])
        return Stretch(grid.end[row, at], *parts, segment=segment[row, at])
    index = at[:, None] + np.arange(-span + 1, 1)[None, :]
    whole = segment[row][index[:, 0]] == segment[row][index[:, -1]]
    known = ~np.isnan(grid.value[row][index])
    value, top, bottom = (
        part[row][index].sum(axis=1) for part in (grid.value, grid.numerator, grid.denominator)
    )
    population = grid.denominator[row][index].mean(axis=1)
    made = _value(indicator, value, top, bottom, population)
    counted = population if indicator.measure_type == MeasureType.RATE else bottom
    usable = whole & known.all(axis=1)
    return Stretch(
        end=grid.end[row, at],
        value=np.where(usable, made, np.nan),
        numerator=np.where(usable, top, np.nan),
        denominator=np.where(usable, counted, np.nan),
        segment=segment[row, at],
    )


def _value(
    indicator: Indicator, value: Floats, top: Floats, bottom: Floats, population: Floats
) -> Floats:
    if indicator.measure_type == MeasureType.COUNT:
        return value
    per, below = 1.0, bottom
    if indicator.measure_type == MeasureType.RATIO:
        per = 100.0
    elif indicator.measure_type == MeasureType.RATE:
        per, below = float(indicator.per or 1.0), population
    made = np.full(len(top), np.nan)
    np.divide(top * per, below, out=made, where=below > 0)
    return made
