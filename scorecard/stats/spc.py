"""Statistical process control: XmR limits, special causes, and what they mean for an indicator."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.stats.arguments import Bools, Floats, numbers, refuse, rows
from scorecard.stats.spc_rules import (
    MDC,
    NHSR_0_2_2,
    OUTSIDE,
    SHIFT,
    TREND,
    TWO_OF_THREE,
    SpcRules,
)
from scorecard.stats.spc_signals import (
    Ends,
    Signals,
    beyond,
    combined,
    shift,
    trend,
    two_of_three,
)

__all__ = ["MDC", "NHSR_0_2_2", "SpcRules", "Xmr", "assurance", "variation", "xmr"]

Words = NDArray[np.str_]

# A few units in the last place: a value that decimal arithmetic puts on a line is on it.
SLACK = 2.0**-49

BLOCK = 100_000
"""Series worked on at once: what lies between the values and the answer stays small."""

POLARITIES = ("high_good", "low_good", "neutral", "band")
# Columns: signal -1, 0, +1, 2. A band has no better side, so it reads like a neutral indicator.
VARIATION = np.array(
    [
        ["concern", "common_cause", "improvement", "both"],
        ["improvement", "common_cause", "concern", "both"],
        ["neither_low", "common_cause", "neither_high", "both"],
        ["neither_low", "common_cause", "neither_high", "both"],
    ]
)


@dataclass(frozen=True, slots=True)
class Xmr:
    """An XmR chart of each series. One series given as (periods,) is one row here too.

    ``mean``, ``lower``, ``upper`` (series,): in the units of the values; NaN where unknown.
    ``known`` (series,): how many points are known. The rest int8 (series, periods): +1 high,
    -1 low, 0; ``signal`` is also 2 where both sides fire and the profile keeps both.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    outside: Signals
    shift: Signals
    trend: Signals
    two_of_three: Signals
    signal: Signals
    known: NDArray[np.int64]


def xmr(
    values: ArrayLike,
    rules: SpcRules = MDC,
    baseline: int | ArrayLike | None = None,
) -> Xmr:
    """Limits and special causes of each series.

    ``values``: (series, periods) or one series (periods,); NaN is unknown: it breaks runs and
    gives no moving range. ``baseline``: leading columns that fix the limits, one count for all or
    one a series; None takes them all. Limits need two known points side by side, and are the mean
    where nothing moves. ValueError for another shape, infinities, or a baseline below 1.

    Source: NHS England Making Data Count (SQL 2.5) and NHSRplotthedots 0.2.2, by ``rules``.
    """
    series = rows(values, "values")
    ends = _baseline_ends(baseline, series.shape[0])
    blocks = [
        _block(series[at : at + BLOCK], rules, None if ends is None else ends[at : at + BLOCK])
        for at in range(0, max(series.shape[0], 1), BLOCK)
    ]
    if len(blocks) == 1:
        return blocks[0]
    names = [field.name for field in fields(Xmr)]
    return Xmr(*(np.concatenate([getattr(block, name) for block in blocks]) for name in names))


def _block(series: Floats, rules: SpcRules, ends: Ends | None) -> Xmr:
    with np.errstate(over="ignore", invalid="ignore"):  # numbers near 1e308 overflow to unknown
        known = ~np.isnan(series)
        steps = np.diff(series, axis=1)
        mean, reach = _limits(series, known, steps, rules, ends)
        return _chart(series, known, steps, mean, reach, rules, ends)


def variation(signal: ArrayLike, polarity: ArrayLike) -> Words:
    """What a signal means: improvement, concern, both, neither_high, neither_low, common_cause.

    ``signal``: -1, 0, +1 or 2, any shape. ``polarity``: high_good, low_good, neutral or band; one
    word, one a signal, or one a row of a (series, periods) signal. ValueError for anything else.
    """
    signals = np.asarray(signal)
    refuse(~np.isin(signals, (-1, 0, 1, 2)), "signal must be -1, 0, 1 or 2", signals)
    polarities = _polarity_indices(polarity)
    if signals.ndim == 2 and polarities.ndim == 1:
        polarities = polarities[:, np.newaxis]
    try:
        rows_, columns = np.broadcast_arrays(polarities, signals.astype(np.int64) + 1)
    except ValueError:
        shapes = f"signal {signals.shape}, polarity {polarities.shape}"
        raise ValueError(f"shapes do not fit together: {shapes}") from None
    return np.asarray(VARIATION[rows_, columns])


def assurance(chart: Xmr, target: ArrayLike, polarity: ArrayLike, rules: SpcRules = MDC) -> Words:
    """Whether each series will meet its target: pass, fail, hit_and_miss or unknown, (series,).

    ``target`` in the units of the values, ``polarity`` a word; each one for all or one a series.
    Pass: even the worse limit meets the target. Fail: even the better limit does not. Unknown:
    no limits, no target, or no better side. Where ``rules.target_on_limit_is_met`` is not set a
    target on a limit is hit and miss.
    """
    targets = np.broadcast_to(numbers(target, "target"), chart.mean.shape)
    kinds = np.broadcast_to(_polarity_indices(polarity), chart.mean.shape)
    high_good = kinds == POLARITIES.index("high_good")
    worse = np.where(high_good, chart.lower, -chart.upper)
    better = np.where(high_good, chart.upper, -chart.lower)
    needed = np.where(high_good, targets, -targets)
    slack = SLACK * (np.abs(worse) + np.abs(better))
    within = rules.target_on_limit_is_met | (needed < worse - slack)
    passed = (needed <= worse + slack) & within
    judged = ~np.isnan(worse + better + needed) & (kinds < POLARITIES.index("neutral"))
    answers = [~judged, passed, needed > better + slack]
    return np.select(answers, ["unknown", "pass", "fail"], "hit_and_miss")


def _chart(
    series: Floats,
    known: Bools,
    steps: Floats,
    mean: Floats,
    reach: Floats,
    rules: SpcRules,
    ends: Ends | None,
) -> Xmr:
    slack = SLACK * (np.abs(mean) + np.where(np.isnan(reach), 0.0, reach))
    outside = beyond(series, mean, reach, slack)
    far = beyond(series, mean, reach * (2 / 3), slack)
    side = beyond(series, mean, np.zeros_like(mean), slack)
    marks = {
        OUTSIDE: outside,
        SHIFT: shift(side, rules, ends),
        TREND: trend(steps, series.shape[1], rules, ends),
        TWO_OF_THREE: two_of_three(side, far, outside, rules, ends),
    }
    signal = combined(marks, rules.precedence, steps)
    flags = {name: mark.signed() for name, mark in marks.items()}
    count = np.count_nonzero(known, axis=1).astype(np.int64)
    return Xmr(mean, mean - reach, mean + reach, **flags, signal=signal, known=count)


def _limits(
    series: Floats, known: Bools, steps: Floats, rules: SpcRules, ends: Ends | None
) -> tuple[Floats, Floats]:
    """The mean, and how far the limits lie from it, (series,) each."""
    moved = ~np.isnan(steps)
    if ends is not None:
        column = np.arange(series.shape[1])
        known = known & (column < ends[:, np.newaxis])
        moved = moved & (column[1:] < ends[:, np.newaxis])
    ranges = np.abs(steps)
    mean_range = _mean(ranges, moved)
    if rules.screening is not None:
        kept = moved & (ranges < rules.screening * mean_range[:, np.newaxis])
        # Nothing is kept only where nothing moves: the mean range, zero, stays.
        mean_range = np.where(kept.any(axis=1), _mean(ranges, kept), mean_range)
    mean = _mean(series, known)
    # A second pass leaves a constant series exactly on its mean.
    mean = mean + _mean(series - mean[:, np.newaxis], known)
    return mean, rules.limit_factor * mean_range


def _mean(values: Floats, counted: Bools) -> Floats:
    count = np.count_nonzero(counted, axis=1)
    total = np.where(counted, values, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _baseline_ends(baseline: int | ArrayLike | None, series: int) -> Ends | None:
    if baseline is None:
        return None
    given = np.asarray(baseline)
    if given.dtype.kind not in "iu" or given.shape not in ((), (series,)):
        raise ValueError("baseline must be a whole number of periods, one for all or one a series")
    refuse(given < 1, "baseline must be at least 1 period", given)
    return np.broadcast_to(given.astype(np.int64), (series,))


def _polarity_indices(polarity: ArrayLike | Any) -> NDArray[np.int64]:
    words = np.asarray(polarity).astype(np.str_)
    index = np.full(words.shape, -1, dtype=np.int64)
    for place, word in enumerate(POLARITIES):
        index[words == word] = place
    refuse(index < 0, f"polarity must be one of {', '.join(POLARITIES)}", words)
    return index
