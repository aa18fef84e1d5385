"""Times over whole arrays agree with periods taken one by one."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.period import Frequency, ordinal, shift
from scorecard.judgement.times import due_on, ends_before, periods_behind, positions

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
FREQUENCIES = st.sampled_from(list(Frequency))


@given(st.lists(DAYS, min_size=1, max_size=20), FREQUENCIES)
def test_positions_are_the_ordinals(days: list[date], frequency: Frequency) -> None:
    found = positions(np.array(days, dtype="datetime64[D]"), frequency)
    assert found.tolist() == [ordinal(day, frequency) for day in days]


@given(DAYS, FREQUENCIES, st.integers(1, 30))
def test_ends_before_are_shifts_and_consecutive(
    day: date, frequency: Frequency, periods: int
) -> None:
    last = shift(day, frequency, 0)
    ends = ends_before(np.datetime64(last, "D"), frequency, periods)
    assert ends.tolist() == [shift(last, frequency, -back) for back in range(periods)][::-1]
    assert (np.diff(positions(ends, frequency)) == 1).all()


@pytest.mark.parametrize(
    ("latest", "as_at", "frequency", "behind"),
    [
        ("2026-09-30", "2026-09-30", "month", 0),
        ("2026-08-31", "2026-09-30", "month", 1),
        ("2026-08-31", "2026-09-29", "month", 0),
        ("2026-09-30", "2026-08-31", "month", 0),
        ("2026-05-10", "2026-05-20", "month", 0),
        ("2026-02-28", "2026-03-31", "month", 1),
        ("2024-02-29", "2024-03-30", "month", 0),
        ("2026-06-30", "2026-09-30", "quarter", 1),
        ("2026-06-30", "2026-09-29", "quarter", 0),
        ("2025-03-31", "2026-03-31", "year", 1),
        ("2025-03-31", "2026-03-30", "year", 0),
        ("2026-09-20", "2026-09-27", "week", 1),
        ("2026-09-20", "2026-09-26", "week", 0),
        ("2026-03-27", "2026-04-30", "term", 0),
        ("2026-03-27", "2026-07-30", "term", 0),
        ("2026-03-27", "2026-07-31", "term", 1),
        ("2025-12-19", "2026-07-31", "term", 2),
        ("2025-12-31", "2026-09-30", "term", 2),
    ],
)
def test_whole_periods_behind(latest: str, as_at: str, frequency: str, behind: int) -> None:
    found = periods_behind(np.datetime64(latest, "D"), np.datetime64(as_at, "D"), frequency)
    assert found == behind


@given(DAYS, st.integers(0, 900), FREQUENCIES)
def test_never_negative_and_never_falls_as_time_passes(
    day: date, later: int, frequency: Frequency
) -> None:
    latest = np.datetime64(day, "D")
    found = [
        periods_behind(latest, latest + np.timedelta64(days, "D"), frequency)
        for days in (0, later, later + 1)
    ]
    assert found[0] == 0
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("end", "days", "due"),
    [
        (date(2026, 8, 31), 10, date(2026, 9, 14)),  # a Monday: two weeks on
        (date(2026, 7, 31), 1, date(2026, 8, 3)),  # a Friday: the Monday after
        (date(2026, 5, 31), 1, date(2026, 6, 1)),  # a Sunday
        (date(2026, 5, 30), 0, date(2026, 5, 29)),  # a Saturday, due at once
    ],
)
def test_due_days_are_working_days(end: date, days: int, due: date) -> None:
    assert due_on(end, days) == due


@given(DAYS, st.integers(0, 60))
def test_more_days_are_never_due_sooner(end: date, days: int) -> None:
    assert due_on(end, days) < due_on(end, days + 1)
    assert due_on(end, days) >= end - timedelta(days=2)
