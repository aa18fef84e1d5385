"""Adding a meeting: who may, twice, a slip of the pen."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.errors import Incomplete, NotNow, NotPermitted, UserError
from scorecard.domain.meeting import Meeting
from scorecard.services import meeting as service
from scorecard.services.workspace import Workspace
from scorecard.store import meeting as store
from tests.services.audit_trail import trail
from tests.services.meetings import CHAIR, KEEPER, MEETING, POLICE


def _held(workspace: Workspace) -> list[Meeting]:
    with workspace.reading() as connection:
        return store.for_area(connection, MEETING.area)


def test_a_meeting_is_added_with_its_event(seeded: Workspace) -> None:
    service.add(seeded, KEEPER, MEETING)
    assert _held(seeded) == [MEETING]
    who, verb, sentence = trail(seeded)[-1]
    assert (who, verb) == (KEEPER.name, "add_meeting")
    assert MEETING.title in sentence


@pytest.mark.parametrize(
    ("meeting", "refusal", "words"),
    [
        (MEETING, NotNow, "there already"),
        (replace(MEETING, body=" "), Incomplete, "which body"),
        (replace(MEETING, date=date(2062, 10, 22)), Incomplete, "more than a year away"),
        (replace(MEETING, date=date(2006, 10, 22)), Incomplete, "more than a year away"),
    ],
)
def test_what_cannot_be_is_refused(
    seeded: Workspace, meeting: Meeting, refusal: type[UserError], words: str
) -> None:
    service.add(seeded, CHAIR, MEETING)
    before = trail(seeded)
    with pytest.raises(refusal, match=words):
        service.add(seeded, CHAIR, meeting)
    assert _held(seeded) == [MEETING]
    assert trail(seeded) == before


def test_another_body_may_meet_on_the_same_day(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    service.add(seeded, CHAIR, replace(MEETING, body="Board"))
    assert len(_held(seeded)) == 2


def test_an_agency_lead_adds_none(seeded: Workspace) -> None:
    with pytest.raises(NotPermitted, match="run a meeting"):
        service.add(seeded, POLICE, MEETING)
    assert _held(seeded) == []
