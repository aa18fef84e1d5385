"""Chance: how many signals these rules would give at the latest point if nothing had changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from scorecard.stats import seasonal, spc

_SIMULATED = 4000
_SEED = 20130329


@lru_cache(maxsize=256)
def signal_rate(points: int, adjusted: bool = False) -> float:
    """The share of unchanging series of this length whose latest point carries a signal.

    Found by simulating independent normal series and running the very rules shown, and the very
    adjustment: month factors learnt from a few years fit chance too, which narrows the limits.
    """
    draws = np.random.default_rng(_SEED).normal(100.0, 10.0, size=(_SIMULATED, points))
    if adjusted:
        draws, _ = seasonal.adjust(draws, 12)
    signal = spc.xmr(draws, rules=spc.MDC).signal
    return float(np.mean(signal[:, -1] != 0))


def expected(series: Sequence[tuple[int, bool]]) -> float:
    """Signals expected by chance over charted series: (length, whether adjusted) of each."""
    return float(sum(signal_rate(points, adjusted) for points, adjusted in series))
