"""Dispersion: how much more a series of counts varies than independent events would."""

import numpy as np
from numpy.typing import ArrayLike

from scorecard.stats.arguments import Floats, numbers, refuse, rows

D2 = 1.128  # the mean moving range of two, in standard deviations
LEAST_RANGES = 12  # thirteen points side by side, the number limits are shown from


def factor(
    values: ArrayLike,
    expected_variance: ArrayLike | None = None,
    least_ranges: int = LEAST_RANGES,
) -> Floats:
    """Dispersion of each series, (series,): sigma squared of its moving range over the variance
    chance alone would give, never below 1.

    ``values``: (series, periods) or one series, NaN unknown. ``expected_variance``: (), (series,)
    or (series, periods) in squared units; None takes the mean, as for Poisson counts. The moving
    range keeps a slow drift or a step out of it. NaN (unknown, not 1) with fewer than
    ``least_ranges`` moving ranges or no variance to compare with. ValueError for negative
    variances, another shape, or negative values without a variance given.
    Source: Wheeler's sigma (2.66 / 3 of the mean moving range) over Poisson variance.
    """
    series = rows(values, "values")
    known = ~np.isnan(series)
    if expected_variance is None:
        refuse(series < 0, "values must not be negative", series)
        expected = _mean(series)
    else:
        expected = _expected(expected_variance, series, known)
    ranges = np.abs(np.diff(series, axis=1))
    enough = (~np.isnan(ranges)).sum(axis=1) >= max(least_ranges, 1)
    usable = enough & (expected > 0)
    ratio = (_mean(ranges) / D2) ** 2 / np.where(usable, expected, 1.0)
    return np.where(usable, np.maximum(ratio, 1.0), np.nan)


def _expected(variance: ArrayLike, series: Floats, known: Floats) -> Floats:
    given = numbers(variance, "expected_variance")
    refuse(given < 0, "expected_variance must not be negative", given)
    if given.ndim == 1:
        given = given[:, np.newaxis]
    try:
        given = np.broadcast_to(given, series.shape)
    except ValueError:
        shapes = f"values {series.shape}, expected_variance {given.shape}"
        raise ValueError(f"shapes do not fit together: {shapes}") from None
    return _mean(np.where(known, given, np.nan))


def _mean(values: Floats) -> Floats:
    known = ~np.isnan(values)
    count = known.sum(axis=1)
    total = np.where(known, values, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
