"""Downloads: a spreadsheet runs nothing, and synthetic figures say so on every row."""

import csv
import io

import pytest

from pages.shared import downloads


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("  =1+1", "'  =1+1"), ("-0.5%", "-0.5%")],
)
def test_what_a_spreadsheet_would_run_is_stopped_in_cells_and_headings(
    cell: str, written: str
) -> None:
    text = downloads.csv_text((cell,), [(cell,)], synthetic=False)
    assert list(csv.reader(io.StringIO(text))) == [[written], [written]]


def test_a_synthetic_table_says_so_on_every_row() -> None:
    text = downloads.csv_text(("A", "B"), [("1", "=2"), ("é", 'say "x", y')], synthetic=True)
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["A", "B", "Data"]
    assert all(row[-1] == "Synthetic demonstration data" for row in rows[1:])
    assert rows[1][1] == "'=2"
    assert rows[2][:2] == ["é", 'say "x", y']


def test_a_real_table_has_no_such_column() -> None:
    assert "ynthetic" not in downloads.csv_text(("A",), [("1",)], synthetic=False)


def test_excel_reads_it_as_utf8() -> None:
    assert downloads.csv_bytes(("A",), [("é",)], synthetic=False).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("scorecard", "Exampleshire"), "scorecard-exampleshire"),
        (("cp", "../../etc/passwd"), "cp-etc-passwd"),
        (("a", "<b>", ""), "a-b"),
    ],
)
def test_a_file_name_holds_nothing_special(parts: tuple[str, ...], name: str) -> None:
    assert downloads.file_name(*parts) == name
