"""Answers in words: what a verdict of a meeting rested on, though the report was judged anew."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.decision import Decision, DecisionKind
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Judged
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from scorecard.views import answer as views
from tests.concern_samples import on
from tests.reassurance_samples import ACCEPTED, ANSWER, CHAIR, CSC, MONTHLY, accepted, seed_figures
from tests.reassurance_samples import asked as ask
from tests.samples import HERE

LATER = date(2026, 9, 10)
ANSWERED = "agency_word: we are sure."


@pytest.fixture
def desk(memory_store: Store) -> Workspace:
    made = Workspace(memory_store, Settings())
    seed_figures(made)
    return on(made, LATER)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", ""),
        ("agency_word", "on the agency's own word only"),
        ("agency_word: we are sure.", "on the agency's own word only (we are sure)"),
        ("audit: twelve cases", "on an audit (twelve cases)"),
        (
            "agency_word\naudit: by health, nine good",
            "on the agency's own word, and on an audit (by health, nine good)",
        ),
    ],
)
def test_what_a_verdict_rests_on_in_words(lines: str, words: str) -> None:
    assert views.rests_words(lines) == words


def _decision(report: VarianceReport, number: int) -> Decision:
    assert report.verdict_on is not None
    return Decision(
        area=HERE, meeting_on=report.verdict_on, body="Group", indicator=MONTHLY,
        kind=DecisionKind.ACCEPT_ASSURANCE, words=report.verdict_words, until=None,
        decided_on=report.verdict_on, opened=f"variance_report {report.id}",
        verdict=report.verdict, id=number,
    )  # fmt: skip


def _rest(desk: Workspace, *made: Decision) -> dict[int, str]:
    with desk.reading() as connection:
        return views.verdicts_rest(connection, made)


def test_each_verdict_keeps_its_own_evidence(desk: Workspace) -> None:
    first = accepted(desk)
    again = service.reopen(desk, CHAIR, first.id, 3, "Worse than then", LATER)
    said = service.answer(desk, CSC, again.id, 4, replace(ANSWER, recovery_by=LATER))
    judged = Judged(AssuranceVerdict.PARTLY, "Heard anew", "agency_word")
    second = service.judge(desk, CHAIR, said.id, 5, judged)
    assert (first.verdict_on, second.verdict_on) == (ACCEPTED, LATER)
    assert _rest(desk, _decision(first, 1), _decision(second, 2)) == {
        1: "on a dip sample of cases (twelve cases)",
        2: "on the agency's own word only",
    }


@pytest.mark.parametrize(
    ("evidence", "words"), [(ANSWERED, ""), ("audit: four cases", "on an audit (four cases)")]
)
def test_not_assured_says_only_what_the_group_itself_named(
    desk: Workspace, evidence: str, words: str
) -> None:
    made = ask(desk, LATER)
    service.answer(desk, CSC, made.id, 1, replace(ANSWER, recovery_by=LATER, evidence=ANSWERED))
    refused = service.judge(
        desk, CHAIR, made.id, 2, Judged(AssuranceVerdict.NOT, "Not yet", evidence)
    )
    assert _rest(desk, _decision(refused, 1)) == {1: words}


def test_a_decision_that_judged_nothing_rests_on_nothing(desk: Workspace) -> None:
    made = replace(_decision(accepted(desk), 1), verdict="")
    assert _rest(desk, made) == {}
