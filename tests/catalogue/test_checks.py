"""The kept checks: what the method lists is there, and none cries wolf on what boards printed."""

import pytest

from scorecard.domain.check import CheckKind
from scorecard.domain.period import Window
from scorecard.intake import catalogue
from scorecard.services.workspace import Workspace
from scorecard.views.judged import judge_area
from tests.catalogue.test_yearly_changes import FILES

CHECKS = {one.code: one for one in catalogue.read(FILES)[0].checks}
KINDS = {
    "missing_parts_and_total": CheckKind.SUM_OF_PARTS,
    "icpcs_and_s47": CheckKind.AT_MOST,
    "missing_police_and_council": CheckKind.EQUAL,
    "interviews_due_and_episodes": CheckKind.AT_MOST,
    "interviews_completed_and_due": CheckKind.AT_MOST,
    "rate_of_cp_plans_current": CheckKind.RATE_OF,
    "plans_balance": CheckKind.BALANCE,
    "cla_balance": CheckKind.BALANCE,
    "referrals_by_source": CheckKind.AT_MOST,
    "s47_and_strategy_discussions": CheckKind.AT_MOST,
}
"""What section 11 of the method lists, and what an analyst would ask first."""


@pytest.mark.parametrize("code", KINDS)
def test_what_the_method_lists_is_there(code: str) -> None:
    assert CHECKS[code].kind == KINDS[code]


@pytest.mark.parametrize(
    "code", ["icpcs_and_s47", "plans_started_and_icpcs", "iha_due_and_started"]
)
def test_what_follows_into_the_next_month_is_judged_over_a_year(code: str) -> None:
    assert CHECKS[code].window == Window.ROLLING_12M


def test_counts_of_two_agencies_may_lie_apart_and_say_why() -> None:
    across = [one for one in CHECKS.values() if one.left_agencies != one.right_agencies]
    assert len(across) >= 8
    for one in across:
        assert one.tolerance or one.tolerance_pct, one.code
        assert one.note.endswith("."), one.code


def test_every_check_says_whom_each_side_counts() -> None:
    for one in CHECKS.values():
        assert len(one.left_population) > 10
        assert one.left_population != one.right_population, one.code


@pytest.mark.parametrize(("area", "passed"), [("E08000033", 12), ("E08000034", 12)])
def test_what_the_boards_printed_agrees_with_itself(
    demo_workspace: Workspace, area: str, passed: int
) -> None:
    with demo_workspace.reading() as connection:
        checks = judge_area(connection, area, now=demo_workspace.now()).judged.checks
    assert [one.check.code for one in checks if one.outcome == "differs"] == []
    assert sum(one.outcome == "passed" for one in checks) >= passed


def test_kirklees_own_words_on_its_return_interviews_are_kept(demo_workspace: Workspace) -> None:
    """2,394 episodes are printed, no number of interviews, and that the two do not match."""
    with demo_workspace.reading() as connection:
        checks = judge_area(connection, "E08000034", now=demo_workspace.now()).judged.checks
    (found,) = [one for one in checks if one.check.code == "interviews_completed_and_due"]
    assert (found.outcome, found.why) == ("not_known", "not_held")
    assert found.explanation is not None
    assert "do not match" in found.explanation.words
    assert found.explanation.difference is None
