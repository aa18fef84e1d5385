"""Sentences: each flag in plain English with its numbers; never blame, never cause."""

from __future__ import annotations

from datetime import date
from math import isnan

import numpy as np

from scorecard.domain import figure, period
from scorecard.domain.indicator import Indicator, MeasureType, Polarity, Timing, Unit
from scorecard.domain.period import Frequency, Window
from scorecard.domain.target import Target, TargetKind

NUMBER_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
)
FEW = 30
"""A statutory duty with fewer than this many due is told as children, not as a trend."""


def value(indicator: Indicator, number: float) -> str:
    """A value as it is written for this indicator."""
    return figure.text(number, indicator.unit, indicator.decimals)


def when(end: date | np.datetime64 | None, frequency: str) -> str:
    """A period in full words."""
    if end is None:
        return "an unknown period"
    day = end.astype("datetime64[D]").astype(object) if isinstance(end, np.datetime64) else end
    return period.label(day, frequency, long=True)


def named(end: date | np.datetime64 | None, frequency: str) -> str:
    """A period inside a sentence: 'September 2026', 'the year to March 2013', 'the autumn term'."""
    words = when(end, frequency)
    bare = end is None or frequency in (Frequency.MONTH, Frequency.QUARTER)
    return words if bare else f"the {words}"


def in_period(end: date | np.datetime64 | None, frequency: str) -> str:
    """'in September 2026', 'in the year to March 2013'."""
    return f"in {named(end, frequency)}"


def until(end: date | np.datetime64 | None, frequency: str) -> str:
    """The last of several periods, after 'to': 'September 2026', '27 September 2026'."""
    return named(end, frequency).rpartition(" to ")[2]


def at_time(
    indicator: Indicator, end: date | np.datetime64 | None, frequency: str, window: str = ""
) -> str:
    """'in September 2026', 'at 30 September 2026' for a stock, 'in the 12 months to ...'."""
    if end is not None and window == Window.ROLLING_12M and frequency != Frequency.YEAR:
        last = end.astype("datetime64[D]").astype(object) if isinstance(end, np.datetime64) else end
        return f"in the 12 months to {last:%B %Y}"
    if end is None or indicator.timing != Timing.SNAPSHOT or frequency == Frequency.TERM:
        return in_period(end, frequency)
    moment = end.astype("datetime64[D]").astype(object) if isinstance(end, np.datetime64) else end
    return f"at {period.day(moment)}"


def line(indicator: Indicator, number: float) -> str:
    """An average or a limit: with a decimal where whole numbers would put a figure on it."""
    decimals = indicator.decimals or (0 if float(number).is_integer() else 1)
    return figure.text(number, indicator.unit, decimals)


def possible(indicator: Indicator, number: float) -> float:
    """A limit drawn no further than the figure can go: no share over 100, nothing below 0.

    An average may be negative.
    """
    if indicator.measure_type == MeasureType.MEAN:
        return number
    highest = 100.0 if indicator.unit == Unit.PCT else float("inf")
    return min(max(number, 0.0), highest) if number == number else number


def target(bounds: Target | None, indicator: Indicator) -> str:
    """'80% or more', '20% or less', '21% to 28%'; nothing without a target."""
    if bounds is None:
        return ""
    if indicator.polarity == Polarity.BAND and bounds.low is not None and bounds.high is not None:
        return f"{value(indicator, bounds.low)} to {value(indicator, bounds.high)}"
    if bounds.green is None:
        return ""
    high_good = indicator.polarity == Polarity.HIGH_GOOD
    if is_extreme(indicator, bounds.green):
        return bound(indicator, bounds.green)
    return f"{bound(indicator, bounds.green)} {'or more' if high_good else 'or less'}"


def is_extreme(indicator: Indicator, number: float) -> bool:
    """Whether nothing better can be: all of a share, or none of what should not be."""
    if indicator.polarity == Polarity.HIGH_GOOD:
        return indicator.unit == Unit.PCT and number == 100
    return number == 0


def bound(indicator: Indicator, number: float) -> str:
    """A bound as people write it: no decimals that say nothing."""
    decimals = 0 if float(number).is_integer() else indicator.decimals
    return figure.text(number, indicator.unit, decimals)


def shortfall(bounds: Target | None, indicator: Indicator, number: float) -> str:
    """'17.6 points short of the target of 80%', or nothing when it is met or not set."""
    if bounds is None or isnan(number):
        return ""
    if indicator.polarity == Polarity.BAND:
        return f"outside {target(bounds, indicator)}"
    if bounds.green is None:
        return ""
    gap = figure.points(number - bounds.green, indicator.unit, indicator.decimals)
    side = "short of" if indicator.polarity == Polarity.HIGH_GOOD else "above"
    return f"{gap} {side} the target of {bound(indicator, bounds.green)}"


def periods(count: int, frequency: str) -> str:
    """'nine months', '12 quarters'."""
    number = NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else f"{count}"
    return f"{number} {frequency}{'' if count == 1 else 's'}"


def children_missed(
    bounds: Target | None, indicator: Indicator, numerator: float, denominator: float
) -> str:
    """For a missed statutory duty with few cases: the children, counted."""
    statutory = bounds is not None and bounds.kind == TargetKind.STATUTORY
    if not statutory or isnan(numerator) or isnan(denominator) or denominator >= FEW:
        return ""
    high_good = indicator.polarity == Polarity.HIGH_GOOD
    missed = denominator - numerator if high_good else numerator
    if missed < 1:
        return ""
    return (
        f"{missed:.0f} of {denominator:.0f} did not get what the duty promises; too few to call a "
        "trend; ask what happened to each."
    )


def opened(words: str) -> str:
    """The words with a capital first letter, the rest untouched."""
    return words[:1].upper() + words[1:]


def joined(*parts: str) -> str:
    """Sentences one after another, empty ones left out."""
    return " ".join(part for part in parts if part)
