"""Variance reports and the ledger as each person sees them: what has not held, what followed."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from pages.shared import reassurance
from scorecard.domain.decision import DecisionKind
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Answer, Judged
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.views.reassurance import Ledger, LedgerRow
from tests import assurance_samples as samples
from tests.pages.conftest import visited, words
from tests.pages.test_address import SCRIPT, unescaped
from tests.pages.test_screens import ASSESSMENTS, EXAMPLESHIRE, RESTRICTED, SYNTHETIC

MAY = date(2026, 5, 14)
CHAIR, CSC = DEMO_PEOPLE["chair"], DEMO_PEOPLE["csc"]
OPEN_TITLE, HIDDEN_TITLE = "Assessments that were late", "Hidden from most"
ANSWER = Answer(
    *(f"Fewer workers {SCRIPT}", "Children wait", "Two more", date(2026, 7, 31), 90.0),
    evidence=f"survey: of schools {SCRIPT}",
)
JUDGED = Judged(AssuranceVerdict.ASSURED, "Heard", f"dip_sample: twelve {SCRIPT}")


FIRST = str(samples.in_the_year(VarianceReport, DecisionKind.ASK_VARIANCE) + 4 + 1)
"""After the demonstration's own, and the four that a report tells of."""


def keep(path: Path) -> None:
    """Two accepted in May about figures of social care, one of them restricted."""
    clock = datetime(2026, 5, 14, 12, tzinfo=UTC)
    workspace = open_workspace(Settings(f"sqlite:///{path}"), clock=lambda: clock)
    for code, title in ((ASSESSMENTS, OPEN_TITLE), (RESTRICTED, HIDDEN_TITLE)):
        asked = VarianceReport(
            area=EXAMPLESHIRE,
            title=title,
            state="",
            agency="csc",
            indicator=code,
            opened_on=MAY,
            due_on=MAY,
            question="Why?",
        )
        made = service.ask(workspace, CHAIR, asked)
        # of what its lead may not see the business unit types in what the agency said
        who = DEMO_PEOPLE["administrator"] if code == RESTRICTED else CSC
        service.answer(workspace, who, made.id, 1, ANSWER)
        service.judge(workspace, CHAIR, made.id, 2, JUDGED)
    workspace.store.engine.dispose()


@pytest.fixture(scope="module")
def kept_store(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("variance") / "kept.db"
    copyfile(demo_store_path, path)
    keep(path)
    return path


@pytest.fixture
def store(kept_store: Path, at_store) -> None:
    at_store(f"sqlite:///{kept_store}")


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize("parts", [{}, {"view": "ledger"}, {"record": FIRST}], ids=str)
def test_everybody_may_read_it_all(store: None, parts: dict[str, str], who: str) -> None:
    screen = visited("variance", who, **parts)
    said = words(screen)
    assert not screen.exception
    assert not screen.error
    assert not screen.warning
    assert SYNTHETIC in said
    assert OPEN_TITLE in said
    assert SCRIPT not in unescaped(said)


def test_what_has_not_held_comes_first_and_says_what_happens(store: None) -> None:
    said = words(visited("variance"))
    assert said.index("Has not held: to be asked again") < said.index(">Waiting<")
    assert "The scorecard asks the agency again in its next nightly run" in said
    assert "Assured, not held, to be reopened" in said
    record = words(visited("variance", record=FIRST))
    assert "not yet recovered" in record
    assert "To be reopened" in record


def test_the_agency_finds_it_among_its_answers(store: None) -> None:
    assert OPEN_TITLE in words(visited("answers", "csc"))
    assert OPEN_TITLE not in words(visited("answers", "police"))


@pytest.mark.parametrize("parts", [{}, {"view": "ledger"}], ids=str)
def test_what_is_restricted_is_not_there(store: None, parts: dict[str, str]) -> None:
    assert HIDDEN_TITLE in words(visited("variance", "chair", **parts))
    assert HIDDEN_TITLE not in words(visited("variance", "csc", **parts))


@pytest.mark.parametrize("area", ["E08000033", "E08000034"])
def test_an_area_that_accepted_nothing_says_so(store: None, area: str) -> None:
    said = words(visited("variance", area=area, view="ledger"))
    assert "No answer assured the group in this scorecard, in part or whole." in said
    assert "yet" not in said.partition("Ledger")[0].rpartition("No answer")[2]
    assert SYNTHETIC not in said


def test_a_view_that_is_none_is_said_and_the_register_shown(store: None) -> None:
    screen = visited("variance", view=SCRIPT)
    assert not screen.exception
    assert "is not one of the views here" in screen.warning[0].value
    assert OPEN_TITLE in words(screen)


ROW = LedgerRow(
    *(7, "=SUM(A1)", "Social care", "a", "A", MAY, "Assured, 14 May 2026", "Amara", "Heard"),
    *(
        "A dip sample",
        "80.0% by 31 July 2026",
        "",
        "kept",
        "Held",
        "over",
        "82.0%.",
        "From",
        "Later",
    ),
    numbers="n",
)


@pytest.mark.parametrize("synthetic", [True, False])
def test_the_ledger_is_taken_away_with_its_label_and_without_formulas(synthetic: bool) -> None:
    text = reassurance.content(Ledger("Exampleshire", synthetic, "", (ROW,))).decode("utf-8-sig")
    heads, row = text.splitlines()
    assert heads.split(",")[: len(reassurance.HEADINGS)] == list(reassurance.HEADINGS)
    assert "'=SUM(A1)" in row
    assert (SYNTHETIC in row) is synthetic


def test_an_answer_sent_again_starts_with_all_that_it_said(
    demo_store_path: Path, tmp_path: Path, at_store
) -> None:
    path = Path(copyfile(demo_store_path, tmp_path / "again.db"))
    keep(path)
    clock = datetime(2026, 6, 1, 12, tzinfo=UTC)
    workspace = open_workspace(Settings(f"sqlite:///{path}"), clock=lambda: clock)
    service.reopen(workspace, CHAIR, int(FIRST), 3, "It has not held", date(2026, 7, 1))
    workspace.store.engine.dispose()
    at_store(f"sqlite:///{path}")
    screen = visited("variance", "csc", record=FIRST)
    form = f"form_answer_variance_{FIRST}_"
    state = screen.session_state
    assert state[f"{form}cause"] == ANSWER.cause
    assert state[f"{form}recovery"] == ANSWER.recovery_by
    assert state[f"{form}recovery_to"] == "90"
    assert (state[f"{form}kind_1"], state[f"{form}said_1"]) == ("survey", f"of schools {SCRIPT}")


def test_asking_about_what_was_asked_already_says_so_first(
    kept_store: Path, tmp_path: Path, at_store
) -> None:
    at_store(f"sqlite:///{copyfile(kept_store, tmp_path / 'own.db')}")
    screen = visited("variance", indicator=ASSESSMENTS)
    said = words(screen)
    assert "<b>Asked already</b>" in said
    assert f">Variance report {FIRST}, Social care</a>: assured, not held, to be reopened" in said
    ways = next(one for one in screen.selectbox if one.label == "What is asked")
    assert ways.value == FIRST
    next(one for one in screen.text_area if one.label == "Why it is reopened").set_value("Late")
    due = next(one for one in screen.date_input if one.label == "Answer due")
    due.set_value(datetime.now(UTC).date() + timedelta(days=30))
    next(one for one in screen.button if one.label == "Reopen it").click().run()
    assert not screen.error, screen.error[0].value
    assert "Reopened" in words(visited("variance", record=FIRST))
