"""Variance reports: asking an agency about what it was asked already, knowingly or again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from scorecard.domain.decision import DecisionKind
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.period import day
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport, VarianceState
from scorecard.services import decision
from scorecard.services import variance_report as service
from scorecard.services.opening import Details
from scorecard.services.variance_report import Judged
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store import variance_report as store
from scorecard.views.asked_already import asked_again
from tests.services.audit_trail import trail
from tests.services.meetings import held
from tests.services.test_decision import ASK, DETAILS
from tests.services.test_record import ASKED, CHAIR, GIVEN, POLICE

S = VarianceState
DUE = date(2026, 12, 1)


def _asked(workspace: Workspace) -> VarianceReport:
    return service.ask(workspace, CHAIR, ASKED)


def _answered(workspace: Workspace) -> VarianceReport:
    made = _asked(workspace)
    return service.answer(workspace, POLICE, made.id, 1, GIVEN)


def _judged(workspace: Workspace, verdict: AssuranceVerdict) -> VarianceReport:
    made = _answered(workspace)
    judged = Judged(verdict, "Heard", "dip_sample: twelve cases")
    return service.judge(workspace, CHAIR, made.id, made.version, judged)


def _sent_back(workspace: Workspace) -> VarianceReport:
    made = _answered(workspace)
    return service.send_back(workspace, CHAIR, made.id, made.version, "No figures", DUE)


STANDING: dict[str, tuple[Callable[[Workspace], VarianceReport], str, VarianceState]] = {
    "asked": (_asked, "asked for", S.ASKED),
    "sent back": (_sent_back, "sent back", S.SENT_BACK),
    "answered": (_answered, "answered", S.SENT_BACK),
    "partly": (lambda at: _judged(at, AssuranceVerdict.PARTLY), "partly assured", S.REOPENED),
    "not": (lambda at: _judged(at, AssuranceVerdict.NOT), "not assured", S.REOPENED),
}
WAITING = {
    "asked": "asked for, due 10 November 2026. Ask again",
    "sent back": "sent back, due 1 December 2026. Ask again",
    "answered": "answered. Ask again",
}


def _history(workspace: Workspace, number: int) -> list[Any]:
    with workspace.reading() as connection:
        return list(records.changes(connection, "variance_report", [number]))


@pytest.mark.parametrize("state", WAITING)
def test_while_one_waits_a_second_is_opened_only_by_whoever_knows(
    seeded: Workspace, state: str
) -> None:
    first = STANDING[state][0](seeded)
    with pytest.raises(NotNow, match=rf"already: variance report {first.id}, {WAITING[state]}"):
        service.ask(seeded, CHAIR, ASKED)
    second = service.ask(seeded, CHAIR, ASKED, [first.id])
    with pytest.raises(NotNow, match=f"variance report {second.id}, "):
        service.ask(seeded, CHAIR, ASKED, [first.id])


@pytest.mark.parametrize("state", STANDING)
def test_a_second_remembers_what_stood_when_it_was_opened(seeded: Workspace, state: str) -> None:
    make, words, _ = STANDING[state]
    first = make(seeded)
    second = service.ask(seeded, CHAIR, ASKED, [first.id])
    assert second.id != first.id
    (opening,) = _history(seeded, second.id)
    assert opening.fields == (("asked_beside", "", f"variance report {first.id}, {words}"),)


def test_once_it_is_closed_another_is_opened(seeded: Workspace) -> None:
    made = _judged(seeded, AssuranceVerdict.PARTLY)
    service.close(seeded, CHAIR, made.id, made.version, "It holds")
    (opening,) = _history(seeded, service.ask(seeded, CHAIR, ASKED).id)
    assert opening.fields == ()


@pytest.mark.parametrize("state", STANDING)
def test_it_is_asked_again_where_it_stands(seeded: Workspace, state: str) -> None:
    make, _, comes_to = STANDING[state]
    first = make(seeded)
    found = service.again(seeded, CHAIR, first.id, first.version, "Not yet said", DUE)
    assert (found.id, found.state, found.due_on) == (first.id, comes_to, DUE)
    said = {value for _, _, value in _history(seeded, first.id)[-1].fields}
    assert "Not yet said" in said, "why is kept in every case"
    with pytest.raises(StaleRecord):
        service.again(seeded, CHAIR, first.id, first.version, "Twice", DUE)


def test_what_cannot_be_asked_again_is_refused(seeded: Workspace) -> None:
    made = _asked(seeded)
    with pytest.raises(NotPermitted):
        service.again(seeded, POLICE, made.id, 1, "Why", DUE)
    service.withdraw(seeded, CHAIR, made.id, 1, "A slip")
    for number in (made.id, 99):
        with pytest.raises(NotFound, match="a second report"):
            service.again(seeded, CHAIR, number, 2, "Why", DUE)


@pytest.mark.parametrize(
    ("because", "due", "missing"),
    [
        ("", DUE, "why it is given another day"),
        (" ", None, "why it is given another day, the new day"),
        ("They asked", None, "the new day"),
    ],
)
def test_a_day_that_stands_is_not_moved_without_a_new_one_and_a_reason(
    seeded: Workspace, because: str, due: date | None, missing: str
) -> None:
    first = _asked(seeded)
    with pytest.raises(Incomplete, match=f"Not yet said: {missing}."):
        service.again(seeded, CHAIR, first.id, first.version, because, due)
    with seeded.reading() as connection:
        assert store.shelf.get(connection, first.id) == first


def test_a_meeting_asks_again_in_the_report_that_stands(seeded: Workspace) -> None:
    held(seeded)
    made = decision.decide(seeded, CHAIR, ASK, DETAILS)
    number = int(made.opened.split()[1])
    other = replace(ASK, words="What of those who wait?")
    with pytest.raises(NotNow, match="asked about this already"):
        decision.decide(seeded, CHAIR, other, DETAILS)
    there = replace(DETAILS, again=number, again_version=1)
    with pytest.raises(NotFound, match="of this agency about this indicator"):
        decision.decide(seeded, CHAIR, replace(other, indicator="cp_plans_rate"), there)
    assert other.until is not None
    later = replace(other, until=other.until + timedelta(days=1))
    again = decision.decide(seeded, CHAIR, later, there)
    assert "Variance report given another day: " in trail(seeded)[-1][2]
    second = decision.decide(
        seeded, CHAIR, replace(ASK, words="Another question"), _knowing(number)
    )
    assert again.opened == made.opened != second.opened
    with seeded.reading() as connection:
        found = asked_again(connection, [made, again, second])
        assert len(store.shelf.for_area(connection, ASK.area)) == 2
    assert {number: one.done for number, one in found.items()} == {
        again.id: f"Variance report given until {day(other.until + timedelta(days=1))} "
        f"(was {day(other.until)})"
    }


@pytest.mark.parametrize(
    ("state", "done"),
    [
        ("sent back", "Variance report asked for again, still due 1 December 2026"),
        ("answered", "Answer sent back"),
        ("partly", "Variance report reopened"),
    ],
)
def test_a_decision_says_what_it_did_in_the_report_that_stood(
    seeded: Workspace, state: str, done: str
) -> None:
    first = STANDING[state][0](seeded)
    service.again(seeded, CHAIR, first.id, first.version, "Not yet said", DUE)
    made = replace(
        ASK, id=7, words="Not yet said", until=DUE, opened=f"variance_report {first.id}",
        decided_on=seeded.now().date(),
    )  # fmt: skip
    with seeded.reading() as connection:
        assert asked_again(connection, [made])[made.id].done == done


def _knowing(*numbers: int) -> Details:
    return replace(DETAILS, known=numbers)


def test_only_a_question_is_asked_again(seeded: Workspace) -> None:
    held(seeded)
    note = replace(ASK, kind=DecisionKind.NOTE)
    assert decision.decide(seeded, CHAIR, note, replace(DETAILS, again=99)).opened == ""
