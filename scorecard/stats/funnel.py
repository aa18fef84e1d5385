"""The funnel: one statistic a kind, from which both the limits drawn and the calls made come."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from scorecard.stats.arguments import Floats
from scorecard.stats.intervals import BYAR_FROM

BISECTIONS = 64


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far a figure lies from its benchmark, and the figures that lie z away.

    ``statistic(value, n, benchmark, tau2)`` and ``limits(benchmark, n, z, tau2)`` are one curve
    read in two directions. ``n`` is a denominator above 0 or NaN; tau2 of 0 gives plain limits.
    """

    statistic: Callable[[Floats, Floats, Floats, Floats], Floats]
    limits: Callable[[Floats, Floats, Floats, Floats], tuple[Floats, Floats]]


def _proportion_statistic(value: Floats, n: Floats, benchmark: Floats, tau2: Floats) -> Floats:
    plain = _ratio(value - benchmark, np.sqrt(benchmark * (1 - benchmark) / n))
    turned = np.arcsin(np.sqrt(value)) - np.arcsin(np.sqrt(benchmark))
    return np.where(tau2 > 0, turned / np.sqrt(1 / (4 * n) + tau2), plain)


def _proportion_limits(
    benchmark: Floats, n: Floats, z: Floats, tau2: Floats
) -> tuple[Floats, Floats]:
    plain = z * np.sqrt(benchmark * (1 - benchmark) / n)
    turned = z * np.sqrt(1 / (4 * n) + tau2)
    middle = np.arcsin(np.sqrt(benchmark))

    def limit(side: int) -> Floats:
        arc = np.sin(np.clip(middle + side * turned, 0, np.pi / 2)) ** 2
        return np.where(tau2 > 0, arc, np.clip(benchmark + side * plain, 0, 1))

    return limit(-1), limit(+1)


def _rate_statistic(value: Floats, n: Floats, benchmark: Floats, tau2: Floats) -> Floats:
    expected = n * benchmark
    rooted = _ratio(np.sqrt(value * n) - np.sqrt(expected), np.sqrt(0.25 + expected * tau2))
    # A rate times its denominator is a count again, give or take the last bit.
    count = value * n
    count = np.where(np.abs(count - np.rint(count)) < 1e-9 * (1 + count), np.rint(count), count)
    return np.where(tau2 > 0, rooted, _count_statistic(count, expected))


def _rate_limits(benchmark: Floats, n: Floats, z: Floats, tau2: Floats) -> tuple[Floats, Floats]:
    expected = n * benchmark
    spread = z * np.sqrt(0.25 + expected * tau2)
    low = np.maximum(np.sqrt(expected) - spread, 0.0) ** 2
    high = (np.sqrt(expected) + spread) ** 2
    if (tau2 > 0).all():  # plain limits are searched for, which is dear
        return low / n, high / n
    plain_low, plain_high = _count_limits(expected, z)
    return (
        np.where(tau2 > 0, low, plain_low) / n,
        np.where(tau2 > 0, high, plain_high) / n,
    )


FUNNELS = {
    "proportion": Funnel(_proportion_statistic, _proportion_limits),
    "rate": Funnel(_rate_statistic, _rate_limits),
}


def _count_statistic(count: Floats, expected: Floats) -> Floats:
    """The z at which the count's own interval (exact below 10, else Byar) reaches the expected."""
    few = count < BYAR_FROM
    many = np.where(few, np.nan, count)
    above = 3 * np.sqrt(many) * (1 - 1 / (9 * many) - np.cbrt(expected / many))
    after = many + 1
    below = -3 * np.sqrt(after) * (np.cbrt(expected / after) - 1 + 1 / (9 * after))
    little = np.where(few, count, 0.0)
    some = np.where(little > 0, little, 1.0)
    exact_above = np.where(little > 0, -special.ndtri(special.gammainc(some, expected)), 0.0)
    exact_below = special.ndtri(special.gammaincc(little + 1, expected))
    above = np.where(few, exact_above, above)
    below = np.where(few, exact_below, below)
    return np.asarray(np.maximum(above, 0.0) + np.minimum(below, 0.0))


def _count_limits(expected: Floats, z: Floats) -> tuple[Floats, Floats]:
    """Counts whose own interval just reaches the expected: the area's interval, inverted."""
    tail = special.ndtr(-z)

    def upper_end(count: Floats) -> Floats:
        after = count + 1
        return np.asarray(after * (1 - 1 / (9 * after) + z / (3 * np.sqrt(after))) ** 3)

    def lower_end(count: Floats) -> Floats:
        return np.asarray(count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3)

    room = expected + 8 * z * np.sqrt(expected + 1) + 8 * z**2 + 10
    low = _crossing(upper_end, expected, np.zeros_like(expected), expected)
    high = _crossing(lower_end, expected, np.maximum(expected, 1e-9), room)
    # Below ten the exact interval rules. At ten, where the two meet, a count of ten is Byar's.
    exact_low = np.where(np.exp(-expected) >= tail, 0.0, _poisson_inverse(tail, expected))
    exact_high = np.where(
        np.exp(-expected) > 1 - tail,
        _under_one(tail, expected),
        _poisson_inverse(1 - tail, expected) + 1,
    )
    just_under = np.nextafter(float(BYAR_FROM), 0.0)
    low = np.where(low >= BYAR_FROM, low, np.minimum(exact_low, BYAR_FROM))
    high = np.where(high >= BYAR_FROM, high, np.minimum(exact_high, just_under))
    return low, high


def _poisson_inverse(chance: Floats, expected: Floats) -> Floats:
    # Only small expectations have limits below ten; the inverse is slow and wanders far above.
    small = np.where(expected < 100, expected, np.nan)
    safe = np.where(small > 0, small, 1.0)
    found = np.where(small > 0, special.pdtrik(chance, safe), -1.0)
    return np.where(np.isnan(small) & ~np.isnan(expected), np.inf, np.maximum(found, 0.0))


def _under_one(tail: Floats, expected: Floats) -> Floats:
    """The fraction of an event that is too many where even one is; 0 where none is expected."""
    some = np.where((expected > 0) & (expected < 1), expected, 0.5)

    def unlikely(count: Floats) -> Floats:
        return np.asarray(-special.gammainc(count, some))

    found = _crossing(unlikely, -tail, np.full_like(some, 1e-12), np.ones_like(some), 32)
    return np.where(expected == 0, 0.0, found)


def _crossing(
    curve: Callable[[Floats], Floats],
    level: Floats,
    low: Floats,
    high: Floats,
    bisections: int = BISECTIONS,
) -> Floats:
    """Where a rising curve first reaches the level, by bisection, between low and high."""
    for _ in range(bisections):
        middle = (low + high) / 2
        reached = curve(middle) >= level
        low, high = np.where(reached, low, middle), np.where(reached, middle, high)
    return np.asarray((low + high) / 2)


def _ratio(distance: Floats, spread: Floats) -> Floats:
    """Distance over spread; without spread any distance is infinitely far, and none is none."""
    safe = np.where(spread > 0, spread, 1.0)
    nowhere = np.where(distance == 0, 0.0, np.copysign(np.inf, distance))
    known = ~np.isnan(distance + spread)
    return np.where(known, np.where(spread > 0, distance / safe, nowhere), np.nan)
