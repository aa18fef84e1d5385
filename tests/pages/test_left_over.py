"""Left over: what was typed into a form that is gone is shown with who did what, and let go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.variance_report import VarianceReport
from scorecard.services import action, challenge, draft, escalation
from scorecard.services import variance_report as variance
from scorecard.services.variance_report import Answer, AssuranceVerdict, Judged
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from tests import assurance_samples as samples
from tests import concern_samples as concerns
from tests.copies import copied
from tests.pages.conftest import visited, words
from tests.pages.test_address import unescaped
from tests.pages.test_screens import EXAMPLESHIRE, RESTRICTED

CHAIR, CSC = DEMO_PEOPLE["chair"], DEMO_PEOPLE["csc"]
VISITS = "cp_visits_on_time_pct"
FAR = date(2030, 1, 31)
TYPED = "Two workers\nleft in May"
GIVEN = Answer("Fewer workers", "Children wait", "Two more", FAR, evidence="dip_sample: twelve")


@pytest.fixture
def workspace(demo_store_path: Path, tmp_path: Path, at_store: Callable[[str], None]) -> Workspace:
    path = copied(demo_store_path, tmp_path / "store.db")
    at_store(f"sqlite:///{path}")
    return open_workspace(Settings(f"sqlite:///{path}"))


def _asked(workspace: Workspace, indicator: str = VISITS) -> VarianceReport:
    asked = VarianceReport(
        area=EXAMPLESHIRE,
        title="Visits that were late",
        state="",
        agency="csc",
        indicator=indicator,
        opened_on=workspace.now().date(),
        due_on=FAR,
        question="Why?",
    )
    with workspace.writing() as connection:  # its own of the year would be asked twice
        for one in variance.shelf.for_area(connection, EXAMPLESHIRE):
            if one.indicator == indicator:
                variance.shelf.save(connection, replace(one, state="withdrawn"))
    return variance.ask(workspace, CHAIR, asked)


def _click(screen: AppTest, label: str) -> None:
    next(one for one in screen.button if one.label == label).click().run()


def _labels(screen: AppTest) -> set[str]:
    return {one.label for one in screen.button}


def _variance(workspace: Workspace) -> tuple[str, int, str, Callable[[], object]]:
    made = _asked(workspace)
    gone = lambda: variance.withdraw(workspace, CHAIR, made.id, 1, "Asked of health")  # noqa: E731
    return "variance", made.id, f"answer_variance_{made.id}_cause", gone


def _challenge(workspace: Workspace) -> tuple[str, int, str, Callable[[], object]]:
    made = challenge.make(
        workspace,
        CHAIR,
        concerns.challenge(area=EXAMPLESHIRE, agency="csc", due_on=FAR, indicator=VISITS),
    )
    gone = lambda: challenge.withdraw(workspace, CHAIR, made.id, 1, "Logged twice")  # noqa: E731
    return "challenges", made.id, f"answer_challenge_{made.id}_answer", gone


def _escalation(workspace: Workspace) -> tuple[str, int, str, Callable[[], object]]:
    today = workspace.now().date()
    given = concerns.escalation(
        area=EXAMPLESHIRE, agency="csc", level=1, opened_on=today, indicator=VISITS
    )
    made = escalation.raise_new(workspace, CHAIR, given)
    gone = lambda: escalation.resolve(workspace, CHAIR, made.id, 1, "Allocated")  # noqa: E731
    return "escalations", made.id, f"acknowledge_escalation_{made.id}_response", gone


def _action(workspace: Workspace) -> tuple[str, int, str, Callable[[], object]]:
    today = workspace.now().date()
    given = samples.an_action(EXAMPLESHIRE, VISITS, opened_on=today, due_on=FAR, effect_from=None)
    made = action.agree(workspace, CHAIR, given)
    action.start(workspace, CSC, made.id, 1, today)
    gone = lambda: action.drop(workspace, CHAIR, made.id, 2, "Another way")  # noqa: E731
    return "actions", made.id, f"progress_action_{made.id}_said", gone


@pytest.mark.parametrize("begin", [_variance, _challenge, _escalation, _action])
@pytest.mark.parametrize("reloaded", [False, True])
def test_what_was_typed_is_shown_with_who_did_what_and_thrown_away(
    workspace: Workspace, begin: Callable[[Workspace], Any], reloaded: bool
) -> None:
    path, number, box, gone = begin(workspace)
    screen = visited(path, "csc", record=str(number))
    assert not screen.code
    typed = next(one for one in screen.text_area if one.key == f"form_{box}")
    label = typed.label
    typed.input(TYPED).run()
    assert not screen.code, "while its form is there, its words are in it"
    gone()
    screen = visited(path, "csc", record=str(number)) if reloaded else screen.run()
    assert not screen.exception
    assert f"{label}:\n{TYPED}" in screen.code[0].value
    said = unescaped(screen.warning[0].value)
    assert "Amara Okafor, independent chair" in said
    assert "while you were writing" in said
    assert "was not sent" in said
    assert f"form_{box}" not in {one.key for one in screen.text_area}
    _click(screen, "Throw it away")
    assert not screen.code
    assert not screen.warning
    assert "Throw it away" not in _labels(screen)
    assert draft.every(workspace, CSC) == []


def test_a_click_on_a_form_that_has_gone_sends_nothing_and_shows_the_words(
    workspace: Workspace,
) -> None:
    made = _asked(workspace)
    screen = visited("variance", "csc", record=str(made.id))
    screen.text_area(key=f"form_answer_variance_{made.id}_cause").input(TYPED).run()
    variance.answer(workspace, DEMO_PEOPLE["administrator"], made.id, 1, GIVEN)
    _click(screen, "Send the answer")
    assert "Helen Marsh" in unescaped(screen.warning[0].value)
    assert TYPED in screen.code[0].value


def test_codes_and_days_are_shown_in_words(workspace: Workspace) -> None:
    made = _asked(workspace)
    screen = visited("variance", "csc", record=str(made.id))
    name = f"form_answer_variance_{made.id}"
    screen.selectbox(key=f"{name}_kind_1").select("dip_sample").run()
    screen.date_input(key=f"{name}_recovery").set_value(FAR).run()
    variance.withdraw(workspace, CHAIR, made.id, 1, "Asked twice")
    kept = screen.run().code[0].value
    assert "Evidence 1:\na dip sample of cases" in kept
    assert "4. Recovery expected by:\n31 January 2030" in kept


def test_nobody_else_is_shown_it(workspace: Workspace) -> None:
    made = _asked(workspace)
    screen = visited("variance", "csc", record=str(made.id))
    screen.text_area(key=f"form_answer_variance_{made.id}_cause").input(TYPED).run()
    variance.withdraw(workspace, CHAIR, made.id, 1, "Asked twice")
    assert not visited("variance", "administrator", record=str(made.id)).code


def test_a_draft_of_before_its_labels_were_kept_is_shown_by_its_fields(
    workspace: Workspace,
) -> None:
    made = _asked(workspace)
    draft.keep(workspace, CSC, f"answer_variance_{made.id}", {"cause": TYPED, "doing": ""}, 1)
    variance.withdraw(workspace, CHAIR, made.id, 1, "Asked twice")
    assert visited("variance", "csc", record=str(made.id)).code[0].value == f"Cause:\n{TYPED}"


def test_a_report_is_withdrawn_with_a_reason_that_is_shown(workspace: Workspace) -> None:
    made = _asked(workspace)
    screen = visited("variance", record=str(made.id))
    _click(screen, "Withdraw")
    assert "why it is withdrawn" in unescaped(screen.error[0].value)
    key = f"form_withdraw_variance_{made.id}_because"
    screen.text_area(key=key).input("Health was asked instead").run()
    _click(screen, "Withdraw")
    assert not screen.error
    shown = words(screen).partition("How it ended")[2]
    assert "Health was asked instead" in shown.partition("</section>")[0]


def test_a_verdict_keeps_its_evidence_when_an_answer_is_sent_again(workspace: Workspace) -> None:
    made = _asked(workspace)
    variance.answer(workspace, CSC, made.id, 1, replace(GIVEN, evidence="survey: of schools"))
    judged = Judged(AssuranceVerdict.PARTLY, "Heard", "audit: by the group")
    variance.judge(workspace, CHAIR, made.id, 2, judged)
    said = words(visited("variance", record=str(made.id)))
    answer, _, verdict = said.partition("The verdict")
    assert "A survey: of schools" in answer
    assert "An audit: by the group" in verdict
    variance.reopen(workspace, CHAIR, made.id, 3, "Worse", FAR)
    variance.answer(workspace, CSC, made.id, 4, replace(GIVEN, evidence="complaint: of two"))
    said = words(visited("variance", record=str(made.id)))
    answer, _, verdict = said.partition("The verdict on the answer before")
    verdict = verdict.partition("</section>")[0]
    assert "Complaints: of two" in answer
    assert "An audit: by the group" in verdict
    assert "of two" not in verdict


@pytest.mark.parametrize(
    ("path", "who", "said"),
    [
        ("variance", "administrator", "Only the chair and the quality assurance analyst ask"),
        ("actions", "csc", "the business unit set an action"),
        ("audits", "csc", "keep audits"),
        ("risks", "csc", "keep the risks"),
        ("recommendations", "csc", "keep the recommendations"),
    ],
)
def test_who_may_not_open_one_is_told_who_may(
    workspace: Workspace, path: str, who: str, said: str
) -> None:
    assert said in words(visited(path, who))
    assert said not in words(visited(path, "chair"))


def test_whose_move_it_is_is_said_on_the_record(workspace: Workspace) -> None:
    made = _asked(workspace)
    variance.answer(workspace, CSC, made.id, 1, GIVEN)
    judges = "Only the chair and the quality assurance analyst judge an answer."
    assert judges in words(visited("variance", "administrator", record=str(made.id)))
    assert judges not in words(visited("variance", "chair", record=str(made.id)))


def test_whoever_asks_is_told_that_the_agencys_lead_cannot_see_it(workspace: Workspace) -> None:
    said = "cannot see this: its indicator is restricted"
    assert said in words(visited("variance", indicator=RESTRICTED))
    assert said not in words(visited("variance", indicator=VISITS))
    made = _asked(workspace, RESTRICTED)
    assert said in words(visited("variance", record=str(made.id)))


def test_a_lead_corrects_a_challenge_of_their_own_until_it_is_answered(
    workspace: Workspace,
) -> None:
    given = concerns.challenge(area=EXAMPLESHIRE, agency="police", due_on=FAR, indicator=VISITS)
    made = challenge.make(workspace, CSC, given)
    for who in DEMO_PEOPLE:
        offered = _labels(visited("challenges", who, record=str(made.id)))
        assert ("Correct the words" in offered) == (who in ("csc", "administrator")), who
    screen = visited("challenges", "csc", record=str(made.id))
    key = f"form_correct_challenge_{made.id}_challenge"
    screen.text_area(key=key).input("Who answers at night?").run()
    _click(screen, "Correct the words")
    assert not screen.error
    assert "Who answers at night?" in words(screen)


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "1e999"])
def test_what_is_no_figure_is_refused_in_words(workspace: Workspace, typed: str) -> None:
    made = _asked(workspace)
    screen = visited("variance", "csc", record=str(made.id))
    screen.text_input(key=f"form_answer_variance_{made.id}_recovery_to").input(typed).run()
    _click(screen, "Send the answer")
    assert "is not a number" in unescaped(screen.error[0].value)
