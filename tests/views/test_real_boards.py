"""The two real boards' summaries: nothing said of them that they never agreed or printed."""

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace
from scorecard.views import summary
from scorecard.views.judged import judge_area

CALDERDALE, KIRKLEES = "E08000033", "E08000034"


def _summary(workspace: Workspace, area: str) -> summary.SummaryView:
    with workspace.reading() as connection:
        seen = judge_area(connection, area, now=workspace.now())
    return summary.view(seen, DEMO_PEOPLE["chair"])


def test_a_benchmark_nobody_agreed_is_not_called_a_target(demo_workspace: Workspace) -> None:
    items = {item.code: item for item in _summary(demo_workspace, CALDERDALE).attention}
    context = items["fd_rereferrals_12m_pct"].value_context
    assert "benchmark, not agreed" in context
    assert "target" not in context
    assert "target 100%" in items["cp_icpc_15wd_pct"].value_context


def test_every_red_of_kirklees_is_on_the_list(demo_workspace: Workspace) -> None:
    view = _summary(demo_workspace, KIRKLEES)
    assert "**2 are red**" in view.headline
    reds = [item.code for item in view.attention if item.rag == "red"]
    assert sorted(reds) == ["cp_icpc_15wd_pct", "fd_assessments_45wd_pct"]
