"""Meetings of the board and its quality assurance sub-group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from scorecard.domain.period import day

Day = date
"""The type, in a class that has a field of that name."""

LONGEST = 20
"""How much of a body's name an address has, in whole words."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dated meeting of one body of one area's partnership.

    `known_on` is the day on which this date was set, None where it was known all along. A meeting
    that was called off says when, by whom and why; `moved_to` is the day it was moved to, None of
    one that was cancelled. None of that makes it another meeting.
    """

    area: str
    date: date
    body: str
    note: str = ""
    known_on: Day | None = field(default=None, compare=False)
    called_off_on: Day | None = field(default=None, compare=False)
    called_off_by: str = field(default="", compare=False)
    because: str = field(default="", compare=False)
    moved_to: Day | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        """'Quality Assurance sub-group, 19 November 2026'."""
        return f"{self.body}, {day(self.date)}"

    @property
    def stands(self) -> bool:
        """Whether it is held on its day: neither moved nor cancelled."""
        return self.called_off_on is None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off and moved to no other day."""
        return self.called_off_on is not None and self.moved_to is None

    @property
    def called_off_words(self) -> str:
        """'Cancelled on 20 October 2026 by Amara Okafor: ...'; nothing of one that stands."""
        if self.called_off_on is None:
            return ""
        what = f"Moved to {day(self.moved_to)}, decided" if self.moved_to else "Cancelled"
        said = f"{what} on {day(self.called_off_on)} by {self.called_off_by}: {self.because}"
        return said if said.endswith((".", "?", "!")) else f"{said}."


def key_of(meeting: Meeting) -> str:
    """What an address and a draft call a meeting: never what another one was called before.

    Its day and its body; the number tells bodies apart whose names read alike in an address.
    """
    name = re.sub(r"[^a-z0-9]+", "-", meeting.body.casefold()).strip("-")
    body = name if len(name) <= LONGEST else name[:LONGEST].rpartition("-")[0]
    return f"{meeting.date.isoformat()}-{body}-{crc32(meeting.body.encode()):08x}"


def before(meetings: Sequence[Meeting], one: Meeting) -> Meeting | None:
    """The body's meeting before this one, or None."""
    earlier = [other for other in meetings if other.body == one.body and other.date < one.date]
    return max(earlier, key=lambda other: other.date) if earlier else None


def after(meetings: Sequence[Meeting], one: Meeting) -> Meeting | None:
    """The body's meeting after this one, or None."""
    later = [other for other in meetings if other.body == one.body and other.date > one.date]
    return min(later, key=lambda other: other.date) if later else None


def days_of(every: Sequence[Meeting], body: str, on: date) -> frozenset[date]:
    """The days a meeting was ever set for: its own, and those it was moved from."""
    found = {on}
    while True:
        led = {one.date for one in every if one.body == body and one.moved_to in found} - found
        if not led:
            return frozenset(found)
        found |= led


def earlier_days(called_off: Sequence[Meeting], one: Meeting) -> list[Meeting]:
    """The same meeting on each day that it was moved from."""
    days = days_of(called_off, one.body, one.date)
    return [
        other
        for other in called_off
        if other.body == one.body and other.moved_to and other.date in days
    ]
