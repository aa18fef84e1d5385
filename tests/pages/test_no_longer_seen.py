"""No longer seen: what a lead typed about what was restricted since, or lost with their seat."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.audit_event import Verb
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.person import DEMO_PEOPLE, Person, Role
from scorecard.services import draft
from scorecard.services import variance_report as variance
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import indicator
from tests.pages.conftest import drawn, visited
from tests.pages.test_address import unescaped
from tests.pages.test_left_over import (
    CSC,
    TYPED,
    VISITS,
    _action,
    _asked,
    _challenge,
    _click,
    _escalation,
    _variance,
    workspace,
)
from tests.pages.test_screens import RESTRICTED

__all__ = ["workspace"]

BEGUN = [_variance, _challenge, _escalation, _action]
NOT_YOURS = "this is not asked of you now"


def _changed(workspace: Workspace, **changes: Any) -> None:
    """The catalogue says otherwise of the indicator from now on."""
    event = ("tests", Verb.LOAD_CATALOGUE, "indicators", "Loaded.")
    with change(workspace, *event) as connection:
        held = indicator.every(connection)[VISITS]
        indicator.put(connection, [replace(held, **changes)])


def _restricted(workspace: Workspace) -> None:
    _changed(workspace, sensitivity=Sensitivity.RESTRICTED)


def _typed(path: str, number: int, box: str) -> AppTest:
    screen = visited(path, "csc", record=str(number))
    next(one for one in screen.text_area if one.key == f"form_{box}").input(TYPED).run()
    return screen


@pytest.mark.parametrize("begin", BEGUN)
@pytest.mark.parametrize("moved_on", [False, True])
def test_restricted_since_nothing_of_the_record_is_told_and_nothing_is_lost(
    workspace: Workspace, begin: Callable[..., tuple[str, int, str, Callable[[], object]]],
    moved_on: bool,
) -> None:  # fmt: skip
    path, number, box, gone = begin(workspace)
    screen = _typed(path, number, box)
    title = screen.title[0].value
    _restricted(workspace)
    if moved_on:
        gone()
    for again in (screen.run(), visited(path, "csc", record=str(number))):
        assert not again.exception
        assert "that you may see." in unescaped(again.error[0].value)
        assert not again.code and not again.text_area
        said = unescaped(drawn(again))
        for word in (title, TYPED, "left in May", "while you were writing"):
            assert word not in said
    for other in (path, "answers", "owed"):
        said = drawn(visited(other, "csc"))
        assert f"record={number}&" not in said and "left in May" not in said
    (kept,) = draft.every(workspace, CSC)
    assert TYPED in kept.fields.values()


def test_a_click_after_it_was_restricted_sends_nothing(workspace: Workspace) -> None:
    path, number, box, _ = _variance(workspace)
    screen = _typed(path, number, box)
    _restricted(workspace)
    _click(screen, "Send the answer")
    assert not screen.exception
    assert not screen.success
    with workspace.reading() as connection:
        held = variance.shelf.get(connection, number)
    assert held is not None
    assert (held.cause, held.version) == ("", 1)


def test_who_lost_the_seat_reads_their_words_and_sends_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _asked(workspace)
    screen = _typed("variance", made.id, f"answer_variance_{made.id}_cause")
    elsewhere = Person(CSC.name, Role.AGENCY_LEAD, "health")
    monkeypatch.setitem(DEMO_PEOPLE, "csc", elsewhere)
    _click(screen, "Send the answer")
    assert not screen.exception
    assert not screen.success
    for again in (screen, visited("variance", "csc", record=str(made.id))):
        assert NOT_YOURS in unescaped(again.warning[0].value)
        assert TYPED in again.code[0].value
        assert "Send the answer" not in {one.label for one in again.button}
    assert draft.every(workspace, elsewhere)
    with workspace.reading() as connection:
        held = variance.shelf.get(connection, made.id)
    assert held is not None
    assert held.cause == ""


@pytest.mark.parametrize("path", ["challenges", "escalations"])
def test_a_form_is_not_begun_with_the_name_of_what_may_not_be_seen(
    workspace: Workspace, path: str
) -> None:
    with workspace.reading() as connection:
        hidden = indicator.every(connection)[RESTRICTED].short_name
    lead, chair = visited(path, "csc", indicator=RESTRICTED), visited(path, indicator=RESTRICTED)
    assert hidden in {one.value for one in chair.text_input}
    assert hidden not in {one.value for one in lead.text_input}
    assert hidden not in drawn(lead)


@pytest.mark.parametrize(
    ("path", "label"), [("challenges", "About"), ("escalations", "About"),
                        ("audits", "The indicator it is about")],
)  # fmt: skip
def test_what_is_opened_about_a_retired_indicator_from_its_screen_is_about_it(
    workspace: Workspace, path: str, label: str
) -> None:
    _changed(workspace, standing=Standing.RETIRED)
    screen = visited(path, indicator=VISITS)
    assert next(one for one in screen.selectbox if one.label == label).value == VISITS
    elsewhere = visited(path)
    (form,) = (one for one in elsewhere.selectbox if one.label == label)
    with workspace.reading() as connection:
        assert indicator.every(connection)[VISITS].short_name not in form.options


def test_a_risk_added_from_a_retired_indicators_screen_is_linked_to_it(
    workspace: Workspace,
) -> None:
    _changed(workspace, standing=Standing.RETIRED)
    screen = visited("risks", indicator=VISITS)
    linked = next(one for one in screen.multiselect if one.label.startswith("Indicators that"))
    assert linked.value == [VISITS]
