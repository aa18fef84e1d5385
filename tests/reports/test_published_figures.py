"""Cited published figures: as released, each with its release and where in it to look."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.reports.conftest import CALDERDALE, ENGLAND, KEY, KIRKLEES, figures, rows_of

RELEASES = ("published_children_in_need.csv", "published_children_looked_after.csv")
PLANS = "cp_plans_current_count"
MARKED = [row for file in RELEASES for row in rows_of(file) if row["marker"]]


def published(held: pd.DataFrame, area: str, indicator: str, year: int) -> list[float]:
    end = date(year, 3, 31)
    return list(figures(held, area, indicator, end, basis="published")["value"])


@pytest.mark.parametrize(("year", "plans"), [(2017, 437), (2018, 352)])
def test_plans_in_kirklees(held: pd.DataFrame, year: int, plans: int) -> None:
    assert published(held, KIRKLEES, PLANS, year) == [plans]


@pytest.mark.parametrize(
    ("area", "indicator", "year", "value"),
    [
        (CALDERDALE, PLANS, 2013, 228),
        (ENGLAND, "cp_repeat_plan_pct", 2013, 14.9),
        (ENGLAND, "cp_repeat_plan_pct", 2018, 20.2),
        (ENGLAND, "fd_rereferrals_12m_pct", 2013, 24.7),
        (ENGLAND, "fd_rereferrals_12m_pct", 2018, 21.9),
    ],
)
def test_other_facts(
    held: pd.DataFrame, area: str, indicator: str, year: int, value: float
) -> None:
    assert published(held, area, indicator, year) == [value]


@pytest.mark.parametrize("file", RELEASES)
def test_every_row_is_current_and_names_its_release(
    by_key: dict[tuple[str, ...], Any], file: str
) -> None:
    documents = {one["file"]: one for one in rows_of("documents.csv")}
    for row in rows_of(file):
        kept = by_key[tuple(row[name] for name in KEY)]
        assert kept.basis == "published"
        assert kept.edition
        assert kept.reference == row["reference"]
        assert kept.known_at.date().isoformat() == documents[file]["known_at"][:10]
        assert documents[file]["licence"]


def test_no_published_figure_of_a_real_area_is_without_edition_or_reference(
    held: pd.DataFrame,
) -> None:
    areas = {row["area"] for file in RELEASES for row in rows_of(file)}
    rows = held[held["area"].isin(areas) & (held["basis"] == "published")]
    assert len(rows) > 500
    assert rows[(rows["edition"] == "") | (rows["reference"] == "")].empty


def test_what_is_suppressed_stays_a_marker_without_a_value(
    by_key: dict[tuple[str, ...], Any],
) -> None:
    assert {row["marker"] for row in MARKED} == {"c", "x", "z"}
    for row in MARKED:
        kept = by_key[tuple(row[name] for name in KEY)]
        assert kept.marker == row["marker"], row
        assert pd.isna(kept.value), row


def test_the_suppressed_assessments_of_kirklees_in_2017_are_unknown(held: pd.DataFrame) -> None:
    end = date(2017, 3, 31)
    rows = figures(held, KIRKLEES, "fd_assessments_45wd_pct", end, basis="published")
    assert rows["marker"].tolist() == ["c"]
    assert rows["value"].isna().all()


@pytest.mark.reference
@pytest.mark.parametrize(
    ("table", "column", "indicator", "places"),
    [
        ("d1_child_protection_plans", "CPP_At31", PLANS, 0),
        ("d3_cpps_subsequent_plan", "CPP_subsequent_percent", "cp_repeat_plan_pct", 1),
        (
            *("c1_children_in_need_referrals_and_rereferrals", "Re_referrals_percent"),
            *("fd_rereferrals_12m_pct", 1),
        ),
    ],
)
def test_the_release_itself_says_so(
    reference_data: Path, held: pd.DataFrame, table: str, column: str, indicator: str, places: int
) -> None:
    """Every row of the indicator is looked up again in the release it cites."""
    folder = reference_data / "data" / "ees_children_in_need_2024"
    release = pd.read_csv(folder / f"{table}_2013_to_2024.csv", dtype=str, encoding="utf-8-sig")
    for level, place in _PLACES.items():
        release.loc[release["geographic_level"] == level, "area"] = release[place]
    said = release.set_index(["area", "time_period"])[column]
    rows = held[(held["basis"] == "published") & (held["indicator"] == indicator)]
    rows = rows[rows["edition"] == "Children in need 2024 release"]
    assert len(rows) > 10
    for row in rows.itertuples():
        printed = said[row.area, str(row.period_end.year)]
        if row.marker:
            assert printed == row.marker
        else:
            assert round(float(printed), places) == row.value, row.reference


_PLACES = {
    "National": "country_code",
    "Regional": "region_code",
    "Local authority": "new_la_code",
}
