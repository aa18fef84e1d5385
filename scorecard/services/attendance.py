"""Attendance: recording who came for each agency; a later word replaces an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scorecard.domain.attendance import ATTENDANCE_WORDS, Attendance, Attended, of_meeting, stamp
from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.errors import Incomplete, NotFound, NotNow, StaleRecord
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.services.change import change
from scorecard.services.meeting import require_unfinished, subject
from scorecard.services.workspace import Workspace
from scorecard.store import agency
from scorecard.store import attendance as store
from scorecard.store.engine import Connection


def record(
    workspace: Workspace,
    person: Person,
    meeting: Meeting,
    seats: Sequence[Attended],
    seen: int | None = None,
) -> None:
    """Record who came to a meeting; apologies may be recorded before it, coming only on its day.

    `seen` is the stamp of what was recorded when the person began: what somebody else has recorded
    since is told, and not written over. Without it nothing is compared.
    """
    require(person, Permission.RUN_MEETING)
    if not seats:
        raise Incomplete("Say of at least one agency whether anybody came; nothing was saved.")
    if meeting.date > workspace.now().date() and any(one.came for one in seats):
        raise NotNow(
            f"The meeting is on {day(meeting.date)}, so nobody has come yet. Until then only "
            "apologies can be recorded."
        )
    _require_of(meeting, seats)
    with workspace.reading() as connection:
        require_known(connection, [one.agency for one in seats])
        came = _in_words(connection, seats)
    sentence = SENTENCES[Verb.RECORD_ATTENDANCE].format(
        who=person.title, meeting=meeting.title, came=came
    )
    about = subject(meeting)
    with change(workspace, person.name, Verb.RECORD_ATTENDANCE, about, sentence) as connection:
        require_unfinished(connection, meeting)
        if seen is not None:
            _require_as_seen(connection, meeting, seen)
        store.put(connection, seats)


def require_known(connection: Connection, codes: Iterable[str]) -> None:
    """Refuse, in words, an agency that nobody here has heard of."""
    known = agency.every(connection)
    for code in codes:
        if code not in known:
            raise NotFound(f"There is no agency '{code[:40]}' here. Choose one from the list.")


def _require_of(meeting: Meeting, seats: Sequence[Attended]) -> None:
    at = (meeting.area, meeting.date, meeting.body)
    for one in seats:
        if (one.area, one.meeting_on, one.body) != at:
            raise NotFound(
                f"A seat of another meeting was given for {meeting.title}, so nothing was saved. "
                "Open that meeting and record it there."
            )


def _require_as_seen(connection: Connection, meeting: Meeting, seen: int) -> None:
    every = store.for_area(connection, meeting.area)
    held = of_meeting(every, meeting.date, meeting.body)
    if stamp(held) != seen:
        raise StaleRecord(
            "Somebody else recorded who came while you were writing, so nothing was saved. "
            f"Recorded now: {_in_words(connection, held) or 'nothing'}. What you wrote is kept: "
            "compare the two, then save again."
        )


def _in_words(connection: Connection, seats: Sequence[Attended]) -> str:
    """'member came: Police; apologies: Health', every seat named: the trail keeps each word."""
    names = {code: one.short_name for code, one in agency.every(connection).items()}
    said = []
    for kind in Attendance:
        here = [names.get(one.agency, one.agency) for one in seats if one.attendance == kind]
        if here:
            said.append(f"{ATTENDANCE_WORDS[kind]}: {', '.join(sorted(here))}")
    return "; ".join(said)
