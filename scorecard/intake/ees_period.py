"""Periods as national files print them: a time period and its identifier to a start and an end."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.period import Frequency, month_end

NOT_HELD = ""
"""The frequency of a stretch, such as half a year, that no series here has."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time and how often such a figure comes."""

    start: date
    end: date
    frequency: str


_MakeSpan = Callable[[int], Span]
_MONTHS = tuple(calendar.month_name[1:])
FOUR, SIX = 4, 6
"""Digits of the time period: 2024 for one year, 202324 for a year that crosses two."""


def _months(first: int, count: int, frequency: str) -> _MakeSpan:
    """So many months from the first of a month; month 13 is January of the second year."""

    def made(year: int) -> Span:
        start = month_end(year, first - 1) + timedelta(days=1)
        return Span(start, month_end(year, first + count - 1), frequency)

    return made


def _tax_year(year: int) -> Span:
    return Span(date(year, 4, 6), date(year + 1, 4, 5), Frequency.YEAR)


IDENTIFIERS: dict[str, tuple[int, _MakeSpan]] = {
    "Calendar year": (FOUR, _months(1, 12, Frequency.YEAR)),
    "Academic year": (SIX, _months(9, 12, Frequency.YEAR)),
    "Financial year": (SIX, _months(4, 12, Frequency.YEAR)),
    "Tax year": (SIX, _tax_year),
    "Autumn term": (SIX, _months(9, 4, Frequency.TERM)),
    "Spring term": (SIX, _months(13, 4, Frequency.TERM)),
    "Summer term": (SIX, _months(17, 3, Frequency.TERM)),
    "Autumn and spring term": (SIX, _months(9, 8, NOT_HELD)),
    "Part 1 (April to September)": (SIX, _months(4, 6, NOT_HELD)),
    "Part 2 (October to March)": (SIX, _months(10, 6, NOT_HELD)),
    **{
        f"Calendar year Q{quarter}": (FOUR, _months(3 * quarter - 2, 3, Frequency.QUARTER))
        for quarter in (1, 2, 3, 4)
    },
    **{
        f"Financial year Q{quarter}": (SIX, _months(3 * quarter + 1, 3, Frequency.QUARTER))
        for quarter in (1, 2, 3, 4)
    },
    **{
        month: (FOUR, _months(number, 1, Frequency.MONTH))
        for number, month in enumerate(_MONTHS, start=1)
    },
}
"""Identifier -> digits of its time period, and the stretch from the year it begins in."""

REPORTING_YEAR = "Reporting year"
"""Its dates are the publication's own: the table of the file says when it ends."""

_WEEK = re.compile(r"Week ([1-9]|[1-4][0-9]|5[0-3])")
_OTHER_PARTS = re.compile(r"(Calendar|Financial|Academic|Tax) year Q[1-4](-Q[1-4])?")
_DIGITS = re.compile(r"[0-9]+")
_WORDS_FOR = {FOUR: "four digits, as 2024", SIX: "six digits, as 202324"}
EARLIEST, LATEST = 1900, 2100


def span(time_period: str, identifier: str, reporting_year_ends: str = "") -> Span | str:
    """The stretch of a time period, or what is wrong with it in words.

    `reporting_year_ends` is the month and day, as 03-31, on which a reporting year ends.
    """
    problem = fault_of(time_period, identifier)
    if problem:
        return problem
    year = int(time_period[:4])
    if identifier == REPORTING_YEAR:
        return _reporting_year(year + (len(time_period) == SIX), reporting_year_ends)
    if identifier in IDENTIFIERS:
        return IDENTIFIERS[identifier][1](year)
    week = _WEEK.fullmatch(identifier)
    return _week(year, int(week.group(1))) if week else _held_nowhere(year)


def fault_of(time_period: str, identifier: str) -> str:
    """What is wrong with a time period, in words; nothing where it is as it should be."""
    digits = _digits_of(identifier)
    if not digits:
        return f"has the time identifier '{identifier}', which we do not know"
    if not _DIGITS.fullmatch(time_period) or len(time_period) not in digits:
        wanted = " or ".join(_WORDS_FOR[count] for count in digits)
        return f"is not a time period for '{identifier}', which takes {wanted}"
    year = int(time_period[:4])
    if not EARLIEST <= year <= LATEST:
        return "is not a likely year"
    if len(time_period) == SIX and int(time_period[4:]) != (year + 1) % 100:
        return "does not name two years that follow each other, as 202324 does"
    week = _WEEK.fullmatch(identifier)
    if week and int(week.group(1)) > _weeks_in(year):
        return f"has no week {week.group(1)}"
    return ""


def _digits_of(identifier: str) -> tuple[int, ...]:
    if identifier == REPORTING_YEAR or _OTHER_PARTS.fullmatch(identifier):
        known = IDENTIFIERS.get(identifier)
        return (known[0],) if known else (FOUR, SIX)
    if _WEEK.fullmatch(identifier):
        return (FOUR,)
    return (IDENTIFIERS[identifier][0],) if identifier in IDENTIFIERS else ()


def _reporting_year(year: int, ends: str) -> Span:
    month, day = (int(part) for part in (ends or "12-31").split("-"))
    start = month_end(year - 1, month) + timedelta(days=1)
    return Span(start, date(year, month, day), Frequency.YEAR)


def _weeks_in(year: int) -> int:
    return date(year, 12, 28).isocalendar().week  # the 28th always lies in a year's last week


def _week(year: int, week: int) -> Span:
    start = date.fromisocalendar(year, week, 1)
    return Span(start, start + timedelta(days=6), Frequency.WEEK)


def _held_nowhere(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), NOT_HELD)
