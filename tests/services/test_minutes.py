"""Minutes: begun once, written over a version, stale forms told, fixed by the chair's sign-off."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.minutes import Minutes, MinutesState
from scorecard.services import minutes as service
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store.minutes import of_meeting
from tests.services.audit_trail import trail
from tests.services.meetings import ANALYST, CHAIR, KEEPER, MEETING, POLICE, held, on


def _kept(workspace: Workspace) -> Minutes | None:
    with workspace.reading() as connection:
        return of_meeting(connection, MEETING.area, MEETING.date, MEETING.body)


def test_children_first_then_the_text_each_a_version_with_its_history(seeded: Workspace) -> None:
    held(seeded)
    begun = service.write(seeded, KEEPER, MEETING, 0, childrens_words="Nobody told me.")
    written = service.write(seeded, KEEPER, MEETING, 1, text="# Minutes")
    assert (begun.version, written.version) == (1, 2)
    assert _kept(seeded) == written
    assert (written.childrens_words, written.text) == ("Nobody told me.", "# Minutes")
    again = service.write(seeded, ANALYST, MEETING, 2, text="# Minutes, mended")
    with seeded.reading() as connection:
        changes = records.changes(connection, "minutes", [again.id])
    assert [one.verb for one in changes] == ["open", "amend", "amend"]
    assert changes[-1].fields == (("text", "# Minutes", "# Minutes, mended"),)
    assert "wrote the minutes" in trail(seeded)[-1][2]


def test_a_stale_form_is_told_who_wrote_and_saves_nothing(seeded: Workspace) -> None:
    held(seeded)
    service.write(seeded, KEEPER, MEETING, 0, text="First.")
    service.write(seeded, ANALYST, MEETING, 1, text="Second.")
    with pytest.raises(StaleRecord) as refused:
        service.write(seeded, KEEPER, MEETING, 1, text="Third.")
    assert "Tom Whitfield" in refused.value.sentence
    assert "What you wrote is kept" in refused.value.sentence
    kept = _kept(seeded)
    assert kept is not None
    assert kept.text == "Second."


def test_two_who_begin_at_once_make_one(seeded: Workspace) -> None:
    held(seeded)
    service.write(seeded, KEEPER, MEETING, 0, text="First.")
    with pytest.raises(StaleRecord, match="Helen Marsh"):
        service.write(seeded, ANALYST, MEETING, 0, text="Second.")


def test_the_one_who_comes_second_to_the_store_is_told_too(seeded: Workspace) -> None:
    """Both looked before either wrote: the second finds the first's inside its transaction."""
    held(seeded)

    def meanwhile() -> datetime:
        if _kept(seeded) is None:
            service.write(seeded, KEEPER, MEETING, 0, text="First.")
        return seeded.clock()

    with pytest.raises(StaleRecord, match="just begun"):
        service.write(replace(seeded, clock=meanwhile), ANALYST, MEETING, 0, text="Second.")
    kept = _kept(seeded)
    assert kept is not None
    assert kept.text == "First."


def test_only_the_chair_signs_off_and_then_nothing_changes(seeded: Workspace) -> None:
    held(seeded)
    day = on(seeded, MEETING.date)
    written = service.write(day, KEEPER, MEETING, 0, text="All of it.")
    for person in (KEEPER, ANALYST, POLICE):
        with pytest.raises(NotPermitted, match="Only the chair signs off"):
            service.sign_off(day, person, written.id, 1)
    signed = service.sign_off(day, CHAIR, written.id, 1)
    assert (signed.state, signed.signed_off_by) == (MinutesState.SIGNED_OFF, CHAIR.name)
    assert signed.closed_on == MEETING.date
    with pytest.raises(NotNow, match="is signed off"):
        service.write(day, CHAIR, MEETING, 2, text="Something else.")
    with pytest.raises(NotNow):
        service.sign_off(day, CHAIR, written.id, 2)
    kept = _kept(day)
    assert kept == signed


def test_what_cannot_be_signed_off(seeded: Workspace) -> None:
    held(seeded)
    with pytest.raises(NotFound, match="Nothing has been written"):
        service.sign_off(seeded, CHAIR, 99, 1)
    begun = service.write(seeded, KEEPER, MEETING, 0, childrens_words="Nobody told me.")
    with pytest.raises(NotNow, match="once it has met"):
        service.sign_off(seeded, CHAIR, begun.id, 1)
    with pytest.raises(Incomplete, match="the minutes themselves"):
        service.sign_off(on(seeded, MEETING.date), CHAIR, begun.id, 1)


def test_who_and_for_which_meeting(seeded: Workspace) -> None:
    held(seeded)
    with pytest.raises(NotPermitted, match="run a meeting"):
        service.write(seeded, POLICE, MEETING, 0, text="Mine.")
    nowhere = replace(MEETING, date=date(2026, 12, 1))
    with pytest.raises(NotFound, match="no meeting"):
        service.write(seeded, CHAIR, nowhere, 0, text="Of nothing.")
    assert _kept(seeded) is None
