"""Files of text as people make them: encodings, separators, blank lines, quotation marks."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.intake import spreadsheet
from scorecard.intake.sheet import UnreadableFile

TABLE = [["indicator", "value", "note"], ["fd_é", "1,5", 'says "so"'], ["x", "2", "£3 – café"]]
PLAIN = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8).map(str.strip)


def written(rows: list[list[str]], separator: str = ",", end: str = "\r\n") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


def cells(content: bytes) -> list[list[str]]:
    (sheet,) = spreadsheet.read(content)
    return [line.cells for line in sheet.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_however_it_is_saved_the_cells_are_the_same(
    encoding: str, separator: str, end: str
) -> None:
    assert cells(written(TABLE, separator, end).encode(encoding)) == TABLE


def test_a_file_may_say_what_separates_its_cells() -> None:
    assert cells(b"sep=;\r\na,b;c\r\n") == [["a,b", "c"]]
    (sheet,) = spreadsheet.read(b"sep=;\r\na,b;c\r\n")
    assert sheet.lines[0].place == 2


def test_rows_keep_their_numbers_past_blank_lines() -> None:
    (sheet,) = spreadsheet.read(b"Title,,\r\n\r\n,,\r\na,b,\r\n1,2,\r\n")
    assert [(line.place, line.cells) for line in sheet.lines] == [
        (1, ["Title"]),
        (4, ["a", "b"]),
        (5, ["1", "2"]),
    ]


def test_a_title_with_commas_does_not_choose_the_separator() -> None:
    rows = [["Police, Halifax, 2026"], ["a", "b"], ["1", "2"], ["3", "4"]]
    assert cells(written(rows, ";").encode()) == rows


def test_what_an_export_marked_as_text_comes_back_as_it_was() -> None:
    assert cells(b"a,b\n'=1+1,'-x\n'quoted',x\n")[1:] == [["=1+1", "-x"], ["'quoted'", "x"]]


def test_a_line_has_blank_cells_past_its_last() -> None:
    (sheet,) = spreadsheet.read(b"a,b\n1\n")
    assert [sheet.lines[1].cell(place) for place in range(3)] == ["1", "", ""]


@given(st.lists(st.lists(PLAIN, min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    headed = [["indicator", "value"], *rows]
    expected = [trimmed(row) for row in headed]
    if any(cell.startswith("'") for row in rows for cell in row):
        return
    assert cells(written(headed).encode()) == [row for row in expected if row]


def trimmed(row: list[str]) -> list[str]:
    row = list(row)
    while row and not row[-1]:
        row.pop()
    return row


def test_an_extension_is_not_believed() -> None:
    with pytest.raises(UnreadableFile, match="is a PDF"):
        spreadsheet.read(b"%PDF-1.4")
