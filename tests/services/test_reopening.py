"""Reopening by the scorecard: when, once, in its own name, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.errors import NotPermitted
from scorecard.domain.person import THE_SCORECARD
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport, VarianceState
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Judged
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import indicator, record
from scorecard.store.engine import Store
from scorecard.store.variance_report import shelf
from tests.concern_samples import on
from tests.reassurance_samples import (
    ANSWER,
    CHAIR,
    CSC,
    GONE,
    HIDDEN,
    MONTHLY,
    NOW,
    RECOVERY,
    RESTS,
    accepted,
    figures,
    seed_figures,
)
from tests.samples import HERE, RATIO, THERE
from tests.services.audit_trail import trail

STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 61.9]
RECOVERED = [64.7, 66.0, 63.1, 70.0, 82.0, 83.0]
WORSE = [77.0, 77.0, 77.0, 77.0, 77.0, 60.0]


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A Monday in October, on either database."""
    seed_figures(workspace)
    return on(workspace, NOW)


@pytest.fixture
def memory(memory_store: Store) -> Workspace:
    """The same in memory alone: what is judged is the same on every database."""
    made = Workspace(memory_store, Settings())
    seed_figures(made)
    return on(made, NOW)


def _held(desk: Workspace, number: int) -> VarianceReport:
    with desk.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def test_a_report_is_reopened_with_its_numbers_in_the_scorecards_own_name(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    made = accepted(desk)
    (found,) = service.reopen_due(desk, HERE)
    assert found == _held(desk, made.id)
    assert (found.state, found.version, found.due_on) == (
        *(VarianceState.REOPENED, made.version + 1, date(2026, 10, 26)),
    )
    assert found.sent_back_because == (
        "Reopened by the scorecard: Assured on 14 May 2026; recovery to 80.0% was agreed by "
        "31 August 2026; 61.9% in September 2026: not yet recovered. 64.7% then "
        "(30 April 2026); 61.9% now. It rested on: a dip sample of cases."
    )
    with desk.reading() as connection:
        change = record.changes(connection, "variance_report", [made.id])[-1]
    assert (change.who, change.verb, change.source) == ("The scorecard", "reopen", "accepted")
    assert ("sent_back_because", "", found.sent_back_because) in change.fields
    assert trail(desk)[-1] == (
        *("The scorecard", "keep_record"),
        "The scorecard reopened: Assessments in time, due 26 October 2026.",
    )


def test_done_twice_the_second_finds_nothing(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    accepted(desk)
    assert len(service.reopen_due(desk, HERE)) == 1
    before = trail(desk)
    assert service.reopen_due(desk, HERE) == ()
    assert trail(desk) == before


@pytest.mark.parametrize(
    ("values", "reopened"),
    [(STILL_RED, True), (RECOVERED, False), ([*STILL_RED[:4], 62.0], True)],
)
def test_at_the_day_agreed_it_is_judged_as_it_stands(
    memory: Workspace, values: list[float], reopened: bool
) -> None:
    figures(memory, values)
    accepted(memory)
    assert bool(service.reopen_due(memory, HERE)) is reopened


def test_before_that_day_only_what_is_worse_is_reopened(memory: Workspace) -> None:
    later = replace(ANSWER, recovery_by=date(2026, 12, 31))
    figures(memory, WORSE)
    accepted(memory, later)
    (found,) = service.reopen_due(memory, HERE)
    assert "60.0% in September 2026: worse than it was then" in found.sent_back_because
    assert "77.0% then" in found.sent_back_because


def test_until_that_day_nothing_is_said_of_what_is_no_worse(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    accepted(memory, replace(ANSWER, recovery_by=date(2026, 12, 31)))
    assert service.reopen_due(memory, HERE) == ()


def test_a_figure_that_has_not_come_tells_nothing(memory: Workspace) -> None:
    figures(memory, STILL_RED[:4], end=date(2026, 7, 31))
    made = accepted(memory)
    assert service.reopen_due(memory, HERE) == ()
    assert _held(memory, made.id).state == VarianceState.ACCEPTED


def test_closing_does_not_end_a_promise_before_it_is_tested(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    made = accepted(memory)
    service.close(on(memory, date(2026, 6, 1)), CHAIR, made.id, made.version, "It holds")
    (found,) = service.reopen_due(memory, HERE)
    assert (found.state, found.closed_on) == (VarianceState.REOPENED, None)


def test_what_the_group_was_not_assured_by_is_the_groups_to_follow(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    made = accepted(memory)
    again = service.reopen(memory, CHAIR, made.id, made.version, "Worse", NOW)
    said = service.answer(memory, CSC, made.id, again.version, replace(ANSWER, recovery_by=NOW))
    judged = Judged(AssuranceVerdict.NOT, "Not heard", RESTS)
    service.judge(memory, CHAIR, made.id, said.version, judged)
    assert service.reopen_due(memory, HERE) == ()


def test_a_new_explanation_has_a_new_day(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    made = accepted(memory)
    (again,) = service.reopen_due(memory, HERE)
    later = replace(ANSWER, recovery_by=date(2026, 12, 31))
    said = service.answer(memory, CSC, made.id, again.version, later)
    judged = Judged(AssuranceVerdict.PARTLY, "Heard", RESTS)
    service.judge(memory, CHAIR, made.id, said.version, judged)
    assert service.reopen_due(memory, HERE) == ()
    figures(memory, [61.0, 60.0, 62.0], end=date(2026, 12, 31))
    assert len(service.reopen_due(on(memory, date(2027, 1, 20)), HERE)) == 1


def test_each_report_about_one_indicator_is_looked_at(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    first, second = accepted(memory), accepted(memory, title="Asked of another")
    assert {one.id for one in service.reopen_due(memory, HERE)} == {first.id, second.id}


def test_nothing_is_reopened_about_a_retired_indicator(memory: Workspace) -> None:
    figures(memory, STILL_RED, GONE)
    made = accepted(memory, indicator=GONE)
    assert service.reopen_due(memory, HERE) == ()
    assert _held(memory, made.id).state == VarianceState.ACCEPTED


def test_an_indicator_retired_meanwhile_is_left_alone(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    accepted(memory)
    with memory.writing() as connection:
        held = indicator.every(connection)[MONTHLY]
        indicator.put(connection, [replace(held, standing="retired")])
    assert service.reopen_due(memory, HERE) == ()


def test_a_restricted_one_is_reopened_like_any_other(memory: Workspace) -> None:
    figures(memory, STILL_RED, HIDDEN)
    accepted(memory, indicator=HIDDEN)
    assert len(service.reopen_due(memory, HERE)) == 1


def test_what_is_history_is_not_asked_about_again(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    accepted(memory)
    assert service.reopen_due(on(memory, date(2027, 10, 12)), HERE) == ()


def test_other_areas_and_indicators_are_left_alone(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    accepted(memory, area=THERE)
    accepted(memory, indicator=RATIO.code)
    assert service.reopen_due(memory, HERE) == ()
    assert service.reopen_due(memory, THERE) == ()


def test_the_day_it_has_recovered_it_is_left_alone_and_the_next_red_day_it_is_not(
    memory: Workspace,
) -> None:
    figures(memory, RECOVERED)
    accepted(memory)
    figures(memory, [60.0], end=date(2026, 10, 31))
    assert service.reopen_due(memory, HERE) == ()
    assert len(service.reopen_due(on(memory, date(2026, 11, 12)), HERE)) == 1


def test_nobody_else_reopens_in_its_name_and_it_does_nothing_else(memory: Workspace) -> None:
    figures(memory, STILL_RED)
    made = accepted(memory)
    with pytest.raises(NotPermitted):
        service.close(memory, THE_SCORECARD, made.id, made.version, "It holds")
    with pytest.raises(NotPermitted):
        service.reopen(memory, CSC, made.id, made.version, "Worse", RECOVERY)
