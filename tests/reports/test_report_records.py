"""What the two reports tell of the boards' work: every row of it, and nothing they do not say."""

from collections import Counter

import pytest

from scorecard.domain.record import NOT_SAID, Record
from scorecard.services.report_record import SHELVES
from scorecard.services.workspace import Workspace
from scorecard.store import section_eleven
from tests.reports.conftest import CALDERDALE, KIRKLEES, rows_of

NOUNS = tuple(SHELVES)
STEPS = {
    "returned": "returned_audit",
    "invited": "invited_to_challenge",
    "attended": "attended_challenge",
    "deferred": "deferred_to_next_year",
    "recommendations": "recommendations_made",
}
"""Our steps, and the categories under which the same marks are counted among the figures."""


def told(workspace: Workspace, noun: str, area: str) -> list[Record]:
    with workspace.reading() as connection:
        return SHELVES[noun].from_reports(connection, area)


@pytest.mark.parametrize(
    ("noun", "area", "count"),
    [
        ("variance_report", CALDERDALE, 4),  # para 8.6
        ("audit", CALDERDALE, 7),  # the five of para 8.7, section 11, the inspection of 1.8
        ("recommendation", CALDERDALE, 16),  # section 17
        ("escalation", CALDERDALE, 1),  # para 8.9
        ("challenge", CALDERDALE, 0),
        ("variance_report", KIRKLEES, 0),
        ("audit", KIRKLEES, 0),
        ("recommendation", KIRKLEES, 4),  # "Providing Assurance", the progress table
        ("escalation", KIRKLEES, 0),
        ("challenge", KIRKLEES, 12),  # the areas highlighted there
    ],
)
def test_every_one_is_loaded(demo_workspace: Workspace, noun: str, area: str, count: int) -> None:
    assert len(told(demo_workspace, noun, area)) == count


@pytest.mark.parametrize("noun", NOUNS)
def test_every_row_of_the_file_is_loaded_with_its_source(
    demo_workspace: Workspace, noun: str
) -> None:
    documents = {one["file"]: one for one in rows_of("documents.csv")}
    held = {(one.report, one.reference): one for one in told(demo_workspace, noun, "")}
    rows = rows_of(f"records/{noun}.csv")
    assert len(rows) == len(held)
    for row in rows:
        document = documents[row["document"]]
        one = held[document["title"], row["paragraph"]]
        assert one.as_at is not None
        assert one.as_at.isoformat() == document["known_at"][:10]
        assert (one.area, one.title, one.agency) == (row["area"], row["title"], row["agency"])
        assert one.state == (row["state"] or NOT_SAID)
        assert one.dated == row["dated"]
        assert one.opened_on.isoformat() == (row["opened_on"] or document["known_at"][:10])


@pytest.mark.parametrize("noun", NOUNS)
def test_nothing_is_due_owned_or_closed_that_no_report_says(
    demo_workspace: Workspace, noun: str
) -> None:
    for one in told(demo_workspace, noun, ""):
        assert (one.due_on, one.closed_on, one.owner) == (None, None, "")
        for name in ("verdict", "grade", "question", "since", "re_audit_on", "reported_on"):
            assert not getattr(one, name, None), f"{one.title}: {name}"


def test_the_recommendations_of_each_objective(demo_workspace: Workspace) -> None:
    held = told(demo_workspace, "recommendation", CALDERDALE)
    by_objective = Counter(one.objective[0] for one in held)
    assert by_objective == {"1": 5, "2": 3, "3": 6, "4": 2}
    assert {one.state for one in held} == {"made"}


def test_what_was_asked_and_looked_at_when(demo_workspace: Workspace) -> None:
    reports = told(demo_workspace, "variance_report", CALDERDALE)
    assert [one.dated for one in reports] == [
        *("July 2012", "September 2012", "January 2013", "February 2013"),
    ]
    audits = told(demo_workspace, "audit", CALDERDALE)
    assert [one.dated for one in audits] == [
        *("2012", "April 2012", "June 2012", "November 2012", "December 2012", "March 2013"),
        "July 2013",
    ]
    assert [one.cases for one in audits] == [None, None, None, 20, None, None, None]


def test_the_section_11_matrix_is_the_one_counted_among_the_figures(
    demo_workspace: Workspace,
) -> None:
    first, *_ = told(demo_workspace, "audit", CALDERDALE)
    with demo_workspace.reading() as connection:
        rows = section_eleven.of_audit(connection, first.id)
    assert len(rows) == 23
    assert not any(getattr(row, name) is False for row in rows for name in STEPS), (
        "the report marks what was done; a blank is not a no"
    )
    marked = {
        (row.agency, category)
        for row in rows
        for name, category in STEPS.items()
        if getattr(row, name)
    }
    figures = [
        row
        for row in rows_of("calderdale_2012_13.csv")
        if row["indicator"] == "brd_s11_steps_count"
    ]
    assert marked == {(row["agency"], row["category"]) for row in figures if row["agency"]}
    totals = {row["category"]: float(row["value"]) for row in figures if not row["agency"]}
    assert totals == Counter(category for _, category in marked)
    assert sum(totals.values()) == 61


def test_a_state_is_only_what_the_report_says(demo_workspace: Workspace) -> None:
    states = {
        (noun, area): Counter(one.state for one in told(demo_workspace, noun, area))
        for noun, area in (
            *(("variance_report", CALDERDALE), ("audit", CALDERDALE), ("escalation", CALDERDALE)),
            *(("challenge", KIRKLEES), ("recommendation", KIRKLEES)),
        )
    }
    assert states == {
        ("variance_report", CALDERDALE): {"answered": 4},
        ("audit", CALDERDALE): {"reported": 7},
        ("escalation", CALDERDALE): {NOT_SAID: 1},
        ("challenge", KIRKLEES): {NOT_SAID: 9, "answered": 3},
        ("recommendation", KIRKLEES): {NOT_SAID: 2, "under_way": 1, "met": 1},
    }
