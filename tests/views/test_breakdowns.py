"""Breakdowns: who sees which cell, and that nothing beside a withheld one says it."""

import pytest

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace
from scorecard.views import breakdowns
from scorecard.views.breakdowns import WITHHELD
from scorecard.views.detail import BreakdownRow
from scorecard.views.judged import judge_area

CALDERDALE, EXAMPLESHIRE = "E08000033", "E06999999"


def _rows(workspace: Workspace, area: str, code: str, who: str) -> tuple[BreakdownRow, ...]:
    with workspace.reading() as connection:
        seen = judge_area(connection, area, now=workspace.now())
        return breakdowns.of(connection, seen, code, DEMO_PEOPLE[who])


def test_a_note_never_says_what_its_cell_withholds(demo_workspace: Workspace) -> None:
    rows = _rows(demo_workspace, CALDERDALE, "cse_discussed_count", "police")
    assert {row.text for row in rows} == {WITHHELD}
    assert {row.note for row in rows} == {""}
    named = _rows(demo_workspace, CALDERDALE, "cse_discussed_count", "chair")
    assert all(row.text != WITHHELD for row in named)
    assert any(row.note for row in named)


@pytest.mark.parametrize("area", [CALDERDALE, EXAMPLESHIRE])
def test_the_sources_of_allegations_are_for_named_roles(
    demo_workspace: Workspace, area: str
) -> None:
    def sources(who: str) -> list[str]:
        rows = _rows(demo_workspace, area, "lado_referrals_count", who)
        return [row.text for row in rows if row.dimension == "source"]

    assert sources("police")
    assert not [text for text in sources("police") if any(sign.isdigit() for sign in text)]
    assert WITHHELD not in sources("analyst")


def test_ages_come_from_the_youngest(demo_workspace: Workspace) -> None:
    rows = _rows(demo_workspace, EXAMPLESHIRE, "fd_assessments_45wd_pct", "chair")
    ages = [row.category.lower() for row in rows if row.dimension == "age"]
    assert ages == [
        "unborn",
        "under 1",
        "1 to 4",
        "5 to 9",
        "10 to 15",
        "16 and 17",
        "not recorded",
    ]


def test_an_indicator_nobody_holds_has_none(demo_workspace: Workspace) -> None:
    assert _rows(demo_workspace, CALDERDALE, "nothing", "chair") == ()
