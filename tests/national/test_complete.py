"""The whole release, and nothing of it left out unsaid: every file, every row, every cell."""

import csv
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.national.conftest import CIN, CLA, RELEASE, WORKFORCE, National

pytestmark = pytest.mark.reference

FIGURES_A_ROW = {
    "b1_children_in_need": 1,
    "c1_children_in_need_referrals_and_rereferrals": 5,
    "c2_children_in_need_assessments_duration": 1,
    "c3_factors_identified_at_end_of_assessment": 3,
    "c4_children_in_need_section_47s_and_icpcs": 6,
    "c5_children_in_need_referrals_by_source": 14,
    "c6_children_in_need_referrals_by_month": 12,
    "d1_child_protection_plans": 6,
    "d3_cpps_subsequent_plan": 1,
    "d4_cpps_at31march_by_category_of_abuse": 6,
    "d5_cpps_at31march_by_duration": 1,
    "d6_cpps_reviewed_within_timescales": 1,
    "d7_cpps_ending_by_duration": 1,
    "ons_mid-year_population_estimates": 1,
}
"""Files of authorities, regions and England: each row gives so many figures, whatever it says."""

BREAKDOWNS_A_YEAR = 14 * 2
"""a5, England: three sexes, six ages and five ethnicities, of plans and of the share for neglect.
Its other rows are totals, which d4 has, and "known ethnicity", which is no group of children."""

NOTHING = {
    "a1_cin_assessments_episodes_referrals": "the same figures stand by authority",
    "a2_section47_icpc_cpp": "the same figures stand by authority",
    "a3_cin_primary_need_by_age_gender": "no indicator of the catalogue counts primary need",
    "a4_cin_by_ethnicity_and_age_gender": "so no rate can be made",
    "a6_cpp_initial_category_of_abuse": "the same figures stand by authority in d4",
    "a7_cin_by_age_gender_ethnicity": "so no rate can be made",
    "b2_children_in_need_recorded_disability": "so no rate can be made",
    "b3_cin_primary_need": "no indicator of the catalogue counts primary need",
    "b4_children_in_need_duration_of_open_episode": "counts how long episodes of need last",
    "b5_children_in_need_duration_of_ended_episode": "counts how long episodes of need last",
    "b6_children_in_need_reason_for_closure": "counts why episodes of need end",
    "b7_child_in_need_plans": "no indicator of the catalogue counts child in need plans",
    "d2_cpps_starting_by_category_of_abuse": "not plans started",
    "d8_cpps_ending_in_first_6months_by_duration": "counts plans that end within six months",
    "headline_figures": "the same figures stand by authority",
}
"""Files that hold nothing the catalogue has an indicator for, and what the command says of each."""

MORE_CONFERENCES_THAN_ENQUIRIES = 7
"""Rows of c4 in which conferences outnumber enquiries: a share above the whole is never stored."""

BREAKDOWNS = {
    ("fd_referrals_count", "source"): 11,
    ("cp_plans_current_count", "category_of_abuse"): 5,
    ("cp_plans_current_count", "sex"): 3,
    ("cp_plans_current_count", "age"): 6,
    ("cp_plans_current_count", "ethnicity"): 5,
    ("cp_category_neglect_pct", "sex"): 3,
    ("cp_category_neglect_pct", "age"): 6,
    ("cp_category_neglect_pct", "ethnicity"): 5,
}
"""Every breakdown of the release that an indicator names among its dimensions: its categories."""


def rows_of(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return sum(1 for _ in csv.DictReader(opened))


def release_files(reference_data: Path) -> dict[str, Path]:
    """The files by their names without the years."""
    folder = reference_data / "data" / RELEASE
    return {re.sub(r"_20\d\d_to_20\d\d$", "", path.stem): path for path in folder.iterdir()}


def test_each_file_gives_as_many_figures_as_it_has(
    national: National, reference_data: Path
) -> None:
    stored = {row["file"]: (row["result"], int(row["figures"])) for row in national.rows}
    files = release_files(reference_data)
    assert len(files) == 30
    expected = {files[name].name: ("nothing to store", 0) for name in NOTHING}
    for name, figures in FIGURES_A_ROW.items():
        expected[files[name].name] = ("stored", rows_of(files[name]) * figures)
    c4 = files["c4_children_in_need_section_47s_and_icpcs"].name
    expected[c4] = ("stored", expected[c4][1] - MORE_CONFERENCES_THAN_ENQUIRIES)
    a5 = files["a5_cpp_initial_category_of_abuse_by_gender_age_ethnicity"].name
    expected[a5] = ("stored", 7 * BREAKDOWNS_A_YEAR)
    assert {name: stored[name] for name in expected} == expected
    assert len(expected) == 30
    total = sum(count for _, count in expected.values())
    assert total == 111_322


def test_a_file_that_gives_nothing_says_why(national: National, reference_data: Path) -> None:
    files = release_files(reference_data)
    for name, reason in NOTHING.items():
        (said,) = [one for one in national.warnings if one.startswith(files[name].name)]
        assert "holds nothing to load" in said
        assert reason in said


def test_what_is_left_out_for_it_cannot_be_is_what_the_file_says(
    national: National, reference_data: Path
) -> None:
    path = release_files(reference_data)["c4_children_in_need_section_47s_and_icpcs"]
    cells = pd.read_csv(path, encoding="utf-8-sig", na_values=["c", "x", "z", "k", "u"])
    over = cells[pd.to_numeric(cells["ICPC"]) > pd.to_numeric(cells["Section47"])]
    assert len(over) == MORE_CONFERENCES_THAN_ENQUIRIES
    (said,) = [one for one in national.warnings if path.name in one]
    assert "cp_s47_to_icpc_pct" in said
    assert "(and 6 more figures)" in said


def test_every_breakdown_that_an_indicator_names_is_there(imported: pd.DataFrame) -> None:
    split = imported[imported["dimension"] != ""]
    found = split.groupby(["indicator", "dimension"])["category"].nunique()
    assert found.to_dict() == BREAKDOWNS


def test_the_tools_table_is_accounted_for_to_the_row(
    national: National, reference_data: Path
) -> None:
    """Every row of a mapped item is a figure, a dash, impossible or of two authorities together."""
    (row,) = [one for one in national.rows if one["kind"] == "lait"]
    said = [one for one in national.warnings if one.startswith(row["file"])]
    mapped = pd.read_csv("data/catalogue/lait_mapping.csv", keep_default_na=False)
    table = pd.read_parquet(reference_data / "data" / "lait" / row["file"], columns=["Short Desc"])[
        "Short Desc"
    ]
    there = set(table.unique())
    read = [
        item if item in there else numerator
        for item, numerator in zip(mapped["item"], mapped["numerator"], strict=True)
    ]
    rows = sum(int(table.eq(item).sum()) for item in read)
    dashes = sum(int(found[1].replace(",", "")) for one in said if (found := _DASHES.search(one)))
    impossible = sum(1 + int(found[1]) for one in said if (found := _IMPOSSIBLE.search(one)))
    together = sum(1 + int(found[1]) for one in said if (found := _TOGETHER.search(one)))
    assert rows == int(row["figures"]) + dashes + impossible + together
    assert (int(row["figures"]), dashes, impossible, together) == (76_076, 6_324, 7, 43)


_TOGETHER = re.compile(r"of two authorities together in .* \(and (\d+) more figures\)")
_DASHES = re.compile(r"shows a dash for ([\d,]+) figures")
_IMPOSSIBLE = re.compile(r"cannot be: .* \(and (\d+) more figures\)")


def test_nothing_else_is_said_of_any_file(national: National) -> None:
    """Places unknown, columns unknown, files refused: there are none but these."""
    about = [
        one for one in national.warnings if "holds nothing to load" not in one and "dash" not in one
    ]
    kinds = [
        ("two authorities together", 2 + 4),
        ("is not what its counts make", 3),
        ("cannot be: below zero, or more than the whole", 2),
        ("has no item for lac_3plus_social_workers_pct", 1),
        ("has no neighbours in this edition", 2),
    ]
    for words, count in kinds:
        assert sum(words in one for one in about) == count, words
    assert len(about) == sum(count for _, count in kinds), about
    assert "error: " not in national.said


_CITED = re.compile(r"(?P<file>[^ ,]+\.csv), row (?P<row>\d+): (?P<column>[^ ;,(]+)(; .*)?")
_FORMER = {"E10000002": "E06000060", "E10000023": "E06000065", "E10000027": "E06000066"}
_FORMER |= {"E06000048": "E06000057", "E08000020": "E08000037"}


@pytest.mark.parametrize(
    ("edition", "folder", "figures"),
    [
        (CIN, RELEASE, 94_677),
        (WORKFORCE, "ees_workforce", 5_152),
        (CLA, "ees_children_looked_after", 15_120),
    ],
)
def test_every_figure_is_the_cell_its_reference_names(
    imported: pd.DataFrame, reference_data: Path, edition: str, folder: str, figures: int
) -> None:
    """A reference is a promise: this very value or marker stands there, and is of this place."""
    held = imported[imported["edition"] == edition]
    told = held["reference"].str.extract(_CITED.pattern)
    printed = told["column"].notna() & ~held["note"].str.contains("Worked out here")
    held, told = held[printed], told[printed]
    assert len(held) == figures
    for name, cited in told.groupby("file"):
        content = pd.read_csv(
            reference_data / "data" / folder / name,
            dtype=str, encoding="utf-8-sig", keep_default_na=False,
        )  # fmt: skip
        content.columns = [column.lower() for column in content.columns]
        rows = content.iloc[cited["row"].astype(int) - 2]
        ours = held.loc[cited.index]
        at = content.columns.get_indexer(cited["column"].str.lower())
        cells = rows.to_numpy(object)[np.arange(len(rows)), at]
        numbers = pd.to_numeric(pd.Series(cells), errors="coerce")
        markers = pd.Series(cells).where(numbers.isna(), "")
        assert ours["value"].fillna(-1).tolist() == numbers.fillna(-1).tolist(), name
        assert ours["marker"].tolist() == markers.str.lower().tolist(), name
        assert ours["area"].tolist() == _areas(rows), name
        years = rows["time_period"].str[:4].astype(int).to_numpy()
        assert (ours["year"].to_numpy() - years).max() <= 1, name


def _areas(rows: pd.DataFrame) -> list[str]:
    """The code a row gives for its place; of one that only had its code changed, the new one."""
    code = rows["country_code"]
    for finer in ("region_code", "new_la_code"):
        if finer in rows:
            code = code.where(rows[finer] == "", rows[finer])
    return code.replace(_FORMER).tolist()
