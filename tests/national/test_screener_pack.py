"""The service's own pack of good and bad files: each defect named, or let pass for a reason."""

from pathlib import Path

import pytest

from scorecard.intake import ees
from scorecard.intake.ees_file import read as read_file
from scorecard.intake.ees_form import check, told_apart
from scorecard.intake.incoming import Asked, from_path
from scorecard.intake.noted import blocks
from tests.national.reading import RECEIVED, context, said

pytestmark = pytest.mark.reference

NAMED = """
adding_z_locationCode.csv | row 4, column 'country_code': 'z' is not the code of a country
blanks_filters.csv | column 'school_phase': is blank: it does not say what the figures are of
blanks_indicators.csv | column 'enrolments_pa_10_exact_percent': is blank, without a marker
col_name_completed.meta.csv | row 7, column 'col_name': is blank
col_name_duplicate.meta.csv | 'school_type' is described twice
col_name_spaces.csv | column 'school phase': has a space in its heading
col_name_spaces.meta.csv | 'school type' has a space in it
col_type.meta.csv | 'Measure' is neither Filter nor Indicator
col_type_blank.meta.csv | row 6, column 'col_type': is neither Filter nor Indicator
country_combinations.csv | 'E9200001' is not the code of a country
data_empty_cols.csv | column 'la_name': is empty from top to bottom
data_mandatory_cols.csv | column 'time_period': is missing
data_variable_spaces.csv | column 'school type': has a space in its heading
data_variable_spaces.meta.csv | 'school type' has a space in it
duplicate_label.meta.csv | 'Number of persistent absentees' is the label of two columns
duplicate_rows.csv | row 78: says the same as row 3 (and 74 more rows)
duplicate_variable_names.csv | 'enrolments_pa_10_exact': is the heading of more than one column
eda_combinations.csv | 'E47000001' is the code of 'Greater Manchester Combined Authority' and of
fails_allchecks.csv | '2018' is not a time period for 'Academic year', which takes six digits
fails_everything_ancillary.meta.csv | 'Indicator by headcount' is written for an indicator
fails_file validation.csv | '2018' is not a time period for 'Academic year'
fails_prescreening1.csv | 'England' is not a geographic level of the service
fails_prescreening2.csv | column 'num schools': has a space in its heading
fails_prescreening2.meta.csv | 'num schools' has a space in it
file_separator.csv | '.' is neither a figure nor a marker
file_separator.meta.csv | row 5, column 'indicator_dp': is blank for an indicator
filter_group.meta.csv | 'school_phase' is written for an indicator
filter_group_duplicate.meta.csv | 'school_phase' groups both 'school_type' and 'school_kind'
filter_hint.meta.csv | 'Filter by school type' is written for an indicator
filter_level.csv | row 3: says the same as row 2 (and 24 more rows)
geographic_catch.csv | column 'schoolName': looks like a column of places
geographic_level.csv | 'Nation' is not a geographic level of the service
geography_level_completed.csv | column 'region_code': is blank in a row of level 'Regional'
geography_level_present.csv | column 'region_code': is missing. A Regional row needs
ignored_rows.csv | 'School' is a level whose places are not held here: 9 rows are left out
indicator_dp.meta.csv | '1' is written for a filter
indicator_dp_completed.meta.csv | row 4, column 'indicator_dp': is blank for an indicator
indicator_dp_negative.meta.csv | '-2' is not a whole number of decimal places, 0 or more
indicator_dp_nonInteger.meta.csv | '2.5' is not a whole number of decimal places, 0 or more
indicator_dp_validation.meta.csv | 'two' is not a whole number of decimal places, 0 or more
indicator_group_stripped.meta.csv | 'Absence - fields' differs from 'Absence fields' in spaces
indicator_grouping.meta.csv | 'Absence fields' is written for a filter
indicator_unit.meta.csv | '%' is written for a filter
indicator_unit_validation.meta.csv | '$' is not a unit
invalid_meta_cols.meta.csv | 'invalidcolumn': is not a column of a description
invalid_type2.meta.csv | 'NA' is not a whole number of decimal places
la_col_present.csv | column 'la_name': is missing beside new_la_code and old_la_code
la_combinations.csv | 'E10000012' is the code of 'Not Essex' and of 'Essex'
label.meta.csv | row 7, column 'label': is blank
label_blank_notNA.meta.csv | row 2, column 'label': is blank
lad_combinations.csv | 'E10000007' is the code of 'Derbyshire' and of 'North Northamptonshire'
lep_combinations.csv | 'E37000043' is the code of 'Buckinghamshire' and of 'Buckinghamshire Thames
lsip_combinations.csv | is the code of 'Derbyshire this is going to fail Nottinghamshire' and of
"""

_IN_META = (
    "the defect is in the description beside it, which is not loaded and is checked by itself"
)
_NO_META = (
    "figures are read by our own mapping: whether a description is there, or fits, is all one"
)
_IN_DATA = "the defect is in the data file beside it"
_GROUPS = "how filters are grouped in the service's table tool decides nothing about a figure"
_WORDS = "the service's house words for characteristics; our mapping names the ones it reads"
LET_PASS = {
    **dict.fromkeys(
        (
            *("col_name_completed.csv", "col_name_duplicate.csv", "col_type.csv", "label.csv"),
            *("col_type_blank.csv", "duplicate_label.csv", "filter_group.csv", "filter_hint.csv"),
            *("indicator_dp.csv", "indicator_dp_completed.csv", "indicator_dp_negative.csv"),
            *("indicator_dp_nonInteger.csv", "indicator_dp_validation.csv", "indicator_unit.csv"),
            *("indicator_group_stripped.csv", "indicator_grouping.csv", "invalid_meta_cols.csv"),
            *("indicator_unit_validation.csv", "label_blank_notNA.csv"),
            "filter_group_duplicate.csv",
        ),
        _IN_META,
    ),
    **dict.fromkeys(
        ("data_to_meta_crosscheck.csv", "data_to_meta_crosscheck.meta.csv", "invalid_type3.csv"),
        _NO_META,
    ),
    **dict.fromkeys(
        (
            *("adding_z_locationCode.meta.csv", "blanks_filters.meta.csv"),
            *("blanks_indicators.meta.csv", "country_combinations.meta.csv"),
            *("data_empty_cols.meta.csv", "data_mandatory_cols.meta.csv"),
            *("duplicate_rows.meta.csv", "duplicate_variable_names.meta.csv"),
            *("eda_combinations.meta.csv", "fails_allchecks.meta.csv", "filter_level.meta.csv"),
            *("fails_file validation.meta.csv", "fails_prescreening1.meta.csv"),
            *("geographic_catch.meta.csv", "geographic_level.meta.csv", "ignored_rows.meta.csv"),
            *("geography_level_completed.meta.csv", "geography_level_present.meta.csv"),
            *("la_col_present.meta.csv", "la_combinations.meta.csv", "lad_combinations.meta.csv"),
            *("lep_combinations.meta.csv", "lsip_combinations.meta.csv"),
            "indicators_smushed.meta.csv",
        ),
        _IN_DATA,
    ),
    **dict.fromkeys(
        (
            *("filter_group_level.csv", "filter_group_level.meta.csv", "filter_group_match.csv"),
            *("filter_group_match.meta.csv", "filter_group_stripped.csv"),
            "filter_group_stripped.meta.csv",
        ),
        _GROUPS,
    ),
    **dict.fromkeys(
        (
            "ethnicity_characteristics_filter_wrong_group_and_values.csv",
            "ethnicity_characteristics_filter_wrong_group_and_values.meta.csv",
            "fails_everything_ancillary.csv",
            "passes_everything_ancillary.csv",
            "passes_everything_ancillary.meta.csv",
        ),
        _WORDS,
    ),
    "data_empty_rows.meta.csv": "its data file, whose rows are empty, is not in the pack",
    "filename spaces.csv": "a space in a file's name changes no figure",
    "filename spaces.meta.csv": "a space in a file's name changes no figure",
    "indicators_smushed.csv": "a count for each group in a column of its own is how half of the "
    "children in need tables come",
}


def _named() -> dict[str, str]:
    rows = (line.split(" | ") for line in NAMED.strip().splitlines())
    return {name.strip(): words.strip() for name, words in rows}


def pack(folder: Path, part: str) -> list[Path]:
    return sorted((folder / "data" / "eesyscreener" / part).glob("*.csv"))


def test_every_file_that_must_fail_has_its_place_in_one_of_the_tables(reference_data: Path) -> None:
    names = {path.name for path in pack(reference_data, "fail")}
    assert names == set(_named()) | set(LET_PASS)
    assert not set(_named()) & set(LET_PASS)
    assert all(LET_PASS.values())


@pytest.mark.parametrize("name", sorted(_named()))
def test_a_defect_is_named(reference_data: Path, name: str) -> None:
    path = reference_data / "data" / "eesyscreener" / "fail" / name
    found = ees.read(from_path(path, RECEIVED), context(), Asked())
    assert _named()[name] in said(found)
    assert len(found.frame) == 0


@pytest.mark.parametrize("name", sorted(LET_PASS))
def test_what_is_let_pass_is_read(reference_data: Path, name: str) -> None:
    path = reference_data / "data" / "eesyscreener" / "fail" / name
    found = ees.read(from_path(path, RECEIVED), context(), Asked())
    described = name.endswith(".meta.csv")
    wanted = "describes a data file" if described else "is no national table we know by its columns"
    assert wanted in said(found)
    assert sum(one.blocks for one in found.findings) == (0 if described else 1)


@pytest.mark.parametrize("part", ["pass", "pass-warn-api"])
def test_every_file_that_must_pass_is_read(reference_data: Path, part: str) -> None:
    read = 0
    for path in pack(reference_data, part):
        if path.name.endswith(".meta.csv"):
            found = ees.read(from_path(path, RECEIVED), context(), Asked())
            assert not blocks(found.findings), path.name
            continue
        file, findings = read_file(path.name, path.read_bytes())
        assert file is not None, path.name
        assert not blocks([*findings, *check(told_apart(file))]), path.name
        assert file.rows > 0
        read += 1
    assert read == {"pass": 30, "pass-warn-api": 9}[part]
