"""Actions as people keep them: the wrong person, state and order, stale forms, odd days."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.action import Action, ActionState, Direction
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.services import action as service
from scorecard.services.action import Terms
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store import record as records
from scorecard.store.action import shelf
from tests.concern_samples import on
from tests.samples import RATIO
from tests.services.audit_trail import trail

CHAIR, CSC, POLICE = (DEMO_PEOPLE[key] for key in ("chair", "csc", "police"))
TODAY = date(2026, 10, 20)
JUNE, JULY, AUGUST, NOVEMBER = (date(2026, month, 1) for month in (6, 7, 8, 11))
ACTION = Action(
    area="E08000033",
    title="A second duty worker",
    state="",
    agency="csc",
    owner="Martin Hale",
    indicator=RATIO.code,
    opened_on=JUNE,
    due_on=AUGUST,
    description="Put a second worker on the duty desk",
    toward=Direction.HIGHER,
    expected_size="to 80%",
    came_from="variance_report 12",
)
TERMS = Terms(
    "A second duty worker", "Two more workers", "csc", NOVEMBER, "Martin Hale", RATIO.code
)


@pytest.fixture
def agreed(seeded: Workspace) -> Action:
    return service.agree(on(seeded, JUNE), CHAIR, ACTION)


def _held(workspace: Workspace, number: int) -> Action:
    with workspace.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def test_it_is_kept_as_it_was_agreed(seeded: Workspace, agreed: Action) -> None:
    assert agreed == replace(ACTION, id=agreed.id, state=ActionState.AGREED)
    assert _held(seeded, agreed.id) == agreed
    assert isinstance(_held(seeded, agreed.id).toward, Direction)


def test_from_agreed_to_closed_each_step_by_whom_it_belongs_to(
    seeded: Workspace, agreed: Action
) -> None:
    number = agreed.id
    service.start(seeded, CSC, number, 1, JUNE)
    service.progress(seeded, CSC, number, 2, "One of two is appointed")
    service.progress(seeded, CSC, number, 3, "Both are appointed")
    service.done(seeded, CSC, number, 4, JUNE, JULY)
    closed = service.close(seeded, CHAIR, number, 5, "It holds", "62% before, 80% after: improved")
    assert closed.state == ActionState.CLOSED
    assert (closed.closed_on, closed.outcome_words) == (TODAY, "62% before, 80% after: improved")
    with seeded.reading() as connection:
        told = records.changes(connection, "action", [number])
    assert [one.verb for one in told] == ["open", "start", "progress", "progress", "done", "close"]
    assert ("progress", "One of two is appointed", "Both are appointed") in told[3].fields
    assert told[-1].sentence in [sentence for _, _, sentence in trail(seeded)]


@pytest.mark.parametrize("person", [POLICE, DEMO_PEOPLE["health"]], ids=lambda one: one.name)
def test_another_agency_does_not_report_on_it(
    seeded: Workspace, agreed: Action, person: Person
) -> None:
    before = trail(seeded)
    for act in (
        lambda: service.start(seeded, person, agreed.id, 1, JUNE),
        lambda: service.done(seeded, person, agreed.id, 1, JUNE, JULY),
    ):
        with pytest.raises(NotPermitted, match="Only the agency that owns this"):
            act()
    assert _held(seeded, agreed.id) == agreed
    assert trail(seeded) == before


def test_an_agency_neither_sets_nor_closes_its_own(seeded: Workspace, agreed: Action) -> None:
    with pytest.raises(NotPermitted):
        service.agree(seeded, CSC, ACTION)
    with pytest.raises(NotPermitted):
        service.amend(seeded, CSC, agreed.id, 1, TERMS)
    with pytest.raises(NotPermitted):
        service.drop(seeded, CSC, agreed.id, 1, "No")
    service.done(seeded, CSC, agreed.id, 1, JUNE, JULY)
    with pytest.raises(NotPermitted):
        service.close(seeded, CSC, agreed.id, 2, "Enough", "improved")


def test_the_wrong_order_says_what_can_be_done(seeded: Workspace, agreed: Action) -> None:
    with pytest.raises(NotNow, match=r"is agreed.*What can be done now: start"):
        service.close(seeded, CHAIR, agreed.id, 1, "Enough", "improved")
    dropped = service.drop(seeded, CHAIR, agreed.id, 1, "Another way was found")
    assert dropped.closed_on == TODAY
    with pytest.raises(NotNow, match="Nothing more can be done"):
        service.start(seeded, CSC, agreed.id, 2, JUNE)


def test_twice_and_stale(seeded: Workspace, agreed: Action) -> None:
    service.amend(seeded, CHAIR, agreed.id, 1, TERMS)
    with pytest.raises(StaleRecord, match="changed what was agreed about the action"):
        service.start(seeded, CSC, agreed.id, 1, JUNE)
    service.start(seeded, CSC, agreed.id, 2, JUNE)
    with pytest.raises(NotNow):
        service.start(seeded, CSC, agreed.id, 3, JUNE)
    with pytest.raises(NotFound, match="no action with the number 99"):
        service.start(seeded, CSC, 99, 1, JUNE)


@pytest.mark.parametrize(
    ("started", "done", "refusal"),
    [
        (None, JULY, "when it started"),
        (JUNE, None, "when it was done"),
        (JULY, JUNE, "cannot be done before it started"),
        (NOVEMBER, NOVEMBER, "1 November 2026 has not come yet"),
        (JUNE, date(2026, 10, 21), "has not come yet, so it is not when it was done"),
        (JUNE, TODAY, ""),
    ],
)
def test_days_that_cannot_be(seeded: Workspace, agreed: Action, started, done, refusal) -> None:
    if refusal:
        with pytest.raises(Incomplete, match=refusal):
            service.done(seeded, CSC, agreed.id, 1, started, done)
        assert _held(seeded, agreed.id) == agreed
    else:
        assert service.done(seeded, CSC, agreed.id, 1, started, done).done_on == TODAY


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"indicator": "nothing"}, "no indicator with the code 'nothing'"),
        ({"toward": Direction.LOWER}, "higher is better"),
        ({"due_on": None}, "by when"),
        ({"title": "", "agency": ""}, "a short name, who does it"),
    ],
)
def test_an_action_that_could_not_be_judged_is_not_agreed(
    seeded: Workspace, change, refusal
) -> None:
    with pytest.raises((Incomplete, NotFound), match=refusal):
        service.agree(seeded, CHAIR, replace(ACTION, **change))
    with seeded.reading() as connection:
        assert shelf.for_area(connection, ACTION.area) == []


def test_one_that_starts_late_is_looked_at_from_then(seeded: Workspace) -> None:
    early = service.agree(on(seeded, JUNE), CHAIR, replace(ACTION, effect_from=JUNE))
    begun = service.start(seeded, CSC, early.id, 1, JULY)
    assert (begun.effect_from, begun.expected_from) == (JUNE, JULY)


def test_closing_keeps_what_the_indicator_did(seeded: Workspace, agreed: Action) -> None:
    service.done(seeded, CSC, agreed.id, 1, JUNE, JULY)
    with pytest.raises(Incomplete, match="what its indicator did"):
        service.close(seeded, CHAIR, agreed.id, 2, "It holds", "")
    with pytest.raises(Incomplete, match="why it is closed"):
        service.close(seeded, CHAIR, agreed.id, 2, "", "improved")


def test_an_action_of_no_indicator_closes_without(seeded: Workspace) -> None:
    plain = service.agree(
        on(seeded, JUNE), CHAIR, replace(ACTION, indicator="", toward=Direction.NONE)
    )
    service.done(seeded, CSC, plain.id, 1, JUNE, JULY)
    assert service.close(seeded, CHAIR, plain.id, 2, "It holds", "").state == ActionState.CLOSED


def test_taken_up_again_it_is_owed_anew(seeded: Workspace, agreed: Action) -> None:
    service.done(seeded, CSC, agreed.id, 1, JUNE, JULY)
    with pytest.raises(Incomplete, match="why it is taken up again, by when"):
        service.take_up_again(seeded, CHAIR, agreed.id, 2, "", None)
    again = service.take_up_again(seeded, CHAIR, agreed.id, 2, "Only mornings", NOVEMBER)
    assert (again.state, again.done_on, again.due_on) == (ActionState.UNDER_WAY, None, NOVEMBER)
    assert again.started_on == JUNE


def test_after_its_indicator_was_retired_it_goes_on_and_no_new_one_is_agreed(
    seeded: Workspace, agreed: Action
) -> None:
    with seeded.writing() as connection:
        indicators.put(connection, [replace(RATIO, standing=Standing.RETIRED)])
    with pytest.raises(Incomplete, match="is retired"):
        service.agree(seeded, CHAIR, ACTION)
    amended = service.amend(seeded, CHAIR, agreed.id, 1, TERMS)
    assert (amended.description, amended.due_on) == ("Two more workers", NOVEMBER)
    service.done(seeded, CSC, agreed.id, 2, JUNE, JULY)
    service.close(seeded, CHAIR, agreed.id, 3, "It is counted no more", "It cannot be told")


def test_it_does_not_start_before_it_was_agreed_and_a_wrong_day_is_corrected(
    seeded: Workspace, agreed: Action
) -> None:
    may = date(2026, 5, 31)
    with pytest.raises(Incomplete, match="it was agreed on 1 June 2026"):
        service.start(seeded, CSC, agreed.id, 1, may)
    service.start(seeded, CSC, agreed.id, 1, JULY)
    with pytest.raises(NotPermitted):
        service.correct(seeded, POLICE, agreed.id, 2, JUNE)
    with pytest.raises(Incomplete, match="it was agreed on"):
        service.correct(seeded, CSC, agreed.id, 2, may)
    with pytest.raises(Incomplete, match="not done yet"):
        service.correct(seeded, CSC, agreed.id, 2, JUNE, JULY)
    right = service.correct(seeded, CSC, agreed.id, 2, JUNE)
    assert (right.started_on, right.state) == (JUNE, ActionState.UNDER_WAY)
    service.done(seeded, CSC, agreed.id, 3, JUNE, AUGUST)
    with pytest.raises(Incomplete, match="when it was done"):
        service.correct(seeded, CSC, agreed.id, 4, JUNE)
    right = service.correct(seeded, CSC, agreed.id, 4, JUNE, JULY)
    assert (right.done_on, right.state) == (JULY, ActionState.DONE)


@pytest.mark.parametrize("name", ["due_on", "effect_from"])
def test_no_day_that_has_passed_is_agreed(seeded: Workspace, name: str) -> None:
    days = {"due_on": NOVEMBER, "effect_from": NOVEMBER, name: date(2026, 10, 19)}
    with pytest.raises(Incomplete, match="19 October 2026 has passed"):
        service.agree(seeded, CHAIR, replace(ACTION, **days))


def test_other_words_are_agreed_though_the_day_has_passed(
    seeded: Workspace, agreed: Action
) -> None:
    found = service.amend(seeded, CHAIR, agreed.id, 1, replace(TERMS, due_on=AUGUST))
    assert found.due_on == AUGUST
    with pytest.raises(Incomplete, match="has passed"):
        service.amend(seeded, CHAIR, agreed.id, 2, replace(TERMS, due_on=JULY))


def test_nobody_moves_what_they_may_not_see(seeded: Workspace, agreed: Action) -> None:
    with seeded.writing() as connection:
        indicators.put(connection, [replace(RATIO, sensitivity=Sensitivity.RESTRICTED)])
    with pytest.raises(NotPermitted, match="restricted to named roles"):
        service.start(seeded, CSC, agreed.id, 1, JUNE)
    assert service.start(seeded, CHAIR, agreed.id, 1, JUNE).state == ActionState.UNDER_WAY
