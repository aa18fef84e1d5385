"""Checks, explanations and yearly changes as they come in: every way of being wrong is found."""

import pytest

from scorecard.domain.check import CheckKind, Part, Term
from scorecard.intake import catalogue
from tests.intake.test_catalogue import KEPT, Cells, changed

POLICE_AND_COUNCIL = "missing_police_and_council"


def spoilt(code: str, **cells: str) -> list[tuple[str, str]]:
    """(column, problem) of every finding once one check's cells are changed."""

    def spoil(held: Cells) -> None:
        next(row for row in held if row["code"] == code).update(cells)

    findings = catalogue.read(changed("checks.csv", spoil))[1]
    assert {one.file for one in findings} <= {"checks.csv"}
    return [(one.column, one.problem) for one in findings]


def test_a_check_is_read_whole() -> None:
    held = {one.code: one for one in catalogue.read(KEPT)[0].checks}
    rate, balance = held["missing_share_of_looked_after"], held["plans_balance"]
    assert (rate.kind, rate.over) == (CheckKind.RATE_OF, (Term("mis_episodes_count"),))
    assert balance.left == ()
    assert held["contacts_counted_twice"].left == (
        Term("fd_contact_to_referral_pct", Part.DENOMINATOR),
    )
    assert held["referrals_by_source"].left_agencies == ("police", "health", "education")


@pytest.mark.parametrize(
    ("cells", "column", "problem"),
    [
        ({"kind": "nearly"}, "kind", "is not a word we know"),
        ({"name": ""}, "name", "is blank"),
        ({"left": "no such"}, "left", "is not a sum of indicators' amounts"),
        ({"left": "nothing"}, "left", "names nothing, which is not an indicator"),
        ({"left": ""}, "left", "or 'right' is blank"),
        ({"over": "mis_episodes_count"}, "over", "belongs to a rate_of only"),
        ({"window": "ytd"}, "window", "adds up no whole period"),
        ({"tolerance": "-1"}, "tolerance", "is below zero"),
        ({"tolerance_pct": "some"}, "tolerance_pct", "is not a number"),
        ({"left_population": ""}, "left_population", "is blank"),
        ({"left_agencies": "navy"}, "left_agencies", "names navy, which is not an agency"),
        ({"right_agencies": ""}, "right_agencies", "is blank"),
        ({"marks": "lac_rha_pct"}, "marks", "is not an indicator of this check"),
        ({"withdrawn_on": "soon"}, "withdrawn_on", "is not a date"),
        ({"right": "mis_lac_episode_share_pct"}, "right", "adds up mis_lac_episode_share_pct, "
         "which is a ratio"),
        ({"right": "mis_lac_episodes_count.numerator"}, "right",
         "takes a part of mis_lac_episodes_count, a count"),
        ({"left": "da_marac_children_count", "marks": "mis_lac_episodes_count"}, "marks",
         "may be seen by more people than what it is checked with"),
    ],
)  # fmt: skip
def test_a_bad_check_is_found(cells: dict[str, str], column: str, problem: str) -> None:
    assert (column, problem) in spoilt(POLICE_AND_COUNCIL, **cells)


@pytest.mark.parametrize(
    ("code", "cells", "column", "problem"),
    [
        ("plans_balance", {"left": "cp_plans_started_count"}, "left",
         "of a balance is the stock's own starts and ends"),
        ("plans_balance", {"right": "pf_current_count", "marks": "pf_current_count"}, "right",
         "is not one stock with starts and ends"),
        ("plans_balance", {"right": "lac_current_rate", "marks": "lac_current_rate"}, "right",
         "is not a count"),
        ("rate_of_cp_plans_current", {"left": "cp_plans_current_count"}, "left",
         "is not one share or rate"),
        ("placement_orders_and_cla", {"window": "rolling_12m"}, "window",
         "is of flows, and only stocks are named"),
    ],
)  # fmt: skip
def test_a_check_must_fit_its_kind(
    code: str, cells: dict[str, str], column: str, problem: str
) -> None:
    assert (column, problem) in spoilt(code, **cells)


@pytest.mark.parametrize(
    ("name", "column", "cell", "problem"),
    [
        ("check_explanations.csv", "check", "no_such_check", "is not a code we know"),
        ("check_explanations.csv", "area", "E99999999", "is not a code we know"),
        ("check_explanations.csv", "explained_on", "", "is blank"),
        ("check_explanations.csv", "explained_by", "", "is blank"),
        ("check_explanations.csv", "words", "", "is blank"),
        ("check_explanations.csv", "difference", "many", "is not a number"),
        ("yearly_changes.csv", "indicator", "no_such_indicator", "is not a code we know"),
        ("yearly_changes.csv", "known_on", "2024", "is not a date"),
        ("yearly_changes.csv", "low", "", "is blank"),
        ("yearly_changes.csv", "low", "-101", "is a fall by more than everything"),
        ("yearly_changes.csv", "high", "-90", "is not above low"),
        ("yearly_changes.csv", "last_year", "2000", "is not after first_year"),
        ("yearly_changes.csv", "source", "", "is blank"),
        ("yearly_changes.csv", "method", "", "is blank"),
        ("breaks.csv", "known_on", "lately", "is not a date"),
        ("comparator_sets.csv", "known_on", "lately", "is not a date"),
        ("targets.csv", "known_on", "lately", "is not a date"),
    ],
)
def test_a_bad_cell_is_found(name: str, column: str, cell: str, problem: str) -> None:
    def spoil(cells: Cells) -> None:
        cells[0][column] = cell

    findings = catalogue.read(changed(name, spoil))[1]
    assert (column, problem) in [(one.column, one.problem) for one in findings]


@pytest.mark.parametrize(
    ("code", "column", "cell", "problem"),
    [
        ("cp_plans_current_count", "starts", "no_such_indicator", "is not an indicator"),
        ("cp_plans_current_count", "ends", "lac_current_count", "is not a flow"),
        ("fd_contacts_count", "starts", "fd_referrals_count",
         "is a flow, which nothing starts or ends"),
    ],
)  # fmt: skip
def test_what_starts_and_ends_a_stock_is_a_flow(
    code: str, column: str, cell: str, problem: str
) -> None:
    def spoil(cells: Cells) -> None:
        next(row for row in cells if row["code"] == code)[column] = cell

    (finding,) = catalogue.read(changed("indicators.csv", spoil))[1]
    assert finding.problem == problem
