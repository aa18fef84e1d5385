"""Attendance: who came for each agency to a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Attendance(StrEnum):
    """Who came for an agency."""

    MEMBER = "member"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"


ATTENDANCE_WORDS: dict[str, str] = {
    Attendance.MEMBER: "member came",
    Attendance.DEPUTY: "deputy came",
    Attendance.APOLOGIES: "apologies",
    Attendance.ABSENT: "absent",
}
CAME = frozenset({Attendance.MEMBER, Attendance.DEPUTY})


@dataclass(frozen=True, slots=True)
class Attended:
    """One agency's seat at one meeting."""

    area: str
    meeting_on: date
    body: str
    agency: str
    attendance: Attendance
    who: str = ""

    @property
    def came(self) -> bool:
        """Whether anybody came for the agency."""
        return self.attendance in CAME


def of_meeting(seats: Iterable[Attended], meeting_on: date, body: str) -> list[Attended]:
    """The seats of one meeting."""
    return [one for one in seats if (one.meeting_on, one.body) == (meeting_on, body)]
