"""Observations: what was reported, about what, when it was known; append-only."""

from __future__ import annotations

from enum import StrEnum

SERIES_KEY = (
    "indicator",
    "area",
    "agency",
    "basis",
    "frequency",
    "window",
    "dimension",
    "category",
)
"""What makes a series (methodology, section 0): nothing else is ever mixed into one."""

OBSERVATION_COLUMNS = (
    *(
        "indicator",
        "area",
        "agency",
        "period_start",
        "period_end",
        "frequency",
        "window",
    ),
    *(
        "dimension",
        "category",
        "basis",
        "edition",
        "status",
        "marker",
        "value",
        "numerator",
    ),
    *("denominator", "reference", "known_at", "recorded_at"),
)
"""The columns of the `observations` command, in order."""


class Basis(StrEnum):
    """Reported to the board, or official statistics; the two are never one series."""

    LOCAL = "local"
    PUBLISHED = "published"


class Status(StrEnum):
    """How settled a figure is."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"


class Marker(StrEnum):
    """Why there is no value; unknown is never zero."""

    SUPPRESSED = "c"
    ROUNDS_TO_ZERO = "k"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW_RELIABILITY = "u"
    LOW = "low"


MARKER_WORDS: dict[str, str] = {
    Marker.SUPPRESSED: "suppressed to protect children",
    Marker.ROUNDS_TO_ZERO: "rounds to zero (below half the unit shown)",
    Marker.NOT_AVAILABLE: "not available",
    Marker.NOT_APPLICABLE: "not applicable",
    Marker.LOW_RELIABILITY: "too unreliable to show",
    Marker.LOW: "a low number, not shown",
}
