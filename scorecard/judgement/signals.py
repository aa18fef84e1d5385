"""Signals: which Making Data Count rule the latest point belongs to, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.domain.indicator import Indicator, Polarity
from scorecard.judgement import sentences
from scorecard.judgement.grid import Grid
from scorecard.judgement.variation import Charted
from scorecard.stats.spc_rules import OUTSIDE, SHIFT, TREND


@dataclass(frozen=True, slots=True)
class SignalWords:
    """The sentence, the numbers behind it, and the short label for a table."""

    sentence: str
    numbers: str
    label: str


def describe(grid: Grid, charted: Charted, row: int) -> SignalWords:
    """What the latest point's signal says, strongest rule first; its adverse side where both fire.

    Only the segment since the last break counts: a run never reaches across one.
    """
    indicator, unit_of_time = grid.indicators[row], str(grid.frequency[row])
    mean = float(charted.mean[row, -1])
    latest = float(charted.charted[row, -1])
    sign = _sign(indicator, int(charted.signal[row, -1]), latest, mean)
    limit, side = ("upper", "above") if sign > 0 else ("lower", "below")
    run, climb = (_length(charted.marks[rule][row], sign) for rule in (SHIFT, TREND))
    # the figure that is printed is not the one that the limits are put on
    apart = ", with the school year taken out" if charted.adjusted[row] else ""
    if charted.marks[OUTSIDE][row, -1] == sign:
        itself = f"{apart} ({sentences.line(indicator, latest)})," if apart else ""
        sentence = (
            f"{_when(indicator, grid.end[row, -1], unit_of_time)}{itself} it lies {side} its "
            f"{limit} process limit: {'higher' if sign > 0 else 'lower'} than chance explains."
        )
        label = f"{side} its limits"
    elif run:
        start = grid.end[row, grid.columns - run]
        sentence = (
            f"A shift since {sentences.named(start, unit_of_time)}: "
            f"{sentences.periods(run, unit_of_time)} running {side} "
            f"{_middle(indicator, mean, few=bool(charted.few[row]))}{apart}."
        )
        label = f"shift since {_short(sentences.when(start, unit_of_time))}"
    elif climb:
        way = "rises" if sign > 0 else "falls"
        sentence = f"{sentences.opened(_number(climb - 1))} {way} in a row{apart}."
        label = f"{'rising' if sign > 0 else 'falling'} for {climb} {unit_of_time}s"
    else:
        sentence = (
            f"Two of the last three {unit_of_time}s lie close to the {limit} process limit{apart}."
        )
        label = f"near its {limit} limit"
    return SignalWords(sentence, _numbers(indicator, charted, row), label)


ALIKE = 0.5
"""Lag-1 autocorrelation above which it is said: signals come more easily then."""


def alike(charted: Charted, row: int) -> str:
    """'0.7' where neighbouring periods resemble one another, else nothing."""
    lag = float(charted.lag1[row])
    return f"{lag:.1f}" if lag > ALIKE else ""


def _numbers(indicator: Indicator, charted: Charted, row: int) -> str:
    mean, lower, upper = (float(part[row, -1]) for part in _limits(charted))
    low, high = (sentences.possible(indicator, limit) for limit in (lower, upper))
    note = ", the school year taken out" if charted.adjusted[row] else ""
    note = ", from the chance of so few" if charted.few[row] else note
    resemble = alike(charted, row)
    more = (
        f" Neighbouring periods resemble each other ({resemble}), so some of this may be one event."
        if resemble
        else ""
    )
    return (
        f"Average {sentences.line(indicator, mean)}, limits {sentences.line(indicator, low)} to "
        f"{sentences.line(indicator, high)}{note}.{more}"
    )


def _middle(indicator: Indicator, mean: float, *, few: bool) -> str:
    """What a shift runs beyond: the average; of few counted, their median, which may differ."""
    average = sentences.line(indicator, mean)
    return (
        f"the middle of what is usual (the average is {average})"
        if few
        else f"the average of {average}"
    )


def _sign(indicator: Indicator, signal: int, latest: float, mean: float) -> int:
    """1 for a high signal, -1 for a low one; where both fire, the one that is worse."""
    if signal in (1, -1):
        return signal
    if indicator.polarity == Polarity.HIGH_GOOD:
        return -1
    if indicator.polarity == Polarity.LOW_GOOD:
        return 1
    return 1 if latest > mean else -1


def _when(indicator: Indicator, end: np.datetime64, frequency: str) -> str:
    return sentences.opened(sentences.at_time(indicator, end, frequency))


def _limits(charted: Charted) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return charted.mean, charted.lower, charted.upper


def _number(count: int) -> str:
    return sentences.NUMBER_WORDS[count] if count <= 10 else str(count)


def _length(marks: np.ndarray, sign: int) -> int:
    """How many of the latest a rule marks this way, one after another."""
    other = np.flatnonzero(marks[::-1] != sign)
    return int(other[0]) if len(other) else len(marks)


def _short(words: str) -> str:
    parts = words.split(" ")
    return " ".join([parts[0][:3], *parts[1:]]) if len(parts) == 2 else words
