"""Periods: frequencies, windows, their order in time and the words for them."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Frequency(StrEnum):
    """How often a series has a figure, finest first."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"


FINEST_FIRST = tuple(Frequency)
PERIODS_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "term": 3, "year": 1}
_EPOCH_SUNDAY = date(1970, 1, 4)
_TERM_NAMES = ("spring", "summer", "autumn")


class Window(StrEnum):
    """What stretch of time a figure covers at its period end."""

    PERIOD = "period"
    ROLLING_12M = "rolling_12m"
    YTD = "ytd"


def ordinal(end: date, frequency: str) -> int:
    """The position in time of the period ending at `end`: consecutive periods differ by one."""
    match frequency:
        case "week":
            return (end - _EPOCH_SUNDAY).days // 7
        case "month":
            return end.year * 12 + end.month - 1
        case "quarter":
            return end.year * 4 + (end.month - 1) // 3
        case "term":
            return end.year * 3 + term_of(end)
        case "year":
            return end.year
    raise ValueError(f"frequency {frequency!r} is not one of {', '.join(Frequency)}")


def term_of(end: date) -> int:
    """0 spring (ends by April), 1 summer (ends by August), 2 autumn."""
    return 0 if end.month <= 4 else 1 if end.month <= 8 else 2


def month_end(year: int, month: int) -> date:
    """The last day of a month; months past 12 or below 1 roll over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def shift(end: date, frequency: str, periods: int) -> date:
    """The end of the period that many `periods` after (before, when negative) `end`'s."""
    match frequency:
        case "week":
            return end + timedelta(weeks=periods)
        case "term":
            position = ordinal(end, frequency) + periods
            return month_end(position // 3, (4, 7, 12)[position % 3])
        case _:
            months = 12 // PERIODS_A_YEAR[frequency] * periods
            return month_end(end.year, end.month + months)


def start_of(end: date, frequency: str) -> date:
    """The first day of the period ending at `end`."""
    return shift(end, frequency, -1) + timedelta(days=1)


def financial_year(end: date) -> str:
    """The April to March year a date lies in, as 2026-27."""
    first = end.year if end.month >= 4 else end.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def school_year(end: date) -> str:
    """The September to August year a date lies in, as 2026-27."""
    first = end.year if end.month >= 9 else end.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def label(end: date, frequency: str, *, long: bool = False) -> str:
    """The words for a period: 'Sep 2026', 'Q2 2026-27', 'year to Mar 2013'."""
    month = f"{end:%B %Y}" if long else f"{end:%b %Y}"
    match frequency:
        case "week":
            return f"week to {day(end, long=long)}"
        case "quarter" if long:
            return f"{start_of(end, frequency):%B} to {month}"
        case "quarter":
            return f"Q{(end.month - 4) % 12 // 3 + 1} {financial_year(end)}"
        case "term":
            return f"{_TERM_NAMES[term_of(end)]} term {school_year(end)}"
        case "year":
            return f"year to {month}"
        case _:
            return month


def day(when: date, *, long: bool = True) -> str:
    """A date in words: '30 September 2026', or '30 Sep 2026'."""
    return f"{when.day} {when:%B %Y}" if long else f"{when.day} {when:%b %Y}"
