"""The grid to type into: what is kept of it as its writer's draft, and what never is."""

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import agency_return, draft, typed_return
from scorecard.services.typed_return import Typed, TypedLine
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from tests.pages.conftest import Visit, visited
from tests.pages.test_address import unescaped
from tests.pages.test_submit import EXAMPLESHIRE, button, said
from tests.store_fixtures import NOW

POLICE = DEMO_PEOPLE["police"]
MISSING = "Children who went missing in the period, each child counted once"


def own(tmp_path: Path) -> Workspace:
    return open_workspace(Settings(f"sqlite:///{tmp_path / 'own.db'}"), clock=lambda: NOW)


def form_of(period: str) -> str:
    return f"return of police for {period}, {EXAMPLESHIRE}"


def due(workspace: Workspace, period: str) -> tuple[TypedLine, ...]:
    end = date.fromisoformat(period)
    rows = agency_return.due_rows(workspace, POLICE, "police", end, (EXAMPLESHIRE,))
    return typed_return.lines(rows)


def keep(tmp_path: Path, period: str, cells: dict[int, Typed]) -> None:
    """Kept as the grid once kept whatever was typed; no test of Streamlit's can type there."""
    workspace = own(tmp_path)
    fields: dict[str, str] = {}
    for at, line in enumerate(due(workspace, period)):
        if at in cells:
            (place,) = typed_return.drafted([line], [Typed("1")])
            one = cells[at]
            fields[place] = json.dumps([one.figure, one.provisional, one.note])
    draft.keep(workspace, POLICE, form_of(period), fields, 0)
    workspace.store.engine.dispose()


def held(tmp_path: Path, period: str) -> list[Typed] | None:
    """What the draft holds beside each line that has any; None where there is no draft."""
    workspace = own(tmp_path)
    found = draft.held(workspace, POLICE, form_of(period))
    workspace.store.engine.dispose()
    return found and [Typed(*json.loads(one)) for one in found.fields.values()]


def period_of(screen: AppTest) -> str:
    return str(screen.selectbox(key="filter_period").value)


def test_what_was_typed_is_there_again_after_a_file_another_period_or_a_restart(
    visit_own: Visit, tmp_path: Path
) -> None:
    screen = visit_own("submit", "police", how="typed")
    asked = list(screen.data_editor[0].value["What to send"])
    place = asked.index(MISSING)
    keep(tmp_path, period_of(screen), {place: Typed("131", True, "late")})
    again = visited("submit", "police", how="typed")
    grid = again.data_editor[0].value
    assert (grid["Figure"][place], grid["Provisional"][place]) == ("131", True)
    assert "What you typed before and did not send is below." in said(again)
    assert "131" not in set(visited("submit", "csc", how="typed").data_editor[0].value["Figure"])
    button(again, "Check these figures").click().run()
    for tick in again.checkbox:
        if tick.label.startswith("I have looked"):
            tick.check().run()
    button(again, "Store this figure").click().run()
    assert set(again.data_editor[0].value["Figure"]) == {""}
    assert set(visited("submit", "police", how="typed").data_editor[0].value["Figure"]) == {""}


def test_a_note_that_may_tell_of_a_child_is_not_kept_and_its_figure_is(
    visit_own: Visit, tmp_path: Path
) -> None:
    period = period_of(visit_own("submit", "police", how="typed"))
    told, late = Typed("131", True, "Emma Shaw was seen"), Typed("12", note="late")
    keep(tmp_path, period, {0: told, 1: late})
    screen = visited("submit", "police", how="typed")
    # its writer still has it before them, and nobody's store has
    assert screen.data_editor[0].value["Note"][0] == "Emma Shaw was seen"
    assert held(tmp_path, period) == [Typed("131", True), late]
    (told_where,) = (unescaped(one.value) for one in screen.warning)
    asks = screen.data_editor[0].value["What to send"]
    assert f"part of what you typed beside {asks[0]}. It stands here" in told_where
    assert asks[1] not in told_where
    assert told_where.endswith("The rest is kept.")
    again_screen = visited("submit", "police", how="typed")
    assert not again_screen.warning
    again = visited("submit", "police", how="typed").data_editor[0].value
    assert (again["Figure"][0], again["Note"][0], again["Note"][1]) == ("131", "", "late")


@pytest.mark.parametrize("figure", ["9434765919", "943 476 5919", "HX1 1UJ"])
def test_of_child_level_data_no_draft_is_kept_before_or_after_it_is_refused(
    visit_own: Visit, tmp_path: Path, figure: str
) -> None:
    period = period_of(visit_own("submit", "police", how="typed"))
    keep(tmp_path, period, {0: Typed(figure), 1: Typed("12", note="late")})
    screen = visited("submit", "police", how="typed")
    assert held(tmp_path, period) is None
    assert "as it could tell of a single child: this. It stands" in unescaped(
        screen.warning[0].value
    )
    button(screen, "Check these figures").click().run()
    assert "child\\-level" in screen.error[0].value
    assert set(screen.data_editor[0].value["Figure"]) == {""}
    screen.run()
    assert held(tmp_path, period) is None
    assert set(visited("submit", "police", how="typed").data_editor[0].value["Figure"]) == {""}
