"""Variation: which series may carry limits, and what the Making Data Count rules say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import MeasureType, Polarity, Timing
from scorecard.domain.period import Frequency, Window
from scorecard.domain.verdict import Assurance, Variation
from scorecard.judgement import limits
from scorecard.judgement.grid import Floats, Grid
from scorecard.judgement.times import months
from scorecard.stats import autocorrelation, seasonal, spc

POINTS_FOR_LIMITS = 13
"""Known points in a segment before limits and icons are shown (methodology, section 3)."""

FEW_A_PERIOD = 5
"""Counted a period on average, below which limits come from the chance of each count."""

MONTHS_TO_ADJUST = 36
"""Known months before the school year is taken out of a monthly flow."""

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Charted:
    """Limits and signals over the whole grid; NaN and 0 where none are shown.

    `signal`: +1 high, -1 low, 2 both. `toward`: 1 improvement, -1 concern, 2 changed (neither).
    `marks`: each rule's own +1 and -1. `charted` is what the limits are put on: the seasonally
    adjusted series where one is made. `few`: limits from the chance of each count, where fewer
    than five are counted a period. `lag1`: how much a period resembles the one before, since the
    last break; NaN where too few say.
    """

    charted: Floats
    adjusted: NDArray[np.bool_]
    few: NDArray[np.bool_]
    events: Floats
    lag1: Floats
    mean: Floats
    lower: Floats
    upper: Floats
    signal: Codes
    marks: Mapping[str, Codes]
    toward: Codes
    known: Codes
    variation: list[Variation]
    assurance: list[Assurance]


def may_carry_limits(grid: Grid) -> NDArray[np.bool_]:
    """Flows over their own period, never annual: anything else carries its past in it."""
    flow = np.array([one.timing == Timing.FLOW for one in grid.indicators], dtype=bool)
    carries: NDArray[np.bool_] = (
        flow & (grid.window == Window.PERIOD) & (grid.frequency != Frequency.YEAR)
    ).astype(bool)
    return carries


def chart(grid: Grid, segment: Codes, target: Floats) -> Charted:
    """Limits segment by segment, signals, and the words for each row's latest point.

    `target` is the bound in force at each row's latest period, NaN for none.
    """
    eligible = may_carry_limits(grid)
    events = fewest(grid, segment)
    few = eligible & (events < FEW_A_PERIOD)
    charted, adjusted = _adjusted(grid, segment, few)
    rows, numbers = _segments_of(segment, eligible)
    inside = segment[rows] == numbers[:, None]
    drawn = limits.draw(grid, charted, rows, inside, few[rows])
    enough = drawn.known >= POINTS_FOR_LIMITS
    spread = limits.over_grid(drawn, grid.value.shape, rows, inside, enough)
    latest = segment == segment[:, -1:]
    known = np.sum(latest & ~np.isnan(grid.value), axis=1)
    carries = np.where(eligible[:, None] & latest, charted, np.nan)
    return Charted(
        charted=charted,
        adjusted=adjusted,
        few=few,
        events=events,
        lag1=autocorrelation.lag1(carries),
        mean=spread.mean,
        lower=spread.lower,
        upper=spread.upper,
        signal=spread.signal,
        marks=spread.marks,
        toward=_toward(spread.signal, grid),
        known=known,
        variation=_variation(grid, spread.signal, known, eligible),
        assurance=_assurance(grid, drawn, rows, numbers, segment, enough, target),
    )


def fewest(grid: Grid, segment: Codes) -> Floats:
    """(rows,): how many are counted a period on average since the last break; NaN without counts.

    Of a share, the fewer of those counted and those not: either end is where limits mislead.
    """
    kind = np.array([one.measure_type for one in grid.indicators], dtype=object)[:, None]
    # counts that do not reconcile have no figure
    here = (segment == segment[:, -1:]) & ~np.isnan(grid.value)
    rest = np.where(kind == MeasureType.RATIO, grid.denominator - grid.numerator, np.inf)
    counted = np.where(kind == MeasureType.COUNT, grid.value, grid.numerator)
    counted = np.where(here & (kind != MeasureType.MEAN), counted, np.nan)
    known = ~np.isnan(counted) & ~np.isnan(rest)
    count = known.sum(axis=1)
    totals = [
        np.where(known & np.isfinite(part), part, 0.0).sum(axis=1) for part in (counted, rest)
    ]
    fewer = np.minimum(totals[0], np.where(np.isinf(rest).all(axis=1), np.inf, totals[1]))
    return np.where(count > 0, fewer / np.maximum(count, 1), np.nan)


def _adjusted(
    grid: Grid, segment: Codes, few: NDArray[np.bool_]
) -> tuple[Floats, NDArray[np.bool_]]:
    latest = segment == segment[:, -1:]
    values = np.where(latest, grid.value, np.nan)
    counted = np.array(
        [one.measure_type in (MeasureType.COUNT, MeasureType.RATE) for one in grid.indicators],
        dtype=bool,
    )
    monthly = (grid.frequency == Frequency.MONTH) & may_carry_limits(grid) & counted & ~few
    long_enough = np.sum(~np.isnan(values), axis=1) >= MONTHS_TO_ADJUST
    chosen = np.flatnonzero(monthly & long_enough)
    charted = grid.value.copy()
    adjusted = np.zeros(grid.rows, dtype=bool)
    if not len(chosen):
        return charted, adjusted
    last_month = months(grid.end[chosen, -1]) % 12 + 1
    for month in np.unique(last_month):
        alike = chosen[last_month == month]
        made, factors = seasonal.adjust(values[alike], month)
        charted[alike] = np.where(latest[alike], made, grid.value[alike])
        adjusted[alike] = np.any(factors != 1.0, axis=1)
    return charted, adjusted


def _segments_of(segment: Codes, eligible: NDArray[np.bool_]) -> tuple[Codes, Codes]:
    pairs = [
        (row, number) for row in np.flatnonzero(eligible) for number in np.unique(segment[row])
    ]
    found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _toward(signal: Codes, grid: Grid) -> Codes:
    good = {Polarity.HIGH_GOOD: 1, Polarity.LOW_GOOD: -1}
    sign = np.array([good.get(one.polarity, 0) for one in grid.indicators])[:, None]
    either = np.where(signal != 0, 2, 0)
    return np.where((sign == 0) | (signal == 2), either, np.clip(signal, -1, 1) * sign)


def _variation(
    grid: Grid, signal: Codes, known: Codes, eligible: NDArray[np.bool_]
) -> list[Variation]:
    polarity = np.array([_spc_polarity(one.polarity) for one in grid.indicators], dtype=object)
    words = spc.variation(signal[:, -1], polarity)
    found = []
    for row in range(grid.rows):
        if np.isnan(grid.value[row, -1]):
            found.append(Variation.UNKNOWN)
        elif not eligible[row]:
            found.append(Variation.NOT_CHARTED)
        elif known[row] < POINTS_FOR_LIMITS:
            found.append(Variation.TOO_FEW_POINTS)
        else:
            found.append(Variation(str(words[row])))
    return found


def _assurance(
    grid: Grid,
    drawn: limits.Limits,
    rows: Codes,
    numbers: Codes,
    segment: Codes,
    enough: NDArray[np.bool_],
    target: Floats,
) -> list[Assurance]:
    polarity = np.array([_spc_polarity(grid.indicators[row].polarity) for row in rows], object)
    words = spc.assurance(drawn.latest(), target[rows], polarity, spc.MDC)
    found = [Assurance.UNKNOWN] * grid.rows
    for place in np.flatnonzero(enough):
        row = rows[place]
        latest = numbers[place] == segment[row, -1]
        if latest and not np.isnan(grid.value[row, -1]):
            found[row] = Assurance(str(words[place]))
    return found


def _spc_polarity(polarity: Polarity) -> str:
    return Polarity.NEUTRAL if polarity == Polarity.BAND else polarity
