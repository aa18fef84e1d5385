"""Working days: the same as the judgement counts them, forwards and back, from weekends too."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain import working_days

DAYS = st.dates(date(2010, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(-80, 80))
def test_it_counts_as_the_judgement_does(day: date, count: int) -> None:
    roll = "forward" if count < 0 else "backward"
    assert working_days.after(day, count) == np.busday_offset(day, count, roll=roll).astype(object)


@given(DAYS, st.integers(1, 80))
def test_back_again_is_where_it_began(day: date, count: int) -> None:
    while day.weekday() > 4:
        day += timedelta(days=1)
    assert working_days.after(working_days.after(day, count), -count) == day


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 11, 26), -5, date(2026, 11, 19)),
        (date(2026, 11, 26), -10, date(2026, 11, 12)),
        (date(2026, 11, 28), -1, date(2026, 11, 27)),  # a Saturday, back from the Monday after
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # and on from the Friday before
        (date(2026, 11, 26), 0, date(2026, 11, 26)),
        (date(2026, 9, 30), 15, date(2026, 10, 21)),
    ],
)
def test_some_days(day: date, count: int, then: date) -> None:
    assert working_days.after(day, count) == then
