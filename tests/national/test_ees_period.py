"""Time periods as national files print them: every identifier, and what is wrong with one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard.domain.period import Frequency
from scorecard.intake.ees_period import IDENTIFIERS, NOT_HELD, REPORTING_YEAR, Span, span

GOOD = """
2024   | Calendar year              | 2024-01-01 | 2024-12-31 | year
202324 | Academic year              | 2023-09-01 | 2024-08-31 | year
202324 | Financial year             | 2023-04-01 | 2024-03-31 | year
202324 | Tax year                   | 2023-04-06 | 2024-04-05 | year
202324 | Autumn term                | 2023-09-01 | 2023-12-31 | term
202324 | Spring term                | 2024-01-01 | 2024-04-30 | term
202324 | Summer term                | 2024-05-01 | 2024-07-31 | term
202324 | Autumn and spring term     | 2023-09-01 | 2024-04-30 |
202324 | Part 1 (April to September)| 2023-04-01 | 2023-09-30 |
202324 | Part 2 (October to March)  | 2023-10-01 | 2024-03-31 |
2024   | Calendar year Q1           | 2024-01-01 | 2024-03-31 | quarter
2024   | Calendar year Q4           | 2024-10-01 | 2024-12-31 | quarter
202324 | Financial year Q1          | 2023-04-01 | 2023-06-30 | quarter
202324 | Financial year Q4          | 2024-01-01 | 2024-03-31 | quarter
2024   | January                    | 2024-01-01 | 2024-01-31 | month
2024   | February                   | 2024-02-01 | 2024-02-29 | month
2024   | December                   | 2024-12-01 | 2024-12-31 | month
2020   | Week 42                    | 2020-10-12 | 2020-10-18 | week
2020   | Week 53                    | 2020-12-28 | 2021-01-03 | week
199900 | Financial year             | 1999-04-01 | 2000-03-31 | year
"""
BAD = """
2018   | Academic year   | is not a time period for 'Academic year', which takes six digits
201718 | Calendar year   | is not a time period for 'Calendar year', which takes four digits
201820 | Academic year   | does not name two years that follow each other
2018   | Financial year Q4 | which takes six digits
201718 | January         | which takes four digits
0024   | Calendar year   | is not a likely year
2021   | Week 53         | has no week 53
2021   | Week 0          | has the time identifier 'Week 0', which we do not know
2021   | Fortnight       | has the time identifier 'Fortnight', which we do not know
20x8   | Calendar year   | is not a time period
       | Calendar year   | is not a time period
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("period", "said", "start", "end", "often"), rows(GOOD))
def test_a_period_is_a_stretch(period: str, said: str, start: str, end: str, often: str) -> None:
    wanted = Span(date.fromisoformat(start), date.fromisoformat(end), often)
    assert span(period, said) == wanted


@pytest.mark.parametrize(("period", "said", "words"), rows(BAD))
def test_what_is_wrong_is_said(period: str, said: str, words: str) -> None:
    found = span(period, said)
    assert isinstance(found, str)
    assert words in found


@pytest.mark.parametrize(
    ("ends", "period", "start", "end"),
    [
        ("03-31", "2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("03-31", "202324", date(2023, 4, 1), date(2024, 3, 31)),
        ("09-30", "2024", date(2023, 10, 1), date(2024, 9, 30)),
        ("06-30", "2023", date(2022, 7, 1), date(2023, 6, 30)),
        ("08-31", "2024", date(2023, 9, 1), date(2024, 8, 31)),
    ],
)
def test_a_reporting_year_ends_when_its_publication_says(
    ends: str, period: str, start: date, end: date
) -> None:
    assert span(period, REPORTING_YEAR, ends) == Span(start, end, "year")


@given(some.sampled_from(sorted(IDENTIFIERS)), some.integers(1900, 2098))
def test_every_identifier_gives_a_stretch_in_its_own_years(said: str, year: int) -> None:
    digits, _ = IDENTIFIERS[said]
    period = str(year) if digits == 4 else f"{year}{(year + 1) % 100:02d}"
    found = span(period, said)
    assert isinstance(found, Span)
    assert found.start < found.end
    assert date(year, 1, 1) <= found.start
    assert found.end <= date(year + 1, 12, 31)
    assert found.frequency in (*Frequency, NOT_HELD)


@given(some.text(max_size=8), some.text(max_size=20))
def test_nothing_crashes_it(period: str, said: str) -> None:
    assert isinstance(span(period, said), Span | str)
