"""Periods: their order, arithmetic and words, at every edge of months, years, terms and weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard.domain import period
from scorecard.domain.period import FINEST_FIRST, PERIODS_A_YEAR, Frequency

days = some.dates(date(1990, 1, 1), date(2080, 12, 31))
counts = some.integers(-200, 200)
frequencies = some.sampled_from(Frequency)


@pytest.mark.parametrize(
    ("year", "month", "end"),
    [
        (2026, 9, date(2026, 9, 30)),
        (2024, 2, date(2024, 2, 29)),
        (2026, 2, date(2026, 2, 28)),
        (2026, 12, date(2026, 12, 31)),
        (2026, 13, date(2027, 1, 31)),
        (2026, 0, date(2025, 12, 31)),
        (2026, -11, date(2025, 1, 31)),
        (2026, 25, date(2028, 1, 31)),
    ],
)
def test_month_ends(year: int, month: int, end: date) -> None:
    assert period.month_end(year, month) == end


@pytest.mark.parametrize(
    ("end", "frequency", "periods", "expected"),
    [
        (date(2026, 9, 27), "week", 1, date(2026, 10, 4)),
        (date(2026, 1, 31), "month", 1, date(2026, 2, 28)),
        (date(2026, 2, 28), "month", 1, date(2026, 3, 31)),
        (date(2026, 1, 31), "month", -1, date(2025, 12, 31)),
        (date(2026, 9, 30), "quarter", 1, date(2026, 12, 31)),
        (date(2026, 3, 31), "quarter", -1, date(2025, 12, 31)),
        (date(2026, 4, 30), "term", 1, date(2026, 7, 31)),
        (date(2026, 7, 31), "term", 1, date(2026, 12, 31)),
        (date(2026, 12, 31), "term", 1, date(2027, 4, 30)),
        (date(2018, 3, 31), "year", -1, date(2017, 3, 31)),
        (date(2024, 2, 29), "year", 1, date(2025, 2, 28)),
    ],
)
def test_shifting(end: date, frequency: str, periods: int, expected: date) -> None:
    assert period.shift(end, frequency, periods) == expected


@pytest.mark.parametrize(
    ("end", "frequency", "start"),
    [
        (date(2026, 9, 27), "week", date(2026, 9, 21)),
        (date(2026, 3, 31), "month", date(2026, 3, 1)),
        (date(2026, 9, 30), "quarter", date(2026, 7, 1)),
        (date(2026, 12, 31), "term", date(2026, 8, 1)),
        (date(2018, 3, 31), "year", date(2017, 4, 1)),
        (date(2025, 8, 31), "year", date(2024, 9, 1)),
    ],
)
def test_starts(end: date, frequency: str, start: date) -> None:
    assert period.start_of(end, frequency) == start


@given(days, frequencies, counts)
def test_consecutive_periods_differ_by_one(end: date, frequency: str, count: int) -> None:
    moved = period.shift(end, frequency, count)
    assert period.ordinal(moved, frequency) == period.ordinal(end, frequency) + count


@given(days, frequencies, counts, counts)
def test_shifting_twice_is_shifting_once(
    end: date, frequency: str, first: int, second: int
) -> None:
    twice = period.shift(period.shift(end, frequency, first), frequency, second)
    assert twice == period.shift(end, frequency, first + second)


@given(days, frequencies)
def test_periods_meet_without_gap_or_overlap(end: date, frequency: str) -> None:
    end = period.shift(end, frequency, 0)
    start = period.start_of(end, frequency)
    assert start <= end
    assert start - timedelta(days=1) == period.shift(end, frequency, -1)


@given(days, some.sampled_from(["month", "quarter", "term", "year"]))
def test_a_year_of_periods_is_a_year(end: date, frequency: str) -> None:
    end = period.shift(end, frequency, 0)
    later = period.shift(end, frequency, PERIODS_A_YEAR[frequency])
    assert (later.year, later.month) == (end.year + 1, end.month)


@given(days, days, frequencies)
def test_order_in_time_is_kept(one: date, other: date, frequency: str) -> None:
    first, last = sorted((one, other))
    assert period.ordinal(first, frequency) <= period.ordinal(last, frequency)


def test_an_unknown_frequency_is_a_fault() -> None:
    with pytest.raises(ValueError, match="'day' is not one of week, month, quarter, term, year"):
        period.ordinal(date(2026, 9, 30), "day")


@pytest.mark.parametrize(
    ("end", "financial", "school"),
    [
        (date(2026, 3, 31), "2025-26", "2025-26"),
        (date(2026, 4, 1), "2026-27", "2025-26"),
        (date(2026, 8, 31), "2026-27", "2025-26"),
        (date(2026, 9, 1), "2026-27", "2026-27"),
        (date(1999, 12, 31), "1999-00", "1999-00"),
    ],
)
def test_years_of_the_council_and_of_schools(end: date, financial: str, school: str) -> None:
    assert period.financial_year(end) == financial
    assert period.school_year(end) == school


@pytest.mark.parametrize(
    ("end", "frequency", "short", "long"),
    [
        (date(2026, 9, 27), "week", "week to 27 Sep 2026", "week to 27 September 2026"),
        (date(2026, 9, 30), "month", "Sep 2026", "September 2026"),
        (date(2026, 6, 30), "quarter", "Q1 2026-27", "April to June 2026"),
        (date(2026, 9, 30), "quarter", "Q2 2026-27", "July to September 2026"),
        (date(2026, 12, 31), "quarter", "Q3 2026-27", "October to December 2026"),
        (date(2027, 3, 31), "quarter", "Q4 2026-27", "January to March 2027"),
        (date(2026, 4, 30), "term", "spring term 2025-26", "spring term 2025-26"),
        (date(2026, 7, 31), "term", "summer term 2025-26", "summer term 2025-26"),
        (date(2026, 12, 31), "term", "autumn term 2026-27", "autumn term 2026-27"),
        (date(2013, 3, 31), "year", "year to Mar 2013", "year to March 2013"),
    ],
)
def test_periods_in_words(end: date, frequency: str, short: str, long: str) -> None:
    assert period.label(end, frequency) == short
    assert period.label(end, frequency, long=True) == long


def test_days_in_words() -> None:
    assert period.day(date(2026, 9, 3)) == "3 September 2026"
    assert period.day(date(2026, 9, 3), long=False) == "3 Sep 2026"


def test_every_frequency_has_its_place() -> None:
    assert set(PERIODS_A_YEAR) == set(Frequency)
    a_year = [PERIODS_A_YEAR[frequency] for frequency in FINEST_FIRST]
    assert a_year == sorted(a_year, reverse=True)
