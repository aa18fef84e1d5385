"""Recording who came: who may, when, and that a later word replaces an earlier one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted
from scorecard.services import attendance as service
from scorecard.services import minutes
from scorecard.services.workspace import Workspace
from scorecard.store import attendance as store
from tests.services.audit_trail import trail
from tests.services.meetings import CHAIR, MEETING, POLICE, held, on

CSC = Attended(MEETING.area, MEETING.date, MEETING.body, "csc", Attendance.MEMBER, "Martin Hale")
UNIT = replace(CSC, agency="partnership", attendance=Attendance.APOLOGIES, who="")


def _kept(workspace: Workspace) -> list[Attended]:
    with workspace.reading() as connection:
        return store.for_area(connection, MEETING.area)


def test_who_came_is_kept_and_the_trail_names_everyone(seeded: Workspace) -> None:
    held(seeded)
    day = on(seeded, MEETING.date)
    service.record(day, CHAIR, MEETING, [CSC, UNIT])
    assert _kept(day) == [CSC, UNIT]
    assert trail(day)[-1][2].endswith("member came: Social care; apologies: Business unit.")
    later = replace(CSC, attendance=Attendance.DEPUTY, who="A deputy")
    service.record(day, CHAIR, MEETING, [later])
    assert _kept(day) == [later, UNIT]


def test_before_the_day_only_apologies(seeded: Workspace) -> None:
    held(seeded)
    service.record(seeded, CHAIR, MEETING, [UNIT])
    with pytest.raises(NotNow, match="nobody has come yet"):
        service.record(seeded, CHAIR, MEETING, [CSC, UNIT])
    assert _kept(seeded) == [UNIT]


def test_refusals(seeded: Workspace) -> None:
    held(seeded)
    day = on(seeded, MEETING.date)
    with pytest.raises(NotPermitted):
        service.record(day, POLICE, MEETING, [CSC])
    with pytest.raises(Incomplete, match="at least one"):
        service.record(day, CHAIR, MEETING, [])
    with pytest.raises(NotFound):
        service.record(day, CHAIR, replace(MEETING, body="Board"), [CSC])
    for elsewhere in (
        replace(CSC, meeting_on=MEETING.date - timedelta(days=90)),
        replace(CSC, body="Board"),
        replace(CSC, area="E08000034"),
    ):
        with pytest.raises(NotFound, match="A seat of another meeting"):
            service.record(day, CHAIR, MEETING, [UNIT, elsewhere])
    with pytest.raises(NotFound, match="no agency 'nobody' here"):
        service.record(day, CHAIR, MEETING, [UNIT, replace(CSC, agency="nobody")])
    written = minutes.write(day, CHAIR, MEETING, 0, text="All of it.")
    minutes.sign_off(on(day, MEETING.date + timedelta(days=1)), CHAIR, written.id, written.version)
    with pytest.raises(NotNow, match="signed off"):
        service.record(day, CHAIR, MEETING, [CSC])
    assert _kept(day) == []
