"""Recommendations kept: made, under way, met or not pursued, taken up again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.person import Person
from scorecard.domain.recommendation import Recommendation
from scorecard.services import recommendation as service
from scorecard.services.recommendation import Terms
from scorecard.services.workspace import Workspace
from scorecard.store.recommendation import shelf
from tests.concern_samples import (
    ADMINISTRATOR,
    ANALYST,
    CHAIR,
    EVERYBODY,
    POLICE,
    RESTRICTED,
    RETIRED,
    on,
    recommendation,
)
from tests.services.audit_trail import trail

LATER = date(2026, 12, 1)
TERMS = Terms("Objective 2", "Supervision", "Agree standards and publish them.", "csc", "", LATER)


def made(desk: Workspace, person: Person = ANALYST, **changes: Any) -> Recommendation:
    return service.make(desk, person, recommendation(**changes))


def held(desk: Workspace, number: int) -> Recommendation:
    with desk.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def test_it_is_kept_as_it_was_made(desk: Workspace) -> None:
    kept = made(desk)
    assert kept == recommendation(id=kept.id, state="made") == held(desk, kept.id)


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_the_group_keeps_them_and_the_agency_says_how_far_it_is(
    memory_desk: Workspace, person: Person
) -> None:
    keeps = person in (CHAIR, ANALYST, ADMINISTRATOR)
    kept = made(memory_desk)
    if keeps:
        assert made(memory_desk, person).state == "made"
    else:
        with pytest.raises(NotPermitted):
            made(memory_desk, person)
        with pytest.raises(NotPermitted):
            service.meet(memory_desk, person, kept.id, 1, "Published")
    if keeps or person == POLICE:
        found = service.progress(on(memory_desk, LATER), person, kept.id, 1, "Half of them")
        assert (found.state, found.progress_on) == ("under_way", LATER)
    else:
        with pytest.raises(NotPermitted):
            service.progress(memory_desk, person, kept.id, 1, "Half of them")


@pytest.mark.parametrize(
    ("changes", "refusal", "words"),
    [
        ({"objective": ""}, Incomplete, "the objective"),
        ({"title": ""}, Incomplete, "in a few words"),
        ({"recommendation": ""}, Incomplete, "what should happen"),
        ({"indicator": "no_such"}, NotFound, "no indicator with the code"),
    ],
)
def test_what_is_not_kept_says_why(
    memory_desk: Workspace, changes: dict[str, Any], refusal: type, words: str
) -> None:
    before = trail(memory_desk)
    with pytest.raises(refusal, match=words):
        made(memory_desk, **changes)
    assert trail(memory_desk) == before


Act = Callable[[Workspace, Person, int, int], Recommendation]
ACTS: dict[str, Act] = {
    "progress": lambda *at: service.progress(*at, "Half of them"),
    "amend": lambda *at: service.amend(*at, TERMS),
    "meet": lambda *at: service.meet(*at, "Published"),
    "leave": lambda *at: service.leave(*at, "Overtaken by another"),
    "take_up_again": lambda *at: service.take_up_again(*at, "It is needed after all"),
}


@pytest.mark.parametrize(
    ("steps", "state", "closed"),
    [
        (("progress", "progress"), "under_way", False),
        (("amend",), "made", False),
        (("progress", "amend"), "under_way", False),
        (("meet",), "met", True),
        (("progress", "leave"), "not_pursued", True),
        (("meet", "take_up_again"), "under_way", False),
        (("leave", "take_up_again", "meet"), "met", True),
    ],
)
def test_the_ways_it_goes(
    memory_desk: Workspace, steps: tuple[str, ...], state: str, closed: bool
) -> None:
    kept = made(memory_desk)
    for step in steps:
        kept = ACTS[step](memory_desk, CHAIR, kept.id, kept.version)
    assert (kept.state, kept.closed_on is not None) == (state, closed)
    assert held(memory_desk, kept.id) == kept


@pytest.mark.parametrize(
    ("steps", "verb"),
    [
        ((), "take_up_again"),
        *(((end,), verb) for end in ("meet", "leave") for verb in ("progress", "amend", "meet")),
    ],
)
def test_the_wrong_order_is_refused(
    memory_desk: Workspace, steps: tuple[str, ...], verb: str
) -> None:
    kept = made(memory_desk)
    for step in steps:
        kept = ACTS[step](memory_desk, CHAIR, kept.id, kept.version)
    with pytest.raises(NotNow):
        ACTS[verb](memory_desk, CHAIR, kept.id, kept.version)


@pytest.mark.parametrize("verb", ["progress", "amend", "meet", "leave"])
def test_two_at_once(memory_desk: Workspace, verb: str) -> None:
    kept = made(memory_desk)
    ACTS["progress"](memory_desk, POLICE, kept.id, 1)
    with pytest.raises(StaleRecord, match="Priya Nair"):
        ACTS[verb](memory_desk, CHAIR, kept.id, 1)


def test_words_are_asked_for(desk: Workspace) -> None:
    kept = made(desk)
    for act in (service.progress, service.meet, service.leave):
        with pytest.raises(Incomplete, match="Not yet said"):
            act(desk, CHAIR, kept.id, 1, "")
    assert held(desk, kept.id) == kept


def test_a_number_nobody_holds(desk: Workspace) -> None:
    for act in ACTS.values():
        with pytest.raises(NotFound, match="no recommendation with the number 99"):
            act(desk, CHAIR, 99, 1)


def test_retired_and_restricted(desk: Workspace) -> None:
    kept = made(desk, indicator=RETIRED)
    assert service.meet(desk, CHAIR, kept.id, 1, "Published").state == "met"
    hidden = made(desk, indicator=RESTRICTED)
    with pytest.raises(NotPermitted, match="restricted to named roles"):
        service.progress(desk, POLICE, hidden.id, 1, "Half of them")
