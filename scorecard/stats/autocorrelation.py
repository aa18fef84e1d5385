"""Autocorrelation: how much each point of a series resembles the one before it."""

import numpy as np
from numpy.typing import ArrayLike

from scorecard.stats.arguments import Floats, rows

LEAST_PAIRS = 12  # thirteen points side by side, the number limits are shown from


def lag1(values: ArrayLike) -> Floats:
    """Lag-1 autocorrelation of each series, (series,), -1 to 1, in spite of steps and slopes.

    ``values``: (series, periods) or one series (periods,), NaN unknown. The smaller of two
    estimates: the usual one, which a step in the level lifts as if neighbours were alike, and
    1 + 2 r of the first differences, which one step does not move (independent points give
    differences that are correlated by -0.5, a first-order series of lag r by -(1 - r) / 2).
    Pairs with an unknown are left out. NaN with fewer than 12 pairs, or where nothing moves.
    Source: Box, Jenkins and Reinsel, Time Series Analysis, for the autocorrelations.
    """
    series = rows(values, "values")
    steps = np.diff(series, axis=1)
    usual = _correlation(series)
    from_steps = 1 + 2 * _correlation(steps)
    found = np.clip(np.fmin(usual, from_steps), -1, 1)
    return np.where(np.isnan(usual), np.nan, found)


def _correlation(series: Floats) -> Floats:
    """The usual estimate: the mean product of neighbours' deviations over the mean square."""
    known = ~np.isnan(series)
    count = known.sum(axis=1)
    total = np.where(known, series, 0.0).sum(axis=1)
    middle = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    apart = np.where(known, series - middle[:, np.newaxis], 0.0)
    pairs = (known[:, 1:] & known[:, :-1]).sum(axis=1)
    together = (apart[:, 1:] * apart[:, :-1]).sum(axis=1)
    square = (apart**2).sum(axis=1)
    largest = np.abs(np.where(known, series, 0.0)).max(axis=1, initial=0.0)
    # the last bits of a mean are no movement
    moves = (np.abs(apart).max(axis=1, initial=0.0) > 64 * np.spacing(largest)) & (square > 0)
    usable = (pairs >= LEAST_PAIRS) & moves
    ratio = (together / np.maximum(pairs, 1)) / np.where(moves, square / np.maximum(count, 1), 1.0)
    return np.where(usable, ratio, np.nan)
