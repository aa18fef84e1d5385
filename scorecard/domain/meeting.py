"""Meetings of the board and its quality assurance sub-group: dates, attendance, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dated meeting of one body of one area's partnership."""

    area: str
    date: date
    body: str
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was said at a meeting: children's words first, then the rest. `version` as of a record.

    `signed_off_on` is when the group agreed them; after that they are not changed.
    """

    area: str
    meeting_on: date
    body: str
    childrens_words: str = ""
    text: str = ""
    signed_off_on: date | None = None
    signed_off_by: str = ""
    version: int = 1
