"""Risks kept: scored, scored again, changed, closed and opened again; their scores remembered."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.person import Person
from scorecard.domain.risk import Risk, scored_at, scorings
from scorecard.services import risk as service
from scorecard.services.risk import Score, Terms
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store.risk import shelf
from tests.concern_samples import (
    ADMINISTRATOR,
    ANALYST,
    CHAIR,
    EVERYBODY,
    MONDAY,
    OPEN,
    POLICE,
    RESTRICTED,
    RETIRED,
    on,
    risk,
)
from tests.services.audit_trail import trail

LATER, DUE = date(2026, 12, 1), date(2027, 3, 1)
HIGHER = Score(4, 5, "The director has left.", DUE)
TERMS = Terms("Children wait", "Harm is missed.", "Agency workers.", f"{RETIRED}\n{OPEN}")


def added(desk: Workspace, person: Person = ANALYST, **changes: Any) -> Risk:
    return service.add(desk, person, risk(**changes))


def held(desk: Workspace, number: int) -> Risk:
    with desk.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def scores(desk: Workspace, made: Risk) -> list[tuple[date | None, int]]:
    with desk.reading() as connection:
        changes = records.changes(connection, "risk", [made.id])
    return [(one.on, one.score) for one in scorings(held(desk, made.id), changes)]


def test_a_risk_is_kept_with_its_first_score_of_today(desk: Workspace) -> None:
    made = added(desk)
    assert made == risk(id=made.id, state="open", indicator=OPEN, scored_on=MONDAY)
    assert held(desk, made.id) == made
    assert made.movement == 0


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda one: one.name)
def test_the_group_and_the_business_unit_keep_the_risks(
    memory_desk: Workspace, person: Person
) -> None:
    if person in (CHAIR, ANALYST, ADMINISTRATOR):
        assert added(memory_desk, person).state == "open"
    else:
        with pytest.raises(NotPermitted, match="keep the risks"):
            added(memory_desk, person)


@pytest.mark.parametrize(
    ("changes", "refusal", "words"),
    [
        ({"likelihood": 0}, Incomplete, "Likelihood is a whole number"),
        ({"impact": 6}, Incomplete, "Impact is a whole number"),
        ({"description": ""}, Incomplete, "what could happen"),
        ({"mitigations": ""}, Incomplete, "what is done about it"),
        ({"title": ""}, Incomplete, "in a few words"),
        ({"due_on": None}, Incomplete, "when it is looked at again"),
        ({"indicators": f"{OPEN}\nno_such"}, NotFound, "no indicator with the code 'no_such'"),
    ],
)
def test_what_is_not_added_says_why(
    memory_desk: Workspace, changes: dict[str, Any], refusal: type, words: str
) -> None:
    before = trail(memory_desk)
    with pytest.raises(refusal, match=words):
        added(memory_desk, **changes)
    assert trail(memory_desk) == before


def test_scoring_again_remembers_the_score_before(desk: Workspace) -> None:
    made = added(desk)
    found = service.score(on(desk, LATER), CHAIR, made.id, 1, HIGHER)
    assert (found.score, found.movement, found.scored_on, found.due_on) == (20, 8, LATER, DUE)
    assert scores(desk, made) == [(MONDAY, 12), (LATER, 20)]
    again = service.score(on(desk, DUE), CHAIR, made.id, 2, Score(4, 5, "No change.", DUE))
    assert again.movement == 0
    assert scores(desk, made) == [(MONDAY, 12), (LATER, 20), (DUE, 20)]


def test_the_moment_of_scoring_is_known_to_the_second(desk: Workspace) -> None:
    made = added(desk)
    found = service.score(on(desk, LATER, hour=15), CHAIR, made.id, 1, HIGHER)
    service.amend(on(desk, DUE), CHAIR, made.id, 2, TERMS)
    with desk.reading() as connection:
        moment = scored_at(found, records.changes(connection, "risk", [made.id]))
    assert (moment.date(), moment.hour) == (LATER, 15)


def test_amending_leaves_the_score_alone(desk: Workspace) -> None:
    made = added(desk)
    found = service.amend(on(desk, LATER), CHAIR, made.id, 1, TERMS)
    assert (found.score, found.scored_on) == (12, MONDAY)
    assert (found.linked, found.mitigations) == ((RETIRED, OPEN), "Agency workers.")
    unlinked = Terms("Children wait", "Harm is missed.", "Agency workers.")
    assert service.amend(desk, CHAIR, made.id, 2, unlinked).linked == ()
    assert scores(desk, made) == [(MONDAY, 12)]


def test_a_closed_risk_is_opened_again_with_a_new_score(desk: Workspace) -> None:
    made = added(desk)
    closed = service.close(on(desk, LATER), CHAIR, made.id, 1, "Every child is seen.")
    assert (closed.state, closed.closed_on) == ("closed", LATER)
    again = service.reopen(on(desk, DUE), CHAIR, made.id, 2, HIGHER)
    assert (again.state, again.closed_on, again.movement) == ("open", None, 8)
    assert scores(desk, made) == [(MONDAY, 12), (DUE, 20)]


Act = Callable[[Workspace, Person, int, int], Risk]
ACTS: dict[str, Act] = {
    "score": lambda *at: service.score(*at, HIGHER),
    "amend": lambda *at: service.amend(*at, TERMS),
    "close": lambda *at: service.close(*at, "Every child is seen."),
    "reopen": lambda *at: service.reopen(*at, HIGHER),
}


@pytest.mark.parametrize(
    ("before", "verb"),
    [((), "reopen"), (("close",), "score"), (("close",), "amend"), (("close",), "close")],
)
def test_the_wrong_order_is_refused(
    memory_desk: Workspace, before: tuple[str, ...], verb: str
) -> None:
    made = added(memory_desk)
    for act in before:
        made = ACTS[act](memory_desk, CHAIR, made.id, made.version)
    with pytest.raises(NotNow):
        ACTS[verb](memory_desk, CHAIR, made.id, made.version)
    assert held(memory_desk, made.id) == made


@pytest.mark.parametrize("verb", ["score", "amend", "close"])
def test_two_at_once_and_twice_and_the_wrong_person(memory_desk: Workspace, verb: str) -> None:
    made = added(memory_desk)
    with pytest.raises(NotPermitted):
        ACTS[verb](memory_desk, POLICE, made.id, 1)
    ACTS[verb](memory_desk, CHAIR, made.id, 1)
    with pytest.raises(StaleRecord, match="Amara Okafor"):
        ACTS[verb](memory_desk, ANALYST, made.id, 1)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda *at: service.score(*at, Score(4, 5, "", DUE)), "why it has this score"),
        (lambda *at: service.score(*at, Score(4, 5, "Worse", None)), "looked at again"),
        (lambda *at: service.score(*at, Score(0, 5, "Worse", DUE)), "whole number"),
        (lambda *at: service.amend(*at, Terms("", "b", "c")), "in a few words"),
        (lambda *at: service.close(*at, ""), "why it is closed"),
    ],
)
def test_what_is_missing_is_named(memory_desk: Workspace, act: Act, words: str) -> None:
    made = added(memory_desk)
    with pytest.raises(Incomplete, match=words):
        act(memory_desk, CHAIR, made.id, 1)
    assert held(memory_desk, made.id) == made


def test_a_number_nobody_holds(desk: Workspace) -> None:
    for act in ACTS.values():
        with pytest.raises(NotFound, match="no risk with the number 99"):
            act(desk, CHAIR, 99, 1)


def test_links_to_what_is_restricted_or_retired_are_the_groups_to_make(desk: Workspace) -> None:
    made = added(desk, indicators=f"{OPEN}\n{RESTRICTED}\n{RETIRED}")
    assert made.linked == (OPEN, RESTRICTED, RETIRED)


@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=4))
def test_every_score_given_comes_back_from_the_history(
    desk: Workspace, given_scores: list[tuple[int, int]]
) -> None:
    (likelihood, impact), *others = given_scores
    made = added(desk, likelihood=likelihood, impact=impact)
    for version, (more, worse) in enumerate(others, start=1):
        day = date(2026, 11, version)
        score = Score(more, worse, f"Because {version}", DUE)
        service.score(on(desk, day), CHAIR, made.id, version, score)
    assert [score for _, score in scores(desk, made)] == [one * two for one, two in given_scores]
