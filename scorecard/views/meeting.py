"""A meeting on screen: which one, when it is, its packs, and what may be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scorecard.domain.meeting import Meeting, before, days_of, key_of
from scorecard.domain.pack import Pack, may_be_issued
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.store import attendance as seats
from scorecard.store import pack
from scorecard.store.engine import Connection
from scorecard.views import attendance, own_flags, reporting_calendar, words
from scorecard.views.judged import JudgedArea
from scorecard.views.own_flags import OwnFlags
from scorecard.views.reporting_calendar import CalendarView, DueStep
from scorecard.views.since_issued import moment


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """One meeting that can be looked at; `key` is what an address calls it."""

    key: str
    label: str
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class PackLine:
    """One issued pack in words; `place` is first, second, ..."""

    number: int
    place: str
    sentence: str
    fingerprint: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting before its content: the pack issued last stands first in `packs`.

    `called_off` says when, by whom and why it was cancelled; then nothing of it can be changed.
    """

    area_name: str
    synthetic: bool
    meeting: Meeting
    when_words: str
    calendar: CalendarView | None
    outstanding: tuple[DueStep, ...]
    own: OwnFlags | None
    last_time: str
    packs: tuple[PackLine, ...]
    can_run: bool
    can_issue: bool
    too_late: str
    called_off: str = ""


PLACES = ("first", "second", "third", "fourth", "fifth")


def choices(seen: JudgedArea, today: date) -> tuple[MeetingChoice, ...]:
    """The next meeting first, then those after it, then those held, newest first.

    Those cancelled stay among them, after what is to come.
    """
    listed = [one for one in _keyed(seen) if one.meeting.moved_to is None]
    to_come = [one for one in listed if one.meeting.date >= today]
    held = [one for one in listed if one.meeting.date < today]
    return (
        *(one for one in to_come if one.meeting.stands),
        *(one for one in to_come if not one.meeting.stands),
        *reversed(held),
    )


def moved(seen: JudgedArea) -> dict[str, str]:
    """What an address called a meeting before it was moved, and what it calls it now."""
    keyed = _keyed(seen)
    every = [one.meeting for one in keyed]
    return {
        old.key: now.key
        for now in keyed
        if now.meeting.moved_to is None
        for old in keyed
        if old.meeting.moved_to and old.meeting.body == now.meeting.body
        if old.meeting.date in days_of(every, now.meeting.body, now.meeting.date)
    }


def by_day(seen: JudgedArea) -> dict[str, str]:
    """What an address may call a meeting for short: its day, where no other is on that day."""
    days: dict[str, list[str]] = {}
    for one in _keyed(seen):
        days.setdefault(one.meeting.date.isoformat(), []).append(one.key)
    return {on: keys[0] for on, keys in days.items() if len(keys) == 1}


def _keyed(seen: JudgedArea) -> list[MeetingChoice]:
    """Every meeting ever set, in order of day."""
    return [
        MeetingChoice(
            key_of(one), f"{one.title}, cancelled" if one.is_cancelled else one.title, one
        )
        for one in sorted((*seen.judged.evidence.meetings, *seen.called_off), key=_order)
    ]


def view(
    connection: Connection, seen: JudgedArea, person: Person, meeting: Meeting, today: date
) -> MeetingView:
    """One meeting as this person may see it."""
    came = seats.for_area(connection, seen.area.code)
    issued = pack.for_meeting(connection, seen.area.code, meeting.date, meeting.body)
    runs = may(person, Permission.RUN_MEETING) and meeting.stands
    in_time = may_be_issued(meeting, today)
    late = "This meeting has been held and was given no pack."
    return MeetingView(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        meeting=meeting,
        when_words=_when(meeting.date, today) if meeting.stands else "cancelled",
        calendar=(
            None
            if _is_history(meeting.date, today) or not meeting.stands
            else reporting_calendar.strip(seen, meeting, today)
        ),
        outstanding=tuple(one for one in _due(connection, seen, meeting, today) if one.detail),
        own=_own(seen, person, meeting, today),
        last_time=attendance.last_time(seen, came, before(seen.judged.evidence.meetings, meeting)),
        packs=_lines(issued),
        can_run=runs,
        can_issue=runs and in_time,
        too_late=meeting.called_off_words or ("" if in_time or issued else late),
        called_off=meeting.called_off_words,
    )


def latest_pack(connection: Connection, meeting: Meeting) -> Pack | None:
    """The pack that the meeting was last given, without its content; None before there is one."""
    issued = pack.for_meeting(connection, meeting.area, meeting.date, meeting.body)
    return issued[0] if issued else None


def _own(seen: JudgedArea, person: Person, meeting: Meeting, today: date) -> OwnFlags | None:
    """An agency lead meets the agency's flags here before the room does."""
    if not person.agency or not seen.calendar or _is_over(meeting, today):
        return None
    return own_flags.of(seen, person.agency, meeting, today)


def _due(
    connection: Connection, seen: JudgedArea, meeting: Meeting, today: date
) -> tuple[DueStep, ...]:
    """What is still to be done for a meeting; of one that was held or cancelled, nothing."""
    if _is_over(meeting, today):
        return ()
    return reporting_calendar.due(connection, seen, meeting, today)


def _is_over(meeting: Meeting, today: date) -> bool:
    return meeting.date < today or not meeting.stands


def _order(one: Meeting) -> tuple[date, str]:
    return one.date, one.body


A_YEAR = timedelta(days=366)


def _is_history(on: date, today: date) -> bool:
    """Held more than a year ago: perhaps before there was such a calendar."""
    return today - on > A_YEAR


def _when(on: date, today: date) -> str:
    days = (on - today).days
    if not days:
        return "today"
    if days == 1:
        return "tomorrow"
    if _is_history(on, today):
        return "held"
    if days < 0:
        return f"held {words.plural(-days, 'day')} ago"
    return f"in {words.plural(days, 'day')}"


def _lines(issued: Sequence[Pack]) -> tuple[PackLine, ...]:
    """Newest first; each with the place in which it was issued."""
    count = len(issued)
    return tuple(
        PackLine(
            number=one.id,
            place=_place(count - back),
            sentence=f"Issued on {moment(one.issued_at)} by {one.issued_by}.",
            fingerprint=one.fingerprint,
            issued_at=one.issued_at,
        )
        for back, one in enumerate(issued)
    )


def _place(number: int) -> str:
    return PLACES[number - 1] if number <= len(PLACES) else f"number {number}"
