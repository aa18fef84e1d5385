"""Attendance: who came for each agency to a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zlib import crc32


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


def stamp(held: Iterable[Attended]) -> int:
    """What names what was recorded of one meeting: another number once it is recorded otherwise.

    0 while nobody has said anything; within what a version may be.
    """
    said = sorted((one.agency, str(one.attendance), one.who) for one in held)
    return crc32(repr(said).encode()) & 0x7FFF_FFFF if said else 0
