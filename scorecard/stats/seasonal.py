"""The school year: monthly series with their usual month-to-month pattern taken out."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.stats.arguments import Floats, refuse, rows

MONTHS = 12
LEAST_KNOWN = 36  # three years: fewer cannot tell a month's habit from one year's accident


def adjust(values: ArrayLike, months: ArrayLike) -> tuple[Floats, Floats]:
    """(adjusted, factors): each series divided by its month factors.

    ``values``: (series, periods) or one series (periods,), consecutive months, NaN unknown.
    ``months``: the month (1-12) of every column, or of the last one. ``adjusted`` (series,
    periods) in the units given; ``factors`` (series, 12), January first, mean 1: a month's usual
    ratio to the centred twelve-month mean, the median over years so that one odd year does not
    count. Series with fewer than 36 known months, with a zero or negative value, or with a month
    that never has a full year about it come back unchanged with factors of 1.
    ValueError for months that are not 1-12, one a column, running on.
    """
    series = rows(values, "values")
    month = _months(months, series.shape[1])
    factors = _factors(series, month)
    known = ~np.isnan(series)
    usable = (
        (known.sum(axis=1) >= LEAST_KNOWN)
        & ~((series <= 0) & known).any(axis=1)
        & ~np.isnan(factors).any(axis=1)
    )
    factors = np.where(usable[:, np.newaxis], factors, 1.0)
    return series / factors[:, month - 1], factors


def _factors(series: Floats, month: NDArray[np.int64]) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = series / _centred_year(series)
        ratio = np.where(np.isfinite(ratio), ratio, np.nan)
    factors = np.stack([_median(ratio[:, month == m]) for m in range(1, MONTHS + 1)], axis=1)
    return np.asarray(factors / factors.mean(axis=1, keepdims=True))


def _centred_year(series: Floats) -> Floats:
    """The mean of the year about each month: half of the months six away, all between."""
    mean = np.full(series.shape, np.nan)
    periods = series.shape[1]
    if periods > MONTHS:
        weight = np.full(MONTHS + 1, 1 / MONTHS)
        weight[[0, -1]] /= 2
        window = np.lib.stride_tricks.sliding_window_view(series, MONTHS + 1, axis=1)
        mean[:, MONTHS // 2 : periods - MONTHS // 2] = window @ weight
    return mean


def _median(values: Floats) -> Floats:
    """The median of what is known in each row; NaN where nothing is."""
    known = (~np.isnan(values)).sum(axis=1)
    if not values.shape[1]:
        return np.full(values.shape[0], np.nan)
    ordered = np.sort(values, axis=1)  # NaN last
    row = np.arange(values.shape[0])
    middle = (ordered[row, np.maximum(known - 1, 0) // 2] + ordered[row, known // 2]) / 2
    return np.where(known > 0, middle, np.nan)


def _months(months: ArrayLike, periods: int) -> NDArray[np.int64]:
    given = np.asarray(months)
    if given.dtype.kind not in "iu" or given.shape not in ((), (periods,)):
        raise ValueError("months must be whole numbers: one a column, or the last column's")
    refuse((given < 1) | (given > MONTHS), "months must be 1 to 12", given)
    last = int(given) if given.ndim == 0 else int(given[-1]) if periods else MONTHS
    running = (last - 1 - np.arange(periods)[::-1]) % MONTHS + 1
    if given.ndim:
        refuse(given != running, "months must run on without a gap", given)
    return running.astype(np.int64)
