"""Direction over years: the recent trend of five annual figures, and of counts that are parts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from scorecard.stats.arguments import Bools, Floats, parts, refuse, rows

YEARS = 5
NORMAL_WIDTH = 3.92  # a 95 % interval is this many standard errors wide
SIGNIFICANT = 9.5495  # chi-squared, 1 degree of freedom, 99.8 %


@dataclass(frozen=True, slots=True)
class Trend:
    """Recent trend of each series, (series,).

    ``direction`` int8: +1 rising, -1 falling, 0 neither or unknown; ``statistic``: (slope / its
    standard error) squared, NaN where the years are too few; ``significant``: whether it counts.
    """

    direction: NDArray[np.int8]
    statistic: Floats
    significant: Bools


def recent(value: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Trend:
    """Trend of the five latest years of each series, all of them known.

    ``value`` and its 95 % interval: (series, years) or one series (years,), one shape. The slope
    is weighted by (3.92 / interval width) squared, and significant beyond 9.5495 where leaving
    out any one year leaves its sign. An interval without width makes the trend unknown.
    ValueError for shapes that differ or lower above upper. Source: OHID Fingertips recent trends.
    """
    values, lowers, uppers = rows(value, "value"), rows(lower, "lower"), rows(upper, "upper")
    if not values.shape == lowers.shape == uppers.shape:
        shapes = f"value {values.shape}, lower {lowers.shape}, upper {uppers.shape}"
        raise ValueError(f"shapes do not fit together: {shapes}")
    refuse(lowers > uppers, "lower must not exceed upper", lowers)
    if values.shape[1] < YEARS:
        return _unknown(values.shape[0])
    latest = slice(values.shape[1] - YEARS, None)
    width = uppers[:, latest] - lowers[:, latest]
    weight = (NORMAL_WIDTH / np.where(width > 0, width, np.nan)) ** 2
    slope, precision = _slope(values[:, latest], weight)
    statistic = slope**2 * precision
    significant = (statistic > SIGNIFICANT) & _steady(values[:, latest], weight, slope)
    direction = np.where(significant, np.nan_to_num(np.sign(slope)), 0).astype(np.int8)
    return Trend(direction, statistic, significant)


def proportions(x: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    """(chi-squared, p) of a linear trend in x of n over equally spaced periods, (series,).

    (series, periods) or one series (periods,); periods not known are left out, NaN where fewer
    than two are left or all figures are 0 % or 100 %. ValueError for x > n, n < 0.
    Source: Armitage (1955); base R 4.2.2 ``prop.trend.test``.
    """
    part, whole = rows(x, "x"), rows(n, "n")
    if part.shape != whole.shape:
        raise ValueError(f"shapes do not fit together: x {part.shape}, n {whole.shape}")
    parts(part, whole)
    known = ~np.isnan(part + whole) & (whole > 0)
    part, whole = np.where(known, part, 0.0), np.where(known, whole, 0.0)
    time = np.broadcast_to(np.arange(part.shape[1], dtype=np.float64), part.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = part.sum(axis=1) / whole.sum(axis=1)
        centred = time - ((time * whole).sum(axis=1) / whole.sum(axis=1))[:, np.newaxis]
        score = (centred * part).sum(axis=1)
        variance = pooled * (1 - pooled) * (whole * centred**2).sum(axis=1)
        chi2 = np.where(variance > 0, score**2 / variance, np.nan)
    return chi2, np.asarray(special.chdtrc(1, chi2))


def _slope(values: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Weighted least squares slope a year and its precision (1 / variance), (series,)."""
    years = np.arange(values.shape[1], dtype=np.float64)
    total = weight.sum(axis=1)
    centred = years - ((weight * years).sum(axis=1) / total)[:, np.newaxis]
    precision = (weight * centred**2).sum(axis=1)
    return (weight * centred * values).sum(axis=1) / precision, precision


def _steady(values: Floats, weight: Floats, slope: Floats) -> Bools:
    """Whether every slope with one year left out has the sign of the whole."""
    same = np.ones(slope.shape, dtype=np.bool_)
    for year in range(values.shape[1]):
        # A weight of nothing leaves the year out and keeps the others where they are in time.
        kept = weight * (np.arange(values.shape[1]) != year)
        same &= np.sign(_slope(values, kept)[0]) == np.sign(slope)
    return same


def _unknown(series: int) -> Trend:
    none = np.zeros(series, dtype=np.bool_)
    return Trend(none.astype(np.int8), np.full(series, np.nan), none)
