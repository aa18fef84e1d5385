"""Times over whole arrays: period positions, their ends, and how far behind a figure is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.period import PERIODS_A_YEAR, Frequency

Days = NDArray[np.datetime64]
Ints = NDArray[np.int64]

OUT_OF_DATE_AFTER = 2
"""Periods a latest value may lie behind the as-at date before it is grey."""

_EPOCH_SUNDAY = np.datetime64("1970-01-04", "D")
_TERM_END_MONTHS = np.array([4, 7, 12])


def months(ends: Days) -> Ints:
    """Year * 12 + month - 1 of each day."""
    return ends.astype("datetime64[M]").astype(np.int64) + 1970 * 12


def _terms(ends: Days) -> Ints:
    month = months(ends) % 12 + 1
    return months(ends) // 12 * 3 + (month > 4) + (month > 8)


_POSITION: dict[str, Callable[[Days], Ints]] = {
    Frequency.WEEK: lambda ends: (ends - _EPOCH_SUNDAY).astype(np.int64) // 7,
    Frequency.MONTH: months,
    Frequency.QUARTER: lambda ends: months(ends) // 3,
    Frequency.TERM: _terms,
    Frequency.YEAR: lambda ends: months(ends) // 12,
}


def positions(ends: Days, frequency: str) -> Ints:
    """The position of each period in time, as `domain.period.ordinal` gives one by one."""
    return _POSITION[frequency](ends.astype("datetime64[D]"))


def ends_before(last: np.datetime64, frequency: str, periods: int) -> Days:
    """The ends of `periods` consecutive periods, oldest first, the last ending at `last`."""
    back = np.arange(-periods + 1, 1)
    day = last.astype("datetime64[D]")
    if frequency == Frequency.WEEK:
        return np.asarray(day + back * np.timedelta64(7, "D"))
    if frequency == Frequency.TERM:
        terms = int(_terms(np.array([day]))[0]) + back
        return _term_ends(terms)
    step = 12 // PERIODS_A_YEAR[frequency]
    return month_ends(months(np.array([day]))[0] + back * step)


def _term_ends(terms: Ints) -> Days:
    return month_ends(terms // 3 * 12 + _TERM_END_MONTHS[terms % 3] - 1)


def month_ends(month_numbers: Ints) -> Days:
    """The last day of each month number, as `months` counts them."""
    following = (month_numbers - 1970 * 12 + 1).astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(following - np.timedelta64(1, "D"))


def periods_behind(latest: np.datetime64, as_at: np.datetime64, frequency: str) -> int:
    """How many whole periods end after `latest` and by `as_at`."""
    if as_at <= latest:
        return 0
    if frequency == Frequency.WEEK:
        return int((as_at - latest).astype("timedelta64[D]").astype(int) // 7)
    if frequency == Frequency.TERM:
        days = np.array([latest, as_at]).astype("datetime64[D]")
        first, last = _terms(days).tolist()
        under_way = as_at < _term_ends(np.array([last]))[0]
        return max(last - first - int(under_way), 0)
    pair = months(np.array([latest, as_at]).astype("datetime64[D]"))
    whole = as_at.astype("datetime64[M]") != (as_at + np.timedelta64(1, "D")).astype(
        "datetime64[M]"
    )
    between = int(pair[1] - pair[0]) - (0 if whole else 1)
    return max(between, 0) // (12 // PERIODS_A_YEAR[frequency])


def due_on(end: date, due_days: int) -> date:
    """The day a figure for the period ending at `end` is due: so many working days after."""
    due: date = np.busday_offset(end, due_days, roll="backward").astype(object)
    return due
