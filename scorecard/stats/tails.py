"""Two-sided exact tests: the probability of a result no likelier than the one seen."""

from collections.abc import Callable

import numpy as np
from scipy import special

from scorecard.stats.arguments import Bools, Floats

# Equally likely results must count as such whatever their last bits say (base R uses the same).
AS_LIKELY = np.log1p(1e-7)


def binomial_two_sided(x: Floats, n: Floats, p: Floats) -> Floats:
    """P value of x successes in n against probability p; whole numbers, 0 < p < 1, one shape.

    Source: base R 4.2.2 ``binom.test``.
    """
    expected = n * p
    seen = _log_binomial(x, n, p) + AS_LIKELY
    low = x < expected
    # The likelihood falls away from the mean, so the other tail starts where it first is no larger.
    start = np.where(low, np.ceil(expected), 0.0)
    stop = np.where(low, n + 1, np.floor(expected) + 1)

    def falls_in_other_tail(i: Floats) -> Bools:
        unlikely = _log_binomial(i, n, p) <= seen
        return np.asarray(np.where(low, unlikely, ~unlikely))

    edge = _first_true(falls_in_other_tail, start, stop)
    below = _at_most(np.where(low, x, edge - 1), n, p)
    above = _at_most(np.where(low, n - edge, n - x), n, 1 - p)
    return np.where(x == expected, 1.0, np.minimum(below + above, 1.0))


def hypergeometric_two_sided(x: Floats, n: Floats, drawn: Floats, other: Floats) -> Floats:
    """P value of x of n when ``drawn`` events fall among n and ``other``; whole numbers, (tests,).

    Source: Fisher's exact test as in base R 4.2.2 ``fisher.test``.
    """
    first = np.maximum(0, drawn - other).astype(np.int64)
    last = np.minimum(drawn, n).astype(np.int64)
    sizes = last - first + 1
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    # Every possible table of every test, end to end.
    test = np.repeat(np.arange(x.size), sizes)
    possible = (np.arange(test.size) - starts[test] + first[test]).astype(np.float64)
    log_chance = _log_choose(n[test], possible) + _log_choose(other[test], drawn[test] - possible)
    log_chance -= np.maximum.reduceat(log_chance, starts)[test]
    seen = log_chance[starts + x.astype(np.int64) - first]
    chance = np.exp(log_chance)
    counted = np.where(log_chance <= (seen + AS_LIKELY)[test], chance, 0.0)
    return np.add.reduceat(counted, starts) / np.add.reduceat(chance, starts)


def _first_true(condition: Callable[[Floats], Bools], start: Floats, stop: Floats) -> Floats:
    """The first whole number from ``start`` where the condition has turned true, or ``stop``."""
    while (start < stop).any():
        middle = np.floor((start + stop) / 2)
        true = condition(middle)
        open_ = start < stop
        stop = np.where(open_ & true, middle, stop)
        start = np.where(open_ & ~true, middle + 1, start)
    return start


def _at_most(k: Floats, n: Floats, p: Floats) -> Floats:
    """Probability of at most k successes."""
    inside = (k >= 0) & (k < n)
    safe = np.where(inside, k, 0.0)
    chance = special.betainc(np.maximum(n - safe, 1.0), safe + 1, 1 - p)
    return np.where(inside, chance, np.where(k < 0, 0.0, 1.0))


def _log_binomial(x: Floats, n: Floats, p: Floats) -> Floats:
    return np.asarray(_log_choose(n, x) + special.xlogy(x, p) + special.xlog1py(n - x, -p))


def _log_choose(n: Floats, k: Floats) -> Floats:
    return np.asarray(special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1))
