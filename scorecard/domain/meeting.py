"""Meetings of the board and its quality assurance sub-group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.period import day


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dated meeting of one body of one area's partnership."""

    area: str
    date: date
    body: str
    note: str = ""

    @property
    def title(self) -> str:
        """'Quality Assurance sub-group, 19 November 2026'."""
        return f"{self.body}, {day(self.date)}"


def before(meetings: Sequence[Meeting], one: Meeting) -> Meeting | None:
    """The body's meeting before this one, or None."""
    earlier = [other for other in meetings if other.body == one.body and other.date < one.date]
    return max(earlier, key=lambda other: other.date) if earlier else None


def after(meetings: Sequence[Meeting], one: Meeting) -> Meeting | None:
    """The body's meeting after this one, or None."""
    later = [other for other in meetings if other.body == one.body and other.date > one.date]
    return min(later, key=lambda other: other.date) if later else None
