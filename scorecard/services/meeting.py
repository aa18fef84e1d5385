"""Meetings: adding one, and whether anything about one may still be changed."""

from __future__ import annotations

from datetime import timedelta

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.errors import Incomplete, NotFound, NotNow
from scorecard.domain.meeting import Meeting
from scorecard.domain.minutes import require_open
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import meeting as store
from scorecard.store import minutes
from scorecard.store.engine import Connection

FURTHEST = timedelta(days=366)
"""A meeting further off is a slip of the pen."""


def add(workspace: Workspace, person: Person, new: Meeting) -> None:
    """Add a meeting; refused when it is there already or more than a year off."""
    require(person, Permission.RUN_MEETING)
    if not new.body.strip():
        raise Incomplete("Not yet said: which body meets. Fill that in; nothing was saved.")
    if abs(new.date - workspace.now().date()) > FURTHEST:
        raise Incomplete(f"{day(new.date)} is more than a year away. Check the date.")
    sentence = SENTENCES[Verb.ADD_MEETING].format(who=person.title, meeting=new.title)
    with change(workspace, person.name, Verb.ADD_MEETING, subject(new), sentence) as connection:
        if _is_held(connection, new):
            raise NotNow(f"This meeting is there already: {new.title}. Choose it from the list.")
        store.put(connection, [new])


def require_unfinished(connection: Connection, meeting: Meeting) -> None:
    """Refuse, in words, for a meeting nobody has, or one whose minutes are signed off."""
    if not _is_held(connection, meeting):
        raise NotFound(f"There is no meeting: {meeting.title}. Choose one from the list.")
    at = (meeting.area, meeting.date, meeting.body)
    require_open(minutes.of_meeting(connection, *at))


def subject(meeting: Meeting) -> str:
    """What an audit event of a meeting is about."""
    return f"meeting {meeting.area} {meeting.date.isoformat()} {meeting.body}"


def _is_held(connection: Connection, meeting: Meeting) -> bool:
    held = store.for_area(connection, meeting.area)
    return any((one.date, one.body) == (meeting.date, meeting.body) for one in held)
