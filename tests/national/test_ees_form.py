"""The form of a national file: each check by the smallest file that fails it, and hostile files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from scorecard.domain.errors import UserError
from scorecard.domain.submission import Finding
from scorecard.intake import ees_file, ees_form, ees_meta
from scorecard.intake.ees_form import CHECKS, GEOGRAPHY, HELD_LEVELS, LEVELS
from scorecard.intake.noted import blocks
from tests.national.reading import CALDERDALE, ENGLAND, PLACE, csv, place, read

NAME = "file.csv"
COLUMNS = ("school_type", "enrolments", "percent")


def found(content: bytes) -> list[Finding]:
    file, findings = ees_file.read(NAME, content)
    return findings if file is None else findings + ees_form.check(ees_form.told_apart(file))


def words(content: bytes) -> str:
    return "\n".join(one.sentence() for one in found(content))


def one_row(**cells: str) -> list[str]:
    where = dict(zip((*PLACE, *COLUMNS), [*place(), "Total", "10", "4.5"], strict=True)) | cells
    return list(where.values())


def test_a_file_in_good_form_has_no_findings() -> None:
    rows = [place(code) for code in (ENGLAND, "E12000003", CALDERDALE)]
    assert found(csv(COLUMNS, *([*row, "Total", 10, 4.5] for row in rows))) == []


@pytest.mark.parametrize(
    ("cells", "sentence", "keeps_out"),
    [
        ({"time_period": "2024x"}, "column 'time_period': '2024x' is not a time period", True),
        ({"time_identifier": "Fortnight"}, "which we do not know", True),
        ({"geographic_level": "Nation"}, "'Nation' is not a geographic level", True),
        ({"geographic_level": "School"}, "is a level whose places are not held here", False),
        ({"new_la_code": "", "old_la_code": "", "la_name": ""}, "'new_la_code': is blank in", True),
        ({"country_code": "Eng"}, "'Eng' is not the code of a country", False),
        ({"school_type": ""}, "does not say what the figures are of", False),
    ],
)
def test_a_bad_cell_is_said(cells: dict[str, str], sentence: str, keeps_out: bool) -> None:
    content = csv(COLUMNS, one_row(school_type="Primary"), one_row(**cells))
    assert sentence in words(content)
    assert blocks(found(content)) == keeps_out


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [("", "is blank, without a marker"), ("lots", "'lots' is neither a figure nor a marker")],
)
def test_a_cell_of_figures_that_is_none_is_said(cell: str, sentence: str) -> None:
    more = [one_row(school_type=name, enrolments=name) for name in ("1", "2")]
    content = csv(COLUMNS, one_row(), one_row(school_type="Primary", enrolments=cell), *more)
    assert sentence in words(content)
    assert "row 3, column 'enrolments'" in words(content)


def test_two_rows_of_one_figure_are_said() -> None:
    content = csv(COLUMNS, one_row(), one_row(enrolments="11"))
    assert words(content).startswith(f"{NAME}, row 3: says the same as row 2.")


def test_one_code_with_two_names_is_said() -> None:
    content = csv(COLUMNS, one_row(), one_row(la_name="Kirklees", school_type="Primary"))
    assert "'E08000033' is the code of 'Calderdale' and of 'Kirklees'" in words(content)


@pytest.mark.parametrize("column", ["time_period", "time_identifier", "geographic_level"])
def test_a_mandatory_column_missing_is_the_one_thing_said(column: str) -> None:
    at = PLACE.index(column)
    row, headings = one_row(), list(PLACE)
    del row[at], headings[at]
    assert words(csv(COLUMNS, row, headings=headings)) == (
        f"{NAME}, row 1, column '{column}': is missing. Give the file as the service publishes it."
    )


def test_a_level_without_its_columns_is_said() -> None:
    headings = PLACE[:5]
    row = [*place()[:5], "Total", "10", "4.5"]
    assert "column 'new_la_code': is missing" in words(csv(COLUMNS, row, headings=headings))


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (("school type", "enrolments", "percent"), "has a space in its heading"),
        (("schoolName", "enrolments", "percent"), "looks like a column of places"),
        (("Enrolments", "enrolments", "percent"), "is the heading of more than one column"),
        (("", "enrolments", "percent"), "has a column without a heading"),
    ],
)
def test_headings_are_looked_at(columns: tuple[str, ...], sentence: str) -> None:
    assert sentence in words(csv(columns, one_row()))


def test_rows_of_another_length_are_said_once() -> None:
    content = csv(COLUMNS, one_row(), [*one_row(school_type="A"), "x"], [*one_row(), "y"])
    assert f"row 3: has {len(PLACE) + 4} cells and the headings are {len(PLACE) + 3}" in words(
        content
    )
    assert "(1 more rows like it)" in words(content)


def test_a_quotation_mark_left_open_is_said() -> None:
    content = csv(COLUMNS, one_row(), one_row(school_type="A")) + b'2024,"open\n2023,x\n'
    assert blocks(found(content))


def test_headings_alone_are_not_a_file() -> None:
    assert "has headings and no rows" in words(csv(COLUMNS))


def test_every_level_has_its_columns_and_the_held_ones_are_levels() -> None:
    assert set(HELD_LEVELS) <= set(LEVELS)
    assert all(LEVELS.values())
    assert {"country_code", "region_code", "new_la_code"} <= GEOGRAPHY
    assert len(set(CHECKS)) == len(CHECKS)


@given(some.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    assert found(content)
    try:
        read(content)
    except UserError as refusal:
        assert refusal.sentence


@given(some.lists(some.text(alphabet='a1,"\n\r;\t\x00é', max_size=12), max_size=6))
@settings(deadline=None)
def test_no_rows_crash_the_reader(lines: list[str]) -> None:
    head = ",".join((*PLACE, *COLUMNS))
    content = "\n".join((head, *lines)).encode()
    assert isinstance(found(content), list)


META = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint"
GOOD_META = (
    f"{META},filter_grouping_column\nenrolments,Indicator,Pupils,,,0,,\nkind,Filter,Kind,,,,,\n"
)


def described(content: str) -> str:
    return "\n".join(one.sentence() for one in ees_meta.read("file.meta.csv", content.encode()))


def test_a_description_is_set_aside_with_a_word() -> None:
    content = GOOD_META.encode()
    result = read(content, name="file.meta.csv")
    assert len(result.frame) == 0
    assert not blocks(result.findings)
    assert described(GOOD_META) == (
        "file.meta.csv: describes a data file and holds no figures. Load the data file beside it."
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",Indicator,L,,,0,,", "column 'col_name': is blank"),
        ("enrolments,Indicator,L,,,0,,", "'enrolments' is described twice"),
        ("a b,Indicator,L,,,0,,", "'a b' has a space in it"),
        ("a,Measure,L,,,0,,", "'Measure' is neither Filter nor Indicator"),
        ("a,Indicator,,,,0,,", "column 'label': is blank"),
        ("a,Indicator,Pupils,,,0,,", "'Pupils' is the label of two columns"),
        ("a,Filter,L,Group,,,,", "column 'indicator_grouping': 'Group' is written for a filter"),
        ("a,Indicator,L,,,0,Hint,", "'Hint' is written for an indicator"),
        ("a,Indicator,L,,,-1,,", "'-1' is not a whole number of decimal places"),
        ("a,Indicator,L,,,,,", "column 'indicator_dp': is blank for an indicator"),
        ("a,Indicator,L,,furlong,0,,", "'furlong' is not a unit"),
        ("a,Filter,L,,,,,a", "'a' groups a filter by itself"),
        ("a,Filter,L,,,,,kind", "'kind' is a filter of its own too"),
    ],
)
def test_what_is_wrong_with_a_description_is_said(row: str, sentence: str) -> None:
    assert sentence in described(f"{GOOD_META}{row}\n")
