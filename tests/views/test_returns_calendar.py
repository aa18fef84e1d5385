"""The submission calendar in words, on the demonstration and on a few made-up figures."""

import math
from dataclasses import replace
from typing import Any

import pytest

from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import Person, Role
from scorecard.gathering.area import gather
from scorecard.judgement.calendar import ReturnState
from scorecard.services.workspace import Workspace
from scorecard.store import agency
from scorecard.views import returns_calendar
from scorecard.views.received import RECEIVED_COLUMNS, table
from scorecard.views.returns_calendar import COUNT_WORDS, STATE_WORDS, ReturnsCalendar
from tests.judgement.test_calendar import CLOCK, fact
from tests.judgement.test_calendar import evidence as made
from tests.returning import AGENCIES, DAYS, EPISODES, IN_TIME, RATE
from tests.views.conftest import CHAIR, POLICE

EXAMPLESHIRE = "E06999999"


def demonstration(workspace: Workspace, only: str = "") -> ReturnsCalendar:
    with workspace.reading() as connection:
        held = gather(connection, EXAMPLESHIRE, now=workspace.now())
        return returns_calendar.view(held, agency.every(connection), CHAIR, agency=only)


def test_every_state_and_count_has_its_words() -> None:
    assert set(STATE_WORDS) == set(ReturnState)
    assert set(COUNT_WORDS) == {"value", "numerator", "denominator"}


def test_the_demonstrations_late_agencies_stand_first(demo_workspace: Workspace) -> None:
    found = demonstration(demo_workspace)
    assert found.month_words[0] == "Oct 2026"
    late = [row.name for row in found.rows if row.latest_days_late]
    assert set(late[:2]) == {"Probation", "Schools"}
    assert all(len(row.cells) == len(found.months) for row in found.rows)
    for row in found.rows:
        for cell in row.cells:
            assert cell is None or (cell.words and cell.of == len(cell.figures))


def test_one_agency_sees_its_own_line(demo_workspace: Workspace) -> None:
    (row,) = demonstration(demo_workspace, "police").rows
    assert row.agency == "police"


def test_a_cell_and_its_figures_in_words() -> None:
    found = returns_calendar.view(
        made(
            fact(EPISODES, "2026-06-30", "2026-07-10"),
            fact(EPISODES, "2026-07-31", "2026-08-30"),
        ),
        AGENCIES,
        CHAIR,
        months=4,
    )
    assert found.month_words == ("Sep 2026", "Aug 2026", "Jul 2026", "Jun 2026")
    (row,) = found.rows
    assert (row.name, row.owed, row.latest_days_late) == ("Police", 1, 29)
    assert [cell and cell.words for cell in row.cells] == [
        "due 21 Oct 2026",
        "not in, 29 days late",
        "9 days late",
        "in time",
    ]
    assert [cell and cell.figures[0].words for cell in row.cells] == [
        "due 21 Oct 2026",
        "not in: was due 21 Sep 2026, 29 days late",
        "came 30 Aug 2026, 9 days late",
        "came 10 Jul 2026, in time",
    ]


def test_what_became_of_files_has_the_promised_columns() -> None:
    frame = table([{"file": "a.csv", "result": "refused"}])
    assert tuple(frame.columns) == RECEIVED_COLUMNS
    assert frame["submission"][0] is None or frame["submission"].isna()[0]


RESTRICTED = replace(IN_TIME, code="fd_few_count", sensitivity=Sensitivity.RESTRICTED)
SOCIAL_WORK = Person("Sam", Role.AGENCY_LEAD, "csc")


def viewed(
    *facts: dict[str, Any], person: Person = CHAIR, agency: str = "", **how: Any
) -> ReturnsCalendar:
    return returns_calendar.view(made(*facts, **how), AGENCIES, person, months=3, agency=agency)


@pytest.mark.parametrize(
    ("person", "seen"),
    [(CHAIR, {"fd_in_time_pct", "fd_few_count"}), (SOCIAL_WORK, {"fd_in_time_pct", "fd_few_count"}),
     (POLICE, {"fd_in_time_pct"})],
    ids=["chair", "own", "police"],
)  # fmt: skip
def test_another_agencys_restricted_indicator_is_not_in_a_leads_calendar(
    person: Person, seen: set[str]
) -> None:
    facts = [fact(one, "2026-07-31", "2026-08-10") for one in (IN_TIME, RESTRICTED)]
    found = viewed(*facts, person=person, indicators=[IN_TIME, RESTRICTED])
    (row,) = found.rows
    named = {one.indicator for cell in row.cells if cell for one in cell.figures}
    assert named == seen
    assert row.owed == len(seen)
    assert found.headline.startswith(f"**{len(seen)} figure")
    assert {one.indicator for one in (*row.outstanding, *row.coming)} == seen


def test_nobody_is_chased_where_no_agency_has_sent_for_a_year() -> None:
    found = viewed(fact(EPISODES, "2025-08-31", "2025-09-10"))
    assert (found.rows, found.months) == ((), ())
    assert (
        found.headline == "No figure is owed: no agency has sent a figure here for a year or more."
    )


def test_the_two_boards_of_history_are_not_chased(demo_workspace: Workspace) -> None:
    for code in ("E08000033", "E08000034"):
        with demo_workspace.reading() as connection:
            held = gather(connection, code, now=demo_workspace.now())
        assert returns_calendar.view(held, held.agencies, CHAIR).rows == ()


def test_national_statistics_have_no_line_in_the_calendar() -> None:
    population = replace(EPISODES, code="pop", numerator_supplier="", accountable_agency="ons")
    facts = [fact(one, "2026-08-31", "2026-09-10") for one in (RATE, population)]
    found = viewed(*facts, indicators=[RATE, population])
    assert [row.agency for row in found.rows] == ["csc"]
    assert {one.counts for one in found.rows[0].coming} == {"the count"}


PART = {"value": math.nan, "numerator": 3.0}


@pytest.mark.parametrize(
    ("facts", "state", "words", "figure"),
    [
        ([], "missing", "not in, 29 days late", "not in: was due 21 Sep 2026, 29 days late"),
        ([("2026-09-21", {})], "received", "in time", "came 21 Sep 2026, in time"),
        ([("2026-09-22", {})], "late", "1 day late", "came 22 Sep 2026, 1 day late"),
        ([("2026-09-10", PART)], "part", "0 of 1 in, 0 days late",
         "came 10 Sep 2026, one of its counts is lacking"),
        ([("2026-09-10", PART), ("2026-09-30", {})], "received", "in time",
         "came 10 Sep 2026, in time"),
    ],
)  # fmt: skip
def test_each_state_says_what_came_and_how_late(
    facts: list[tuple[str, dict[str, Any]]], state: str, words: str, figure: str
) -> None:
    began = fact(IN_TIME, "2026-07-31", "2026-08-10")
    came = [fact(IN_TIME, "2026-08-31", when, **changes) for when, changes in facts]
    (row,) = viewed(began, *came, indicators=[IN_TIME]).rows
    cell = row.cells[1]
    assert cell
    assert (cell.state, cell.words, cell.figures[0].words) == (state, words, figure)
    assert row.owed == (state in returns_calendar.OUTSTANDING)


def test_a_cell_of_which_some_figures_came_counts_them() -> None:
    other = replace(EPISODES, code="mis_other_count")
    facts = (
        fact(EPISODES, "2026-07-31", "2026-08-30"),
        fact(other, "2026-07-31", "2026-08-10"),
        fact(EPISODES, "2026-08-31", "2026-09-10"),
    )
    (row,) = viewed(*facts, indicators=[EPISODES, other]).rows
    assert [cell and cell.words for cell in row.cells] == [
        "due 21 Oct 2026",
        "1 of 2 in, 29 days late",
        "1 of 2 up to 9 days late",
    ]
    assert [one.indicator for one in row.outstanding] == ["mis_other_count"]


def test_what_was_never_sent_says_so() -> None:
    november = made(fact(IN_TIME, "2026-08-31", "2026-09-10"), indicators=[IN_TIME, EPISODES])
    clock = CLOCK.replace(day=30)
    found = returns_calendar.view(replace(november, clock=clock), AGENCIES, CHAIR, agency="police")
    (figure,) = found.rows[0].outstanding
    assert figure.words == "not in: was due 21 Oct 2026, 9 days late (never sent yet)"


def test_the_headline_names_the_latest() -> None:
    police, social = (
        fact(EPISODES, "2026-07-31", "2026-08-10"),
        fact(DAYS, "2026-06-30", "2026-07-09"),
    )
    both = viewed(police, social, indicators=[EPISODES, DAYS])
    assert both.headline == (
        "**3 figures are owed** by 2 agencies; the latest is 60 days late, from Social care."
    )
    assert [row.agency for row in both.rows] == ["csc", "police"]
    alone = viewed(police, social, indicators=[EPISODES, DAYS], agency="police")
    assert alone.headline == "**1 figure is owed** by Police; the latest is 29 days late."
    part = fact(IN_TIME, "2026-09-30", "2026-10-10", **PART)
    assert viewed(part, indicators=[IN_TIME]).headline == (
        "**1 figure is owed** by Social care; none is late yet."
    )
    in_time = fact(EPISODES, "2026-09-30", "2026-10-10")
    assert viewed(in_time).headline == "Every figure that is due has come in."
