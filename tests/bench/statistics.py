"""The statistics over ten thousand series at once, against a bare pass and against loops."""

import itertools
from math import isnan

import numpy as np

from scorecard.stats import attribute_charts, seasonal, spc
from tests.bench.harness import Line, Measured, measure, seconds

SERIES, PERIODS = 10_000, 60
LOOPED = 300
"""Series that the loops are timed on: a thousand times slower ones need no ten thousand."""


def bench_xmr() -> Line:
    """Limits and four rules: at most ten times a pass of mean, moving range and three sums."""
    values = _values()
    return measure("spc.xmr / a bare pass", lambda: spc.xmr(values), lambda: _bare(values), 10.0)


def bench_loops() -> list[Line]:
    """A vectorised pass a series against one call a series, and against a plain implementation.

    The ratio is ours over theirs: 0.01 means a hundred times faster.
    """
    values = _values()
    spc.xmr(values)
    ours = min(seconds(lambda: spc.xmr(values)) for _ in range(5)) / SERIES
    calls = seconds(lambda: [spc.xmr(row) for row in values[:LOOPED]]) / LOOPED
    plain = seconds(lambda: [_plain(row) for row in values[:LOOPED].tolist()]) / LOOPED
    return [
        Measured("spc.xmr a series / one call a series", ours, calls, 1 / 50),
        Measured("spc.xmr a series / a plain loop over points", ours, plain, 1 / 20),
    ]


def bench_beside_it() -> list[Line]:
    """The school year and the chance of counts over as many series, beside xmr."""
    values = _values()
    counts = np.random.default_rng(2).poisson(2.0, (1000, PERIODS)).astype(float)
    return [
        measure(
            "seasonal.adjust / spc.xmr",
            lambda: seasonal.adjust(values, 12), lambda: spc.xmr(values), 12.0, runs=3,
        ),
        measure(
            "u_chart of 1,000 / spc.xmr of 10,000",
            lambda: attribute_charts.u_chart(counts), lambda: spc.xmr(values), 20.0, runs=3,
        ),
    ]  # fmt: skip


def _values() -> np.ndarray:
    return np.random.default_rng(1).normal(80.0, 5.0, (SERIES, PERIODS))


def _bare(values: np.ndarray) -> tuple[np.ndarray, ...]:
    """Only the mean, the mean moving range and three cumulative sums; no unknowns, no rules."""
    mean = values.mean(axis=1)
    moving = np.abs(np.diff(values, axis=1)).mean(axis=1)
    above = np.cumsum(values > mean[:, np.newaxis], axis=1)
    below = np.cumsum(values < mean[:, np.newaxis], axis=1)
    rising = np.cumsum(np.diff(values, axis=1) > 0, axis=1)
    return mean, moving, above, below, rising


def _plain(values: list[float]) -> list[int]:
    """One series in plain Python, as a careful analyst would write it."""
    known = [value for value in values if not isnan(value)]
    mean = sum(known) / len(known)
    ranges = [abs(b - a) for a, b in itertools.pairwise(values) if not isnan(a + b)]
    reach = 2.66 * sum(ranges) / len(ranges)
    marked = [0] * len(values)
    for place, value in enumerate(values):
        if abs(value - mean) > reach:
            marked[place] = 1 if value > mean else -1
    for first in range(len(values) - 6):
        window = values[first : first + 7]
        steps = [b - a for a, b in itertools.pairwise(window)]
        for sign in (1, -1):
            same_side = all(sign * (value - mean) > 0 for value in window)
            same_way = all(sign * step > 0 for step in steps)
            if same_side or same_way:
                marked[first : first + 7] = [sign] * 7
    for first in range(len(values) - 2):
        window = values[first : first + 3]
        for sign in (1, -1):
            far = [2 / 3 * reach < sign * (value - mean) <= reach for value in window]
            if sum(far) >= 2 and all(sign * (value - mean) > 0 for value in window):
                for place, is_far in enumerate(far, first):
                    marked[place] = sign if is_far else marked[place]
    return marked
