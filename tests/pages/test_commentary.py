"""The Commentary screen: who is asked for what, the form beside the chart, and where it is read."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.commentary import PARTS
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import draft
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.store import commentary as store
from tests.pages.conftest import Visit, words
from tests.pages.test_screens import EXAMPLESHIRE, RESTRICTED

PLANS, VISITS = "cp_plans_current_rate", "cp_visits_on_time_pct"
CSC = DEMO_PEOPLE["csc"]
SENT = "The commentary has been sent"


def _send(screen: AppTest) -> None:
    (button,) = (one for one in screen.button if one.label.endswith(" commentary"))
    button.click().run()


def _written(folder: Path) -> list[str]:
    workspace = open_workspace(Settings(f"sqlite:///{folder / 'own.db'}"))
    with workspace.reading() as connection:
        found = store.for_area(connection, EXAMPLESHIRE, PLANS)
    workspace.store.engine.dispose()
    return [one.why for one in found]


def test_a_lead_finds_their_own_first_and_each_is_said_to_be_owed_or_told(
    visit_then: Visit,
) -> None:
    shown = words(visit_then("commentary", who="csc"))
    own, other = shown.index("Your agency"), shown.index("Other agencies")
    assert own < shown.index("Children on a plan, per 10,000") < other
    assert other < shown.index("Conferences police attended or reported to")
    assert "To be told in the variance report" in shown
    assert "Your agency" not in words(visit_then("commentary", who="chair"))


def test_a_lead_writes_beside_the_chart_and_it_is_read_on_the_indicator(
    visit_own: Visit, tmp_path: Path
) -> None:
    screen = visit_own("commentary", who="csc", indicator=PLANS)
    assert len(screen.get("vega_lite_chart")) == 1
    for place, box in enumerate(screen.text_area):
        box.set_value(f"Part {place} of the story.")
    _send(screen)
    assert SENT in screen.success[0].value
    assert _written(tmp_path) == ["Part 1 of the story."]
    assert "Part 1 of the story." in words(visit_own("indicator", who="chair", indicator=PLANS))
    again = visit_own("commentary", who="csc", indicator=PLANS)
    assert again.text_area[1].value == "Part 1 of the story."


def test_a_blank_part_is_refused_in_words_and_keeps_what_was_typed(
    visit_own: Visit, tmp_path: Path
) -> None:
    screen = visit_own("commentary", who="csc", indicator=PLANS)
    screen.text_area[0].set_value("It fell.").run()
    _send(screen)
    assert PARTS["why"] in screen.error[0].value
    assert screen.text_area[0].value == "It fell."
    assert _written(tmp_path) == []


@pytest.mark.parametrize("who", ["police", "chair", "analyst"])
def test_whoever_does_not_answer_for_it_reads_and_has_no_form(visit_then: Visit, who: str) -> None:
    screen = visit_then("commentary", who=who, indicator=VISITS)
    assert not screen.text_area
    assert "Nearly the same words as for" in words(screen)
    assert "Write commentary" not in words(visit_then("indicator", who=who, indicator=VISITS))


def test_what_is_restricted_is_refused_in_words(visit_then: Visit) -> None:
    screen = visit_then("commentary", who="police", indicator=RESTRICTED)
    assert not screen.exception
    assert "restricted to named roles" in words(screen)
    assert not screen.text_area


def test_an_address_that_names_nothing_says_so(visit_then: Visit) -> None:
    screen = visit_then("commentary", who="csc", indicator="no_such_code")
    assert not screen.exception
    assert screen.error


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (f"commentary_{EXAMPLESHIRE}_{PLANS}_2026-07-31", True),
        (f"commentary_{EXAMPLESHIRE}_{PLANS}_of_somebody_else_2026-07-31", False),
    ],
)
def test_unsent_words_about_an_earlier_figure_are_shown_and_another_indicators_are_not(
    visit_own: Visit, tmp_path: Path, form: str, shown: bool
) -> None:
    workspace = open_workspace(Settings(f"sqlite:///{tmp_path / 'own.db'}"))
    words_kept = [("What happened", "It fell in July.")]
    draft.keep(workspace, CSC, form, {"what_happened": "It fell in July."}, 0, words_kept)
    workspace.store.engine.dispose()
    screen = visit_own("commentary", who="csc", indicator=PLANS)
    assert any("It fell in July." in one.value for one in screen.code) is shown
