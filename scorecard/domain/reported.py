"""A figure as reported, beside the one that was held for the same thing, if any."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Standing(StrEnum):
    """What a reported figure is to what was held."""

    NEW = "new"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"
    EARLIER = "earlier"


STANDING_WORDS: dict[Standing, str] = {
    Standing.NEW: "new",
    Standing.CORRECTED: "corrected",
    Standing.UNCHANGED: "unchanged, not stored again",
    Standing.EARLIER: "known before the one held, which stays",
}


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a figure says: NaN is unknown, and the marker says why there is no value."""

    value: float
    numerator: float
    denominator: float
    marker: str
    status: str

    @property
    def figure(self) -> float:
        """The value, else the one count that was sent; NaN where there is none."""
        known = (self.value, self.numerator, self.denominator)
        return next((one for one in known if not math.isnan(one)), math.nan)


@dataclass(frozen=True, slots=True)
class Held:
    """The present state of one figure: its series' agency, who sent it, when it was known."""

    agency: str
    sender: str
    period_end: date
    known_at: datetime
    note: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Reported:
    """One figure of a return: what it is about, what it says, what was held, where it stands."""

    indicator: str
    area: str
    agency: str
    period_end: date
    frequency: str
    window: str
    dimension: str
    category: str
    standing: Standing
    amounts: Amounts
    held: Amounts | None
    sheet: str
    row: int

    @property
    def stored(self) -> bool:
        """Whether keeping the return adds it."""
        return self.standing != Standing.UNCHANGED
