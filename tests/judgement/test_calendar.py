"""The submission calendar: received, late, missing, part, due; and what is owed at all."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest

from scorecard.domain.indicator import Indicator, Standing
from scorecard.domain.period import Frequency
from scorecard.judgement.calendar import (
    OwedFigure,
    ReturnState,
    cells,
    ends_on,
    figures,
    last_end,
)
from scorecard.judgement.evidence import Evidence
from tests.returning import AREAS, DAYS, EPISODES, IN_TIME, INTERVIEWS, WAITS
from tests.samples import HERE

CLOCK = datetime(2026, 10, 20, 12, tzinfo=UTC)
"""September's figures are due on 21 October, August's were on 21 September."""


def fact(indicator: Indicator, end: str, came: str, **changes: Any) -> dict[str, Any]:
    return {
        "indicator": indicator.code,
        "agency": "",
        "basis": "local",
        "frequency": str(indicator.frequency),
        "window": str(indicator.window),
        "series_id": 1,
        "period_end": pd.Timestamp(end),
        "edition": "",
        "status": "final",
        "marker": "",
        "value": 12.0,
        "numerator": math.nan,
        "denominator": math.nan,
        "known_at": pd.Timestamp(came, tz="UTC"),
        **changes,
    }


def evidence(*facts: dict[str, Any], indicators: list[Indicator] | None = None) -> Evidence:
    known = indicators or [EPISODES]
    names = list(fact(EPISODES, "2026-09-30", "2026-10-01"))
    return Evidence(
        area=AREAS[HERE],
        areas=AREAS,
        indicators={one.code: one for one in known},
        facts=pd.DataFrame(list(facts), columns=names),
        published=pd.DataFrame(),
        targets=[],
        breaks=[],
        comparator_sets=[],
        meetings=[],
        clock=CLOCK,
    )


def owed(*facts: dict[str, Any], months: int = 3, **how: Any) -> dict[str, OwedFigure]:
    return {
        f"{one.agency} {one.period_end:%b}": one for one in figures(evidence(*facts, **how), months)
    }


def test_what_came_what_came_late_and_what_has_not_come() -> None:
    found = owed(
        fact(EPISODES, "2026-06-30", "2026-07-10"),
        fact(EPISODES, "2026-07-31", "2026-08-30"),
        fact(EPISODES, "2026-07-31", "2026-09-30"),
    )
    assert {name: (one.state, one.days_late) for name, one in found.items()} == {
        "police Jul": (ReturnState.LATE, 9),
        "police Aug": (ReturnState.MISSING, 29),
        "police Sep": (ReturnState.DUE, 0),
    }
    assert found["police Jul"].came == date(2026, 8, 30)
    assert found["police Jul"].due_on == date(2026, 8, 21)
    assert found["police Jul"].counts == ("value",)


def test_nothing_is_owed_for_before_it_began() -> None:
    assert list(owed(fact(EPISODES, "2026-08-31", "2026-09-10"))) == ["police Aug", "police Sep"]


def test_what_is_in_focus_and_was_never_sent_is_owed_for_its_latest_period() -> None:
    sent = fact(DAYS, "2026-08-31", "2026-09-10")
    (one,) = (
        one
        for one in figures(evidence(sent, indicators=[EPISODES, DAYS]), 3)
        if one.indicator == EPISODES.code
    )
    assert (one.never, one.period_end, one.state) == (True, date(2026, 9, 30), ReturnState.DUE)
    watched = replace(EPISODES, standing=Standing.WATCH)
    owed_now = figures(evidence(sent, indicators=[watched, DAYS]), 3)
    assert {one.indicator for one in owed_now} == {DAYS.code}


@pytest.mark.parametrize(
    ("changes", "is_owed"),
    [({}, True), ({"known_at": pd.Timestamp("2025-10-18", tz="UTC")}, False),
     ({"basis": "published"}, False)],
)  # fmt: skip
def test_nothing_is_owed_where_nobody_has_sent_a_figure_for_a_year(
    changes: dict[str, Any], is_owed: bool
) -> None:
    held = fact(EPISODES, "2026-08-31", "2026-09-10", **changes)
    assert bool(figures(evidence(held), 3)) == is_owed


def test_national_statistics_are_owed_by_nobody_at_the_table() -> None:
    population = replace(EPISODES, code="pop", numerator_supplier="", accountable_agency="ons")
    sent = fact(EPISODES, "2026-08-31", "2026-09-10")
    owing = figures(evidence(sent, indicators=[EPISODES, population]), 3)
    assert {one.agency for one in owing} == {"police"}


@pytest.mark.parametrize("standing", [Standing.RETIRED, Standing.ELSEWHERE])
def test_what_is_not_asked_for_is_not_owed(standing: Standing) -> None:
    one = replace(EPISODES, standing=standing)
    assert figures(evidence(fact(one, "2026-06-30", "2026-07-10"), indicators=[one]), 3) == []


def test_each_of_two_agencies_owes_its_own_count() -> None:
    top = {"value": math.nan, "numerator": 3.0, "agency": "csc"}
    found = owed(
        fact(INTERVIEWS, "2026-08-31", "2026-09-10", **top), indicators=[INTERVIEWS], months=2
    )
    assert {name: (one.state, one.counts) for name, one in found.items()} == {
        "csc Aug": (ReturnState.RECEIVED, ("numerator",)),
        "csc Sep": (ReturnState.DUE, ("numerator",)),
        "police Sep": (ReturnState.DUE, ("denominator",)),
    }


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"value": math.nan, "numerator": 3.0}, ReturnState.PART),
        ({"value": math.nan, "numerator": 3.0, "denominator": 4.0}, ReturnState.RECEIVED),
        ({"value": 75.0}, ReturnState.RECEIVED),
        ({"value": math.nan, "marker": "c"}, ReturnState.RECEIVED),
    ],
)
def test_a_figure_is_whole_when_all_that_is_owned_is_there(
    changes: dict[str, Any], state: ReturnState
) -> None:
    fact_of = fact(IN_TIME, "2026-08-31", "2026-09-10", **changes)
    assert owed(fact_of, indicators=[IN_TIME])["csc Aug"].state == state


def test_another_frequency_or_official_statistics_are_no_return() -> None:
    found = owed(
        fact(EPISODES, "2026-08-31", "2026-09-10", frequency="quarter"),
        fact(EPISODES, "2026-08-31", "2026-09-10", basis="published"),
    )
    assert [one.never for one in found.values()] == [True]


def test_a_cell_is_its_worst_figure_and_counts_them() -> None:
    other = replace(EPISODES, code="mis_other_count")
    facts = (
        fact(EPISODES, "2026-07-31", "2026-08-10"),
        fact(EPISODES, "2026-08-31", "2026-09-10"),
        fact(other, "2026-07-31", "2026-08-30"),
    )
    found = cells(figures(evidence(*facts, indicators=[EPISODES, other]), 3))
    told = [
        (cell.month.month, cell.state, cell.received, cell.of, cell.days_late) for cell in found
    ]
    assert told == [
        (7, ReturnState.LATE, 2, 2, 9),
        (8, ReturnState.PART, 1, 2, 29),
        (9, ReturnState.DUE, 0, 2, 0),
    ]


def test_a_quarter_stands_in_the_month_it_ends_in() -> None:
    found = owed(fact(WAITS, "2026-06-30", "2026-07-10"), indicators=[WAITS], months=12)
    assert list(found) == ["health Jun", "health Sep"]


@pytest.mark.parametrize(
    ("frequency", "today", "end"),
    [
        (Frequency.MONTH, date(2026, 10, 20), date(2026, 9, 30)),
        (Frequency.MONTH, date(2026, 1, 1), date(2025, 12, 31)),
        (Frequency.MONTH, date(2026, 10, 31), date(2026, 9, 30)),
        (Frequency.QUARTER, date(2026, 10, 1), date(2026, 9, 30)),
        (Frequency.QUARTER, date(2026, 9, 30), date(2026, 6, 30)),
        (Frequency.QUARTER, date(2026, 2, 3), date(2025, 12, 31)),
        (Frequency.TERM, date(2026, 10, 20), date(2026, 7, 31)),
        (Frequency.TERM, date(2026, 2, 1), date(2025, 12, 31)),
        (Frequency.YEAR, date(2026, 10, 20), date(2026, 3, 31)),
        (Frequency.YEAR, date(2026, 2, 1), date(2025, 3, 31)),
        (Frequency.WEEK, date(2026, 10, 20), date(2026, 10, 18)),
        (Frequency.WEEK, date(2026, 10, 18), date(2026, 10, 11)),
    ],
)
def test_the_latest_period_that_is_over(frequency: Frequency, today: date, end: date) -> None:
    assert last_end(frequency, today) == end
    assert ends_on(frequency, end)


def test_a_year_and_a_week_end_as_the_agency_has_ended_them() -> None:
    assert last_end(Frequency.YEAR, date(2026, 10, 20), date(2020, 8, 31)) == date(2026, 8, 31)
    friday = date(2026, 10, 2)
    assert last_end(Frequency.WEEK, date(2026, 10, 20), friday) == date(2026, 10, 16)


@pytest.mark.parametrize(
    ("frequency", "day", "can"),
    [
        (Frequency.MONTH, date(2026, 9, 29), False),
        (Frequency.QUARTER, date(2026, 8, 31), False),
        (Frequency.QUARTER, date(2026, 9, 30), True),
        (Frequency.TERM, date(2026, 9, 30), False),
        (Frequency.TERM, date(2026, 7, 31), True),
    ],
)
def test_which_periods_end_on_a_day(frequency: Frequency, day: date, can: bool) -> None:
    assert ends_on(frequency, day) == can


@pytest.mark.parametrize(
    ("frequency", "begun", "ends"),
    [
        (Frequency.WEEK, None, [4, 11, 18, 25]),
        (Frequency.WEEK, date(2020, 1, 3), [2, 9, 16, 23, 30]),
        (Frequency.YEAR, None, []),
        (Frequency.YEAR, date(2020, 10, 31), [31]),
        (Frequency.MONTH, None, [31]),
    ],
)
def test_weeks_and_years_end_on_the_days_that_the_agencys_have(
    frequency: Frequency, begun: date | None, ends: list[int]
) -> None:
    october = [date(2026, 10, day) for day in range(1, 32)]
    assert [one.day for one in october if ends_on(frequency, one, begun)] == ends
