"""The clock of a level: what it says on each day, over weekends, and when it has stopped."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.judgement.escalation import Clock, ClockState, clock, has_waited, working_days
from scorecard.judgement.times import due_on
from tests.concern_samples import escalation, levels

TWO_DAYS = next(one for one in levels() if one.acknowledge_days == 2)
NO_DAYS = replace(TWO_DAYS, acknowledge_days=None)
THURSDAY, FRIDAY = date(2026, 10, 15), date(2026, 10, 16)
SATURDAY, MONDAY = date(2026, 10, 17), date(2026, 10, 19)


def after(start: date, days: int) -> date:
    return start + timedelta(days=days)


def said(start: date, today: date, days: int | None = 2, **changes: object) -> Clock:
    made = escalation(level_since=start, state="raised", **changes)
    return clock(made, replace(TWO_DAYS, acknowledge_days=days), today)


@pytest.mark.parametrize(
    ("start", "today", "days", "words", "left"),
    [
        (THURSDAY, THURSDAY, 2, "2 working days left", 2),
        (THURSDAY, FRIDAY, 2, "1 working day left", 1),
        (THURSDAY, SATURDAY, 2, "1 working day left", 1),
        (THURSDAY, MONDAY, 2, "to be acknowledged today", 0),
        (THURSDAY, after(MONDAY, 1), 2, "1 working day late", -1),
        (THURSDAY, after(MONDAY, 7), 2, "5 working days late", -5),
        (FRIDAY, SATURDAY, 2, "2 working days left", 2),
        (SATURDAY, SATURDAY, 2, "2 working days left", 2),
        (after(SATURDAY, 1), MONDAY, 2, "1 working day left", 1),
        (SATURDAY, after(MONDAY, 1), 2, "to be acknowledged today", 0),
        (after(FRIDAY, -2), SATURDAY, 2, "past its last day", 0),
        (after(FRIDAY, -2), after(SATURDAY, 1), 2, "past its last day", 0),
        (after(FRIDAY, -2), MONDAY, 2, "1 working day late", -1),
        (THURSDAY, THURSDAY, None, "waiting since today; no number of days was agreed", 0),
        (THURSDAY, MONDAY, None, "waiting for 2 working days; no number of days was agreed", 0),
    ],
)
def test_what_a_running_clock_says(
    start: date, today: date, days: int | None, words: str, left: int
) -> None:
    found = said(start, today, days)
    assert (found.words, found.left) == (words, left)


@pytest.mark.parametrize(
    ("acknowledged_on", "words"),
    [
        (THURSDAY, "acknowledged the same day"),
        (FRIDAY, "acknowledged after 1 working day"),
        (SATURDAY, "acknowledged after 1 working day"),
        (MONDAY, "acknowledged after 2 working days"),
        (after(MONDAY, 1), "acknowledged after 3 working days, 1 working day late"),
        (None, ""),
    ],
)
def test_what_a_stopped_clock_says(acknowledged_on: date | None, words: str) -> None:
    made = escalation(level_since=THURSDAY, state="acknowledged", acknowledged_on=acknowledged_on)
    found = clock(made, TWO_DAYS, after(MONDAY, 30))
    assert (found.state, found.words) == (ClockState.STOPPED, words)


def test_a_level_without_days_is_never_late_and_the_first_counts_from_the_raising() -> None:
    made = escalation(level_since=None, opened_on=THURSDAY, state="raised")
    assert clock(made, NO_DAYS, after(MONDAY, 300)).state == ClockState.NO_LIMIT
    assert clock(made, TWO_DAYS, MONDAY).due_on == MONDAY


@pytest.mark.parametrize(
    ("state", "due", "today", "waited"),
    [
        ("raised", None, MONDAY, False),
        ("raised", None, after(MONDAY, 1), True),
        ("acknowledged", MONDAY, MONDAY, False),
        ("acknowledged", MONDAY, after(MONDAY, 1), True),
        ("acknowledged", None, after(MONDAY, 99), False),
        ("resolved", MONDAY, after(MONDAY, 1), False),
    ],
)
def test_whether_it_has_waited_longer_than_was_agreed(
    state: str, due: date | None, today: date, waited: bool
) -> None:
    made = escalation(level_since=THURSDAY, state=state, due_on=due)
    assert has_waited(made, TWO_DAYS, today) == waited


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(days, st.integers(0, 400))
def test_working_days_are_counted_one_by_one(first: date, length: int) -> None:
    last = after(first, length)
    counted = sum(after(first, step).weekday() < 5 for step in range(1, length + 1))
    assert working_days(first, last) == counted
    assert working_days(last, first) == 0


@given(days, st.integers(1, 30), st.integers(0, 90))
def test_the_clock_is_late_exactly_after_its_last_day(start: date, limit: int, later: int) -> None:
    today = after(start, later)
    found = said(start, today, limit)
    last = due_on(start, limit)
    assert found.due_on == last
    assert (found.state == ClockState.LATE) == (today > last)
    assert (found.state == ClockState.DUE_TODAY) == (today == last)
    assert (found.left > 0) == (found.state == ClockState.RUNNING)


@given(days, st.integers(1, 30), st.integers(0, 90))
def test_a_day_never_gives_time_back(start: date, limit: int, later: int) -> None:
    today = after(start, later)
    assert said(start, after(today, 1), limit).left <= said(start, today, limit).left
