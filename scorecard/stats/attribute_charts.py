"""Attribute charts: u and p charts for small counts, with limits from the chance of the count.

An XmR chart takes a point to be as likely above its mean as below. Counts of a few a period are
not: with 0.4 a month two months in three have none, and seven months of none are nothing. Here a
point is judged by the probability of so many (or so few), whatever the mean and the exposure.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from scorecard.stats.arguments import Floats, counts, parts, together
from scorecard.stats.dispersion import D2
from scorecard.stats.spc_rules import MDC, OUTSIDE, SHIFT, TREND, TWO_OF_THREE, SpcRules
from scorecard.stats.spc_signals import Marks, Signals, combined, shift, trend, two_of_three

THREE_SIGMA = float(special.ndtr(-3.0))  # 0.00135
TWO_SIGMA = float(special.ndtr(-2.0))  # 0.02275
LEAST_RANGES = 12  # thirteen points side by side: fewer cannot tell dispersion from chance

Tail = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class AttributeChart:
    """A u or p chart of each series. One series given as (periods,) is one row here too.

    ``mean`` (series,): events per unit of exposure, or a proportion. ``lower``, ``upper`` (series,
    periods): in the same units; a point beyond has less than 0.135 % chance. ``dispersion``
    (series,): the variance over chance's own, never below 1; above it the limits are widened (u',
    p'). ``known`` (series,) and the signals (series, periods) as in ``spc.Xmr``.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    dispersion: Floats
    outside: Signals
    shift: Signals
    trend: Signals
    two_of_three: Signals
    signal: Signals
    known: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Chance:
    """P(X <= k) and P(X >= k) of every point's own distribution."""

    at_most: Tail
    at_least: Tail


def u_chart(x: ArrayLike, exposure: ArrayLike = 1.0, rules: SpcRules = MDC) -> AttributeChart:
    """Events ``x`` (series, periods) in ``exposure``, which broadcasts; NaN in either is unknown.

    Limits are Poisson's at the 0.135 % tails, negative binomial's where the series varies more
    than Poisson (Laney's dispersion, from the moving range of z). A run counts points beyond the
    median: one on it belongs to neither side. ValueError for negatives.

    Measured (20,000 stable Poisson series of 48 points a case): the latest point signals in 0.04
    to 0.43 % of series for means of 0.1 to 5, against 2.1 to 58 % on an XmR chart of the same
    counts; with three times Poisson's variance in 0.9 to 2.2 %, against 3.7 to 10 %. Six months at
    three times a mean of 2 are found in 39 % of series, against 53 % on an XmR chart.
    Source: Laney (2002) for u'; probability limits in place of three sigma.
    """
    events, size = _table(x=x, exposure=exposure)
    counts(x=events, exposure=size)
    size = np.where(size > 0, size, np.nan)
    known = ~np.isnan(events + size)
    mean = _pooled(events, size, known)
    expected = np.where(known, size * mean[:, np.newaxis], np.nan)
    wider = _dispersion(events, expected, expected)
    chance = _of_counts(expected, wider[:, np.newaxis])
    return _chart(events, size, np.inf, mean, wider, chance, rules)


def p_chart(x: ArrayLike, n: ArrayLike, rules: SpcRules = MDC) -> AttributeChart:
    """``x`` of ``n`` (series, periods); NaN in either, or an n of 0, is unknown.

    Limits are the binomial's at the 0.135 % tails, on counts divided by the dispersion where the
    series varies more than that. ValueError for x > n and negatives. As ``u_chart`` otherwise.

    Measured as there: 0.04 to 0.70 % for shares of 2 to 98 % of 5 to 50, against 1.6 to 59 %.
    """
    part, whole = _table(x=x, n=n)
    parts(part, whole)
    whole = np.where(whole > 0, whole, np.nan)
    known = ~np.isnan(part + whole)
    mean = _pooled(part, whole, known)
    share = mean[:, np.newaxis]
    expected = np.where(known, whole * share, np.nan)
    wider = _dispersion(part, expected, expected * (1 - share))
    chance = _of_parts(np.where(known, whole, np.nan), share, wider[:, np.newaxis])
    return _chart(part, whole, whole, mean, wider, chance, rules)


def _table(**arrays: ArrayLike) -> list[Floats]:
    first, second = together(**arrays)
    if first.ndim not in (1, 2):
        name = next(iter(arrays))
        raise ValueError(
            f"{name} must be (series, periods) or (periods,), not {first.ndim}-dimensional"
        )
    return [np.atleast_2d(first), np.atleast_2d(second)]


def _pooled(x: Floats, n: Floats, known: NDArray[np.bool_]) -> Floats:
    whole = np.where(known, n, 0.0).sum(axis=1)
    total = np.where(known, x, 0.0).sum(axis=1)
    return np.where(whole > 0, total / np.where(whole > 0, whole, 1.0), np.nan)


def _dispersion(x: Floats, expected: Floats, variance: Floats) -> Floats:
    """Laney's sigma of z squared, never below 1; 1 where too few ranges say."""
    spread = np.sqrt(np.where(variance > 0, variance, np.nan))
    ranges = np.abs(np.diff((x - expected) / spread, axis=1))
    moved = ~np.isnan(ranges)
    count = moved.sum(axis=1)
    mean_range = np.where(moved, ranges, 0.0).sum(axis=1) / np.maximum(count, 1)
    return np.where(count >= LEAST_RANGES, np.maximum((mean_range / D2) ** 2, 1.0), 1.0)


def _of_counts(expected: Floats, wider: Floats) -> _Chance:
    """Poisson, or the negative binomial of the same mean with ``wider`` times its variance."""
    plain = wider <= 1
    size = expected / np.where(plain, 1.0, wider - 1)
    safe = np.where(expected > 0, expected, 1.0)
    rough = np.where(size > 0, size, 1.0)
    none = expected == 0

    def at_most(k: Floats) -> Floats:
        k = np.maximum(k, 0.0)
        chance = np.where(
            plain,
            special.gammaincc(k + 1, safe),
            special.betainc(rough, k + 1, 1 / np.maximum(wider, 1.0)),
        )
        return np.where(none, 1.0, chance)

    def at_least(k: Floats) -> Floats:
        some = np.maximum(k, 1.0)
        chance = np.where(
            plain,
            special.gammainc(some, safe),
            special.betainc(some, rough, 1 - 1 / np.maximum(wider, 1.0)),
        )
        return np.where(k <= 0, 1.0, np.where(none, 0.0, chance))

    return _Chance(at_most, at_least)


def _of_parts(whole: Floats, share: Floats, wider: Floats) -> _Chance:
    """Binomial; with dispersion, of counts and wholes divided by it."""
    none, every = share <= 0, share >= 1
    safe = np.where(none | every | np.isnan(share), 0.5, share)

    def at_least(k: Floats) -> Floats:
        some = np.clip(k, 1.0, np.where(np.isnan(whole), 1.0, whole))
        chance = special.betainc(some / wider, (whole - some) / wider + 1, safe)
        chance = np.where(none, 0.0, np.where(every, 1.0, chance))
        return np.where(k <= 0, 1.0, np.where(k > whole, 0.0, chance))

    def at_most(k: Floats) -> Floats:
        few = np.clip(k, 0.0, np.where(np.isnan(whole), 0.0, whole - 1))
        chance = special.betainc((whole - few) / wider, few / wider + 1, 1 - safe)
        chance = np.where(none, 1.0, np.where(every, 0.0, chance))
        return np.where(k >= whole, 1.0, np.where(k < 0, 0.0, chance))

    return _Chance(at_most, at_least)


def _chart(
    x: Floats,
    size: Floats,
    most: Floats | float,
    mean: Floats,
    wider: Floats,
    chance: _Chance,
    rules: SpcRules,
) -> AttributeChart:
    known = ~np.isnan(x + size)
    seen = np.where(known, x, np.nan)
    high, low = _tail(chance.at_least, seen, known), _tail(chance.at_most, seen, known)
    # half of the point's own chance: a whole one would leave rare counts all but unmarked
    own = (high + low - 1) / 2
    outside = Marks(high - own <= THREE_SIGMA, low - own <= THREE_SIGMA)
    far = Marks(high - own <= TWO_SIGMA, low - own <= TWO_SIGMA)
    # beyond the median: what lies under it, or over it, has at least an even chance
    side = Marks(known & (high < 0.5), known & (low < 0.5))
    steps = np.diff(seen / size, axis=1)
    marks = {
        OUTSIDE: outside,
        SHIFT: shift(side, rules, None),
        TREND: trend(steps, x.shape[1], rules, None),
        TWO_OF_THREE: two_of_three(side, far, outside, rules, None),
    }
    flags = {name: mark.signed() for name, mark in marks.items()}
    lower, upper = _limits(chance, np.where(known, most, np.nan), mean, size)
    return AttributeChart(
        mean,
        np.where(known, lower / size, np.nan),
        np.where(known, upper / size, np.nan),
        np.where(np.isnan(mean), np.nan, wider),
        **flags,
        signal=combined(marks, rules.precedence, steps),
        known=np.count_nonzero(known, axis=1).astype(np.int64),
    )


def _tail(chance: Tail, seen: Floats, known: NDArray[np.bool_]) -> Floats:
    """The chance of each point; an unknown is as likely as can be, and so marks nothing."""
    return np.where(known, chance(np.where(known, seen, 0.0)), 1.0)


def _limits(chance: _Chance, most: Floats, mean: Floats, size: Floats) -> tuple[Floats, Floats]:
    """The least and the most events of each point that are not outside."""
    expected = np.where(np.isnan(most), 0.0, size * mean[:, np.newaxis])
    expected = np.where(np.isnan(expected), 0.0, expected)
    room = np.ceil(expected * 20 + 60)
    top = np.where(np.isnan(most), 0.0, np.minimum(most, room))
    upper = _first(lambda k: _over(chance, k + 1) <= THREE_SIGMA, top)
    lower = _first(lambda k: _under(chance, k) > THREE_SIGMA, np.floor(expected))
    return lower, upper


def _over(chance: _Chance, k: Floats) -> Floats:
    """The chance of more than k, and half that of k."""
    return (chance.at_least(k) + 1 - chance.at_most(k)) / 2


def _under(chance: _Chance, k: Floats) -> Floats:
    """The chance of fewer than k, and half that of k."""
    return (chance.at_most(k) + 1 - chance.at_least(k)) / 2


def _first(is_so: Callable[[Floats], NDArray[np.bool_]], last: Floats) -> Floats:
    """The first whole number from 0 of which it is so, or ``last``; once so, so ever after."""
    low, high = np.zeros_like(last), last.copy()
    while (low < high).any():
        middle = np.floor((low + high) / 2)
        so = is_so(middle)
        open_ = low < high
        high = np.where(open_ & so, middle, high)
        low = np.where(open_ & ~so, middle + 1, low)
    return low
