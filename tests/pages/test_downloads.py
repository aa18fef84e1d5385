"""Downloads: a spreadsheet runs nothing, and synthetic figures say so on every row."""

import csv
import io

import pytest

from pages.shared import downloads


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(...)", "-2+3+cmd|' /C calc'!A0",
     "  =1+1", "+44 1422", "-", "\n=1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_stopped(cell: str) -> None:
    assert downloads.neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "62.4%", "-3", "-3.5", "-1,234.5", "+2", "-0.5%", "x=1", "–"])
def test_figures_and_words_are_left_as_they_are(cell: str) -> None:
    assert downloads.neutral(cell) == cell


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
