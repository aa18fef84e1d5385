"""Attendance on screen: who came for each agency over the last meetings, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.attendance import ATTENDANCE_WORDS, Attended, of_meeting
from scorecard.domain.indicator import Standing
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day
from scorecard.views import words
from scorecard.views.judged import JudgedArea

SHOWN = 6
"""Meetings across: a year and a half of quarterly ones."""

NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Seat:
    """One agency at one meeting: the attendance word ('' where nobody said), words, who."""

    attendance: str
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class AgencySeats:
    """One agency over the meetings; `came` and `of` count those where it was recorded."""

    agency: str
    name: str
    seats: tuple[Seat, ...]
    came: int
    of: int
    came_words: str


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """The last meetings, oldest first, agencies down; `shares` are (came, of) a meeting."""

    meetings: tuple[str, ...]
    rows: tuple[AgencySeats, ...]
    shares: tuple[tuple[int, int], ...]
    sentence: str


def view(seen: JudgedArea, seats: Sequence[Attended], body: str, upto: date) -> AttendanceView:
    """A body's attendance at its last meetings up to a day; none that was called off counts."""
    off = {one.date for one in seen.called_off if one.body == body}
    mine = [
        one
        for one in seats
        if one.body == body and one.meeting_on <= upto and one.meeting_on not in off
    ]
    days = sorted({one.meeting_on for one in mine})[-SHOWN:]
    codes = [code for code, _ in members(seen, seats, body)]
    rows = [_agency(seen, code, days, mine) for code in codes]
    shares = tuple(_share(of_meeting(mine, on, body)) for on in days)
    return AttendanceView(
        meetings=tuple(day(on, long=False) for on in days),
        rows=tuple(row for row in rows if row.of),
        shares=shares,
        sentence=_sentence(days, shares, rows),
    )


def members(seen: JudgedArea, seats: Sequence[Attended], body: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of those with a seat: who answers for a focus indicator, or has sat before."""
    answering = {
        row.indicator.accountable_agency
        for row in seen.judged.rows.values()
        if row.indicator.standing == Standing.FOCUS
    }
    codes = answering | {one.agency for one in seats if one.body == body}
    return tuple(sorted(((code, seen.agency_name(code)) for code in codes), key=lambda one: one[1]))


def at(seats: Sequence[Attended], meeting: Meeting) -> dict[str, Attended]:
    """Who came to one meeting, by agency."""
    return {one.agency: one for one in of_meeting(seats, meeting.date, meeting.body)}


def last_time(seen: JudgedArea, seats: Sequence[Attended], before: Meeting | None) -> str:
    """Who came to the meeting before, in a sentence."""
    if before is None:
        return "This is the first meeting held here."
    held = of_meeting(seats, before.date, before.body)
    if not held:
        return f"Who came on {day(before.date)} was not recorded."
    came, of = _share(held)
    missing = [seen.agency_name(one.agency) for one in held if not one.came]
    nobody = f" Nobody for {', '.join(sorted(missing))}." if missing else ""
    return f"{came} of {words.plural(of, 'agency', 'agencies')} came on {day(before.date)}.{nobody}"


def _agency(
    seen: JudgedArea, code: str, days: Sequence[date], mine: Sequence[Attended]
) -> AgencySeats:
    held = {one.meeting_on: one for one in mine if one.agency == code}
    known = [held[on] for on in days if on in held]
    came = sum(one.came for one in known)
    return AgencySeats(
        agency=code,
        name=seen.agency_name(code),
        seats=tuple(_seat(held.get(on)) for on in days),
        came=came,
        of=len(known),
        came_words=f"{came} of {len(known)}",
    )


def _seat(one: Attended | None) -> Seat:
    if one is None:
        return Seat("", NOT_RECORDED, "")
    return Seat(str(one.attendance), ATTENDANCE_WORDS[one.attendance], one.who)


def _share(held: Sequence[Attended]) -> tuple[int, int]:
    return sum(one.came for one in held), len(held)


def _sentence(
    days: Sequence[date], shares: Sequence[tuple[int, int]], rows: Sequence[AgencySeats]
) -> str:
    if not days:
        return "Nobody has recorded yet who came."
    came, of = shares[-1]
    said = [f"{came} of {words.plural(of, 'agency', 'agencies')} came on {day(days[-1])}"]
    if len(days) > 1:
        said.append(f"{shares[-2][0]} of {shares[-2][1]} on {day(days[-2])}")
    twice = [row.name for row in rows if _away(row.seats[-2:]) == 2]
    silent = f" Nobody for two meetings running: {', '.join(twice)}." if twice else ""
    return f"{'; '.join(said)}.{silent}"


def _away(seats: Sequence[Seat]) -> int:
    return sum(one.attendance in ("apologies", "absent") for one in seats)
