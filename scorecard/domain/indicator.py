"""Indicators: what is counted, over what, by whom, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.period import Frequency, Window

FOCUS_CAP = 40


class Standing(StrEnum):
    """Where an indicator stands in the board's attention."""

    FOCUS = "focus"
    WATCH = "watch"
    ELSEWHERE = "elsewhere"
    RETIRED = "retired"


class Unit(StrEnum):
    """How a value is written."""

    COUNT = "count"
    PCT = "pct"
    RATE = "rate"
    MEAN = "mean"
    DAYS = "days"


class MeasureType(StrEnum):
    """How a value is made, which decides the interval it gets."""

    COUNT = "count"
    RATIO = "ratio"
    RATE = "rate"
    MEAN = "mean"


class Timing(StrEnum):
    """A stock at a moment, or a flow over a period."""

    SNAPSHOT = "snapshot"
    FLOW = "flow"


class Polarity(StrEnum):
    """Which direction is better for children."""

    HIGH_GOOD = "high_good"
    LOW_GOOD = "low_good"
    NEUTRAL = "neutral"
    BAND = "band"


class Sensitivity(StrEnum):
    """Who may see it inside the partnership."""

    OPEN = "open"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the catalogue, as defined by the partnership.

    `starts` and `ends` of a stock are the indicators of what flows into it and out of it.
    """

    code: str
    name: str
    short_name: str
    theme: str
    standing: Standing
    unit: Unit
    measure_type: MeasureType
    timing: Timing
    window: Window
    polarity: Polarity
    frequency: Frequency
    decimals: int
    due_days: int
    accountable_agency: str
    numerator: str = ""
    denominator: str = ""
    numerator_supplier: str = ""
    denominator_supplier: str = ""
    per: float | None = None
    driver: str = ""
    dimensions: str = ""
    sensitivity: Sensitivity = Sensitivity.OPEN
    scrutinised_by: str = ""
    official_source: str = ""
    lait_item: str = ""
    england_value: str = ""
    england_period: str = ""
    note: str = ""
    why: str = ""
    question: str = ""
    good_answer: str = ""
    equality: bool = False
    author: str = ""
    checker: str = ""
    next_review: date | None = None
    starts: str = ""
    ends: str = ""
