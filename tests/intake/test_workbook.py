"""Workbooks: what openpyxl writes is read back; what Excel does besides, part by part."""

import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from scorecard.intake import spreadsheet
from scorecard.intake.number_format import Kind, kinds, shown
from scorecard.intake.sheet import Sheet
from tests.intake import workbooks as made
from tests.intake.workbooks import number, row, text

VALUES = st.one_of(
    st.text(st.characters(min_codepoint=32, blacklist_categories=("Cs",)), max_size=10),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_subnormal=False).map(lambda number: float(f"{number:.12g}")),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.none(),
)


def saved(rows: list[list[Any]], name: str = "Return") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for place, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(place, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def one(content: bytes) -> Sheet:
    (sheet,) = spreadsheet.read(content)
    return sheet


def cells(content: bytes) -> list[list[str]]:
    return [line.cells for line in one(content).lines]


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value.strip()
    return value.isoformat() if isinstance(value, date) else f"{value:.15g}"


@settings(deadline=None)
@given(st.lists(st.lists(VALUES, max_size=5), max_size=5))
def test_what_another_program_writes_is_read_back(rows: list[list[Any]]) -> None:
    found = {line.place: line.cells for line in one(saved(rows)).lines}
    for place, values in enumerate(rows, start=1):
        expected = [as_text(value) for value in values]
        while expected and not expected[-1]:
            expected.pop()
        assert found.get(place, []) == expected


def test_percentages_and_dates_are_read_as_they_are_shown() -> None:
    part = made.sheet([row(number(0.624, 1), number(46295, 2), number(0.5, 3), number(46295))])
    content = made.workbook({"S": part}, style=made.styles("0.0%", "dd/mm/yyyy", '0.00" d"'))
    assert cells(content) == [["62.4%", "2026-09-30", "0.5", "46295"]]


def test_days_counted_from_1904() -> None:
    content = made.workbook(
        {"S": made.sheet([row(number(44833, 1))])},
        style=made.styles("yyyy-mm-dd"),
        properties="<workbookPr date1904='1'/>",
    )
    assert cells(content) == [["2026-09-30"]]


def test_a_formula_is_its_result_and_is_never_worked_out() -> None:
    part = made.sheet(
        [
            row("<c><f>SUM(A2:A3)</f><v>7</v></c>", "<c><f>1+1</f></c>"),
            row("<c t='str'><f>A1&amp;\"x\"</f><v>7x</v></c>", "<c t='e'><v>#REF!</v></c>"),
            row("<c><f>[1]Sheet1!A1</f><v>9</v></c>", "<c><f>T[Column]</f><v>3</v></c>"),
        ]
    )
    sheet = one(made.workbook({"S": part}))
    assert [line.cells for line in sheet.lines] == [["7", "=1+1"], ["7x", "#REF!"], ["9", "3"]]
    assert sheet.borrowed == {(3, 0)}


def test_texts_shared_rich_and_with_their_pronunciation() -> None:
    strings = (
        f"<sst xmlns='{made.MAIN}'><si><t>plain</t></si>"
        "<si><r><t>Ri</t></r><r><rPr><b/></rPr><t xml:space='preserve'>ch </t></r></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si></sst>"
    )
    part = made.sheet([row(*(f"<c t='s'><v>{place}</v></c>" for place in (0, 1, 2, 9)))])
    assert cells(made.workbook({"S": part}, strings=strings)) == [["plain", "Rich", "東京"]]


def test_a_gap_in_a_row_is_blank_cells() -> None:
    part = made.sheet(
        [row(text("a", "B2"), text("b", "D2"), attributes="r='2'"), row(attributes="r='3'")]
    )
    (line,) = one(made.workbook({"S": part})).lines
    assert (line.place, line.cells) == (2, ["", "a", "", "b"])


def test_hidden_rows_and_sheets_are_read_and_known_to_be_hidden() -> None:
    shown_part = made.sheet([row(text("a"), attributes="hidden='1'"), row(text("b"))])
    content = made.workbook(
        {"Shown": shown_part, "Gone": made.table([["c"]]), "Away": made.table([["d"]])},
        states={"Gone": "hidden", "Away": "veryHidden"},
    )
    sheets = spreadsheet.read(content)
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Shown", False),
        ("Gone", True),
        ("Away", True),
    ]
    assert [line.hidden for line in sheets[0].lines] == [True, False]


def test_macros_pictures_and_links_beside_the_sheets_are_not_looked_at() -> None:
    extra = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        "xl/externalLinks/externalLink1.xml": "<!DOCTYPE x><not-read",
        "xl/drawings/drawing1.xml": "<not-read",
    }
    assert cells(made.workbook({"S": made.table([["a"]])}, extra=extra)) == [["a"]]


def test_prefixed_and_strict_markup_is_read_alike() -> None:
    part = (
        "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData>"
        "<x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert cells(made.workbook({"S": part})) == [["5"]]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", Kind.PLAIN),
        ("0.00", Kind.PLAIN),
        ("#,##0;[Red]-#,##0", Kind.PLAIN),
        ('0" days"', Kind.PLAIN),
        ("[$-809]0.0", Kind.PLAIN),
        ("0%", Kind.PERCENT),
        ("0.0%;-0.0%", Kind.PERCENT),
        ('0"%"', Kind.PLAIN),
        ("dd/mm/yyyy", Kind.DATE),
        ("[$-F800]dddd, mmmm dd, yyyy", Kind.DATE),
        ("mmm-yy", Kind.DATE),
        ("yyyy\\-mm\\-dd", Kind.DATE),
        ("h:mm", Kind.TIME),
        ("[h]:mm:ss", Kind.TIME),
    ],
)
def test_what_a_format_shows(code: str, kind: Kind) -> None:
    assert kinds({"164": code}, ["164"]) == [kind]


def test_formats_without_a_code() -> None:
    expected = [Kind.PLAIN, Kind.PERCENT, Kind.DATE, Kind.TIME, Kind.PLAIN, Kind.PLAIN]
    assert kinds({}, ["0", "9", "14", "20", "49", "x"]) == expected


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (0.1 + 0.2, Kind.PLAIN, "0.3"),
        (9434765919, Kind.PLAIN, "9434765919"),
        (0.07, Kind.PERCENT, "7%"),
        (1, Kind.DATE, "1900-01-01"),
        (59, Kind.DATE, "1900-02-28"),
        (61, Kind.DATE, "1900-03-01"),
        (46295.75, Kind.DATE, "2026-09-30T18:00"),
        (0.25, Kind.TIME, "06:00"),
        (-1, Kind.DATE, "-1"),
        (1e9, Kind.DATE, "1000000000"),
    ],
)
def test_a_number_as_it_is_shown(number: float, kind: Kind, words: str) -> None:
    assert shown(number, kind) == words


def test_dates_of_another_program_agree_with_the_calendar() -> None:
    days = [date(1900, 3, 1), date(2000, 2, 29), date(2026, 9, 30), date(9999, 12, 31)]
    assert cells(saved([days])) == [["1900-03-01", "2000-02-29", "2026-09-30", "9999-12-31"]]
