"""Duties: every kind of thing owed is listed once, with its day, its agency, and for whom."""

from datetime import date

import pytest

from scorecard.domain.meeting import Meeting
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.reporting_calendar import CalendarStep, CountedFrom, OwedBy, Step
from scorecard.services import challenge, recommendation, risk
from scorecard.services import escalation as escalations
from scorecard.services import variance_report as reports
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import meeting, reporting_calendar
from scorecard.store.engine import Store
from scorecard.views import duty as views
from scorecard.views.duty import COLUMNS, NOUNS, Duties
from scorecard.views.judged import judge_area
from tests import assurance_samples as samples
from tests import concern_samples as concerns
from tests.concern_samples import CHAIR, POLICE, RESTRICTED, on, seed_concerns
from tests.reassurance_samples import HIDDEN, MONTHLY, NOW, accepted, asked, figures, seed_figures
from tests.samples import HERE

STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 61.9]
JANUARY = date(2027, 1, 20)
CSC = DEMO_PEOPLE["csc"]


@pytest.fixture
def desk(memory_store: Store) -> Workspace:
    """A Monday in October, with the ladders."""
    made = Workspace(memory_store, Settings())
    with made.writing() as connection:
        seed_concerns(connection)
    seed_figures(made)
    figures(made, STILL_RED)
    return on(made, NOW)


def _duties(desk: Workspace, person: Person = CHAIR) -> Duties:
    with desk.reading() as connection:
        seen = judge_area(connection, HERE, now=desk.now())
        return views.of_area(connection, seen, person)


def _records(found: Duties) -> dict[str, tuple[str, str, date | None, int]]:
    return {
        one.kind: (one.agency, one.owed, one.due_on, one.days_late)
        for one in found.rows
        if one.number
    }


def _one_of_each(desk: Workspace) -> None:
    asked(desk)
    challenge.make(desk, CHAIR, concerns.challenge())
    samples.agreed(desk, HERE)
    samples.planned(desk, HERE)
    risk.add(desk, CHAIR, concerns.risk())
    recommendation.make(desk, CHAIR, concerns.recommendation())
    escalations.raise_new(desk, CHAIR, concerns.escalation())


def test_every_kind_is_listed_with_its_day_and_how_late_it_is(desk: Workspace) -> None:
    _one_of_each(desk)
    assert _records(_duties(on(desk, JANUARY))) == {
        "variance_report": ("csc", "to be answered", date(2026, 5, 14), 251),
        "challenge": ("police", "to be answered", date(2026, 11, 2), 79),
        "action": ("csc", "to be done", date(2026, 3, 1), 325),
        "audit": ("", "to be reported", date(2026, 4, 1), 294),
        "risk": ("", "to be looked at again", date(2027, 1, 19), 1),
        "recommendation": ("police", "to be met", date(2027, 3, 31), 0),
        "escalation": (
            *("", "to be acknowledged by the sub-group chair"),
            *(date(2026, 10, 15), 97),
        ),
    }


def test_every_noun_with_a_day_is_asked() -> None:
    assert {shelf.name for shelf, _, _ in NOUNS} | {"escalation"} == {
        *("variance_report", "challenge", "action", "audit", "risk", "recommendation"),
        "escalation",
    }


def test_what_was_done_in_time_is_owed_no_more(desk: Workspace) -> None:
    samples.done(desk, HERE)
    accepted(desk, day=date(2026, 8, 31), indicator=HIDDEN)
    assert _records(_duties(desk)) == {}


def test_a_re_audit_is_owed_when_the_audit_is_over(desk: Workspace) -> None:
    samples.reported(desk, HERE)
    assert _records(_duties(desk)) == {
        "re_audit": ("", "to be looked at again", date(2026, 10, 1), 11)
    }


def test_what_has_not_held_is_owed_before_it_is_reopened_and_after(desk: Workspace) -> None:
    accepted(desk)
    ((agency, owed, due_on, late),) = _records(_duties(desk)).values()
    assert (agency, due_on, late) == ("csc", date(2026, 10, 26), 0)
    assert owed.startswith("not held, to be answered again: Explanation accepted on 14 May 2026")
    reports.reopen_due(desk, HERE)
    assert _records(_duties(desk)) == {
        "variance_report": ("csc", "to be answered", date(2026, 10, 26), 0)
    }


def test_figures_that_have_not_come_are_owed_by_their_senders(desk: Workspace) -> None:
    rows = _duties(on(desk, date(2026, 12, 1))).rows
    monthly = [one for one in rows if one.indicator == MONTHLY]
    assert [(one.what, one.agency, one.owed, one.days_late) for one in monthly] == [
        ("Assessments in time, Oct 2026", "csc", "to be sent", 11),
        ("Assessments in time, Nov 2026", "csc", "to be sent", 0),
    ]
    assert monthly[0].words == "11 days late, due 20 November 2026"
    assert {one.kind for one in monthly} == {"return"}


def test_the_steps_of_a_coming_meeting_are_owed(desk: Workspace) -> None:
    with desk.writing() as connection:
        meeting.put(connection, [Meeting(HERE, date(2026, 11, 26), "Board")])
    step = CalendarStep(
        Step.COMMENTARY, "Commentary due", CountedFrom.MEETING, 15, OwedBy.FLAGGED_AGENCIES, "It."
    )
    with desk.writing() as connection:
        reporting_calendar.put(connection, [step])
    (found,) = (one for one in _duties(desk).rows if one.kind == "calendar")
    assert (found.agency, found.due_on) == ("csc", date(2026, 11, 5))
    assert found.what == "Commentary due, for the Board, 26 November 2026"


def test_what_is_restricted_is_counted_and_not_told(desk: Workspace) -> None:
    risk.add(desk, CHAIR, concerns.risk(indicators=f"{concerns.OPEN}\n{RESTRICTED}"))
    asked(desk, indicator=HIDDEN)
    assert {one.kind for one in _duties(desk).rows if one.number} == {"risk", "variance_report"}
    found = _duties(desk, POLICE)
    assert [one for one in found.rows if one.number] == []
    kinds = {one.kind for one in found.hidden if one.number}
    assert kinds == {"risk", "variance_report"}


def test_what_was_due_long_ago_where_nothing_came_since_is_history(desk: Workspace) -> None:
    asked(desk)
    later = _duties(on(desk, date(2027, 10, 12)))
    assert (later.rows, later.old) == ((), 1)
    asked(desk, day=date(2027, 10, 1), agency="health")
    again = _duties(on(desk, date(2027, 10, 12)))
    assert [one.days_late for one in again.rows] == [11]


def test_the_latest_comes_first_and_one_agency_has_its_own(desk: Workspace) -> None:
    _one_of_each(desk)
    rows = _duties(on(desk, JANUARY)).rows
    days = [one.due_on for one in rows if one.due_on]
    assert days == sorted(days)
    assert {one.agency for one in views.of_agency(rows, "police")} == {"police"}
    assert all(one.days_late > 0 for one in views.overdue(rows))
    assert len(views.overdue(rows)) < len(rows)


def test_the_table_has_the_columns_promised(desk: Workspace) -> None:
    samples.agreed(desk, HERE, due_on=date(2026, 10, 1))
    found = views.table(one for one in _duties(desk).rows if one.number)
    assert list(found.columns) == list(COLUMNS)
    assert found.iloc[0]["due_on"] == date(2026, 10, 1)
    assert list(views.table([]).columns) == list(COLUMNS)
