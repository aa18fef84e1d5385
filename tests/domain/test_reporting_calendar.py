"""The reporting calendar: dated back from a meeting, about a quarter that can be ready in time."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.reporting_calendar import (
    OWED_BY_WORDS,
    CalendarStep,
    CountedFrom,
    OwedBy,
    Step,
    of_meeting,
)
from scorecard.intake import reporting_calendar
from scorecard.judgement import returns
from tests.machine import ROOT

FILE = ROOT / "data" / "catalogue" / "reporting_calendar.csv"
STEPS, WRONG = reporting_calendar.read(FILE.name, FILE.read_bytes())


def test_the_calendar_that_is_kept_is_the_domains() -> None:
    days = {one.code: (one.counted_from, one.working_days) for one in STEPS}
    assert WRONG == []
    assert days == {
        Step.DATA: (CountedFrom.PERIOD_END, 15),
        Step.VALIDATED: (CountedFrom.PERIOD_END, 20),
        Step.COMMENTARY: (CountedFrom.MEETING, 15),
        Step.OWN_FLAGS: (CountedFrom.MEETING, 10),
        Step.PACK: (CountedFrom.MEETING, 5),
    }
    assert set(OWED_BY_WORDS) == set(OwedBy)
    # what is missing from the papers is judged by the same day
    assert days[Step.PACK][1] == returns.PACK_BEFORE


def test_a_meeting_in_november_looks_at_september() -> None:
    calendar = of_meeting(date(2026, 11, 26), STEPS)
    assert calendar.period_end == date(2026, 9, 30)
    assert [(one.step.code, one.on) for one in calendar.steps] == [
        ("data", date(2026, 10, 21)),
        ("validated", date(2026, 10, 28)),
        ("commentary", date(2026, 11, 5)),
        ("own_flags", date(2026, 11, 12)),
        ("pack", date(2026, 11, 19)),
    ]
    assert calendar.on(Step.PACK) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("meeting", "end"),
    [
        (date(2026, 11, 18), date(2026, 9, 30)),  # commentary due on the day of validation
        (date(2026, 11, 17), date(2026, 6, 30)),  # a day too early for September
        (date(2026, 10, 1), date(2026, 6, 30)),
        (date(2027, 1, 15), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 6, 30)),
    ],
)
def test_the_quarter_is_one_that_can_be_validated_before_commentary(
    meeting: date, end: date
) -> None:
    assert of_meeting(meeting, STEPS).period_end == end


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_the_steps_come_in_order_and_before_the_meeting(meeting: date) -> None:
    calendar = of_meeting(meeting, STEPS)
    days = [one.on for one in calendar.steps]
    assert days == sorted(days)
    assert calendar.period_end < days[0] <= days[-1] < meeting
    assert {one.step.code for one in calendar.steps} == set(Step)


def test_a_board_that_gives_more_time_looks_further_back() -> None:
    slow = [replace(one, working_days=40) if one.code == Step.VALIDATED else one for one in STEPS]
    assert of_meeting(date(2026, 11, 26), slow).period_end == date(2026, 6, 30)


def test_without_some_steps_the_rest_still_have_their_days() -> None:
    pack = [one for one in STEPS if one.code == Step.PACK]
    assert of_meeting(date(2026, 11, 26), pack).on(Step.DATA) is None
    assert of_meeting(date(2026, 11, 26), pack).on(Step.PACK) == date(2026, 11, 19)


def test_a_step_is_a_value() -> None:
    one = CalendarStep(Step.PACK, "Pack", CountedFrom.MEETING, 5, OwedBy.BUSINESS_UNIT, "Issue it.")
    assert of_meeting(date(2026, 11, 26), [one]).steps[0].step == one
