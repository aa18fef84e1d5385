"""Counts of what is owed: every kind once, figures named, in one sentence and a line an agency."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.services.workspace import Workspace
from scorecard.views import duty, duty_counts, returns_calendar
from scorecard.views.duty import KIND_WORDS, Duties, Duty
from scorecard.views.judged import JudgedArea
from scorecard.views.returns_calendar import ReturnsCalendar
from tests.views.conftest import CHAIR

DUE = date(2026, 10, 1)
ACTION = Duty(
    area="E06999999",
    agency="csc",
    kind="action",
    number=7,
    what="A second worker",
    indicator="",
    owed="to be done",
    due_on=None,
    days_late=0,
    words="no day agreed",
)
LATE = replace(ACTION, due_on=DUE, days_late=19, is_late=True, words="19 days late, due then")
FIGURE = replace(LATE, kind="return", number=0, what="Assessments, Aug 2026")
VERDICT = replace(ACTION, agency="", kind="variance_report", concerning="csc")
ESCALATION = replace(
    LATE, agency="police", kind="escalation", days_late=0, words="past its last day, due then"
)
NO_FIGURES = ReturnsCalendar("Every figure that is due has come in.", (), (), ())


def _lines(seen: JudgedArea, *rows: Duty) -> list[tuple[str, str, str]]:
    found = duty_counts.lines(seen, Duties("E06999999", rows))
    return [(one.agency, one.owed, one.late_by) for one in found]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), ("Every figure that is due has come in.", "")),
        (
            (ACTION,),
            ("1 thing is owed, none late.", "1 action. Every figure that is due has come in."),
        ),
        (
            (LATE, replace(ACTION, number=8), VERDICT),
            (
                "3 things are owed, 1 past their day.",
                "1 variance report, 2 actions. Every figure that is due has come in.",
            ),
        ),
    ],
)
def test_the_sentence_counts_every_kind(rows: tuple[Duty, ...], words: tuple[str, str]) -> None:
    assert duty_counts.headline(NO_FIGURES, rows) == words


def test_the_sentence_counts_figures_with_the_rest(exampleshire: JudgedArea) -> None:
    judged = exampleshire.judged
    figures = returns_calendar.view(judged.evidence, exampleshire.agencies, CHAIR)
    owed = sum(row.owed for row in figures.rows)
    total, said = duty_counts.headline(figures, (LATE,))
    assert owed > 1
    assert total == f"{owed + 1} things are owed, {owed + 1} past their day."
    assert said.startswith(f"{owed} figures, 1 action. ")
    assert said.endswith(figures.headline.replace("**", ""))


def test_a_line_an_agency_and_one_for_the_group(exampleshire: JudgedArea) -> None:
    coming = replace(FIGURE, is_late=False, days_late=0, what="Not due yet")
    more = [replace(FIGURE, what=f"Figure {place}") for place in range(4)]
    assert _lines(exampleshire, FIGURE, *more, coming, ACTION, VERDICT, ESCALATION) == [
        (
            "Social care",
            "5 figures (Assessments, Aug 2026; Figure 0; Figure 1; and 2 more), 1 action",
            "19 days",
        ),
        ("Police", "1 escalation", "past its day"),
        ("The group", "1 variance report", "not late"),
    ]


def test_every_kind_has_a_word_for_one_and_for_more() -> None:
    assert set(duty_counts.KINDS) == set(KIND_WORDS)
    for kind, (one, more) in duty_counts.KINDS.items():
        assert duty_counts.counted([replace(ACTION, kind=kind)]) == f"1 {one}"
        two = [replace(ACTION, kind=kind, number=number) for number in (1, 2)]
        assert duty_counts.counted(two) == f"2 {more}"


def test_a_record_that_waits_for_two_things_is_one() -> None:
    told = replace(ESCALATION, owed="the scrutineer is to be informed")
    assert duty_counts.counted([ESCALATION, told]) == "1 escalation"
    assert duty_counts.headline(NO_FIGURES, (ESCALATION, told))[0] == (
        "1 thing is owed, 1 past its day."
    )


def test_who_owes_nothing_owes_nothing_of_any_kind(
    demo_workspace: Workspace, exampleshire: JudgedArea
) -> None:
    with demo_workspace.reading() as connection:
        found = duty.of_area(connection, exampleshire, CHAIR)
    lines = duty_counts.lines(exampleshire, found)
    said = duty_counts.nothing(exampleshire, lines)
    assert {one.agency for one in lines} >= {"Probation", "Schools"}
    assert all(one.agency not in said for one in lines)
    assert duty_counts.nothing(exampleshire, ()).startswith("Nothing is owed by ")
