"""Drawings: breaks in every window of a series, and only windows that mean something."""

from scorecard.services.workspace import Workspace
from scorecard.views import drawings
from scorecard.views.detail import ChartView
from scorecard.views.judged import judge_area

EXAMPLESHIRE = "E06999999"


def _charts(workspace: Workspace, code: str) -> dict[str, ChartView]:
    with workspace.reading() as connection:
        seen = judge_area(connection, EXAMPLESHIRE, now=workspace.now())
    return {chart.key: chart for chart in drawings.of(seen, seen.judged.rows[code])}


def test_a_break_is_in_every_window(demo_workspace: Workspace) -> None:
    for key, chart in _charts(demo_workspace, "fd_assessments_45wd_pct").items():
        assert len({point.segment for point in chart.points}) == 2, key
        assert [event.kind for event in chart.events if event.kind == "break"] == ["break"], key


def test_a_stock_has_no_rolling_year(demo_workspace: Workspace) -> None:
    assert "rolling" not in _charts(demo_workspace, "fd_assessments_overdue_open_count")
    assert "rolling" in _charts(demo_workspace, "fd_referrals_rate")


def test_the_words_for_a_chart_name_its_own_periods(demo_workspace: Workspace) -> None:
    charts = _charts(demo_workspace, "fd_referrals_rate")
    assert "known months" in charts["month"].alt
    assert "known quarters" in charts["quarter"].alt
    assert "known years" in charts["year"].alt


def test_limits_are_drawn_no_further_than_a_share_can_go(demo_workspace: Workspace) -> None:
    for code in ("cse_mace_reviewed_pct", "lac_iha_20wd_pct"):
        for point in _charts(demo_workspace, code)["month"].points:
            assert point.upper is None or point.upper <= 100
            assert point.lower is None or point.lower >= 0
