"""Checks on arrival: a return's figures and what they should agree with, asked before storing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scorecard.domain.check import CheckExplanation, ReconciliationCheck
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.submission import Finding, Severity
from scorecard.intake.incoming import Asked
from scorecard.services import receiving
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.store import check as checks
from scorecard.store import indicator
from tests import returning
from tests.judgement.building import check
from tests.returning import EPISODES, NOW, csv, incoming
from tests.samples import HERE, THERE

SAME = check("equal", "mis_rhi_pct.denominator", "mis_episodes_count", left_agencies=("police",))
AT_MOST = check("at_most", "fd_in_time_pct.numerator", "mis_episodes_count")

Rows = Sequence[str]


@pytest.fixture
def here(workspace: Workspace) -> Workspace:
    """Social care has sent how many interviews were held; police send how many were due."""
    with workspace.writing() as connection:
        returning.seed(connection)
        checks.put(connection, [SAME])
    done = (f"mis_rhi_pct,{HERE},{end},,30," for end in ("2026-08-31", "2026-09-30"))
    keep(workspace, *done, agency="csc")
    return workspace


def episodes(number: int, end: str = "2026-09-30", area: str = HERE) -> str:
    return f"mis_episodes_count,{area},{end},{number},,"


def interviews(out_of: int, end: str = "2026-09-30") -> str:
    return f"mis_rhi_pct,{HERE},{end},,,{out_of}"


def found(workspace: Workspace, *rows: str, agency: str = "police") -> list[Finding]:
    """What the checks say of a return of these rows; nothing of it is kept."""
    seen = receiving.preview(workspace, incoming(csv(*rows)), Asked(agency=agency))
    assert not seen.errors
    return [one for one in seen.findings if "does not reconcile" in one.problem]


def keep(workspace: Workspace, *rows: str, agency: str = "police") -> None:
    seen = receiving.preview(workspace, incoming(csv(*rows)), Asked(agency=agency))
    assert isinstance(receiving.confirm(workspace, "Helen", seen), Receipt)


def put(workspace: Workspace, *made: ReconciliationCheck) -> None:
    with workspace.writing() as connection:
        checks.put(connection, made)


def test_a_figure_that_differs_from_one_held_is_asked_about(here: Workspace) -> None:
    keep(here, episodes(50))
    (one,) = found(here, interviews(42))
    assert (one.row, one.severity) == (2, Severity.WARNING)
    assert one.sentence() == (
        "return.csv, row 2, column 'indicator': 'mis_rhi_pct' does not reconcile with other "
        "figures. In September 2026 Police reported 42 (those on the left) and 50 (those on the "
        "right): 8 apart, where none is expected. Ask both what they counted. Where both are "
        "right, store it and say why they differ."
    )


def test_two_figures_of_one_return_are_checked_together(here: Workspace) -> None:
    assert found(here, interviews(42), episodes(42)) == []
    (one,) = found(here, interviews(42), episodes(50))
    assert (one.row, one.column, one.found) == (3, "value", "50")


def test_what_agrees_is_not_mentioned(here: Workspace) -> None:
    keep(here, episodes(50))
    assert found(here, interviews(50)) == []


def test_it_asks_and_never_blocks_and_stays_with_the_submission(here: Workspace) -> None:
    keep(here, episodes(50))
    keep(here, interviews(42))
    assert found(here, interviews(42)) == []  # held already: nobody is asked twice


@pytest.mark.parametrize(
    ("held", "sent"),
    [
        ((), (interviews(42),)),
        ((episodes(50, "2026-08-31"),), (interviews(42),)),
        ((episodes(50, area=THERE),), (interviews(42),)),
        ((episodes(50), interviews(42)), (episodes(60, "2026-08-31"),)),
    ],
    ids=["other not held", "other of another month", "other of another area", "not about it"],
)
def test_what_is_not_known_or_not_of_this_return_is_not_asked(
    here: Workspace, held: Rows, sent: Rows
) -> None:
    for row in held:
        keep(here, row)
    assert found(here, *sent) == []


def test_a_late_correction_is_checked_at_its_own_period(here: Workspace) -> None:
    for end, number in (("2026-08-31", 40), ("2026-09-30", 50)):
        keep(here, episodes(number, end))
        keep(here, interviews(number, end))
    (one,) = found(here, episodes(45, "2026-08-31"))
    assert "In August 2026" in one.problem


def test_every_period_of_a_return_is_checked_and_each_difference_said_once(
    here: Workspace,
) -> None:
    for end, number in (("2026-08-31", 40), ("2026-09-30", 50)):
        keep(here, episodes(number, end))
    both = found(here, interviews(42), interviews(31, "2026-08-31"))
    assert [one.row for one in both] == [2, 3]
    assert "In September 2026" in both[0].problem
    assert "In August 2026" in both[1].problem
    (one,) = found(here, interviews(50), interviews(31, "2026-08-31"))
    assert "In August 2026" in one.problem
    assert len(found(here, interviews(42), episodes(9, "2026-08-31"))) == 1


def test_each_area_of_a_return_is_checked_by_itself(here: Workspace) -> None:
    put(here, AT_MOST)
    both = (f"fd_in_time_pct,{HERE},2026-09-30,,45,50", f"fd_in_time_pct,{THERE},2026-09-30,,45,50")
    keep(here, episodes(40), episodes(60, area=THERE))
    (one,) = found(here, *both, agency="csc")
    assert (one.row, one.found) == (2, "90.0%")


def test_a_breakdown_is_no_total_and_is_not_checked(here: Workspace) -> None:
    keep(here, interviews(42))
    rows = csv(
        f"mis_episodes_count,{HERE},2026-09-30,50,age,Under 12",
        headings="indicator,area,period_end,value,dimension,category",
    )
    seen = receiving.preview(here, incoming(rows), Asked(agency="police"))
    assert not [one for one in seen.findings if "reconcile" in one.problem]


def test_what_was_explained_is_said_beside_it(here: Workspace) -> None:
    words = CheckExplanation("one", HERE, NOW.date(), "Tom", "Interviews of two months", -8.0)
    with here.writing() as connection:
        checks.put_explanations(connection, [words])
    keep(here, episodes(50))
    (one,) = found(here, interviews(42))
    assert "Known, last explained on 20 October 2026 by Tom: Interviews of two months." in (
        one.sentence()
    )


@pytest.mark.parametrize(
    ("sent", "told"), [((interviews(42),), 0), ((interviews(42), episodes(50)), 1)]
)
def test_a_restricted_number_is_told_only_to_who_sent_it(
    here: Workspace, sent: Rows, told: int
) -> None:
    keep(here, episodes(50 + len(sent) - 1))
    with here.writing() as connection:
        indicator.put(connection, [replace(EPISODES, sensitivity=Sensitivity.RESTRICTED)])
    assert len(found(here, *sent)) == told


def test_a_withdrawn_check_is_no_longer_made(here: Workspace) -> None:
    put(here, replace(SAME, withdrawn_on=NOW.date()))
    assert found(here, interviews(42), episodes(50)) == []


def test_what_is_part_of_another_may_be_less_and_not_more(here: Workspace) -> None:
    put(here, AT_MOST)
    assert found(here, episodes(40)) == []
    (one,) = found(
        here, f"fd_in_time_pct,{HERE},2026-09-30,,45,50", episodes(40), agency="partnership"
    )
    assert one.problem.endswith(
        "the first is 5 more, where it is expected to be no more than the second"
    )
