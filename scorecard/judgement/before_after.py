"""Before and after: what an indicator did once an action, or an accepted explanation, was due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from scorecard.domain.indicator import Indicator, MeasureType, Polarity
from scorecard.domain.period import Frequency, Window
from scorecard.domain.verdict import OUTCOME_WORDS, Outcome
from scorecard.judgement import sentences
from scorecard.judgement.attainment import Codes
from scorecard.judgement.grid import Floats, Grid
from scorecard.judgement.judged import Judged
from scorecard.judgement.stretch_words import are_moments, figures, listed, stretch
from scorecard.judgement.stretches import (
    Stretches,
    counted,
    day_of,
    few,
    first_days,
    habit,
    known,
    level,
    spread,
)
from scorecard.judgement.variation import POINTS_FOR_LIMITS, may_carry_limits
from scorecard.stats import comparison, spc

KNOWN_AFTER = 3
"""Known periods after, before anything is said; one for annual figures (methodology, section 8)."""

SIGNIFICANT = 0.05
HIGHER, LOWER, EITHER = "higher", "lower", "either"
"""What an action may have been meant to bring, where the indicator itself has no better side;
`either` only asks whether it changed."""

BEFORE, BETWEEN, AFTER, OUTSIDE = "before", "between", "after", ""
"""The parts of a series around an action; outside lies what is beyond a break."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The outcome, why it cannot be told where it cannot, and the numbers it rests on.

    `before`, `after`: levels in the indicator's unit; `lower`, `mean`, `upper`: limits frozen on
    the stretch before, NaN where a two-period test was used. Dates: the last period end before,
    the first and last after; None where there is none. `known_after`: how many figures after are
    known, 0 too where nothing can be told of them.
    """

    outcome: Outcome
    sentence: str
    numbers: str = ""
    before: float = np.nan
    after: float = np.nan
    lower: float = np.nan
    mean: float = np.nan
    upper: float = np.nan
    before_until: date | None = None
    after_from: date | None = None
    after_until: date | None = None
    known_after: int = 0


@dataclass(frozen=True, slots=True)
class Frozen:
    """Limits put on the stretch before and held; one entry a column from the first before on.

    `values` are those judged: the school year is taken out of them where `habit` is not 1.
    """

    columns: Codes
    values: Floats
    habit: Floats
    chart: spc.Xmr

    @property
    def adjusted(self) -> bool:
        """Whether the school year was taken out."""
        return bool((self.habit != 1).any())


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to draw: the two stretches, and the limits where they are judged by them.

    `parts` says of each column of the series whether it lies before, between, after or OUTSIDE.
    """

    stretches: Stretches
    frozen: Frozen | None
    parts: tuple[str, ...]


def what_followed(
    judged: Judged, code: str, started: date, expected_from: date, toward: str = ""
) -> BeforeAfter:
    """What the indicator did after `started`, judged from the first period after `expected_from`.

    `toward` (higher, lower) says which way was meant where neither is better by itself, and
    `either` asks only whether it changed. What is better by the indicator's own definition stays
    so, whatever was meant.
    Never across a break; never a claim that one thing caused the other.
    """
    found = _stretches(judged, code, started, expected_from, toward)
    if isinstance(found, str):
        return _untold(found)
    return _too_soon(found) or _judged(found)


def course(
    judged: Judged, code: str, started: date, expected_from: date, toward: str = ""
) -> Course | None:
    """What `what_followed` looked at, to be drawn; None where there are not two stretches."""
    found = _stretches(judged, code, started, expected_from, toward)
    if isinstance(found, str):
        return None
    frozen = _frozen(found) if _by_its_limits(found) else None
    return Course(found, frozen, _parts(judged, found, max(started, expected_from)))


def _parts(judged: Judged, stretches: Stretches, expected_from: date) -> tuple[str, ...]:
    grid, place = stretches.grid, stretches.place
    columns, segment = np.arange(grid.columns), judged.segment[place]
    start, last = stretches.before[0], stretches.before[-1]
    alike, later = segment == segment[start], columns > last
    late = first_days(grid, place) >= np.datetime64(expected_from, "D")
    parts = np.full(grid.columns, OUTSIDE, dtype=object)
    parts[alike & later] = BETWEEN
    parts[alike & later & late] = AFTER
    parts[alike & (columns >= start) & ~later] = BEFORE
    return tuple(str(part) for part in parts)


def _stretches(
    judged: Judged, code: str, started: date, expected_from: date, toward: str
) -> Stretches | str:
    """The known periods before and after, or why nothing can be told of them."""
    row = judged.rows.get(code)
    if row is None or row.place is None:
        return "no figures are held"
    better = _better(row.indicator, toward)
    if not better and toward != EITHER:
        return "neither direction is better, and none was named"
    grid, place = judged.reported, row.place
    if grid.window[place] == Window.YTD:
        return "a year to date carries its past in it"
    segment = judged.segment[place]
    expected_from = max(started, expected_from)  # nothing follows what has not begun
    earlier = known(grid, place) & (grid.end[place] < np.datetime64(started, "D"))
    later = known(grid, place) & (first_days(grid, place) >= np.datetime64(expected_from, "D"))
    if not earlier.any():
        return "no figure is known from before"
    last, limited = np.flatnonzero(earlier)[-1], judged.limited[place]
    alike = segment == segment[last]
    # an accepted step is the level that was left: what was before it says nothing of the start
    since_step = alike & (limited == limited[last])
    before, after = np.flatnonzero(earlier & since_step), np.flatnonzero(later & alike)
    if len(after) < _needed(grid, place) and (later & ~alike).any():
        return "the series breaks in between, and nothing is judged across a break"
    return Stretches(grid, place, better, before, after)


def _judged(stretches: Stretches) -> BeforeAfter:
    if _by_its_limits(stretches):
        return _by_limits(stretches)
    if stretches.indicator.measure_type == MeasureType.MEAN:
        return _untold("an average's spread is not held, and there are too few periods for limits")
    return _by_two_periods(stretches)


def _by_its_limits(stretches: Stretches) -> bool:
    enough = len(stretches.before) >= POINTS_FOR_LIMITS and not few(stretches)
    return enough and bool(may_carry_limits(stretches.grid)[stretches.place])


def _frozen(stretches: Stretches) -> Frozen:
    before, after = stretches.before, stretches.after
    columns = np.arange(before[0], (after if len(after) else before)[-1] + 1)
    used = np.isin(columns, np.concatenate([before, after]))
    values = np.where(used, stretches.grid.value[stretches.place, columns], np.nan)
    usual = habit(stretches, columns, values)
    chart = spc.xmr(values / usual, baseline=int(before[-1] - before[0] + 1))
    return Frozen(columns, values / usual, usual, chart)


def _by_limits(stretches: Stretches) -> BeforeAfter:
    """Limits frozen on the periods before judge the latest period after."""
    frozen = _frozen(stretches)
    chart = frozen.chart
    signal = int(chart.signal[0, -1])
    side = _side(stretches, signal, float(frozen.values[-1]), chart)
    lower, mean, upper = float(chart.lower[0]), float(chart.mean[0]), float(chart.upper[0])
    indicator = stretches.indicator
    low, high = (
        sentences.line(indicator, sentences.possible(indicator, limit)) for limit in (lower, upper)
    )
    frequency = str(stretches.grid.frequency[stretches.place])
    numbers = (
        f"Limits {low} to {high}, drawn on the "
        f"{sentences.periods(len(stretches.before), frequency)} before and held; since then "
        f"{listed(stretches)}. {_centre(frozen, stretches, mean)} {figures(stretches)}"
    )
    told = _told(stretches, _outcome(stretches, side), numbers, (lower, mean, upper))
    return replace(told, sentence=f"{told.sentence}{_already(frozen, stretches, side)}")


def _centre(frozen: Frozen, stretches: Stretches, mean: float) -> str:
    """What the limits' middle is, where a reader would take it for the level before."""
    without = ", the school year taken out" if frozen.adjusted else ""
    said = sentences.line(stretches.indicator, mean)
    apart = "" if are_moments(stretches) else "; the level before counts them together"
    return f"Centre line {said}: the average of the figures before{without}{apart}."


def _already(frozen: Frozen, stretches: Stretches, side: int) -> str:
    """Whether the same signal stood at the end of before: then it is nothing that followed."""
    before = stretches.before
    signal = spc.xmr(frozen.values[: before[-1] - before[0] + 1]).signal[0, before - before[0]]
    other = np.flatnonzero(signal[::-1] != side)
    running = int(other[0]) if len(other) else len(before)
    if not side or not running:
        return ""
    end = stretches.grid.end[stretches.place, before[-running]]
    since = sentences.named(end, str(stretches.grid.frequency[stretches.place]))
    return f" It had already changed before, since {since}."


def _side(stretches: Stretches, signal: int, latest: float, chart: spc.Xmr) -> int:
    """The signal's direction; where both fire the worse one, or the latest's own side."""
    if signal != 2:
        return signal
    return -stretches.better or (1 if latest > float(chart.mean[0]) else -1)


def _by_two_periods(stretches: Stretches) -> BeforeAfter:
    """Pooled flows, or the last stock before and after, tested as two periods of one area."""
    moments = are_moments(stretches)
    pair = (
        (stretches.before[-1:], stretches.after[-1:])
        if moments
        else (stretches.before, stretches.after)
    )
    (x1, n1), (x2, n2) = (counted(stretches, columns) for columns in pair)
    ratio = stretches.indicator.measure_type == MeasureType.RATIO
    if ratio:
        # full-time equivalents come in fractions, and the test counts whole ones
        x1, n1, x2, n2 = (float(np.rint(part)) for part in (x1, n1, x2, n2))
    if np.isnan(x1 + x2 + n1 + n2) or not (n1 > 0 and n2 > 0):
        return _untold("the counts behind the figures are not held")
    if ratio:
        p, name = float(comparison.two_proportions(x1, n1, x2, n2)), "two-proportion test"
    else:
        wider = spread(stretches)
        parts = (np.rint(x2 / wider), n2, np.rint(x1 / wider), n1)
        p, name = float(comparison.rate_ratio(*parts)[3]), "exact test of two rates"
    rose = x2 / n2 - x1 / n1
    outcome = _outcome(stretches, int(np.sign(rose)) if p < SIGNIFICANT else 0)
    counts = (
        f"{x1:,.0f} of {n1:,.0f} before, {x2:,.0f} of {n2:,.0f} after"
        if ratio
        else f"{x1:,.0f} counted before, {x2:,.0f} after"
    )
    used = " The last figure of each is compared." if moments else ""
    chance = "below 0.001" if p < 0.001 else f"{p:.3f}"
    numbers = f"{counts}; {name}, p {chance}. {figures(stretches)}{used}"
    return _told(stretches, outcome, numbers)


def _told(
    stretches: Stretches,
    outcome: Outcome,
    numbers: str,
    limits: tuple[float, float, float] = (np.nan, np.nan, np.nan),
) -> BeforeAfter:
    moments = are_moments(stretches)
    before, after = (
        level(stretches, columns[-1:] if moments else columns)
        for columns in (stretches.before, stretches.after)
    )
    said = (
        f"{sentences.value(stretches.indicator, before)} {stretch(stretches, stretches.before)}, "
        f"{sentences.value(stretches.indicator, after)} {stretch(stretches, stretches.after)}: "
        f"{OUTCOME_WORDS[outcome]}."
    )
    lower, mean, upper = limits
    ends = stretches.grid.end[stretches.place]
    return BeforeAfter(
        *(outcome, said, numbers, before, after, lower, mean, upper),
        before_until=day_of(ends[stretches.before[-1]]),
        after_from=day_of(ends[stretches.after[0]]),
        after_until=day_of(ends[stretches.after[-1]]),
        known_after=len(stretches.after),
    )


def _untold(why: str) -> BeforeAfter:
    return BeforeAfter(Outcome.CANNOT_BE_TOLD, f"It cannot be told: {why}.")


def _too_soon(stretches: Stretches) -> BeforeAfter | None:
    frequency = str(stretches.grid.frequency[stretches.place])
    needed, have = _needed(stretches.grid, stretches.place), len(stretches.after)
    if have >= needed:
        return None
    number = sentences.NUMBER_WORDS[have] if have else "none"
    known_so_far = f"{number} of {sentences.periods(needed, frequency)}"
    ends = stretches.grid.end[stretches.place]
    return BeforeAfter(
        Outcome.TOO_SOON,
        f"Too soon to say: {known_so_far} known.",
        before=level(stretches, stretches.before),
        before_until=day_of(ends[stretches.before[-1]]),
        known_after=have,
    )


def _needed(grid: Grid, place: int) -> int:
    return 1 if grid.frequency[place] == Frequency.YEAR else KNOWN_AFTER


def _better(indicator: Indicator, toward: str) -> int:
    """The side that is better by itself; where neither is, the side that was meant."""
    own = {Polarity.HIGH_GOOD: 1, Polarity.LOW_GOOD: -1}.get(indicator.polarity, 0)
    return own or {HIGHER: 1, LOWER: -1}.get(toward, 0)


_CHANGED = {1: Outcome.HIGHER, 0: Outcome.NO_CHANGE, -1: Outcome.LOWER}
_JUDGED = {1: Outcome.IMPROVED, 0: Outcome.NO_CHANGE, -1: Outcome.WORSE}


def _outcome(stretches: Stretches, direction: int) -> Outcome:
    """What a rise (1), a fall (-1) or neither is called; with no better side, by its direction."""
    better = stretches.better
    return _JUDGED[direction * better] if better else _CHANGED[direction]
