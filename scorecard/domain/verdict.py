"""Verdicts: the words a judgement is given in; others hold on to them exactly."""

from __future__ import annotations

from enum import StrEnum


class Rag(StrEnum):
    """Attainment against the target in force, or why there is none."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    CONTEXT = "context"
    NO_TARGET = "no_target"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    OUT_OF_DATE = "out_of_date"


class Firmness(StrEnum):
    """Whether every value in the 95 % interval has the same colour."""

    FIRM = "firm"
    COULD_BE_CHANCE = "could_be_chance"
    UNKNOWN = "unknown"


class Variation(StrEnum):
    """What statistical process control says of the latest point."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    BOTH = "both"
    NEITHER_HIGH = "neither_high"
    NEITHER_LOW = "neither_low"
    COMMON_CAUSE = "common_cause"
    TOO_FEW_POINTS = "too_few_points"
    NOT_CHARTED = "not_charted"
    UNKNOWN = "unknown"


class Assurance(StrEnum):
    """Whether the process as it runs can be relied on to meet its target."""

    PASS = "pass"
    FAIL = "fail"
    HIT_AND_MISS = "hit_and_miss"
    UNKNOWN = "unknown"


class Comparison(StrEnum):
    """The area's published figure against comparators' of the same period and definition."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARED = "not_compared"


class Travel(StrEnum):
    """Direction of travel."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    RISING = "rising"
    FALLING = "falling"
    NO_TREND = "no_trend"
    TOO_FEW_YEARS = "too_few_years"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What an indicator did after an action or an accepted explanation; never why."""

    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    TOO_SOON = "too_soon"
    CANNOT_BE_TOLD = "cannot_be_told"


RATED = (Rag.RED, Rag.AMBER, Rag.GREEN)

RAG_WORDS: dict[str, str] = {
    Rag.GREEN: "Green",
    Rag.AMBER: "Amber",
    Rag.RED: "Red",
    Rag.CONTEXT: "Context",
    Rag.NO_TARGET: "No target",
    Rag.SUPPRESSED: "Suppressed",
    Rag.MISSING: "No figure",
    Rag.OUT_OF_DATE: "Out of date",
}

FIRMNESS_WORDS: dict[str, str] = {
    Firmness.FIRM: "firm",
    Firmness.COULD_BE_CHANCE: "could be chance",
    Firmness.UNKNOWN: "",
}

VARIATION_WORDS: dict[str, str] = {
    Variation.IMPROVEMENT: "special cause: improvement",
    Variation.CONCERN: "special cause: concern",
    Variation.BOTH: "special cause: both ways",
    Variation.NEITHER_HIGH: "special cause: changed, high",
    Variation.NEITHER_LOW: "special cause: changed, low",
    Variation.COMMON_CAUSE: "common cause: no clear change",
    Variation.TOO_FEW_POINTS: "run chart: too few points for limits",
    Variation.NOT_CHARTED: "run chart: limits would mislead",
    Variation.UNKNOWN: "",
}

ASSURANCE_WORDS: dict[str, str] = {
    Assurance.PASS: "consistently passing",
    Assurance.FAIL: "consistently failing",
    Assurance.HIT_AND_MISS: "hit and miss",
    Assurance.UNKNOWN: "",
}

COMPARISON_WORDS: dict[str, str] = {
    Comparison.BETTER: "better",
    Comparison.SIMILAR: "similar",
    Comparison.WORSE: "worse",
    Comparison.HIGHER: "higher",
    Comparison.LOWER: "lower",
    Comparison.NOT_COMPARED: "not compared",
}

TRAVEL_WORDS: dict[str, str] = {
    Travel.IMPROVING: "improving",
    Travel.WORSENING: "getting worse",
    Travel.RISING: "rising",
    Travel.FALLING: "falling",
    Travel.NO_TREND: "no clear trend",
    Travel.TOO_FEW_YEARS: "too few years",
    Travel.UNKNOWN: "",
}

OUTCOME_WORDS: dict[str, str] = {
    Outcome.IMPROVED: "improved by more than chance",
    Outcome.NO_CHANGE: "no detectable change",
    Outcome.WORSE: "worse by more than chance",
    Outcome.HIGHER: "higher by more than chance",
    Outcome.LOWER: "lower by more than chance",
    Outcome.TOO_SOON: "too soon to say",
    Outcome.CANNOT_BE_TOLD: "cannot be told",
}
