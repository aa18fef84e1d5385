"""Duties: every kind of thing owed is listed once, with its day, its agency, and for whom."""

from collections.abc import Callable
from datetime import date

import pytest

from scorecard.domain.audit import Grade
from scorecard.domain.meeting import Meeting
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.reporting_calendar import CalendarStep, CountedFrom, OwedBy, Step
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import challenge, minutes, recommendation, risk
from scorecard.services import escalation as escalations
from scorecard.services import variance_report as reports
from scorecard.services.variance_report import Judged
from scorecard.services.workspace import Workspace
from scorecard.store import meeting, reporting_calendar
from scorecard.store.variance_report import shelf as variance_reports
from scorecard.views import duty as views
from scorecard.views import escalation as escalation_views
from scorecard.views.duty import COLUMNS, NOUNS, Duties, of_agency, overdue
from scorecard.views.judged import judge_area
from tests import assurance_samples as samples
from tests import concern_samples as concerns
from tests.concern_samples import CHAIR, POLICE, RESTRICTED, on
from tests.reassurance_samples import (
    ANSWER,
    HIDDEN,
    MONTHLY,
    NOW,
    accepted,
    asked,
)
from tests.samples import HERE

JANUARY = date(2027, 1, 20)
CSC = DEMO_PEOPLE["csc"]


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
            *(date(2026, 10, 15), 69),  # working days, as on its own screen
        ),
    }


def test_every_noun_with_a_day_is_asked() -> None:
    assert {shelf.name for shelf, *_ in NOUNS} | {"escalation"} == {
        *("variance_report", "challenge", "action", "audit", "risk", "recommendation"),
        "escalation",
    }


def test_what_was_done_in_time_is_owed_no_more(desk: Workspace) -> None:
    samples.done(desk, HERE, MONTHLY)
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
    assert owed.startswith("not held, to be answered again: Assured on 14 May 2026")
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


NOVEMBER = date(2026, 11, 26)


def _meets(desk: Workspace, *days: date) -> None:
    with desk.writing() as connection:
        meeting.put(connection, [Meeting(HERE, one, "Board") for one in days])


def test_the_steps_of_a_coming_meeting_are_owed(desk: Workspace) -> None:
    _meets(desk, NOVEMBER)
    step = CalendarStep(
        Step.PACK, "Pack issued", CountedFrom.MEETING, 5, OwedBy.BUSINESS_UNIT, "It."
    )
    with desk.writing() as connection:
        reporting_calendar.put(connection, [step])
    (found,) = (one for one in _duties(desk).rows if one.kind == "calendar")
    assert (found.agency, found.due_on) == ("partnership", date(2026, 11, 19))
    assert found.what == "Pack issued, for the Board, 26 November 2026"
    assert found in of_agency(_duties(desk).rows, "")


def _commented_by(desk: Workspace) -> None:
    """A meeting in November, whose commentary is due fifteen working days before."""
    _meets(desk, NOVEMBER)
    step = CalendarStep(
        Step.COMMENTARY, "Commentary due", CountedFrom.MEETING, 15, OwedBy.FLAGGED_AGENCIES, "It."
    )
    with desk.writing() as connection:
        reporting_calendar.put(connection, [step])


def test_a_flagged_figure_is_commented_on_before_the_meeting(desk: Workspace) -> None:
    _commented_by(desk)
    (found,) = (one for one in _duties(desk).rows if one.kind == views.COMMENTARY)
    assert (found.agency, found.indicator, found.owed) == ("csc", MONTHLY, "to be commented on")
    assert (found.due_on, found.is_late) == (date(2026, 11, 5), False)


def test_what_is_asked_in_a_report_is_not_chased_as_commentary_too(desk: Workspace) -> None:
    _commented_by(desk)
    asked(desk, due_on=NOVEMBER)
    assert _records(_duties(desk)) == {"variance_report": ("csc", "to be answered", NOVEMBER, 0)}
    assert {one.kind for one in _duties(desk).rows}.isdisjoint({"calendar", views.COMMENTARY})


def test_what_no_lead_may_record_is_the_groups_about_the_agency(desk: Workspace) -> None:
    samples.planned(desk, HERE, agency="csc")
    samples.reported(desk, HERE, agency="csc")
    risk.add(desk, CHAIR, concerns.risk(agency="police"))
    found = of_agency(_duties(desk).rows, "")
    assert {(one.kind, one.agency, one.concerning) for one in found} == {
        ("audit", "", "csc"),
        ("re_audit", "", "csc"),
        ("risk", "", "police"),
    }
    rows = _duties(desk).rows
    assert [one for one in of_agency(rows, "csc") if one.number] == []
    assert found == of_agency(rows, "partnership")


def test_each_duty_is_listed_under_whoever_may_do_it() -> None:
    for shelf, lifecycle, owed, permission in NOUNS:
        moves = {move.permission for move in lifecycle.moves}
        assert permission in moves, (shelf.name, owed)


def _answered(desk: Workspace) -> None:
    made = asked(desk)
    reports.answer(on(desk, date(2026, 5, 20)), CSC, made.id, 1, ANSWER)


def _refused(desk: Workspace) -> None:
    _answered(desk)
    judged = Judged(AssuranceVerdict.NOT, "Nothing new", "")
    (one,) = _held(desk)
    reports.judge(on(desk, date(2026, 5, 21)), CHAIR, one.id, one.version, judged)


def _held(desk: Workspace) -> list[VarianceReport]:
    with desk.reading() as connection:
        return variance_reports.for_area(connection, HERE)


def _challenge_answered(desk: Workspace) -> None:
    made = challenge.make(desk, CHAIR, concerns.challenge())
    challenge.answer(desk, POLICE, made.id, 1, "We sent a rota")


def _ungraded(desk: Workspace) -> None:
    samples.reported(desk, HERE, grade=Grade.NONE, again=None)


def _minutes(desk: Workspace) -> None:
    minutes.write(desk, CHAIR, Meeting(HERE, date(2026, 10, 8), "Board"), 0, text="We met.")


def _done(desk: Workspace) -> None:
    samples.done(desk, HERE)


@pytest.mark.parametrize(
    ("happens", "kind", "owed", "due_on"),
    [
        (_answered, "variance_report", "answered, to be given a verdict", date(2026, 6, 2)),
        (
            *(_refused, "variance_report", "not assured, to be reopened or closed"),
            date(2026, 6, 2),
        ),
        (_challenge_answered, "challenge", "answered, to be settled or put again", NOVEMBER),
        (_ungraded, "audit", "reported, to be graded", date(2026, 10, 8)),
        (_minutes, "minutes", "being written, to be signed off", NOVEMBER),
        (_done, "action", "done, to be closed", None),
    ],
)
def test_what_waits_for_the_group_is_owed_by_its_next_meeting(
    desk: Workspace, happens: Callable[[Workspace], None], kind: str, owed: str, due_on: date | None
) -> None:
    _meets(desk, date(2026, 6, 2), date(2026, 10, 8), NOVEMBER)
    happens(desk)
    found = of_agency(_duties(desk).rows, "")
    assert [(one.kind, one.owed, one.due_on) for one in found] == [(kind, owed, due_on)]
    assert [bool(one.meeting) for one in found] == [kind == "minutes"]
    late = due_on is not None and due_on < NOW
    assert [one.is_late for one in found] == [late]
    assert bool(overdue(found)) == late


def test_a_risk_whose_indicator_has_worsened_is_to_be_scored_again(desk: Workspace) -> None:
    made = concerns.risk(indicators=MONTHLY, indicator="", due_on=NOVEMBER)
    risk.add(on(desk, date(2026, 1, 5)), CHAIR, made)
    (found,) = (one for one in _duties(desk).rows if one.kind == "risk")
    assert found.owed.startswith("to be scored again: Assessments in time: 61.9% in September 2026")
    assert (found.agency, found.due_on) == ("", NOVEMBER)


def test_an_escalation_is_as_late_as_its_own_screen_says(desk: Workspace) -> None:
    escalations.raise_new(desk, CHAIR, concerns.escalation())
    later = on(desk, date(2026, 10, 17))  # the Saturday after the Thursday it was due
    (found,) = (one for one in _duties(later).rows if one.kind == "escalation")
    with later.reading() as connection:
        seen = judge_area(connection, HERE, now=later.now())
        (row,) = escalation_views.listing(connection, seen, CHAIR).running
    assert found.words == "1 working day late, due 15 October 2026"
    assert row.due_words == found.words[:1].upper() + found.words[1:]
    assert found in overdue(_duties(later).rows)


def test_one_past_its_last_day_is_overdue_over_the_weekend(desk: Workspace) -> None:
    friday = concerns.escalation(opened_on=date(2026, 10, 13))
    escalations.raise_new(on(desk, date(2026, 10, 13)), CHAIR, friday)
    (found,) = (
        one for one in _duties(on(desk, date(2026, 10, 17))).rows if one.kind == "escalation"
    )
    assert (found.words, found.days_late) == ("past its last day, due 16 October 2026", 0)
    assert found.is_late


def test_a_step_that_had_passed_when_the_meeting_was_set_is_owed_by_the_meeting(
    desk: Workspace,
) -> None:
    set_now = Meeting(HERE, date(2026, 10, 22), "Board", known_on=date(2026, 10, 12))
    step = CalendarStep(
        Step.PACK, "Pack issued", CountedFrom.MEETING, 15, OwedBy.BUSINESS_UNIT, "It."
    )
    with desk.writing() as connection:
        meeting.keep(connection, [set_now])
        reporting_calendar.put(connection, [step])
    (found,) = (one for one in _duties(desk).rows if one.kind == "calendar")
    assert (found.due_on, found.days_late) == (set_now.date, 0)


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
