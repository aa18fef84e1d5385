"""Challenges kept: made, answered, settled or not; by the wrong person, in the wrong order."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from scorecard.domain.challenge import Challenge
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.person import Person
from scorecard.services import challenge as service
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store.challenge import shelf
from tests.concern_samples import (
    ADMINISTRATOR,
    ANALYST,
    CHAIR,
    CSC,
    EVERYBODY,
    HEALTH,
    MONDAY,
    POLICE,
    RESTRICTED,
    RETIRED,
    challenge,
)
from tests.services.audit_trail import trail

AGAIN = date(2026, 12, 1)


def made(desk: Workspace, person: Person = CHAIR, **changes: Any) -> Challenge:
    return service.make(desk, person, challenge(**changes))


def held(desk: Workspace, number: int) -> Challenge:
    with desk.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def test_one_partner_challenges_another_in_their_own_name(desk: Workspace) -> None:
    asked = made(desk, HEALTH)
    assert asked == challenge(id=asked.id, state="made", made_by=HEALTH.name, made_for="health")
    assert held(desk, asked.id) == asked
    assert made(desk).made_for == ""


def test_what_was_said_in_a_meeting_is_logged_under_the_name_of_who_said_it(
    desk: Workspace,
) -> None:
    assert made(desk, ADMINISTRATOR, made_by="The lay member").made_by == "The lay member"


@pytest.mark.parametrize(
    ("person", "changes", "refusal", "words"),
    [
        (POLICE, {}, Incomplete, "An agency does not challenge itself"),
        (CHAIR, {"agency": ""}, Incomplete, "the agency challenged"),
        (CHAIR, {"challenge": ""}, Incomplete, "what is challenged"),
        (CHAIR, {"title": ""}, Incomplete, "in a few words"),
        (CHAIR, {"due_on": None}, Incomplete, "when an answer is due"),
        (HEALTH, {"indicator": RESTRICTED}, NotPermitted, "restricted to named roles"),
        (CHAIR, {"indicator": "no_such"}, NotFound, "no indicator with the code"),
    ],
)
def test_what_is_not_logged_says_why(
    memory_desk: Workspace, person: Person, changes: dict[str, Any], refusal: type, words: str
) -> None:
    before = trail(memory_desk)
    with pytest.raises(refusal, match=words):
        made(memory_desk, person, **changes)
    assert trail(memory_desk) == before


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_the_agency_challenged_answers_or_the_business_unit_for_it(
    memory_desk: Workspace, person: Person
) -> None:
    asked = made(memory_desk)
    if person in (POLICE, ADMINISTRATOR):
        found = service.answer(memory_desk, person, asked.id, 1, "A rota is in force.")
        assert (found.state, found.answered_by, found.answered_on) == (
            "answered", person.name, MONDAY,
        )  # fmt: skip
    else:
        with pytest.raises(NotPermitted):
            service.answer(memory_desk, person, asked.id, 1, "A rota is in force.")


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_the_chair_and_the_analyst_settle(memory_desk: Workspace, person: Person) -> None:
    asked = made(memory_desk)
    service.answer(memory_desk, POLICE, asked.id, 1, "A rota is in force.")
    if person in (CHAIR, ANALYST):
        found = service.settle(memory_desk, person, asked.id, 2, "Nine of ten in November.")
        assert (found.state, found.closed_on) == ("settled", MONDAY)
    else:
        with pytest.raises(NotPermitted):
            service.settle(memory_desk, person, asked.id, 2, "Nine of ten in November.")


def test_an_answer_that_does_not_settle_it_is_followed_by_another(desk: Workspace) -> None:
    asked = made(desk)
    service.answer(desk, POLICE, asked.id, 1, "We are busy.")
    found = service.refuse(desk, CHAIR, asked.id, 2, "It says nothing of what changes.", AGAIN)
    assert (found.state, found.due_on) == ("not_settled", AGAIN)
    found = service.answer(desk, POLICE, asked.id, 3, "A rota is in force.")
    assert (found.state, found.answer) == ("answered", "A rota is in force.")
    with desk.reading() as connection:
        *_, last = records.changes(connection, "challenge", [asked.id])
    assert ("answer", "We are busy.", "A rota is in force.") in last.fields


@pytest.mark.parametrize("again", ["We are busy.", "  We are\n busy. "])
def test_the_same_words_are_no_other_answer(memory_desk: Workspace, again: str) -> None:
    asked = made(memory_desk)
    service.answer(memory_desk, POLICE, asked.id, 1, "We are busy.")
    service.refuse(memory_desk, CHAIR, asked.id, 2, "It says nothing of what changes.", AGAIN)
    with pytest.raises(Incomplete, match="word for word"):
        service.answer(memory_desk, POLICE, asked.id, 3, again)


def test_a_lead_challenges_in_no_other_name(memory_desk: Workspace) -> None:
    with pytest.raises(NotPermitted, match="in their own name"):
        made(memory_desk, HEALTH, made_by="The lay member")
    assert made(memory_desk, HEALTH, made_by=HEALTH.name).made_by == HEALTH.name


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_whoever_made_it_or_the_business_unit_corrects_its_words(
    desk: Workspace, person: Person
) -> None:
    asked = made(desk, HEALTH)
    words = (asked.id, 1, "Rota", "Who answers at night?")
    if person not in (HEALTH, ADMINISTRATOR):
        with pytest.raises(NotPermitted, match="Only whoever made this challenge"):
            service.correct(desk, person, *words)
        return
    found = service.correct(desk, person, *words)
    assert (found.title, found.challenge, found.state) == (*words[2:], "made")
    assert (found.made_by, found.due_on) == (HEALTH.name, asked.due_on)
    with desk.reading() as connection:
        *_, last = records.changes(connection, "challenge", [asked.id])
    assert ("challenge", asked.challenge, "Who answers at night?") in last.fields


def test_a_day_that_has_passed_is_no_day_for_an_answer(memory_desk: Workspace) -> None:
    with pytest.raises(Incomplete, match="18 October 2026 has passed"):
        made(memory_desk, due_on=date(2026, 10, 18))


Act = Callable[[Workspace, Person, int, int], Challenge]
ACTS: dict[str, Act] = {
    "answer": lambda *at: service.answer(*at, "A rota"),
    "correct": lambda *at: service.correct(*at, "Rota", "Who answers at night?"),
    "set_due": lambda *at: service.set_due(*at, AGAIN),
    "settle": lambda *at: service.settle(*at, "Nine of ten"),
    "refuse": lambda *at: service.refuse(*at, "Nothing new", AGAIN),
    "withdraw": lambda *at: service.withdraw(*at, "Logged twice"),
}
WHO = {"answer": POLICE, "correct": CHAIR}


@pytest.mark.parametrize(
    ("before", "verb"),
    [
        ((), "refuse"),
        (("answer",), "answer"),
        (("answer",), "correct"),
        (("answer",), "set_due"),
        (("answer", "refuse"), "refuse"),
        *(((end,), verb) for end in ("settle", "withdraw") for verb in ACTS),
    ],
)
def test_the_wrong_order_is_refused(
    memory_desk: Workspace, before: tuple[str, ...], verb: str
) -> None:
    asked = made(memory_desk)
    for step, act in enumerate(before, start=1):
        asked = ACTS[act](memory_desk, WHO.get(act, CHAIR), asked.id, step)
    with pytest.raises(NotNow):
        ACTS[verb](memory_desk, WHO.get(verb, CHAIR), asked.id, asked.version)
    assert held(memory_desk, asked.id) == asked


@pytest.mark.parametrize("verb", ["answer", "settle", "withdraw", "set_due"])
def test_a_stale_form_and_the_same_twice(memory_desk: Workspace, verb: str) -> None:
    asked = made(memory_desk)
    ACTS[verb](memory_desk, WHO.get(verb, CHAIR), asked.id, 1)
    with pytest.raises(StaleRecord):
        ACTS[verb](memory_desk, WHO.get(verb, CHAIR), asked.id, 1)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda *at: service.answer(*at, ""), "the answer"),
        (lambda *at: service.settle(*at, ""), "what difference it made"),
        (lambda *at: service.set_due(*at, None), "the new due date"),
        (lambda *at: service.withdraw(*at, ""), "why it is withdrawn"),
    ],
)
def test_what_is_missing_is_named(memory_desk: Workspace, act: Act, words: str) -> None:
    asked = made(memory_desk)
    with pytest.raises(Incomplete, match=words):
        act(memory_desk, POLICE if words == "the answer" else CHAIR, asked.id, 1)


def test_what_is_restricted_is_not_answered_by_those_who_may_not_see_it(desk: Workspace) -> None:
    asked = made(desk, indicator=RESTRICTED)
    with pytest.raises(NotPermitted, match="restricted to named roles"):
        service.answer(desk, POLICE, asked.id, 1, "A rota")


def test_it_goes_on_after_its_indicator_was_retired(desk: Workspace) -> None:
    asked = made(desk, indicator=RETIRED)
    service.answer(desk, POLICE, asked.id, 1, "A rota")
    assert service.settle(desk, CHAIR, asked.id, 2, "Nine of ten").state == "settled"


def test_a_number_nobody_holds(desk: Workspace) -> None:
    for act in ACTS.values():
        with pytest.raises(NotFound, match="no challenge with the number 99"):
            act(desk, CSC, 99, 1)
