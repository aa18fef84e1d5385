"""Next year's release: columns renamed, added and lost; a table nobody described."""

import math

import pytest

from scorecard.intake.noted import blocks
from tests.national.reading import (
    ENGLAND,
    FIGURES,
    KIRKLEES,
    MID_2023,
    REFERRALS,
    changed,
    csv,
    figures,
    one,
    place,
    read,
    referrals,
    said,
)

IN_2025 = (
    *("category", "referral_count", "rereferral_count", "rereferral_percent"),
    *("no_further_action_count", "no_further_action_percent", "not_in_need_count"),
    "not_in_need_percent",
)
FIGURES_2025 = ("Referrals", 1800, 450, 25, 90, 5, 180, 10)


def test_columns_renamed_in_2025_and_rates_dropped_need_no_code() -> None:
    content = csv(IN_2025, [*place(), *FIGURES_2025], [*place(ENGLAND), *FIGURES_2025])
    found = read(content, populations=MID_2023)
    assert found.findings == ()
    rate = one(found, "fd_referrals_rate")
    assert rate.value == pytest.approx(400)
    assert (rate.numerator, rate.denominator) == (1800, 45_000)
    assert rate.reference.endswith("row 2: referral_count; population at mid-2023")
    assert one(found, "fd_rereferrals_12m_pct").value == 25


def test_a_rate_without_a_population_is_said_and_never_guessed() -> None:
    content = csv(IN_2025, [*place(KIRKLEES), *FIGURES_2025])
    found = read(content, populations=MID_2023)
    assert len(figures(found, "fd_referrals_rate", KIRKLEES)) == 0
    assert one(found, "fd_referrals_count", KIRKLEES).value == 1800
    assert "fd_referrals_rate of E08000034, 31 March 2024' cannot be worked out" in said(found)
    assert "Load the population estimates of the release first" in said(found)


def test_a_printed_rate_without_a_population_is_kept_and_said() -> None:
    found = read(referrals((place(), FIGURES)))
    rate = one(found, "fd_referrals_rate")
    assert rate.value == 400
    assert math.isnan(rate.denominator)
    assert "fd_referrals_rate without the population it is a rate of" in said(found)


def test_a_column_added_is_read_past_with_a_word() -> None:
    columns = (*REFERRALS, "Referrals_online")
    found = read(csv(columns, [*place(), *FIGURES, 12]), populations=MID_2023)
    assert len(found.frame) == 5
    assert said(found) == (
        "c1_referrals_2013_to_2024.csv, row 1, column 'Referrals_online': is a column we do not "
        "know for this table. It is left out; if an indicator should use it, add it to "
        "ees_mapping.csv."
    )


def test_a_filter_added_is_read_by_its_total() -> None:
    columns = (*REFERRALS, "sex")
    rows = [[*place(), *changed(Referrals=n), sex] for n, sex in ((900, "Female"), (1800, "Total"))]
    found = read(csv(columns, *rows))
    assert one(found, "fd_referrals_count").value == 1800
    assert "column 'sex': is a column we do not know for this table. Its totals are read" in said(
        found
    )


def test_a_filter_added_without_a_total_keeps_the_file_out() -> None:
    columns = (*REFERRALS, "sex")
    rows = [[*place(), *changed(Referrals=n), sex] for n, sex in ((900, "Female"), (900, "Male"))]
    found = read(csv(columns, *rows))
    assert blocks(found.findings)
    assert "column 'sex': splits the figures (Female and Male) and none of them is a total" in said(
        found
    )


def test_a_column_lost_is_said_and_the_rest_is_read() -> None:
    kept = [at for at, name in enumerate(REFERRALS) if name != "Re_referrals_percent"]
    columns = [REFERRALS[at] for at in kept]
    found = read(csv(columns, [*place(), *(FIGURES[at] for at in kept)]))
    row = one(found, "fd_rereferrals_12m_pct")
    assert row.value == 25
    assert row.note == "Worked out here from the counts printed."


def test_columns_that_no_table_has_are_answered_with_the_nearest() -> None:
    columns = ("category", "Referrals", "Re_referrals", "No_Further_Action", "Weather")
    found = read(csv(columns, [*place(), "x", 1, 1, 1, 1]))
    assert blocks(found.findings)
    assert said(found) == (
        "c1_referrals_2013_to_2024.csv, row 1: is no national table we know by its columns "
        "category, referrals, re_referrals, no_further_action and weather. The nearest is "
        "'Referrals and re-referrals', which also needs not_in_need. If a column was renamed, add "
        "its new name to ees_names.csv; if the table is new, describe it in ees_tables.csv and "
        "ees_mapping.csv."
    )


def test_a_table_with_nothing_for_the_catalogue_says_why() -> None:
    found = read(csv(("category", "CINPlan_start", "CINPlan_end"), [*place(), "x", 1, 2]))
    assert len(found.frame) == 0
    assert not blocks(found.findings)
    assert "no indicator of the catalogue counts child in need plans" in said(found)
