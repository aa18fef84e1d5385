"""Asked already: what stands about an indicator, and whether this person may ask again in it."""

from dataclasses import replace

import pytest

from scorecard.domain.person import Person
from scorecard.domain.variance_report import (
    AGAIN_DONE,
    ASKED_AGAIN,
    LIFECYCLE,
    AssuranceVerdict,
    VarianceState,
)
from scorecard.services import variance_report as service
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from scorecard.views import asked_already as views
from scorecard.views.judged import judge_area
from tests.concern_samples import on
from tests.reassurance_samples import (
    CHAIR,
    CSC,
    HIDDEN,
    MONTHLY,
    NOW,
    accepted,
    asked,
    figures,
    seed_figures,
)
from tests.samples import HERE

STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 61.9]
HELD = [64.7, 66.0, 63.1, 70.0, 82.0, 83.0]


@pytest.fixture
def desk(memory_store: Store) -> Workspace:
    made = Workspace(memory_store, Settings())
    seed_figures(made)
    return on(made, NOW)


def _of(desk: Workspace, person: Person = CHAIR, code: str = MONTHLY) -> tuple[views.Standing, ...]:
    with desk.reading() as connection:
        seen = judge_area(connection, HERE, now=desk.now())
        return views.of(connection, seen, person, code)


def test_every_state_but_the_withdrawn_has_a_way_to_ask_again() -> None:
    assert set(ASKED_AGAIN) == set(VarianceState) - {VarianceState.WITHDRAWN}
    for state, verb in ASKED_AGAIN.items():
        assert LIFECYCLE.allows(state, verb)
        assert views.AGAIN_WORDS[verb] and views.WHY_WORDS[verb] and AGAIN_DONE[verb]


def test_what_waits_comes_first_then_what_has_not_held_though_it_is_closed(
    desk: Workspace,
) -> None:
    figures(desk, STILL_RED)
    old = accepted(desk, verdict=AssuranceVerdict.PARTLY)
    service.close(on(desk, NOW), CHAIR, old.id, old.version, "It holds")
    new = asked(desk, NOW)
    second, first = _of(desk)
    assert (first.number, first.again) == (old.id, "Reopen it")
    assert first.state == "closed, not held, to be reopened, recovery agreed by 31 August 2026"
    assert (second.number, second.again) == (new.id, "Give it another day")
    assert (second.owed, first.owed) == ("Its answer is due on 12 October 2026.", "")
    assert (second.why, first.why) == ("Why it is given another day", "Why it is reopened")
    assert second.state == "asked for, due 12 October 2026"
    assert views.ways(_of(desk)) == {
        str(new.id): f"Give it another day: report {new.id}",
        str(old.id): f"Reopen it: report {old.id}",
        **views.SECOND,
    }


def test_one_that_holds_stands_until_it_is_closed(desk: Workspace) -> None:
    figures(desk, HELD)
    made = accepted(desk, verdict=AssuranceVerdict.PARTLY)
    (found,) = _of(desk)
    assert found.state == "partly assured, recovery agreed by 31 August 2026"
    assert found.agency == "csc"
    service.close(desk, CHAIR, made.id, made.version, "It holds")
    assert _of(desk) == ()


def test_whoever_may_not_ask_is_offered_nothing_and_told_all_the_same(desk: Workspace) -> None:
    figures(desk, HELD)
    accepted(desk)
    (found,) = _of(desk, CSC)
    assert (found.again, found.name) == ("", f"Variance report {found.number}, Social care")
    assert views.ways((found,)) == views.SECOND
    assert views.ways((replace(found, again="Reopen it"),)) == {
        str(found.number): "Reopen it", **views.SECOND,
    }  # fmt: skip


def test_a_restricted_one_is_for_those_who_may_see_it(desk: Workspace) -> None:
    figures(desk, STILL_RED, HIDDEN)
    accepted(desk, indicator=HIDDEN)
    assert len(_of(desk, code=HIDDEN)) == 1
    assert _of(desk, CSC, HIDDEN) == ()
