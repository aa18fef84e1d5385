"""Confidence intervals of one figure: proportions, counts and rates, means."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from scorecard.stats.arguments import Floats, counts, parts, share, together

BYAR_FROM = 10  # counts below have an exact interval


def wilson(x: ArrayLike, n: ArrayLike, confidence: ArrayLike = 0.95) -> tuple[Floats, Floats]:
    """Wilson score interval (lower, upper) of the proportion x / n, 0..1; NaN where n is 0.

    Arguments broadcast. ValueError for x > n, negative numbers, confidence not within 0..1.
    Source: Wilson (1927) as in PHEindicatormethods 2.1.0.
    """
    part, whole, level = together(x=x, n=n, confidence=confidence)
    parts(part, whole)
    share(level, "confidence")
    size = np.where(whole > 0, whole, np.nan)
    z = critical(level)
    spread = z * np.sqrt(z**2 + 4 * part * (1 - part / size))
    lower = (2 * part + z**2 - spread) / (2 * (size + z**2))
    upper = (2 * part + z**2 + spread) / (2 * (size + z**2))
    lower = np.where(part == 0, np.where(np.isnan(size), np.nan, 0.0), lower)
    upper = np.where(part == size, 1.0, upper)
    return lower, upper


def poisson(
    x: ArrayLike, exposure: ArrayLike = 1.0, per: ArrayLike = 1.0, confidence: ArrayLike = 0.95
) -> tuple[Floats, Floats]:
    """Interval (lower, upper) of the rate x / exposure * per: exact below 10 events, else Byar.

    Arguments broadcast; NaN where the exposure is 0. ValueError for negative numbers. A series
    with dispersion phi is widened by passing x / phi and exposure / phi.
    Source: PHEindicatormethods 2.1.0 (phe_rate).
    """
    events, exposed, unit, level = together(x=x, exposure=exposure, per=per, confidence=confidence)
    counts(x=events, exposure=exposed, per=unit)
    share(level, "confidence")
    scale = unit / np.where(exposed > 0, exposed, np.nan)
    few = events < BYAR_FROM
    tail = (1 - level) / 2
    lower, upper = _byar(np.where(few, np.nan, events), critical(level))
    exact_lower, exact_upper = _exact(events[few], tail[few])
    lower[few], upper[few] = exact_lower, exact_upper
    return lower * scale, upper * scale


def mean(
    value: ArrayLike, sd: ArrayLike, n: ArrayLike, confidence: ArrayLike = 0.95
) -> tuple[Floats, Floats]:
    """Student t interval (lower, upper) of a mean of n values with standard deviation sd.

    Arguments broadcast; NaN where n is below 2. ValueError for negative sd or n.
    """
    middle, spread, size, level = together(value=value, sd=sd, n=n, confidence=confidence)
    counts(sd=spread, n=size)
    share(level, "confidence")
    enough = np.where(size >= 2, size, np.nan)
    half = special.stdtrit(enough - 1, (1 + level) / 2) * spread / np.sqrt(enough)
    return middle - half, middle + half


def critical(confidence: ArrayLike) -> Floats:
    """The two-sided normal critical value: 1.96 for 0.95."""
    return np.asarray(special.ndtri((1 + np.asarray(confidence, dtype=np.float64)) / 2))


def _exact(events: Floats, tail: Floats) -> tuple[Floats, Floats]:
    # chi2(a/2; 2x)/2 and chi2(1-a/2; 2x+2)/2, as the incomplete gamma function has them.
    some = events > 0
    lower = np.zeros_like(events)
    lower[some] = special.gammaincinv(events[some], tail[some])
    return lower, np.asarray(special.gammainccinv(events + 1, tail))


def _byar(events: Floats, z: Floats) -> tuple[Floats, Floats]:
    after = events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    upper = after * (1 - 1 / (9 * after) + z / (3 * np.sqrt(after))) ** 3
    return np.asarray(lower), np.asarray(upper)
