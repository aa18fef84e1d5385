"""Minutes: written over the version somebody saw, and signed off by the chair."""

from __future__ import annotations

from functools import partial
from typing import Any

from scorecard.domain.errors import NotFound, NotNow, StaleRecord
from scorecard.domain.meeting import Meeting
from scorecard.domain.minutes import LIFECYCLE, Minutes, complete
from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.services.meeting import require_stands, require_unfinished
from scorecard.services.record import Noun, moved, opened
from scorecard.services.workspace import Workspace
from scorecard.store.engine import Connection
from scorecard.store.minutes import of_meeting, shelf

NOUN = Noun(shelf, LIFECYCLE, complete)


def write(
    workspace: Workspace,
    person: Person,
    meeting: Meeting,
    version: int,
    *,
    childrens_words: str | None = None,
    text: str | None = None,
) -> Minutes:
    """Write children's words, the text or both over a version; 0 begins the minutes."""
    at = (meeting.area, meeting.date, meeting.body)
    given = {"childrens_words": childrens_words, "text": text}
    words: dict[str, Any] = {name: said for name, said in given.items() if said is not None}
    with workspace.reading() as connection:
        held = of_meeting(connection, *at)
        require_stands(connection, meeting)
    if held is not None:
        still = partial(require_stands, meeting=meeting)
        return moved(workspace, person, NOUN, held.id, version, "amend", check=still, **words)
    new = Minutes(
        area=meeting.area,
        title=meeting.title,
        state="",
        opened_on=workspace.now().date(),
        meeting_on=meeting.date,
        body=meeting.body,
        **words,
    )

    def check(connection: Connection) -> None:
        require_unfinished(connection, meeting)
        if of_meeting(connection, *at) is not None:
            raise StaleRecord(BEGUN)

    return opened(workspace, person, NOUN, new, check=check)


BEGUN = (
    "Somebody else has just begun the minutes of this meeting, so nothing was saved. What you "
    "wrote is kept: read theirs, then save again."
)


def sign_off(workspace: Workspace, person: Person, number: int, version: int) -> Minutes:
    """Sign the minutes off: nothing about the meeting is changed any more."""
    today = workspace.now().date()
    with workspace.reading() as connection:
        held = shelf.get(connection, number)
        if held is None:
            raise NotFound("Nothing has been written yet. Save the minutes, then sign them off.")
        meeting = Meeting(held.area, held.meeting_on, held.body)
        require_stands(connection, meeting)
    if held.meeting_on > today:
        raise NotNow(
            f"The meeting is on {day(held.meeting_on)}. Its minutes are signed off once it has met."
        )
    return moved(
        *(workspace, person, NOUN, number, version, "sign_off"),
        check=partial(require_stands, meeting=meeting),
        signed_off_by=person.name,
        closed_on=today,
    )
