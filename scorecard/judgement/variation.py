"""Variation: which series may carry limits, and what the Making Data Count rules say of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import MeasureType, Polarity, Timing
from scorecard.domain.period import Frequency, Window
from scorecard.domain.verdict import Assurance, Variation
from scorecard.judgement.grid import Floats, Grid
from scorecard.judgement.times import months
from scorecard.stats import seasonal, spc

POINTS_FOR_LIMITS = 13
"""Known points in a segment before limits and icons are shown (methodology, section 3)."""

MONTHS_TO_ADJUST = 36
"""Known months before the school year is taken out of a monthly flow."""

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Charted:
    """Limits and signals over the whole grid; NaN and 0 where none are shown.

    `signal`: +1 high, -1 low, 2 both. `toward`: 1 improvement, -1 concern, 2 changed (neither).
    `charted` is what the limits are put on: the seasonally adjusted series where one is made.
    """

    charted: Floats
    adjusted: NDArray[np.bool_]
    mean: Floats
    lower: Floats
    upper: Floats
    signal: Codes
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
    charted, adjusted = _adjusted(grid, segment)
    eligible = may_carry_limits(grid)
    rows, numbers = _segments_of(segment, eligible)
    inside = segment[rows] == numbers[:, None]
    values = np.where(inside, charted[rows], np.nan)
    limits = spc.xmr(values, rules=spc.MDC)
    enough = np.sum(~np.isnan(values), axis=1) >= POINTS_FOR_LIMITS
    blank = np.full(grid.value.shape, np.nan)
    mean, lower, upper = blank.copy(), blank.copy(), blank.copy()
    signal = np.zeros(grid.value.shape, dtype=np.int64)
    for place in np.flatnonzero(enough):
        row, here = rows[place], inside[place]
        mean[row, here] = limits.mean[place]
        lower[row, here] = limits.lower[place]
        upper[row, here] = limits.upper[place]
        signal[row, here] = limits.signal[place, here]
    latest_segment = segment == segment[:, -1:]
    known = np.sum(latest_segment & ~np.isnan(grid.value), axis=1)
    return Charted(
        charted=charted,
        adjusted=adjusted,
        mean=mean,
        lower=lower,
        upper=upper,
        signal=signal,
        toward=_toward(signal, grid),
        known=known,
        variation=_variation(grid, signal, known, eligible),
        assurance=_assurance(grid, limits, rows, numbers, segment, enough, target),
    )


def _adjusted(grid: Grid, segment: Codes) -> tuple[Floats, NDArray[np.bool_]]:
    latest = segment == segment[:, -1:]
    values = np.where(latest, grid.value, np.nan)
    counted = np.array(
        [one.measure_type in (MeasureType.COUNT, MeasureType.RATE) for one in grid.indicators],
        dtype=bool,
    )
    monthly = (grid.frequency == Frequency.MONTH) & may_carry_limits(grid) & counted
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
    limits: spc.Xmr,
    rows: Codes,
    numbers: Codes,
    segment: Codes,
    enough: NDArray[np.bool_],
    target: Floats,
) -> list[Assurance]:
    polarity = np.array([_spc_polarity(grid.indicators[row].polarity) for row in rows], object)
    words = spc.assurance(limits, target[rows], polarity, spc.MDC)
    found = [Assurance.UNKNOWN] * grid.rows
    for place in np.flatnonzero(enough):
        row = rows[place]
        latest = numbers[place] == segment[row, -1]
        if latest and not np.isnan(grid.value[row, -1]):
            found[row] = Assurance(str(words[place]))
    return found


def _spc_polarity(polarity: Polarity) -> str:
    return Polarity.NEUTRAL if polarity == Polarity.BAND else polarity
