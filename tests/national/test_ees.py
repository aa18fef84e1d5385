"""National CSV files read: source of a figure, places, markers, counts, what a file is."""

import math
from datetime import date, timedelta

import pandas as pd
import pytest

from scorecard.domain.errors import ChildLevelData
from scorecard.domain.submission import SubmissionKind
from scorecard.intake import ees
from scorecard.intake.figures import FRAME_COLUMNS
from scorecard.intake.noted import blocks
from tests.national.reading import (
    CALDERDALE,
    ENGLAND,
    FIGURES,
    KIRKLEES,
    MID_2023,
    PLACE,
    REFERRALS,
    RELEASED,
    changed,
    csv,
    figures,
    incoming,
    kind_of,
    one,
    place,
    read,
    referrals,
    said,
)


def test_a_table_becomes_published_figures_with_their_source() -> None:
    found = read(referrals((place(), FIGURES)), populations=MID_2023)
    assert found.findings == ()
    assert tuple(found.frame.columns) == FRAME_COLUMNS
    rate = one(found, "fd_referrals_rate")
    assert (rate.value, rate.numerator, rate.denominator) == (400, 1800, 45_000)
    assert (rate.period_start, rate.period_end) == (date(2023, 4, 1), date(2024, 3, 31))
    assert (rate.frequency, rate.window, rate.basis, rate.status) == (
        *("year", "period", "published", "final"),
    )
    assert (rate.edition, rate.known_at) == ("Children in need 2024 release", RELEASED)
    assert rate.reference == (
        "c1_referrals_2013_to_2024.csv, row 2: Referrals_rate; population at mid-2023"
    )
    count = one(found, "fd_referrals_count")
    assert count.value == 1800
    assert math.isnan(count.numerator)
    assert found.released
    assert found.licence == "Open Government Licence v3.0"
    assert found.known_at == RELEASED


def test_every_figure_of_the_table_is_there_once() -> None:
    found = read(
        referrals((place(), FIGURES), (place(KIRKLEES), FIGURES), (place(ENGLAND), FIGURES))
    )
    key = ["indicator", "area", "period_end"]
    assert not found.frame.duplicated(key).any()
    assert found.frame.groupby("area").size().to_dict() == {CALDERDALE: 5, KIRKLEES: 5, ENGLAND: 5}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_may_stand_anywhere(mark: str) -> None:
    headings = ("la_name", "time_identifier", "new_la_code", "geographic_level", "time_period")
    where = ("Calderdale", "Reporting year", CALDERDALE, "Local authority", "2024")
    content = csv(
        tuple(reversed(REFERRALS)), [*where, *reversed(FIGURES)], headings=headings, mark=mark
    )
    assert one(read(content), "fd_rereferrals_12m_pct").value == 25


def test_semicolons_and_windows_letters_are_read() -> None:
    content = referrals((place(), changed(category="Référés"))).replace(b",", b";")
    content = content.decode().encode("cp1252")
    assert one(read(content), "fd_referrals_count").value == 1800


# Places


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"new_la_code": "E08000034", "old_la_code": "", "la_name": ""}, KIRKLEES),
        ({"new_la_code": "", "old_la_code": "382", "la_name": "misspelt"}, KIRKLEES),
        ({"new_la_code": "", "old_la_code": "", "la_name": "kirklees"}, KIRKLEES),
        ({"new_la_code": "E10000002", "old_la_code": "825", "la_name": "Bucks"}, "E06000060"),
        ({"new_la_code": "E06000048", "old_la_code": "929", "la_name": "x"}, "E06000057"),
        ({"new_la_code": "E10000006", "old_la_code": "909", "la_name": "x"}, "E10000006"),
        ({"new_la_code": "E10000009", "old_la_code": "835", "la_name": "Dorset"}, "E10000009"),
    ],
    ids=["code", "number", "name", "county", "recoded", "ended", "Dorset before 2019"],
)
def test_a_place_goes_by_its_codes_and_last_by_its_name(cells: dict[str, str], area: str) -> None:
    where = dict(zip(PLACE, place(), strict=True)) | cells
    found = read(referrals((list(where.values()), FIGURES)))
    assert set(found.frame["area"]) == {area}


def test_a_code_that_gave_way_on_the_same_ground_is_noted() -> None:
    where = dict(zip(PLACE, place(), strict=True))
    where |= {"new_la_code": "E10000023", "old_la_code": "815", "la_name": "North Yorkshire"}
    row = one(read(referrals((list(where.values()), FIGURES))), "fd_referrals_count", "E06000065")
    assert row.note == "Printed under the area's former code E10000023."


def test_regions_and_the_two_parts_of_london_are_held() -> None:
    content = referrals((place("E12000003"), FIGURES), (place("E13000001"), FIGURES))
    assert set(read(content).frame["area"]) == {"E12000003", "E13000001"}


@pytest.mark.parametrize(
    ("cells", "words", "keeps_out"),
    [
        ({"new_la_code": "E06000099", "old_la_code": "999"}, "is not an area held here", False),
        (
            {"new_la_code": "E06000061 / E06000062", "old_la_code": "940 / 941"},
            *("is two authorities together", False),
        ),
        ({"new_la_code": KIRKLEES, "old_la_code": "381"}, "in old_la_code another's", True),
    ],
    ids=["unknown", "two together", "two at once"],
)
def test_a_place_that_cannot_be_told_is_said(
    cells: dict[str, str], words: str, keeps_out: bool
) -> None:
    where = dict(zip(PLACE, place(), strict=True)) | cells
    found = read(referrals((list(where.values()), FIGURES), (place(ENGLAND), FIGURES)))
    assert words in said(found)
    assert blocks(found.findings) == keeps_out
    assert set(found.frame["area"]) == (set() if keeps_out else {ENGLAND})


# Markers and counts


@pytest.mark.parametrize(
    ("cell", "marker"),
    [
        *(("c", "c"), ("k", "k"), ("x", "x"), ("z", "z"), ("u", "u"), ("low", "low")),
        *(("C", "c"), (":", "x"), ("..", "x")),
    ],
)
def test_a_marker_stays_a_marker_and_is_never_a_zero(cell: str, marker: str) -> None:
    row = one(
        read(referrals((place(), changed(Re_referrals_percent=cell)))), "fd_rereferrals_12m_pct"
    )
    assert (row.marker, row.numerator, row.denominator) == (marker, 450, 1800)
    assert math.isnan(row.value)


def test_a_real_zero_stays_zero() -> None:
    row = one(read(referrals((place(), changed(Referrals=0)))), "fd_referrals_count")
    assert (row.value, row.marker) == (0, "")


ASSESSED = (
    *("category", "Assessments_completed", "Same_day", "1-10_days", "11-20_days", "21-30_days"),
    *("31-40_days", "41-45_days", "46-50_days"),
)


@pytest.mark.parametrize(
    ("cells", "value", "marker", "top", "bottom"),
    [
        ((100, 10, 10, 10, 10, 10, 10, 40), 60, "", 60, 100),
        ((100, "c", 10, 10, 10, 10, 10, 40), None, "c", None, 100),
        ((100, "x", "c", 10, 10, 10, 10, 40), None, "c", None, 100),
        ((0, 0, 0, 0, 0, 0, 0, 0), None, "z", 0, 0),
        (("u", "u", "u", "u", "u", "u", "u", "u"), None, "u", None, None),
    ],
    ids=["known", "a part suppressed", "the strongest says why", "none at all", "unreliable"],
)
def test_a_sum_over_an_unknown_part_is_unknown(
    cells: tuple[object, ...],
    value: float | None,
    marker: str,
    top: float | None,
    bottom: float | None,
) -> None:
    row = one(read(csv(ASSESSED, [*place(), "Duration", *cells])), "fd_assessments_45wd_pct")
    found = [None if math.isnan(x) else x for x in (row.value, row.numerator, row.denominator)]
    assert (found, row.marker) == ([value, top, bottom], marker)
    assert row.note == "Worked out here from the counts printed."


@pytest.mark.parametrize("cell", ["", "many", "nan", "inf", "1 800"])
def test_a_cell_that_is_no_figure_keeps_the_file_out(cell: str) -> None:
    found = read(referrals((place(), changed(Referrals=cell)), (place(ENGLAND), FIGURES)))
    assert blocks(found.findings)
    assert len(found.frame) == 0
    assert "column 'Referrals'" in said(found)


def test_what_cannot_be_is_left_out_and_said() -> None:
    found = read(referrals((place(), changed(Re_referrals_percent=103))))
    assert len(figures(found, "fd_rereferrals_12m_pct")) == 0
    assert "fd_rereferrals_12m_pct of E08000033, 31 March 2024' cannot be" in said(found)
    assert len(figures(found, "fd_referrals_count")) == 1


def test_counts_that_do_not_make_the_value_are_not_kept_beside_it() -> None:
    found = read(referrals((place(), changed(Re_referrals=900))))
    row = one(found, "fd_rereferrals_12m_pct")
    assert row.value == 25
    assert math.isnan(row.numerator)
    assert "is not what its counts make" in said(found)


# What a file is


def test_a_national_file_is_known_by_its_columns_whatever_it_is_called() -> None:
    one_file = incoming(referrals((place(), FIGURES)), name="download (3).csv")
    assert kind_of(one_file).kind == SubmissionKind.EES
    assert kind_of(incoming(b"indicator,area,value\n")).kind == SubmissionKind.RETURN
    assert kind_of(incoming(b"\x00\x01\r\n\x02\r,")).kind == SubmissionKind.RETURN


def test_what_others_need_comes_first() -> None:
    assert ees.comes_first(csv(("age_group", "population_estimate")))
    assert not ees.comes_first(referrals((place(), FIGURES)))


def test_a_column_about_single_children_refuses_the_whole_file() -> None:
    content = csv((*REFERRALS, "child_id"), [*place(), *FIGURES, "12345"])
    with pytest.raises(ChildLevelData, match=r"'child_id'.*child-level"):
        read(content)


def test_the_frame_is_typed_and_complete() -> None:
    frame = read(referrals((place(), FIGURES))).frame
    assert frame["value"].dtype == float
    assert not frame.drop(columns=["numerator", "denominator", "value"]).isna().any().any()
    assert (frame["reference"].str.len() > 0).all()
    assert all(isinstance(end, date) for end in frame["period_end"])
    assert pd.Timestamp(frame["known_at"].iloc[0]).utcoffset() == timedelta(0)
