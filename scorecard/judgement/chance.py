"""Chance: how many signals these rules would give at the latest point if nothing had changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scorecard.stats import attribute_charts, seasonal, spc

_SIMULATED = 2000
_SEED = 20130329
POINTS = (13, 16, 20, 24, 30, 36, 48, 60, 84, 120)
LAGS = (0.0, 0.2, 0.4, 0.6, 0.8)
COUNTED = (0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Series:
    """What decides how often an unchanging series signals.

    `points` known as `POINTS`; `adjusted` for the school year; `lag1` as `LAGS`; `few`: how many
    are counted a period as `COUNTED`, 0 where limits are those of an XmR chart.
    """

    points: int
    adjusted: bool = False
    lag1: float = 0.0
    few: float = 0.0


def like(points: int, adjusted: bool, lag1: float, events: float, few: bool) -> Series:
    """The simulated kind nearest to a series. A negative or unknown likeness counts as none."""
    length = min(POINTS, key=lambda one: abs(one - points))
    lag = 0.0 if few or not lag1 > 0 else min(LAGS, key=lambda one: abs(one - lag1))
    counted = min(COUNTED, key=lambda one: abs(one - events)) if few else 0.0
    return Series(length, adjusted, lag, counted)


@lru_cache(maxsize=512)
def signal_rate(series: Series) -> float:
    """The share of unchanging series of this kind whose latest point carries a signal.

    Found by simulating the kind and running the very rules shown, and the very adjustment.
    """
    draw = np.random.default_rng(_SEED)
    if series.few:
        counts = draw.poisson(series.few, size=(_SIMULATED, series.points)).astype(float)
        signal = attribute_charts.u_chart(counts).signal
    else:
        values = _alike(draw, series)
        if series.adjusted:
            values, _ = seasonal.adjust(values, 12)
        signal = spc.xmr(values, rules=spc.MDC).signal
    return float(np.mean(signal[:, -1] != 0))


def expected(series: Iterable[Series]) -> float:
    """Signals expected by chance over charted series."""
    return float(sum(signal_rate(one) for one in series))


def _alike(draw: np.random.Generator, series: Series) -> np.ndarray:
    """Normal series around 100, each point like the one before by `lag1`."""
    noise = draw.normal(size=(_SIMULATED, series.points))
    lag, fresh = series.lag1, np.sqrt(1 - series.lag1**2)
    if lag:
        for column in range(1, series.points):
            noise[:, column] = lag * noise[:, column - 1] + fresh * noise[:, column]
    made: np.ndarray = 100.0 + 10.0 * noise
    return made
