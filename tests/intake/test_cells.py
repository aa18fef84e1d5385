"""Cells: whatever the bytes are, what is wrong comes back as findings with their place."""

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, codes, records, rows

COLUMNS = ("code", "name")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def findings_of(content: bytes) -> list[Finding]:
    return rows("file.csv", content, COLUMNS)[1]


@pytest.mark.parametrize(
    ("content", "row", "column", "problem"),
    [
        (b"", 1, "code", "is missing"),
        (b"code\n", 1, "name", "is missing"),
        (b"code,name,nmae\n", 1, "nmae", "is not a column of this file"),
        (b"code,name,name\n", 1, "name", "is there twice"),
        (b"code,name\na\n", 2, "", "has 1 cells and the header has 2"),
        (b"code,name\n\na,b\na,b,c\n", 4, "", "has 3 cells and the header has 2"),
        (b"code,name\na,\xff\n", 2, "", "is not UTF-8 text"),
        (b'code,name\na,"b', 0, "", "cannot be read as CSV (unexpected end of data)"),
    ],
    ids=repr,
)
def test_a_file_that_cannot_be_read(content: bytes, row: int, column: str, problem: str) -> None:
    found = findings_of(content)[0]
    assert (found.file, found.row, found.column, found.problem) == (
        *("file.csv", row, column, problem),
    )
    assert found.remedy


@given(some.binary(max_size=200) | some.text(max_size=200).map(str.encode))
def test_no_bytes_are_too_bad(content: bytes) -> None:
    rows("file.csv", content, COLUMNS)
    codes(content)


def test_spreadsheet_habits_are_taken_in_stride() -> None:
    read, findings = rows("f", b"\xef\xbb\xbfname, code\r\n\r\n x ,\xc2\xa0a\r\n", COLUMNS)
    assert findings == []
    assert [(row.place, row.cells) for row in read] == [(3, {"name": "x", "code": "a"})]


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        (lambda row: row.number("c"), "62.4", 62.4),
        (lambda row: row.number("c"), "-1.5e3", -1500.0),
        (lambda row: row.number("c"), "", None),
        (lambda row: row.count("c"), "7", 7),
        (lambda row: row.truth("c"), "TRUE", True),
        (lambda row: row.truth("c"), "", False),
        (lambda row: row.day("c"), "2018-03-31", date(2018, 3, 31)),
        (lambda row: row.day_or_none("c"), "", None),
        (lambda row: row.word("c", Colour), "green", Colour.GREEN),
        (lambda row: row.code("c", {"csc"}), "csc", "csc"),
        (lambda row: row.code("c", {"csc"}, blank=True), "", ""),
        (
            lambda row: row.moment("c"),
            "2018-10-01T01:00:00+01:00",
            datetime(2018, 10, 1, tzinfo=UTC),
        ),
    ],
)
def test_a_good_cell(reader: object, cell: str, value: object) -> None:
    row = Row("f", 2, {"c": cell})
    assert reader(row) == value  # type: ignore[operator]
    assert row.findings == []


@pytest.mark.parametrize(
    ("reader", "cell", "problem"),
    [
        *((lambda row: row.number("c"), cell, "is not a number")
          for cell in ("1,000", "1 000", "12%", "nan", "inf", "1e999", "0x1", "\u0661", "1_0")),
        (lambda row: row.count("c"), "", "is blank"),
        (lambda row: row.count("c"), "1.5", "is not a whole number from 0 to 1000000"),
        (lambda row: row.count("c"), "-1", "is not a whole number from 0 to 1000000"),
        (lambda row: row.truth("c"), "yes", "is neither true nor false"),
        (lambda row: row.day("c"), "", "is blank"),
        *((lambda row: row.day("c"), cell, "is not a date")
          for cell in ("31/03/2018", "2018-02-29", "20180331", "2018-W13", "2018-3-31")),
        *((lambda row: row.day("c"), cell, "is not a likely date")
          for cell in ("0218-03-31", "2181-03-31")),
        *((lambda row: row.moment("c"), cell, "is not a date and time")
          for cell in ("", "2018-10-01", "yesterday", "0001-01-01T00:00:00+05:00")),
        (lambda row: row.moment("c"), "2018-10-01T09:00:00", "is a time without a zone"),
        (lambda row: row.word("c", Colour), "blue", "is not a word we know"),
        (lambda row: row.code("c", {"csc"}), "", "is not a code we know"),
        (lambda row: row.text("c", needed=True), "", "is blank"),
        (lambda row: row.text("c", most=3), "four", "is longer than 3 characters"),
        (lambda row: row.text("c"), "a\x00b", "holds a character that cannot be shown"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_one_finding(reader: object, cell: str, problem: str) -> None:
    row = Row("file.csv", 5, {"c": cell})
    reader(row)  # type: ignore[operator]
    (found,) = row.findings
    assert (found.row, found.column, found.found, found.problem) == (5, "c", cell, problem)
    assert found.sentence().startswith("file.csv, row 5, column 'c':")
    assert found.remedy.endswith((".", "?"))


@given(some.text(max_size=40))
def test_no_cell_is_too_bad(cell: str) -> None:
    for name in ("number", "count", "truth", "day", "day_or_none", "moment", "text"):
        getattr(Row("f", 2, {"c": cell}), name)("c")


def test_an_unknown_code_says_which_was_perhaps_meant() -> None:
    row = Row("f", 2, {"c": "polcie"})
    row.code("c", {"police", "csc"})
    assert row.findings[0].remedy == "Did you mean 'police'?"


def test_a_row_repeated_is_found_and_bad_rows_are_left_out() -> None:
    made, findings = records(
        *("f", b"code,name\na,x\nb,\na,y\n", COLUMNS),
        make=lambda row: (row.text("code"), row.text("name", needed=True)),
        key=lambda one: one[0],
    )
    assert made == [("a", "x")]
    assert [(one.row, one.problem) for one in findings] == [(3, "is blank"), (4, "repeats row 2")]


def test_codes_of_good_rows_and_bad() -> None:
    assert codes(b"name,code\nx,a\n,b\nlonely\n") == {"a", "b"}
    assert codes(b"name\nx\n") == set()
