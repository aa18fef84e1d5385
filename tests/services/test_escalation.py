"""Escalations kept: raised, acknowledged, moved up, ended; wrong person, wrong order, twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.escalation import Escalation, EscalationState
from scorecard.domain.person import Person
from scorecard.services import escalation as service
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store.escalation import shelf
from tests.concern_samples import (
    ADMINISTRATOR,
    ANALYST,
    CHAIR,
    CSC,
    EVERYBODY,
    HEALTH,
    MONDAY,
    POLICE,
    PROBATION,
    RESTRICTED,
    RETIRED,
    escalation,
    on,
)
from tests.services.audit_trail import trail

TUESDAY, LATER = date(2026, 10, 20), date(2026, 11, 10)
DUE = date(2026, 11, 26)


def raised(desk: Workspace, person: Person = CSC, **changes: Any) -> Escalation:
    return service.raise_new(desk, person, escalation(**changes))


def held(desk: Workspace, number: int) -> Escalation:
    with desk.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def acknowledged(desk: Workspace, made: Escalation, person: Person = CHAIR) -> Escalation:
    said = ("Amara Okafor, independent chair", "An extra session on Friday", DUE)
    return service.acknowledge(desk, person, made.id, made.version, *said)


def test_what_is_raised_is_kept_with_who_raised_it_and_its_clock(desk: Workspace) -> None:
    made = raised(desk)
    expected = escalation(
        id=made.id, state=EscalationState.RAISED, level_since=MONDAY, raised_by=CSC.name,
        raised_for="csc",
    )  # fmt: skip
    assert made == expected == held(desk, made.id)


def test_the_group_raises_about_any_agency_in_nobodys_name(desk: Workspace) -> None:
    for person in (CHAIR, ANALYST, ADMINISTRATOR):
        made = raised(desk, person, agency="police", level=1)
        assert (made.raised_by, made.raised_for) == (person.name, "")


@pytest.mark.parametrize(
    ("person", "changes", "refusal", "words"),
    [
        (CSC, {"agency": "police"}, NotPermitted, "for their own agency"),
        (CSC, {"agency": ""}, NotPermitted, "for their own agency"),
        (CSC, {"level": 1}, NotPermitted, "Your own agency holds this level"),
        (CSC, {"level": 9}, Incomplete, "Choose the level"),
        (CSC, {"level": 0}, Incomplete, "Levels in force: Agency lead, Sub-group chair"),
        (CSC, {"indicator": RESTRICTED}, NotPermitted, "restricted to named roles"),
        (CSC, {"indicator": "no_such"}, NotFound, "no indicator with the code 'no_such'"),
        (CSC, {"what": ""}, Incomplete, "Not yet said: what is wrong"),
        (CSC, {"since": None}, Incomplete, "since when"),
        (CSC, {"mitigation": ""}, Incomplete, "what is done meanwhile to keep children safe"),
        (CSC, {"title": ""}, Incomplete, "in a few words"),
        (CSC, {"since": TUESDAY}, Incomplete, "20 October 2026 has not come yet"),
        (CHAIR, {"agency": ""}, Incomplete, "the agency it is about"),
    ],
)
def test_what_is_not_raised_says_why_and_leaves_no_trace(
    memory_desk: Workspace, person: Person, changes: dict[str, Any], refusal: type, words: str
) -> None:
    before = trail(memory_desk)
    with pytest.raises(refusal, match=words):
        raised(memory_desk, person, **changes)
    with memory_desk.reading() as connection:
        assert shelf.for_area(connection, "E08000033") == []
    assert trail(memory_desk) == before


def test_without_a_ladder_nothing_is_raised_and_it_says_whom_to_ask(desk: Workspace) -> None:
    with pytest.raises(Incomplete, match="ask the business unit to load them"):
        raised(desk, opened_on=date(2009, 1, 1))


def test_acknowledging_stops_the_clock_and_names_who(desk: Workspace) -> None:
    made = raised(desk)
    found = acknowledged(on(desk, TUESDAY), made)
    assert (found.state, found.version, found.acknowledged_on) == ("acknowledged", 2, TUESDAY)
    assert found.due_on == DUE
    assert held(desk, made.id) == found


@pytest.mark.parametrize("person", [POLICE, CSC, HEALTH, PROBATION], ids=lambda one: one.agency)
def test_a_lead_acknowledges_only_what_their_own_agency_holds(
    memory_desk: Workspace, person: Person
) -> None:
    theirs = raised(memory_desk, CHAIR, agency="csc", level=1)
    groups = raised(memory_desk, CHAIR, agency="csc", level=2)
    if person == CSC:
        assert acknowledged(memory_desk, theirs, person).state == EscalationState.ACKNOWLEDGED
    else:
        with pytest.raises(NotPermitted):
            acknowledged(memory_desk, theirs, person)
    with pytest.raises(NotPermitted):
        acknowledged(memory_desk, groups, person)


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_an_acknowledgement_says_who_what_and_when_it_comes_back(
    memory_desk: Workspace, missing: int
) -> None:
    made = raised(memory_desk)
    said: list[Any] = ["The chair", "An extra session", DUE]
    said[missing] = None if missing == 2 else ""
    with pytest.raises(Incomplete, match="Not yet said"):
        service.acknowledge(memory_desk, CHAIR, made.id, 1, *said)
    assert held(memory_desk, made.id) == made


def test_moving_up_starts_a_new_clock_and_forgets_the_last_acknowledgement(
    desk: Workspace,
) -> None:
    made = acknowledged(desk, raised(desk))
    found = service.move_up(on(desk, LATER), CHAIR, made.id, 2, "Nothing has changed")
    assert (found.state, found.level, found.level_since) == ("raised", 3, LATER)
    assert (found.acknowledged_by, found.acknowledged_on, found.response) == ("", None, "")
    assert (found.due_on, found.moved_because) == (None, "Nothing has changed")
    with desk.reading() as connection:
        *_, last = records.changes(connection, "escalation", [made.id])
    assert ("level", "2", "3") in last.fields
    assert ("acknowledged_by", made.acknowledged_by, "") in last.fields


def test_nothing_is_moved_above_the_top(desk: Workspace) -> None:
    made = raised(desk, CHAIR, level=4)
    with pytest.raises(NotNow, match="at the highest level"):
        service.move_up(desk, CHAIR, made.id, 1, "Nothing has changed")
    assert held(desk, made.id) == made


def test_the_agency_that_raised_it_moves_it_up_once_nobody_has_answered_in_time(
    desk: Workspace,
) -> None:
    made = raised(desk)
    with pytest.raises(NotNow, match="has not yet waited longer"):
        service.move_up(on(desk, date(2026, 10, 22)), CSC, made.id, 1, "No answer")
    found = service.move_up(on(desk, date(2026, 10, 23)), CSC, made.id, 1, "No answer")
    assert (found.level, found.state) == (3, EscalationState.RAISED)


def test_and_once_the_day_it_was_to_be_looked_at_again_is_over(desk: Workspace) -> None:
    made = acknowledged(desk, raised(desk))
    with pytest.raises(NotNow):
        service.move_up(on(desk, DUE), CSC, made.id, 2, "Nothing has changed")
    found = service.move_up(on(desk, date(2026, 11, 27)), CSC, made.id, 2, "Nothing has changed")
    assert found.level == 3


@pytest.mark.parametrize("verb", ["move_up", "withdraw"])
@pytest.mark.parametrize("person", [CSC, POLICE, HEALTH], ids=lambda one: one.agency)
def test_what_the_group_raised_is_the_groups_to_move_and_withdraw(
    memory_desk: Workspace, person: Person, verb: str
) -> None:
    made = raised(memory_desk, CHAIR, agency="csc", level=1)
    with pytest.raises(NotPermitted):
        getattr(service, verb)(on(memory_desk, LATER), person, made.id, 1, "We disagree")
    assert held(memory_desk, made.id) == made


def test_an_agency_says_what_is_done_meanwhile_whoever_raised_it(desk: Workspace) -> None:
    made = raised(desk, CHAIR, level=1)
    found = service.update(desk, CSC, made.id, 1, "Four more workers")
    assert (found.mitigation, found.state, found.level_since) == (
        "Four more workers", "raised", MONDAY,
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        service.update(desk, POLICE, made.id, 2, "None of ours")


def test_the_scrutineer_is_informed_by_somebody_on_a_day(desk: Workspace) -> None:
    made = raised(desk, CHAIR, level=3)
    with pytest.raises(Incomplete, match="has not come yet"):
        service.inform(desk, CHAIR, made.id, 1, LATER)
    with pytest.raises(Incomplete, match="when the scrutineer was informed"):
        service.inform(desk, CHAIR, made.id, 1, None)
    with pytest.raises(NotPermitted):
        service.inform(desk, CSC, made.id, 1, MONDAY)
    assert service.inform(desk, CHAIR, made.id, 1, MONDAY).scrutineer_informed_on == MONDAY


def test_nobody_was_informed_before_there_was_anything_to_say(desk: Workspace) -> None:
    made = raised(desk, CHAIR, level=3)
    with pytest.raises(Incomplete, match=r"18 October 2026 cannot be .* it was raised on 19"):
        service.inform(desk, CHAIR, made.id, 1, date(2026, 10, 18))
    assert held(desk, made.id) == made


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_whoever_raised_it_or_the_business_unit_corrects_its_words(
    desk: Workspace, person: Person
) -> None:
    made = raised(desk, CSC)
    words = (made.id, 1, "Work without a worker", "Nine children have no worker", made.since)
    if person not in (CSC, ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            service.correct(desk, person, *words)
        return
    found = service.correct(desk, person, *words)
    assert (found.title, found.what, found.level_since) == (*words[2:4], MONDAY)
    with desk.reading() as connection:
        *_, last = records.changes(connection, "escalation", [made.id])
    assert ("what", made.what, words[3]) in last.fields


@pytest.mark.parametrize("verb", ["acknowledge", "set_due"])
def test_what_comes_back_comes_back_on_a_day_to_come(memory_desk: Workspace, verb: str) -> None:
    made = raised(memory_desk)
    passed = date(2026, 10, 16)
    if verb == "set_due":
        made = acknowledged(memory_desk, made)
        given: tuple[Any, ...] = (passed,)
    else:
        given = ("The chair", "An extra session", passed)
    with pytest.raises(Incomplete, match="16 October 2026 has passed"):
        getattr(service, verb)(memory_desk, CHAIR, made.id, made.version, *given)


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_only_the_group_and_the_business_unit_resolve(
    memory_desk: Workspace, person: Person
) -> None:
    made = raised(memory_desk)
    if person in (CHAIR, ANALYST, ADMINISTRATOR):
        found = service.resolve(memory_desk, person, made.id, 1, "All are allocated")
        assert (found.state, found.closed_on, found.resolution) == (
            "resolved", MONDAY, "All are allocated",
        )  # fmt: skip
    else:
        with pytest.raises(NotPermitted):
            service.resolve(memory_desk, person, made.id, 1, "All are allocated")


Act = Callable[[Workspace, Person, int, int], Escalation]
ACTS: dict[str, Act] = {
    "acknowledge": lambda *at: service.acknowledge(*at, "The chair", "A session", DUE),
    "correct": lambda *at: service.correct(*at, "Work", "Nine children", MONDAY),
    "move_up": lambda *at: service.move_up(*at, "No answer"),
    "inform": lambda *at: service.inform(*at, MONDAY),
    "update": lambda *at: service.update(*at, "More workers"),
    "set_due": lambda *at: service.set_due(*at, DUE),
    "resolve": lambda *at: service.resolve(*at, "Done"),
    "withdraw": lambda *at: service.withdraw(*at, "Raised twice"),
}


@pytest.mark.parametrize("verb", ACTS)
@pytest.mark.parametrize("end", ["resolve", "withdraw"])
def test_nothing_more_is_done_to_what_is_over(memory_desk: Workspace, end: str, verb: str) -> None:
    made = ACTS[end](memory_desk, CHAIR, raised(memory_desk).id, 1)
    with pytest.raises(NotNow, match="Nothing more can be done"):
        ACTS[verb](memory_desk, CHAIR, made.id, 2)
    assert held(memory_desk, made.id) == made


@pytest.mark.parametrize("verb", sorted(set(ACTS) - {"set_due"}))
def test_a_stale_form_is_told_who_did_what(memory_desk: Workspace, verb: str) -> None:
    made = raised(memory_desk)
    service.update(memory_desk, CSC, made.id, 1, "Four more workers")
    with pytest.raises(StaleRecord, match="Martin Hale, agency lead said what is done meanwhile"):
        ACTS[verb](memory_desk, CHAIR, made.id, 1)
    assert held(memory_desk, made.id).version == 2


@pytest.mark.parametrize("verb", ["acknowledge", "move_up", "resolve", "withdraw"])
def test_twice_is_once(memory_desk: Workspace, verb: str) -> None:
    made = raised(memory_desk, CHAIR, agency="csc")
    ACTS[verb](memory_desk, CHAIR, made.id, 1)
    with pytest.raises(StaleRecord):
        ACTS[verb](memory_desk, CHAIR, made.id, 1)


def test_a_number_nobody_holds(desk: Workspace) -> None:
    for act in ACTS.values():
        with pytest.raises(NotFound, match="no escalation with the number 99"):
            act(desk, CHAIR, 99, 1)


def test_it_goes_on_after_its_indicator_was_retired(desk: Workspace) -> None:
    made = acknowledged(desk, raised(desk, indicator=RETIRED))
    assert service.resolve(desk, CHAIR, made.id, 2, "Counted elsewhere now").state == "resolved"


@pytest.mark.parametrize("verb", ["update", "withdraw", "move_up", "acknowledge"])
def test_nobody_touches_what_they_may_not_see(memory_desk: Workspace, verb: str) -> None:
    made = raised(memory_desk, CHAIR, indicator=RESTRICTED, level=1)
    with pytest.raises(NotPermitted, match="restricted to named roles"):
        ACTS[verb](on(memory_desk, LATER), CSC, made.id, 1)


def test_every_change_has_its_audit_event_in_the_same_words(desk: Workspace) -> None:
    made = acknowledged(desk, raised(desk))
    moved = service.move_up(desk, CHAIR, made.id, 2, "Nothing has changed")
    service.resolve(desk, CHAIR, moved.id, 3, "All are allocated")
    with desk.reading() as connection:
        told = [one.sentence for one in records.changes(connection, "escalation", [made.id])]
    assert [sentence for _, _, sentence in trail(desk)][-4:] == told
    assert all("Unallocated work" in sentence for sentence in told)


def test_the_story_of_one_that_nobody_answers(desk: Workspace) -> None:
    """Raised by the agency, unanswered, moved up twice, answered at the top, resolved."""
    made = raised(desk)
    friday, next_friday = date(2026, 10, 23), date(2026, 10, 30)
    made = service.move_up(on(desk, friday), CSC, made.id, made.version, "No answer in three days")
    made = service.move_up(on(desk, next_friday), CSC, made.id, made.version, "Nor here")
    assert made.level == 4
    monday = on(desk, date(2026, 11, 2))
    made = service.inform(monday, ANALYST, made.id, made.version, date(2026, 11, 2))
    made = service.acknowledge(
        monday, ADMINISTRATOR, made.id, made.version,
        "Chief executive, lead safeguarding partner", "Funds four workers", LATER,
    )  # fmt: skip
    made = service.resolve(on(desk, LATER), CHAIR, made.id, made.version, "All are allocated")
    assert held(desk, made.id) == replace(made, version=6)
