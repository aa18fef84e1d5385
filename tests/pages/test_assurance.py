"""Actions and Audits as each person sees and uses them: offered, refused, kept and drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.action import Action
from scorecard.domain.audit import Audit
from scorecard.domain.decision import DecisionKind
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import action as actions
from scorecard.services import audit as audits
from scorecard.services import section_eleven
from scorecard.services.workspace import Clock, Workspace, open_workspace, utc_now
from scorecard.settings import Settings
from scorecard.store.action import shelf
from scorecard.store.audit import shelf as audit_shelf
from scorecard.views.promise import OFFERS
from tests import assurance_samples as samples
from tests.copies import copied
from tests.pages.conftest import visited, words
from tests.pages.test_address import SCRIPT, unescaped
from tests.pages.test_screens import EXAMPLESHIRE, RESTRICTED, SYNTHETIC
from tests.store_fixtures import NOW

CONTACTS = "fd_contact_decision_1wd_pct"
VISITS = "cp_visits_on_time_pct"
HELD = samples.in_the_year(Action, DecisionKind.SET_ACTION)
AGREED, DONE, CLOSED, HIDDEN = range(HELD + 1, HELD + 5)
AUDITED = samples.in_the_year(Audit, DecisionKind.ASK_AUDIT) + 7  # seven that reports tell of
REPORTED, SECTION_11 = AUDITED + 1, AUDITED + 2
RECORDS = [("actions", AGREED), ("actions", DONE), ("actions", CLOSED), ("audits", REPORTED),
           ("audits", SECTION_11)]  # fmt: skip


@contextmanager
def opened(path: Path, clock: Clock = lambda: NOW) -> Iterator[Workspace]:
    workspace = open_workspace(Settings(f"sqlite:///{path}"), clock=clock)
    yield workspace
    workspace.store.engine.dispose()


def keep_samples(path: Path) -> None:
    """An action in each state, one of them hidden, and two audits."""
    with opened(path) as workspace:
        samples.agreed(workspace, EXAMPLESHIRE, VISITS, title="Visits checked each Friday")
        samples.done(workspace, EXAMPLESHIRE, CONTACTS, came_from="variance_report 7")
        samples.closed(workspace, EXAMPLESHIRE, CONTACTS, title="A form in one part")
        samples.agreed(workspace, EXAMPLESHIRE, RESTRICTED, title="Hidden from most")
        samples.reported(workspace, EXAMPLESHIRE, VISITS)
        samples.with_steps(workspace, EXAMPLESHIRE)


@pytest.fixture(scope="module")
def kept_store(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with records in it."""
    path = tmp_path_factory.mktemp("assurance") / "kept.db"
    copyfile(demo_store_path, path)
    keep_samples(path)
    return path


OFFERED = [offer.label for _, offer in OFFERS]


@pytest.fixture
def store(kept_store: Path, tmp_path: Path, at_store) -> Path:
    """The same, to write in."""
    path = tmp_path / "store.db"
    copied(kept_store, path)
    at_store(f"sqlite:///{path}")
    return path


def _labels(screen: AppTest) -> set[str]:
    return {button.label for button in screen.button}


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize(("path", "number"), [("actions", 0), ("audits", 0), *RECORDS])
def test_everybody_may_read_it_all(store: Path, path: str, number: int, who: str) -> None:
    screen = visited(path, who, record=str(number or ""))
    assert not screen.exception
    assert not screen.error
    assert not screen.warning
    assert SYNTHETIC in words(screen)


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_only_an_agencys_own_lead_reports_on_its_action(store: Path, who: str) -> None:
    offered = _labels(visited("actions", who, record=str(AGREED)))
    keepers = {"chair", "analyst", "administrator"}
    assert ("Say it has started" in offered) == (who in {*keepers, "csc"})
    assert ("Change what was agreed" in offered) == (who in keepers)
    assert ("Agree the action" in _labels(visited("actions", who))) == (who in keepers)
    assert ("Plan the audit" in _labels(visited("audits", who))) == (who in keepers)
    assert ("Save these steps" in _labels(visited("audits", who, record=str(SECTION_11)))) == (
        who in keepers
    )


@pytest.mark.parametrize(
    ("who", "offered"),
    [("chair", 6), ("analyst", 6), ("administrator", 5), ("police", 2), ("csc", 2), ("health", 2)],
)
def test_an_indicator_shows_its_promises_and_what_may_be_opened(
    store: Path, who: str, offered: int
) -> None:
    said = words(visited("indicator", who, indicator=VISITS))
    assert "Decisions and promises" in said
    assert f"record={AGREED}" in said
    links = [label for label in OFFERED if f">{label}</a>" in said]
    assert len(links) == offered, links


@pytest.mark.parametrize(("path", "number"), [("actions", 0), ("audits", 0), *RECORDS])
def test_nobody_signed_in_sees_no_record(store: Path, path: str, number: int) -> None:
    screen = visited(path, "", record=str(number or ""))
    assert "This is a demonstration" in words(screen)
    assert "duty worker" not in words(screen)
    assert not screen.get("bidi_component")


@pytest.mark.parametrize("area", ["E08000033", "E08000034"])
@pytest.mark.parametrize("path", ["actions", "audits"])
def test_an_area_without_records_says_so(store: Path, path: str, area: str) -> None:
    said = words(visited(path, area=area))
    assert "No action is owed." in said or "No audit is planned." in said
    assert SYNTHETIC not in said


def test_what_is_hidden_is_not_there(store: Path) -> None:
    assert "Hidden from most" in words(visited("actions", "chair"))
    assert "Hidden from most" not in words(visited("actions", "csc"))
    screen = visited("actions", "csc", record=str(HIDDEN))
    assert f"There is no action {HIDDEN}" in screen.error[0].value


@pytest.mark.parametrize("path", ["actions", "audits"])
@pytest.mark.parametrize("record", ["999", "1.5", "-1", "one", SCRIPT, "9" * 40])
def test_a_record_that_is_not_one_is_refused_in_words(store: Path, path: str, record: str) -> None:
    screen = visited(path, record=record)
    assert not screen.exception
    assert len(screen.error) == 1
    assert SCRIPT not in words(screen)


def test_the_indicator_is_drawn_before_and_after_with_words_and_table(store: Path) -> None:
    screen = visited("actions", record=str(DONE))
    charts = screen.get("vega_lite_chart") or screen.get("arrow_vega_lite_chart")
    assert len(charts) == 1
    assert "improved by more than chance" in charts[0].proto.alt
    said = words(screen)
    assert "Improved by more than chance." in said
    assert "It says what followed, never why." in said
    assert "A form in one part" in said, "what else went on stands beside"
    assert "from variance report 7" in said
    assert "not judged" in said


def test_a_closed_action_keeps_its_words_beside_the_verdict_of_now(store: Path) -> None:
    said = words(visited("actions", record=str(CLOSED)))
    assert samples.OUTCOME in said
    assert "Improved by more than chance." in said


def test_an_action_is_agreed_from_a_variance_report(store: Path) -> None:
    screen = visited("actions", indicator=VISITS, **{"from": "variance_report 7"})
    assert "From variance report 7." in words(screen)
    name = f"form_agree_action_E06999999_{VISITS}_variance_report 7"
    screen.text_input(key=f"{name}_title").input("A second look")
    screen.text_area(key=f"{name}_what").input("Look twice").run()
    _click(screen, "Agree the action")
    assert "Not yet said: by when" in unescaped(screen.error[0].value)
    assert screen.text_area(key=f"{name}_what").value == "Look twice"
    screen.date_input(key=f"{name}_due").set_value(date(2030, 1, 31)).run()
    _click(screen, "Agree the action")
    assert not screen.error
    assert "has been agreed" in unescaped(screen.success[0].value)
    assert "A second look" in words(screen)
    with opened(store) as workspace, workspace.reading() as connection:
        held = shelf.for_area(connection, EXAMPLESHIRE)[-1]
    assert (held.indicator, held.agency, held.came_from) == (VISITS, "csc", "variance_report 7")


@pytest.mark.parametrize("origin", [SCRIPT, "nothing 7", "variance_report x", "variance_report"])
def test_a_strangers_origin_is_not_kept(store: Path, origin: str) -> None:
    screen = visited("actions", indicator=VISITS, **{"from": origin})
    assert not screen.exception
    assert "From " not in words(screen)
    assert SCRIPT not in words(screen)


def test_one_form_after_another_is_not_stale_by_ones_own_doing(store: Path) -> None:
    screen = visited("actions", "csc", record=str(AGREED))
    _click(screen, "Say it has started")
    assert not screen.error
    screen.text_area(key=f"form_progress_action_{AGREED}_said").input("Two are here").run()
    _click(screen, "Say how far it is")
    assert not screen.error
    assert "Two are here" in words(screen)


def test_a_stale_form_says_what_changed_and_keeps_the_words(store: Path) -> None:
    screen = visited("actions", "csc", record=str(AGREED))
    _click(screen, "Say it has started")
    screen.text_area(key=f"form_progress_action_{AGREED}_said").input("Two are here").run()
    terms = actions.Terms("Visits checked", "Each Friday", "csc", date(2027, 1, 1))
    with opened(store, utc_now) as workspace:  # the screen's own clock: it has started by now
        actions.amend(workspace, samples.CHAIR, AGREED, 2, terms)
    _click(screen, "Say how far it is")
    assert "Amara Okafor" in unescaped(screen.error[0].value)
    assert screen.text_area(key=f"form_progress_action_{AGREED}_said").value == "Two are here"
    _click(screen, "Say how far it is")
    assert not screen.error
    assert "Two are here" in words(screen)


def test_closing_keeps_what_followed_as_it_is_said_today(store: Path) -> None:
    screen = visited("actions", record=str(DONE), as_at="2026-03-31")
    assert "Kept with it:" in words(screen)
    screen.text_area(key=f"form_close_action_{DONE}_because").input("It holds").run()
    _click(screen, "Close the action")
    assert not screen.error
    with opened(store) as workspace, workspace.reading() as connection:
        held = shelf.get(connection, DONE)
    assert held is not None
    assert "to September 2026: improved by more than chance." in held.outcome_words


def test_the_audit_asks_where_grade_and_figure_differ(store: Path) -> None:
    said = words(visited("audits", record=str(REPORTED)))
    assert "graded practice “good”" in said
    assert "do the two look at different things?" in said


def test_the_matrix_is_a_real_table_in_which_not_known_is_no_no(store: Path) -> None:
    said = words(visited("audits", "police", record=str(SECTION_11)))
    matrix = said.partition("sc-matrix")[2].partition("</table>")[0]
    assert matrix.count('scope="col"') == 6
    assert matrix.count('scope="row"') == 4
    assert matrix.count("Not known") == 7
    assert "1 of 3; 1 not known" in matrix
    assert "By letter" in matrix


def test_an_agencys_steps_are_kept_from_its_own_form(store: Path) -> None:
    screen = visited("audits", "analyst", record=str(SECTION_11))
    name = f"form_agencies_audit_{SECTION_11}_names"
    screen.text_area(key=name).input("Housing\nPolice\n").run()
    _click(screen, "Add them")
    assert not screen.error
    screen.selectbox(key=f"steps_of_{SECTION_11}").select("Housing").run()
    returned = next(one for one in screen.selectbox if one.label == "Returned audit")
    returned.select("yes").run()
    _click(screen, "Save these steps")
    assert not screen.error
    row = words(screen).partition(">Housing")[2].partition("</tr>")[0]
    assert "Yes" in row
    assert row.count("Not known") == 4
    assert "2 of 4 returned" in words(screen)


@pytest.mark.parametrize("gone", ["the agency", "the audit"])
def test_half_typed_steps_of_one_agency_are_shown_once_their_form_is_gone(
    store: Path, gone: str
) -> None:
    screen = visited("audits", "analyst", record=str(SECTION_11))
    screen.selectbox(key=f"steps_of_{SECTION_11}").select("Schools").run()
    note = next(one for one in screen.text_input if one.label == "Note")
    note.input("Two heads rang back").run()
    assert not screen.code, "while it can be sent it is no more than a draft"
    with opened(store) as workspace:
        at = (workspace, samples.CHAIR, SECTION_11, 2)
        if gone == "the agency":
            section_eleven.take_out(*at, "Schools")
        else:
            audits.cancel(*at, "Held next year")
    screen = visited("audits", "analyst", record=str(SECTION_11))
    assert screen.code[0].value == "Note:\nTwo heads rang back"
    whose = {"the agency": "no longer in this audit:", "the audit": "Schools:"}[gone]
    assert whose in unescaped(screen.warning[0].value)
    assert not visited("audits", "chair", record=str(SECTION_11)).code
    _click(screen, "Throw it away")
    assert not visited("audits", "analyst", record=str(SECTION_11)).code


def test_a_slip_in_a_number_is_refused_in_words(store: Path) -> None:
    screen = visited("audits", "analyst", record=str(SECTION_11))
    cases = f"form_report_audit_{SECTION_11}_cases"
    for slip in ("twenty", "12.5"):
        screen.text_input(key=cases).input(slip).run()
        _click(screen, "Record the findings")
        assert "number" in unescaped(screen.error[0].value)
    with opened(store) as workspace, workspace.reading() as connection:
        held = audit_shelf.get(connection, SECTION_11)
    assert held is not None
    assert held.state == "planned"


def test_to_look_again_is_planned_from_the_audit(store: Path) -> None:
    screen = visited("audits", "analyst", record=str(REPORTED))
    _click(screen, "Plan the audit")
    assert not screen.error
    with opened(store) as workspace, workspace.reading() as connection:
        held = max(audit_shelf.for_area(connection, EXAMPLESHIRE), key=lambda one: one.id)
    assert (held.re_audit_of, held.indicator, held.due_on) == (REPORTED, VISITS, None)
    assert "Looked at again: Quality of plans" in words(screen)


def test_after_the_audit_is_over_nothing_is_offered(store: Path) -> None:
    with opened(store) as workspace:
        audits.close(workspace, samples.CHAIR, REPORTED, 2, "Read by the group")
    offered = _labels(visited("audits", record=str(REPORTED)))
    assert "Plan the audit" in offered
    assert not offered & {"Close the audit", "Change what was planned", "Correct what was found"}


def _click(screen: AppTest, label: str) -> None:
    next(button for button in screen.button if button.label == label).click().run()
