"""Issuing a pack: who, when, twice; and that an issued pack's bytes never change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scorecard.domain.errors import NotFound, NotNow, NotPermitted, StoreUnavailable
from scorecard.domain.pack import is_whole
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import minutes, pack
from scorecard.services.workspace import Workspace
from scorecard.store import pack as store
from tests.services.audit_trail import trail
from tests.services.meetings import CHAIR, FROZEN, MEETING, POLICE, held, on


@pytest.mark.parametrize("who", ["chair", "analyst", "administrator"])
def test_a_pack_is_kept_byte_for_byte_with_its_event(seeded: Workspace, who: str) -> None:
    held(seeded)
    content = '{"words":"Größe – ≥ 80 %","n":1.0000000000000002}'
    issued = pack.issue(seeded, DEMO_PEOPLE[who], MEETING, replace(FROZEN, content=content))
    with seeded.reading() as connection:
        kept = store.get(connection, issued.id)
    assert kept == issued
    assert kept is not None
    assert is_whole(kept)
    assert (kept.content, kept.known_at) == (content, FROZEN.known_at)
    _, verb, sentence = trail(seeded)[-1]
    assert verb == "issue_pack"
    assert kept.fingerprint in sentence


def test_a_second_issue_is_a_new_pack_and_the_first_stays(seeded: Workspace) -> None:
    first = held(seeded)
    second = pack.issue(seeded, CHAIR, MEETING, replace(FROZEN, content='{"format":1,"n":2}'))
    assert first.fingerprint != second.fingerprint
    at = (MEETING.area, MEETING.date, MEETING.body)
    with seeded.reading() as connection:
        assert store.latest(connection, *at) == second
        assert store.get(connection, first.id) == first
        listed = store.for_meeting(connection, *at)
        assert listed == [replace(one, content="") for one in (second, first)]
        assert store.for_area(connection, MEETING.area) == listed
        assert store.for_meeting(connection, MEETING.area, MEETING.date, "Board") == []
        assert store.latest(connection, MEETING.area, MEETING.date, "Board") is None


@pytest.mark.parametrize("statement", ["UPDATE pack SET content = 'x'", "DELETE FROM pack"])
def test_the_store_itself_refuses_to_change_a_pack(seeded: Workspace, statement: str) -> None:
    first = held(seeded)
    with pytest.raises(StoreUnavailable, match="never changed"), seeded.writing() as connection:
        connection.exec_driver_sql(statement)
    with seeded.reading() as connection:
        assert store.get(connection, first.id) == first


def test_an_agency_lead_issues_none(seeded: Workspace) -> None:
    held(seeded)
    before = trail(seeded)
    with pytest.raises(NotPermitted, match="run a meeting"):
        pack.issue(seeded, POLICE, MEETING, FROZEN)
    assert trail(seeded) == before


def test_none_is_made_up_afterwards(seeded: Workspace) -> None:
    held(seeded)
    on_the_day, after = (on(seeded, MEETING.date + timedelta(days=days)) for days in (0, 1))
    pack.issue(on_the_day, CHAIR, MEETING, FROZEN)
    with pytest.raises(NotNow, match="by that day at the latest"):
        pack.issue(after, CHAIR, MEETING, FROZEN)


def test_none_for_a_meeting_nobody_has(seeded: Workspace) -> None:
    with pytest.raises(NotFound, match="no meeting"):
        pack.issue(seeded, CHAIR, replace(MEETING, date=date(2026, 11, 1)), FROZEN)


def test_none_once_the_minutes_are_signed_off(seeded: Workspace) -> None:
    held(seeded)
    day = on(seeded, MEETING.date)
    written = minutes.write(day, CHAIR, MEETING, 0, text="All of it.")
    minutes.sign_off(day, CHAIR, written.id, written.version)
    with pytest.raises(NotNow, match="signed off"):
        pack.issue(day, CHAIR, MEETING, FROZEN)
