"""Meetings: adding, moving and cancelling one, and whether anything about one may be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.decision import standing
from scorecard.domain.errors import Incomplete, NotFound, NotNow
from scorecard.domain.meeting import Meeting, days_of
from scorecard.domain.minutes import LIFECYCLE, complete, require_open
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.gathering.area import unknown_area
from scorecard.services.change import change
from scorecard.services.record import Noun, moved_within
from scorecard.services.workspace import Workspace
from scorecard.store import area, attendance, decision, minutes, pack
from scorecard.store import meeting as store
from scorecard.store.engine import Connection

FURTHEST = timedelta(days=366)
"""A meeting further off is a slip of the pen."""
MINUTES = Noun(minutes.shelf, LIFECYCLE, complete)


def add(workspace: Workspace, person: Person, new: Meeting) -> None:
    """Add a meeting, or one again that was cancelled; refused when it is there already."""
    require(person, Permission.RUN_MEETING)
    today = workspace.now().date()
    if not new.body.strip():
        raise Incomplete("Not yet said: which body meets. Fill that in; nothing was saved.")
    _require_near(new.date, today)
    sentence = SENTENCES[Verb.ADD_MEETING].format(who=person.title, meeting=new.title)
    with change(workspace, person.name, Verb.ADD_MEETING, subject(new), sentence) as connection:
        if new.area not in area.every(connection):
            raise NotFound(unknown_area(new.area))
        _require_free(connection, new)
        store.keep(connection, [_set(new, today)])


def move(workspace: Workspace, person: Person, meeting: Meeting, to: date, because: str) -> Meeting:
    """Move a meeting to another day, saying why; the meeting as it then stands.

    Its packs and what was written for its minutes go with it. Apologies were given for the day
    that it had, and stay with that.
    """
    require(person, Permission.RUN_MEETING)
    today = workspace.now().date()
    reason = _reason(because, "moved")
    if to == meeting.date:
        raise Incomplete(f"This meeting is on {day(to)} already. Choose another day.")
    if to < today:
        raise Incomplete(f"{day(to)} has passed. Choose a day from today on.")
    _require_near(to, today)
    moved = _set(replace(meeting, date=to), today)
    sentence = SENTENCES[Verb.MOVE_MEETING].format(
        who=person.title, meeting=meeting.title, day=day(to), because=reason
    )
    about = subject(meeting)
    with change(workspace, person.name, Verb.MOVE_MEETING, about, sentence) as connection:
        held = _not_yet_held(connection, meeting, "moved")
        _require_free(connection, moved, meeting)
        _keep_minutes(connection, workspace, person, meeting, moved)
        left = replace(_called_off(held, person, today, reason), moved_to=to)
        store.keep(connection, [left, moved])
    return moved


def cancel(workspace: Workspace, person: Person, meeting: Meeting, because: str) -> None:
    """Cancel a meeting, saying why: it stays in the list, counts for nothing, chases nobody."""
    require(person, Permission.RUN_MEETING)
    today = workspace.now().date()
    reason = _reason(because, "cancelled")
    sentence = SENTENCES[Verb.CANCEL_MEETING].format(
        who=person.title, meeting=meeting.title, because=reason
    )
    about = subject(meeting)
    with change(workspace, person.name, Verb.CANCEL_MEETING, about, sentence) as connection:
        held = _not_yet_held(connection, meeting, "cancelled")
        store.keep(connection, [_called_off(held, person, today, reason)])


def require_unfinished(connection: Connection, meeting: Meeting) -> None:
    """Refuse, in words, for a meeting nobody has or holds, or one whose minutes are signed off."""
    require_stands(connection, meeting)
    require_open(minutes.of_meeting(connection, *_at(meeting)))


def require_stands(connection: Connection, meeting: Meeting) -> None:
    """Refuse, in words, for a meeting nobody has, or one that was moved or cancelled."""
    held = _row(connection, meeting)
    if held is None:
        raise NotFound(f"There is no meeting: {meeting.title}. Choose one from the list.")
    if not held.stands:
        raise NotNow(
            f"{held.title}, is not held. {held.called_off_words} Nothing was changed: choose "
            "another meeting from the list."
        )


def subject(meeting: Meeting) -> str:
    """What an audit event of a meeting is about."""
    return f"meeting {meeting.area} {meeting.date.isoformat()} {meeting.body}"


def _set(meeting: Meeting, today: date) -> Meeting:
    """The meeting as one whose day was set today."""
    return Meeting(meeting.area, meeting.date, meeting.body, meeting.note, known_on=today)


def _called_off(meeting: Meeting, person: Person, today: date, because: str) -> Meeting:
    return replace(
        meeting,
        called_off_on=today,
        called_off_by=person.name,
        because=because,
        moved_to=None,
    )


def _reason(because: str, done: str) -> str:
    """The reason as a sentence; refused where there is none."""
    said = because.strip()
    if not said:
        raise Incomplete(f"Not yet said: why it is {done}. Fill that in; nothing was saved.")
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _require_near(on: date, today: date) -> None:
    if abs(on - today) > FURTHEST:
        raise Incomplete(f"{day(on)} is more than a year away. Check the date.")


def _require_free(connection: Connection, new: Meeting, old: Meeting | None = None) -> None:
    """Refuse a day that the body's meeting has already, or had: what was issued for it is its."""
    held = _row(connection, new)
    if held is None:
        return
    if held.stands:
        raise NotNow(f"This meeting is there already: {new.title}. Choose it from the list.")
    every = store.every_of_area(connection, new.area)
    came_to = _where_it_went(every, held)
    is_own = old is not None and new.date in days_of(every, old.body, old.date)
    if came_to.stands and not is_own:
        raise NotNow(
            f"The meeting of {day(new.date)} was moved to {day(came_to.date)}. Move it back, or "
            "choose another day."
        )
    if old is not None and not is_own and _has_papers(connection, new):
        raise NotNow(
            f"There are papers of the meeting of {day(new.date)}, which was cancelled: a pack, "
            "minutes, decisions or who would come. Add that meeting again, or choose another day."
        )


def _where_it_went(every: Sequence[Meeting], one: Meeting) -> Meeting:
    """The meeting at the end of its moves; itself where it was not moved."""
    by_day = {other.date: other for other in every if other.body == one.body}
    passed = {one.date}
    while one.moved_to in by_day and one.moved_to not in passed:
        one = by_day[one.moved_to]
        passed.add(one.date)
    return one


def _has_papers(connection: Connection, meeting: Meeting) -> bool:
    """Whether anything is kept under its day: another meeting of the day would take it over."""
    on, body = meeting.date, meeting.body
    seats = attendance.for_area(connection, meeting.area)
    return bool(
        pack.for_meeting(connection, *_at(meeting))
        or minutes.of_meeting(connection, *_at(meeting))
        or decision.for_area(connection, meeting.area, meeting_on=on, body=body)
        or any((one.meeting_on, one.body) == (on, body) for one in seats)
    )


def _not_yet_held(connection: Connection, meeting: Meeting, done: str) -> Meeting:
    """The meeting as kept; refused once something was recorded that says it met on its day."""
    require_unfinished(connection, meeting)
    on, body = meeting.date, meeting.body
    if standing(decision.for_area(connection, meeting.area, meeting_on=on, body=body)):
        raise NotNow(
            f"Decisions were recorded for this meeting and name its day, so it is not {done}. "
            "Take them back first (a verdict on an answer stands); or add what comes later as "
            "another meeting."
        )
    seats = attendance.for_area(connection, meeting.area)
    if any(one.came for one in seats if (one.meeting_on, one.body) == (on, body)):
        raise NotNow(
            f"It was recorded who came to this meeting, so it was held and is not {done}. What "
            "comes later is another meeting: add it."
        )
    return _row(connection, meeting) or meeting


def _keep_minutes(
    connection: Connection, workspace: Workspace, person: Person, meeting: Meeting, moved: Meeting
) -> None:
    """What was written for the minutes before it met goes with the meeting."""
    held = minutes.of_meeting(connection, *_at(meeting))
    if held is not None:
        moved_within(
            *(connection, workspace, person, MINUTES, held.id, held.version, "amend"),
            title=moved.title,
            meeting_on=moved.date,
        )


def _at(meeting: Meeting) -> tuple[str, date, str]:
    return meeting.area, meeting.date, meeting.body


def _row(connection: Connection, meeting: Meeting) -> Meeting | None:
    held = store.every_of_area(connection, meeting.area)
    return next((one for one in held if _at(one) == _at(meeting)), None)
