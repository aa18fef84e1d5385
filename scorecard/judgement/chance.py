"""Chance: how many signals these rules would give at the latest point if nothing had changed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from scorecard.stats import spc

_SIMULATED = 4000
_SEED = 20130329


@lru_cache(maxsize=256)
def signal_rate(points: int) -> float:
    """The share of unchanging series of this length whose latest point carries a signal.

    Found by simulating independent normal series and running the very rules shown.
    """
    draws = np.random.default_rng(_SEED).normal(size=(_SIMULATED, points))
    signal = spc.xmr(draws, rules=spc.MDC).signal
    return float(np.mean(signal[:, -1] != 0))


def expected(points: list[int]) -> float:
    """Signals expected by chance over charted series of these lengths."""
    return float(sum(signal_rate(length) for length in points))
