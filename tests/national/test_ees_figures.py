"""Figures of national CSV files: periods, breakdowns, long tables, editions."""

from datetime import UTC, date, datetime

import pytest

from tests.national.reading import (
    FIGURES,
    KIRKLEES,
    RECEIVED,
    csv,
    figures,
    one,
    place,
    read,
    referrals,
    said,
)

# Periods


def test_months_are_figures_of_months_in_the_year_they_fall_in() -> None:
    months = ("April", "May", "June", "July", "August", "September", "October", "November")
    columns = ("category", "Referrals", *months, "December", "January", "February", "March")
    found = read(csv(columns, [*place(), "Month of referral", 78, *range(1, 13)]))
    rows = figures(found, "fd_referrals_count").set_index("period_end")
    assert set(rows["frequency"]) == {"month"}
    assert rows.loc[date(2023, 4, 30), "value"] == 1
    assert rows.loc[date(2024, 2, 29), "value"] == 11
    assert rows.loc[date(2024, 3, 31), "period_start"] == date(2024, 3, 1)
    assert len(rows) == 12


def test_a_six_digit_reporting_year_is_the_year_it_ends_in() -> None:
    row = one(read(referrals((place(year="202324"), FIGURES))), "fd_referrals_count")
    assert row.period_end == date(2024, 3, 31)
    assert row.edition == "Children in need 2024 release"


@pytest.mark.parametrize(
    ("year", "identifier", "start", "end"),
    [
        ("202324", "Financial year", date(2023, 4, 1), date(2024, 3, 31)),
        ("202324", "Academic year", date(2023, 9, 1), date(2024, 8, 31)),
        ("2024", "Calendar year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_other_years_are_the_years_they_say(
    year: str, identifier: str, start: date, end: date
) -> None:
    content = referrals((place(year=year, said=identifier), FIGURES))
    row = one(read(content), "fd_referrals_count")
    assert (row.period_start, row.period_end) == (start, end)


def test_the_workforce_counts_to_september_and_the_population_at_midsummer() -> None:
    workforce = ("turnover_rate_fte", "agency_rate_fte", "vacancy_rate_fte", "caseload_fte")
    content = csv(workforce, [*place(), 12.5, 10, 8, 15.5])
    assert one(read(content), "wf_sw_turnover_pct").period_end == date(2024, 9, 30)
    children = csv(("age_group", "population_estimate"), [*place(year="2023"), "0 to 17", 45_000])
    found = read(children, name="ons_mid-year.csv")
    row = one(found, "pop_0_17_count")
    assert (row.period_start, row.period_end) == (date(2022, 7, 1), date(2023, 6, 30))
    assert row.edition == "Children in need 2024 release"


# Long tables and breakdowns

POPULATION = "population_count"
NUMBERS = (POPULATION, "population_estimate", "number", "rate_per_10000")
LOOKED_AFTER = [
    ("Children looked after at 31 March each year", 45_000, 315, 70),
    ("Children starting to be looked after each year", 45_000, 135, 30),
    ("Children ceasing to be looked after each year", 45_000, "c", "c"),
]


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        (NUMBERS, "Children looked after at 31 March each year"),
        (
            ("population_type", "population_estimate", "children_count", "rate_per_10000"),
            "Children looked after on 31 March each year",
        ),
    ],
    ids=["2023", "2025"],
)
def test_a_filter_says_which_figure_a_row_is(columns: tuple[str, ...], first: str) -> None:
    rows = [(first, *LOOKED_AFTER[0][1:]), *LOOKED_AFTER[1:]]
    found = read(csv(columns, *([*place(year="2023"), *row] for row in rows)), name="cla.csv")
    rate = one(found, "lac_current_rate")
    assert (rate.value, rate.numerator, rate.denominator) == (70, 315, 45_000)
    assert one(found, "lac_started_count").value == 135
    assert one(found, "lac_ceased_count").marker == "c"
    assert rate.edition == "Children looked after 2023 release"
    assert found.findings == ()


OUTCOMES = [
    ("Health assessments: Children looked after all ages", "Had their annual health assessment"),
    ("Health assessments: Children looked after all ages", "Total all ages"),
]


@pytest.mark.parametrize(
    "columns",
    [
        ("cla_group", "characteristic", "number", "percentage"),
        ("characteristic", "breakdown", "children_count", "children_percent"),
    ],
    ids=["2023", "2025"],
)
def test_a_name_may_have_been_another_columns(columns: tuple[str, ...]) -> None:
    """What one release calls characteristic another calls breakdown, and its cla_group that."""
    rows = [[*place(), *OUTCOMES[0], 90, 90], [*place(), *OUTCOMES[1], 100, 100]]
    row = one(read(csv(columns, *rows), name="outcomes.csv"), "lac_rha_pct")
    assert (row.value, row.numerator, row.denominator) == (90, 90, 100)


def test_breakdowns_stand_beside_the_total() -> None:
    sources = ("Individual", "Schools", "Education_Services", "Health_Services", "Housing")
    columns = ("category", "Referrals", *sources, "Police", "Unknown")
    found = read(csv(columns, [*place(), "Source", 100, 20, 30, 5, 15, "c", 25, 0]))
    rows = figures(found, "fd_referrals_count")
    assert set(rows["dimension"]) == {"source"}
    by = rows.set_index("category")
    assert by.loc["Schools", "value"] == 30
    assert by.loc["Housing", "marker"] == "c"
    assert by.loc["Unknown", "value"] == 0
    assert one(found, "fd_referrals_police_pct").value == 25
    assert "has no column for fd_referrals_count: looked for la_services" in said(found)


# Editions


def test_a_release_not_listed_is_named_after_its_year_and_known_from_today() -> None:
    found = read(referrals((place(year="2031"), FIGURES)))
    assert found.edition == "Children in need 2031 release"
    assert found.known_at == RECEIVED
    assert "whose day of publication we do not know" in said(found)


def test_who_loads_it_may_say_which_edition_and_when() -> None:
    known_at = datetime(2031, 10, 30, tzinfo=UTC)
    found = read(referrals((place(year="2031"), FIGURES)), edition="Second go", known_at=known_at)
    assert set(found.frame["edition"]) == {"Second go"}
    assert set(found.frame["known_at"]) == {known_at}
    assert "whose day of publication we do not know" not in said(found)


def test_only_the_areas_and_indicators_asked_for_are_kept() -> None:
    content = referrals((place(), FIGURES), (place(KIRKLEES), FIGURES))
    found = read(content, areas=(KIRKLEES,), indicators=("fd_referrals_count",))
    assert found.frame[["area", "indicator"]].to_numpy().tolist() == [
        [KIRKLEES, "fd_referrals_count"]
    ]
