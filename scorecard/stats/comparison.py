"""Comparing figures: two periods of one area, and one area with a benchmark (funnels)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from scorecard.stats.arguments import Floats, counts, parts, refuse, share, together
from scorecard.stats.funnel import FUNNELS, Funnel
from scorecard.stats.intervals import critical
from scorecard.stats.tails import binomial_two_sided, hypergeometric_two_sided

DIFFERENT, VERY_DIFFERENT = 0.95, 0.998
FEW_EXPECTED = 5  # the score test needs this many expected in every cell


@dataclass(frozen=True, slots=True)
class FunnelCall:
    """Where figures lie in a funnel. One shape all.

    ``statistic``: z-like, positive above the benchmark; NaN unknown. ``p``: two-sided, from it.
    ``level`` int8: 0 inside the 95 % limits or unknown, +1 / -1 beyond them, +2 / -2 beyond 99.8 %.
    ``lower``, ``upper``: the 95 % limits of a figure of this size, as ``funnel_limits`` gives them.
    """

    statistic: Floats
    p: Floats
    level: NDArray[np.int8]
    lower: Floats
    upper: Floats


def two_proportions(x1: ArrayLike, n1: ArrayLike, x2: ArrayLike, n2: ArrayLike) -> Floats:
    """Two-sided p that x1 of n1 and x2 of n2 share one proportion; arguments broadcast.

    Score test without correction, Fisher's exact test where a cell expects fewer than 5; NaN
    where an n is 0 or anything is unknown. ValueError for x > n, negatives and fractions.
    Source: base R 4.2.2 ``prop.test(correct = FALSE)`` and ``fisher.test``.
    """
    part1, whole1, part2, whole2 = together(x1=x1, n1=n1, x2=x2, n2=n2)
    parts(part1, whole1, "x1", "n1")
    parts(part2, whole2, "x2", "n2")
    _whole(x1=part1, n1=whole1, x2=part2, n2=whole2)
    total, events = whole1 + whole2, part1 + part2
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.minimum(whole1, whole2) * np.minimum(events, total - events) / total
        apart = part1 * whole2 - part2 * whole1
        chi2 = apart**2 * total / (whole1 * whole2 * events * (total - events))
    p = np.asarray(special.chdtrc(1, chi2))
    p[(whole1 == 0) | (whole2 == 0)] = np.nan
    few = (least < FEW_EXPECTED) & (whole1 > 0) & (whole2 > 0)
    if few.any():
        p[few] = hypergeometric_two_sided(part1[few], whole1[few], events[few], whole2[few])
    return p


def rate_ratio(
    x1: ArrayLike, t1: ArrayLike, x2: ArrayLike, t2: ArrayLike, confidence: ArrayLike = 0.95
) -> tuple[Floats, Floats, Floats, Floats]:
    """(ratio, lower, upper, p) of x1 events in t1 over x2 in t2; arguments broadcast.

    The exact conditional binomial. The ratio is NaN where there are no events at all (p 1, limits
    0 and infinity), infinite where only x2 is 0; all NaN where a t is 0. ValueError for negatives
    and fractions of an event. Source: base R 4.2.2 ``poisson.test``.
    """
    e1, time1, e2, time2, level = together(x1=x1, t1=t1, x2=x2, t2=t2, confidence=confidence)
    counts(x1=e1, t1=time1, x2=e2, t2=time2)
    _whole(x1=e1, x2=e2)
    share(level, "confidence")
    known = ~np.isnan(e1 + time1 + e2 + time2 + level) & (time1 > 0) & (time2 > 0)
    results = np.full((4, *known.shape), np.nan)
    if known.any():
        results[:, known] = _rate_ratio(*(a[known] for a in (e1, time1, e2, time2, level)))
    return results[0], results[1], results[2], results[3]


def funnel_limits(
    benchmark: ArrayLike,
    n: ArrayLike,
    kind: str = "proportion",
    confidence: ArrayLike = 0.95,
    tau2: ArrayLike = 0.0,
) -> tuple[Floats, Floats]:
    """(lower, upper) between which figures with denominator n do not differ from the benchmark.

    ``benchmark`` and limits: proportions 0..1, or rates per one unit of n. Arguments broadcast;
    NaN where n is 0. tau2 0: plain limits (proportion: normal, clipped; rate: the figure's own
    interval inverted). tau2 > 0: limits widened by it on the arcsine root scale (proportion) or
    the square root of observed over expected (rate), the scales ``overdispersion`` finds it on.
    ValueError for another kind, negatives, a benchmark proportion above 1.
    Source: PHEindicatormethods 2.1.0 (plain), FunnelPlotR 0.3.9999 (proportions with tau2).
    """
    middle, size, level, extra = together(
        benchmark=benchmark, n=n, confidence=confidence, tau2=tau2
    )
    funnel = _funnel(kind, middle, size, extra)
    share(level, "confidence")
    with np.errstate(divide="ignore", invalid="ignore"):
        return funnel.limits(middle, _positive(size), critical(level), extra)


def funnel_call(
    x: ArrayLike,
    n: ArrayLike,
    benchmark: ArrayLike,
    kind: str = "proportion",
    tau2: ArrayLike = 0.0,
) -> FunnelCall:
    """Where x of n (or x events in n) lies in the funnel ``funnel_limits`` draws.

    Arguments as there; ValueError too for x > n in a proportion.
    """
    part, size, middle, extra = together(x=x, n=n, benchmark=benchmark, tau2=tau2)
    funnel = _funnel(kind, middle, size, extra)
    _check_events(part, size, kind)
    level = np.zeros(part.shape, dtype=np.int8)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = _positive(size)
        value = part / size
        statistic = funnel.statistic(value, size, middle, extra)
        near, far = (
            funnel.limits(middle, size, critical(confidence), extra)
            for confidence in (DIFFERENT, VERY_DIFFERENT)
        )
        # The last bit of a division must not make a figure on its limit a different one.
        slack = 1e-12 * np.abs(value)
        for lower, upper in (near, far):
            level = level + (value > upper + slack) - (value < lower - slack)
    p = 2 * special.ndtr(-np.abs(statistic))
    return FunnelCall(statistic, p, level.astype(np.int8), *near)


def overdispersion(
    x: ArrayLike,
    n: ArrayLike,
    kind: str = "proportion",
    winsorise: float = 0.1,
    benchmark: ArrayLike | None = None,
) -> tuple[Floats, Floats]:
    """(phi, tau2) of areas along the last axis: how much more they differ than chance would have.

    phi is the mean squared z, winsorised at the given share in each tail; tau2 the additive
    between-area variance, 0 where phi is no more than chance. ``benchmark``: what areas are
    measured from, a proportion or a rate per unit of n, () or the leading shape. None: pooled for
    proportions; for a rate n is then the events *expected* of each area, benchmark 1 - unless
    events and n are not within a factor of two in total, when n can only be an exposure and the
    rate is pooled. Unknown areas and n of 0 are left out; NaN with fewer than two left.
    ValueError as ``funnel_call``. Source: Spiegelhalter (2005); FunnelPlotR 0.3.9999 (PR; SR with
    the CQC method).
    """
    part, size = together(x=x, n=n)
    if part.ndim == 0:
        raise ValueError("x must have areas along its last axis")
    if not part.shape[-1]:
        nothing = np.full(part.shape[:-1], np.nan)
        return nothing, nothing.copy()
    if not 0 <= winsorise < 0.5:
        raise ValueError(f"winsorise must be at least 0 and below 0.5: {winsorise}")
    _funnel(kind, np.zeros(()), size, np.zeros(()))
    _check_events(part, size, kind)
    with np.errstate(divide="ignore", invalid="ignore"):
        known = ~np.isnan(part + size) & (size > 0)
        size = np.where(known, size, np.nan)
        middle = _measured_from(benchmark, np.where(known, part, np.nan), size, kind)
        if kind == "proportion":
            z = 2 * np.sqrt(size) * (np.arcsin(np.sqrt(part / size)) - np.arcsin(np.sqrt(middle)))
            weight = np.where(known, 4 * size, 0.0)
        else:
            z = 2 * (np.sqrt(part) - np.sqrt(size * middle))
            weight = np.where(known, 4 * size * middle, 0.0)
        return _between(_winsorised(z, winsorise), weight)


def _between(z: Floats, weight: Floats) -> tuple[Floats, Floats]:
    known = ~np.isnan(z)
    areas = np.where(known.sum(axis=-1) >= 2, known.sum(axis=-1), np.nan)
    phi = np.where(known, z**2, 0.0).sum(axis=-1) / areas
    total = weight.sum(axis=-1)
    excess = areas * phi - (areas - 1)
    tau2 = excess / (total - (weight**2).sum(axis=-1) / total)
    return phi, np.where(excess <= 0, 0.0, tau2)


def _winsorised(z: Floats, tail: float) -> Floats:
    """Values beyond the tail quantiles (R's type 7) of the last axis drawn in to them."""
    ordered = np.sort(z, axis=-1)  # NaN last
    last = np.maximum((~np.isnan(z)).sum(axis=-1, keepdims=True) - 1, 0)

    def quantile(q: float) -> Floats:
        place = last * q
        under = np.floor(place).astype(np.int64)
        low = np.take_along_axis(ordered, under, axis=-1)
        high = np.take_along_axis(ordered, np.minimum(under + 1, last), axis=-1)
        return np.asarray(low + (high - low) * (place - under))

    return np.clip(z, quantile(tail), quantile(1 - tail))


def _measured_from(benchmark: ArrayLike | None, x: Floats, n: Floats, kind: str) -> Floats:
    pooled = np.nansum(x, axis=-1) / np.nansum(n, axis=-1)
    if benchmark is not None:
        given = together(benchmark=benchmark, totals=pooled)[0]
        _funnel(kind, given, np.zeros(()), np.zeros(()))
        return given[..., np.newaxis]
    if kind == "rate":
        pooled = np.where((pooled >= 0.5) & (pooled <= 2), 1.0, pooled)
    return np.asarray(pooled)[..., np.newaxis]


def _rate_ratio(
    x1: Floats, t1: Floats, x2: Floats, t2: Floats, level: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    events = x1 + x2
    tail = (1 - level) / 2
    low = np.where(x1 > 0, special.betaincinv(np.maximum(x1, 1), x2 + 1, tail), 0.0)
    high = np.where(x2 > 0, special.betainccinv(x1 + 1, np.maximum(x2, 1), tail), 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (x1 / t1) / (x2 / t2)
        lower = low / (1 - low) * t2 / t1
        upper = high / (1 - high) * t2 / t1
    return ratio, lower, upper, binomial_two_sided(x1, events, t1 / (t1 + t2))


def _funnel(kind: str, benchmark: Floats, n: Floats, tau2: Floats) -> Funnel:
    if kind not in FUNNELS:
        raise ValueError(f"kind must be one of {', '.join(FUNNELS)}, not {kind!r}")
    counts(benchmark=benchmark, n=n, tau2=tau2)
    if kind == "proportion":
        refuse(benchmark > 1, "benchmark must not exceed 1 for a proportion", benchmark)
    return FUNNELS[kind]


def _check_events(x: Floats, n: Floats, kind: str) -> None:
    if kind == "proportion":
        parts(x, n)
    else:
        counts(x=x, n=n)


def _whole(**arrays: Floats) -> None:
    for name, array in arrays.items():
        refuse(array % 1 > 0, f"{name} must be a whole number", array)


def _positive(n: Floats) -> Floats:
    return np.where(n > 0, n, np.nan)
