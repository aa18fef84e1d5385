"""The tool's long table: noise, dashes, numbers of areas, counts beside a share, polarity."""

import io
import math
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from scorecard.domain.errors import ChildLevelData
from scorecard.domain.submission import SubmissionKind
from scorecard.intake import lait, lait_mapping
from scorecard.intake.incoming import Asked, Read
from scorecard.intake.lait_mapping import NEVER
from scorecard.intake.noted import blocks
from tests.national.reading import (
    CALDERDALE,
    ENGLAND,
    context,
    figures,
    files,
    held,
    incoming,
    kind_of,
    said,
)

NAME = "bds_long_0_2024-12-18.parquet"
COLUMNS = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
REFERRALS, LOOKED_AFTER = "CPP_Total_Rateper10,000", "LAC"


def table(*rows: tuple[str, str, str, str, float], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """A table of item, years, place, value and number."""
    cells = [
        (item, "", years, called, value, number, "NA")
        for item, years, called, value, number in rows
    ]
    arrays = [pa.array(column) for column in zip(*cells, strict=True)]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, names=list(columns)), out)
    return out.getvalue()


def calderdale(item: str, value: str, years: str = "2024") -> tuple[str, str, str, str, float]:
    return item, years, "Calderdale", value, 381.0


def read(*rows: tuple[str, str, str, str, float], name: str = NAME, **asked: Any) -> Read:
    return lait.read(incoming(table(*rows), name), context(), Asked(**asked))


def test_an_item_becomes_figures_with_their_source() -> None:
    found = read(calderdale(LOOKED_AFTER, "81"), (LOOKED_AFTER, "2024", "England", "70", 970.0))
    (row,) = figures(found, "lac_current_rate").itertuples()
    assert (row.value, row.period_start, row.period_end) == (
        *(81, date(2023, 4, 1), date(2024, 3, 31)),
    )
    assert (row.edition, row.known_at) == ("LAIT December 2024", datetime(2024, 12, 18, tzinfo=UTC))
    assert row.reference == f"{NAME}, LAC, 2024, 381"
    assert figures(found, "lac_current_rate", ENGLAND)["value"].tolist() == [70]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(
            ("40.300000000000004", 40.3),
            ("4.1500000000000004", 4.15),
            ("9.2520000000000005E-2", 0.09252),
        ),
        *(("262.10000000000002", 262.1), ("0", 0.0), ("49900", 49900.0)),
    ],
)
def test_a_spreadsheets_noise_is_taken_off(cell: str, value: float) -> None:
    assert figures(read(calderdale(REFERRALS, cell)), "fd_referrals_rate")["value"].tolist() == [
        value
    ]


@pytest.mark.parametrize("cell", ["-", ".."])
def test_a_dash_is_nothing_known_and_never_a_zero(cell: str) -> None:
    found = read(calderdale(REFERRALS, cell), calderdale(REFERRALS, "500", "2023"))
    assert figures(found, "fd_referrals_rate")["value"].tolist() == [500]
    assert "shows a dash for 1 figures (1 of fd_referrals_rate)" in said(found)


def test_counts_of_other_items_stand_beside_a_share() -> None:
    found = read(
        calderdale("LACStable_2016on", "7"),
        calderdale("LACStableNum_2016on", "31"),
        calderdale("LACnum", "468"),
    )
    (row,) = figures(found, "lac_3plus_placements_pct").itertuples()
    assert (row.value, row.numerator, row.denominator) == (7, 31, 468)
    assert (
        row.reference
        == f"{NAME}, LACStable_2016on; counts LACStableNum_2016on and LACnum, 2024, 381"
    )


def test_a_share_the_edition_does_not_hold_is_divided_from_its_counts() -> None:
    found = read(calderdale("Unacc_Asylmn_Seek_Childn", "24"), calderdale("LACnum", "300"))
    (row,) = figures(found, "lac_uasc_pct").itertuples()
    assert row.value == pytest.approx(8)
    assert "Worked out here from the tool's counts." in row.note


def test_first_entrants_are_never_read_for_they_are_counts_under_a_rates_label() -> None:
    found = read(calderdale("FirstYJS", "160"), calderdale(LOOKED_AFTER, "81"))
    assert set(found.frame["indicator"]) == {"lac_current_rate"}
    assert not NEVER & {one for item in context().official().lait for one in item.items}


def test_a_mapping_of_first_entrants_is_refused() -> None:
    rows = b",".join(name.encode() for name in lait_mapping.COLUMNS)
    rows += b"\nyjs_fte_count,FirstYJS,,,12-31,,,\n"
    indicators = {one.code: one for one in held().indicators}
    _, findings = lait_mapping.read("lait_mapping.csv", rows, indicators)
    assert "holds something else than it is called" in findings[0].sentence()


def test_provisional_and_revised_are_kept() -> None:
    found = read(
        calderdale(LOOKED_AFTER, "80", "2023 (Revised)"),
        calderdale(LOOKED_AFTER, "81", "2024 (prov)"),
    )
    assert figures(found, "lac_current_rate")["status"].tolist() == ["revised", "provisional"]


def test_a_label_that_is_not_understood_leaves_its_rows_out() -> None:
    found = read(calderdale(LOOKED_AFTER, "80", "Spring"), calderdale(LOOKED_AFTER, "81"))
    assert figures(found, "lac_current_rate")["value"].tolist() == [81]
    assert "'Spring' is not a label of years we know (in LAC)" in said(found)


def test_what_the_tool_gives_one_of_two_authorities_together_is_nobodys_figure() -> None:
    item = "Work_Force_Vac_Rate"
    kingston = [(item, year, "Kingston upon Thames", "9", 314.0) for year in ("2015", "2016")]
    found = read(*kingston, calderdale(item, "12"))
    kept = found.frame[["area", "value"]].to_numpy().tolist()
    assert kept == [["E09000021", 9.0], [CALDERDALE, 12.0]]
    assert f"'314 (Kingston upon Thames)' is of two authorities together in {item}" in said(found)


def test_an_area_without_a_year_is_not_an_area_told_together() -> None:
    rows = b",".join(name.encode() for name in lait_mapping.COLUMNS)
    rows += b"\nwf_sw_vacancy_pct,Work_Force_Vac_Rate,,,09-30,,E09000021,\n"
    indicators = {one.code: one for one in held().indicators}
    _, findings = lait_mapping.read("lait_mapping.csv", rows, indicators)
    assert "is not areas with a year" in findings[0].sentence()


def test_a_place_without_a_number_we_know_is_said() -> None:
    found = read((LOOKED_AFTER, "2024", "Atlantis", "1", 999.0), calderdale(LOOKED_AFTER, "81"))
    assert "'999 (Atlantis)' is not an area held here" in said(found)
    assert set(found.frame["area"]) == {CALDERDALE}


@pytest.mark.parametrize("number", [835.0, 837.0, 987.0], ids=["Dorset", "Bournemouth", "London"])
def test_areas_that_ended_and_parts_of_london_have_their_own_codes(number: float) -> None:
    found = read((LOOKED_AFTER, "2018", "whatever", "70", number))
    assert len(found.frame) == 1


def test_a_cell_that_is_neither_keeps_the_file_out() -> None:
    found = read(calderdale(LOOKED_AFTER, "plenty"), calderdale(REFERRALS, "500"))
    assert blocks(found.findings)
    assert len(found.frame) == 0


def test_only_what_was_asked_for_is_kept() -> None:
    rows = (calderdale(LOOKED_AFTER, "81"), calderdale(REFERRALS, "500"))
    found = read(*rows, indicators=("fd_referrals_rate",), areas=(CALDERDALE,))
    assert found.frame["indicator"].tolist() == ["fd_referrals_rate"]
    assert len(read(*rows, areas=(ENGLAND,)).frame) == 0


def test_a_name_without_a_day_is_known_from_today_unless_told() -> None:
    found = read(calderdale(LOOKED_AFTER, "81"), name="bds_long.parquet")
    assert found.edition == "LAIT November 2026"
    assert "does not say in its name which day's edition it is" in said(found)
    told = read(
        *(calderdale(LOOKED_AFTER, "81"),),
        name="bds_long.parquet",
        known_at=datetime(2025, 4, 2, tzinfo=UTC),
    )
    assert told.edition == "LAIT April 2025"
    assert "in its name" not in said(told)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PAR1 and nothing more", "cannot be read as parquet"),
        (table(calderdale("LAC", "1"), columns=("a", *COLUMNS[1:])), "has no column 'Short Desc'"),
    ],
    ids=["cut short", "another table"],
)
def test_what_is_not_the_tools_is_refused_in_words(content: bytes, words: str) -> None:
    found = lait.read(incoming(content, NAME), context(), Asked())
    assert blocks(found.findings)
    assert words in said(found)


def test_child_level_columns_refuse_the_file() -> None:
    content = table(calderdale("LAC", "1"), columns=("NHS number", *COLUMNS[1:]))
    with pytest.raises(ChildLevelData, match="child-level"):
        lait.read(incoming(content, NAME), context(), Asked())


def test_it_is_known_by_its_first_bytes() -> None:
    content = table(calderdale("LAC", "1"))
    assert kind_of(incoming(content, "anything.bin")).kind == SubmissionKind.LAIT


DICTIONARY = '"Measure_code","Topic","Measure_short","Polarity"\n'


def dictionary(*rows: tuple[str, str]) -> str:
    lines = (f'"1","Topic","{item}","{word}"\n' for item, word in rows)
    content = (DICTIONARY + "".join(lines)).encode()
    return said(lait.read(incoming(content, "lait_data_dictionary.csv"), context(), Asked()))


def test_the_tools_polarity_is_set_beside_ours() -> None:
    words = dictionary(("ReReferral", "High"), ("RevCP", "High"), ("LAC", "-"), ("Other", "Low"))
    assert (
        "'High' is the tool's word for ReReferral, and fd_rereferrals_12m_pct is low_good" in words
    )
    assert "RevCP" not in words
    assert "holds no figures" in words


@pytest.mark.parametrize("item", ["CPP_Abuse_Rate", "PrevRegCPR", "%_of LAC Adopted"])
def test_a_difference_with_a_reason_is_no_finding(item: str) -> None:
    (ours,) = [one for one in context().official().lait if one.item == item]
    assert ours.note
    assert item not in dictionary((item, ours.polarity))
    other = "Low" if ours.polarity == "High" else "High"
    assert item in dictionary((item, other))


def test_no_number_is_unknown_as_nan() -> None:
    (row,) = figures(read(calderdale(LOOKED_AFTER, "81")), "lac_current_rate").itertuples()
    assert math.isnan(row.numerator)
    assert math.isnan(row.denominator)


def test_every_mapping_of_the_catalogues_own_items_is_there() -> None:
    """Where the catalogue names an item, that item is what is read."""
    ours = {one.indicator: one.item for one in context().official().lait}
    named = {one.code: one.lait_item for one in held().indicators if one.lait_item}
    assert {code: ours.get(code) for code in named} == named
    assert "lait_mapping.csv" in files()
