"""Packs: freezing what a meeting is given. A second issue is a new pack; the first stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.errors import StaleRecord
from scorecard.domain.meeting import Meeting
from scorecard.domain.pack import Pack, fingerprint, require_may_be_issued
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.services.change import change
from scorecard.services.meeting import require_unfinished, subject
from scorecard.services.workspace import Workspace
from scorecard.store import pack as store
from scorecard.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is issued: the frozen view models as text, their date, the moment they hold."""

    content: str
    as_at: date
    known_at: datetime


def issue(
    workspace: Workspace,
    person: Person,
    meeting: Meeting,
    frozen: Frozen,
    after: int | None = None,
) -> Pack:
    """Issue a meeting's pack; the pack with its number and fingerprint.

    `after` is the number of the latest pack that the person saw, 0 for none: two who issue the
    first at once issue one. Without it nothing is compared.
    """
    require(person, Permission.RUN_MEETING)
    now = workspace.now()
    require_may_be_issued(meeting, now.date())
    issued = Pack(
        area=meeting.area,
        meeting_on=meeting.date,
        body=meeting.body,
        as_at=frozen.as_at,
        known_at=frozen.known_at,
        issued_at=now,
        issued_by=person.name,
        fingerprint=fingerprint(frozen.content),
        content=frozen.content,
    )
    sentence = SENTENCES[Verb.ISSUE_PACK].format(
        who=person.title, meeting=meeting.title, fingerprint=issued.fingerprint
    )
    about = subject(meeting)
    with change(workspace, person.name, Verb.ISSUE_PACK, about, sentence) as connection:
        require_unfinished(connection, meeting)
        if after is not None:
            _require_none_since(connection, meeting, after)
        return replace(issued, id=store.add(connection, issued))


def _require_none_since(connection: Connection, meeting: Meeting, after: int) -> None:
    found = store.for_meeting(connection, meeting.area, meeting.date, meeting.body)
    if found and found[0].id != after:
        latest = found[0]
        raise StaleRecord(
            f"{latest.issued_by} issued this pack on {day(latest.issued_at.date())} at "
            f"{latest.issued_at:%H:%M} UTC, so it was not issued twice. Read that one; issue it "
            "again where figures have come since."
        )
