"""Signals: which Making Data Count rule the latest point belongs to, in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.domain.indicator import Indicator
from scorecard.judgement import sentences
from scorecard.judgement.grid import Grid
from scorecard.judgement.variation import Charted


@dataclass(frozen=True, slots=True)
class SignalWords:
    """The sentence, the numbers behind it, and the short label for a table."""

    sentence: str
    numbers: str
    label: str


def describe(grid: Grid, charted: Charted, row: int) -> SignalWords:
    """What the latest point's signal says, strongest rule first."""
    indicator, unit_of_time = grid.indicators[row], str(grid.frequency[row])
    values = charted.charted[row]
    mean, lower, upper = (float(part[row, -1]) for part in _limits(charted))
    latest = float(values[-1])
    high = latest > mean
    note = ", the school year taken out" if charted.adjusted[row] else ""
    numbers = (
        f"Average {sentences.value(indicator, mean)}, limits "
        f"{sentences.value(indicator, lower)} to {sentences.value(indicator, upper)}{note}."
    )
    side = "above" if high else "below"
    run = _run(values, mean)
    climb = _climb(values)
    end = grid.end[row, -1]
    if latest > upper or latest < lower:
        limit = "upper" if high else "lower"
        sentence = (
            f"{_when(indicator, end, unit_of_time)} it lies {side} its "
            f"{limit} process limit: {'higher' if high else 'lower'} than chance explains."
        )
        label = f"{side} its limits"
    elif run >= 7:
        since = sentences.when(grid.end[row, grid.columns - run], unit_of_time)
        sentence = (
            f"A shift since {since}: {sentences.periods(run, unit_of_time)} running {side} "
            f"the average of {sentences.value(indicator, mean)}."
        )
        label = f"shift since {_short(since)}"
    elif climb >= 6:
        way = "rises" if values[-1] > values[-2] else "falls"
        sentence = f"{sentences.opened(_number(climb))} {way} in a row."
        label = f"{'rising' if way == 'rises' else 'falling'} for {climb + 1} {unit_of_time}s"
    else:
        limit = "upper" if high else "lower"
        sentence = f"Two of the last three {unit_of_time}s lie close to the {limit} process limit."
        label = f"near its {limit} limit"
    return SignalWords(sentence, numbers, label)


def _when(indicator: Indicator, end: np.datetime64, frequency: str) -> str:
    return sentences.opened(sentences.at_time(indicator, end, frequency))


def _limits(charted: Charted) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return charted.mean, charted.lower, charted.upper


def _number(count: int) -> str:
    return sentences.NUMBER_WORDS[count] if count <= 10 else str(count)


def _run(values: np.ndarray, mean: float) -> int:
    """How many points up to the latest lie strictly on its side of the mean."""
    side = np.sign(values - mean)
    same = side[::-1] == side[-1]
    return int(np.argmin(same)) if not same.all() else len(values)


def _climb(values: np.ndarray) -> int:
    """How many steps up to the latest go strictly its way."""
    steps = np.sign(np.diff(values))
    if not len(steps) or steps[-1] == 0 or np.isnan(steps[-1]):
        return 0
    same = steps[::-1] == steps[-1]
    return int(np.argmin(same)) if not same.all() else len(steps)


def _short(words: str) -> str:
    parts = words.split(" ")
    return " ".join([parts[0][:3], *parts[1:]]) if len(parts) == 2 else words
