"""Special causes: which points of many series each XmR rule marks, high and low."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.arguments import Bools, Floats
from scorecard.stats.spc_rules import SHIFT, TREND, TWO_OF_THREE, SpcRules

Signals = NDArray[np.int8]
Ends = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Marks:
    """Points (series, periods) one rule marks in each direction."""

    high: Bools
    low: Bools

    def signed(self) -> Signals:
        """+1 high, -1 low, 0 neither or both."""
        return self.high.view(np.int8) - self.low.view(np.int8)


def beyond(series: Floats, centre: Floats, distance: Floats, slack: Floats) -> Marks:
    """Points further than ``distance`` (series,) from ``centre``, give or take ``slack``."""
    above = (centre + (distance + slack))[:, np.newaxis]
    below = (centre - (distance + slack))[:, np.newaxis]
    return Marks(series > above, series < below)


def shift(side: Marks, rules: SpcRules, ends: Ends | None) -> Marks:
    """Runs of ``run_length`` on one side of the mean, marked back to their first point."""
    stop = ends if SHIFT in rules.stopped_by_baseline else None
    length = rules.run_length

    def marked(same_side: Bools) -> Bools:
        return _runs(_all_in(same_side, length), length, stop, same_side.shape[1])

    return Marks(marked(side.high), marked(side.low))


def trend(steps: Floats, periods: int, rules: SpcRules, ends: Ends | None) -> Marks:
    """Strict rises and falls of ``trend_length`` points; ``steps`` is (series, periods - 1)."""
    stop = ends if TREND in rules.stopped_by_baseline else None
    length = rules.trend_length

    def marked(same_way: Bools) -> Bools:
        return _runs(_all_in(same_way, length - 1), length, stop, periods)

    return Marks(marked(steps > 0), marked(steps < 0))


def two_of_three(
    side: Marks, far: Marks, outside: Marks, rules: SpcRules, ends: Ends | None
) -> Marks:
    """Points between two and three sigma, two of three running, the third on the same side."""
    stop = ends if TWO_OF_THREE in rules.stopped_by_baseline else None
    length = rules.near_window

    def marked(same_side: Bools, near: Bools) -> Bools:
        starts = _all_in(same_side, length)
        if starts.shape[1]:
            starts = starts & (_count_in(near, length) >= rules.near_count)
        return near & _runs(starts, length, stop, near.shape[1])

    return Marks(
        marked(side.high, far.high & ~outside.high), marked(side.low, far.low & ~outside.low)
    )


def combined(marks: dict[str, Marks], precedence: tuple[str, ...], steps: Floats) -> Signals:
    """One signal a point: the first rule in ``precedence`` that fires, or all of them without it.

    +1, -1 or 0; without precedence also 2 where some rule fires high and some rule fires low.
    """
    return _first_named(marks, precedence, steps) if precedence else _both_kept(marks)


def _both_kept(marks: dict[str, Marks]) -> Signals:
    high = reduce(or_, (mark.high for mark in marks.values()))
    low = reduce(or_, (mark.low for mark in marks.values()))
    signal = Marks(high, low).signed()
    signal[high & low] = 2
    return signal


def _first_named(marks: dict[str, Marks], precedence: tuple[str, ...], steps: Floats) -> Signals:
    signal = np.zeros_like(marks[precedence[0]].high, dtype=np.int8)
    for name in precedence:
        mark = marks[name]
        signal = np.where(signal == 0, mark.signed(), signal)
        if name == TREND:
            _turn(signal, mark, steps)
    return signal


def _turn(signal: Signals, mark: Marks, steps: Floats) -> None:
    # A peak or trough ends one trend and starts another: the point is counted to the later one.
    turning = np.zeros_like(mark.high)
    turning[:, :-1] = (mark.high & mark.low)[:, :-1] & (signal[:, :-1] == 0)
    row, column = np.nonzero(turning)
    signal[row, column] = np.sign(steps[row, column]).astype(np.int8)


def _all_in(flags: Bools, length: int) -> Bools:
    """Whether all ``length`` points from each start are set: (series, periods - length + 1)."""
    if flags.shape[1] < length:
        return np.zeros((flags.shape[0], 0), dtype=np.bool_)
    have = 1
    while have < length:  # doubling: a window of 7 takes three passes, not six
        step = min(have, length - have)
        flags = flags[:, step:] & flags[:, :-step]
        have += step
    return flags


def _count_in(flags: Bools, length: int) -> Signals:
    starts = flags.shape[1] - length + 1
    total = np.zeros((flags.shape[0], starts), dtype=np.int8)
    for offset in range(length):
        total += flags[:, offset : offset + starts].view(np.int8)
    return total


def _runs(starts: Bools, length: int, ends: Ends | None, periods: int) -> Bools:
    """Every point (series, periods) of the runs of ``length`` that begin at ``starts``."""
    if not starts.shape[1]:
        return np.zeros((starts.shape[0], periods), dtype=np.bool_)
    if ends is not None:
        starts = starts & ~_crossing(starts.shape[1], length, ends)
    padded = np.ones((starts.shape[0], periods + length - 1), dtype=np.bool_)
    padded[:, length - 1 : periods] = ~starts
    return ~_all_in(padded, length)


def _crossing(starts: int, length: int, ends: Ends) -> Bools:
    """Runs that begin before a baseline's end and finish after it."""
    first = np.arange(starts)[np.newaxis, :]
    end = ends[:, np.newaxis]
    return (first < end) & (first + length > end)
