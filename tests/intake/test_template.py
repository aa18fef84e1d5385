"""The template: filled in and sent back it has no finding; nothing in it can be run."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from scorecard.domain.safe_text import as_written, harmless
from scorecard.domain.supplier import owned
from scorecard.intake import spreadsheet, template
from scorecard.intake.headings import COLUMNS, EXPLAINING
from scorecard.intake.template import HELP, LISTS, SHEET, Lists, TemplateRow
from tests.returning import INDICATORS, INTERVIEWS, NOW, SEPTEMBER, read
from tests.samples import HERE, THERE


def rows(agency: str = "csc", area: str = HERE) -> list[TemplateRow]:
    return [
        TemplateRow(one, area, agency, SEPTEMBER, owned(one, agency), date(2026, 10, 21), "12")
        for one in INDICATORS.values()
        if owned(one, agency)
    ]


def workbook(made: list[TemplateRow]) -> bytes:
    lists = Lists([one.indicator.code for one in made], [HERE, THERE], ["csc", "police"])
    return template.xlsx_bytes(made, lists, "Return of social care", NOW)


def filled_workbook(content: bytes, made: list[TemplateRow]) -> bytes:
    """As somebody fills it in with a spreadsheet program: a number in each cell that is theirs."""
    book = load_workbook(io.BytesIO(content))
    sheet = book[SHEET]
    for place, row in enumerate(made, start=2):
        for name in row.counts:
            sheet.cell(place, COLUMNS.index(name) + 1, amount(name))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def filled_csv(content: bytes, made: list[TemplateRow]) -> bytes:
    head, *lines = content.decode("utf-8-sig").splitlines()
    cells = [line.split(",") for line in lines]
    for row, one in zip(cells, made, strict=True):
        for name in one.counts:
            row[COLUMNS.index(name)] = str(amount(name))
    return "\r\n".join([head, *(",".join(row) for row in cells)]).encode("utf-8-sig")


def amount(name: str) -> int:
    return {"value": 12, "numerator": 30, "denominator": 40}[name]


@pytest.mark.parametrize("agency", ["csc", "police", "health"])
def test_filled_in_it_comes_back_without_a_finding(agency: str) -> None:
    made = [row for area in (HERE, THERE) for row in rows(agency, area)]
    made = [one for one in made if one.area == HERE or "rate" not in one.indicator.code]
    in_cells = read(filled_workbook(workbook(made), made), agency=agency)
    as_text = read(filled_csv(template.csv_bytes(plain(made)), made), agency=agency)
    for found in (in_cells, as_text):
        assert found.findings == ()
        assert len(found.frame) == len(made)
        for name in ("value", "numerator", "denominator"):
            written = [name in one.counts for one in made]
            kept = list(found.frame[name].notna())
            assert all(kept for kept, own in zip(kept, written, strict=True) if own)


def plain(made: list[TemplateRow]) -> list[TemplateRow]:
    """Without commas in the explaining cells, so that a test may split lines at them."""
    words = {"numerator": "a", "denominator": "b", "name": "c"}
    return [
        replace(one, indicator=replace(one.indicator, **{**words}), last_sent="") for one in made
    ]


def test_left_blank_it_has_no_figures_and_says_so() -> None:
    found = read(workbook(rows()))
    assert [one.problem for one in found.findings] == ["has no figures in it"]


def test_both_counts_of_an_agency_are_asked_for_and_the_others_are_not() -> None:
    asked = {one.indicator.code: one.counts for one in rows()}
    assert asked == {
        "fd_in_time_pct": ("numerator", "denominator"),
        "mis_rhi_pct": ("numerator",),
        "fd_referrals_rate": ("numerator",),
        "fd_days_avg": ("value",),
    }
    assert owned(INTERVIEWS, "police") == ("denominator",)


def test_the_workbook_has_lists_instructions_and_hides_its_lists() -> None:
    book = load_workbook(io.BytesIO(workbook(rows())))
    assert book.sheetnames == [SHEET, HELP, LISTS]
    assert book[LISTS].sheet_state == "hidden"
    assert [cell.value for cell in book[SHEET][1]] == [*COLUMNS, *EXPLAINING]
    rules = {str(rule.sqref)[0]: rule for rule in book[SHEET].data_validations.dataValidation}
    listed = [COLUMNS["ABCDEFGHIJKLMN".index(letter)] for letter in sorted(rules)]
    assert listed == [
        *("indicator", "area", "agency", "frequency", "window", "value", "numerator"),
        *("denominator", "status", "marker"),
    ]
    said = " ".join(str(row[0].value) for row in book[HELP].iter_rows(min_row=3))
    assert "Totals only" in said


FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_in_it_can_be_run(text: str) -> None:
    made = [replace(rows()[0], indicator=replace(INTERVIEWS, name=text, numerator=text))]
    for cell in cells_of(workbook(made)):
        assert cell.data_type != "f"
    (sheet,) = spreadsheet.read(template.csv_bytes(made))
    assert text in sheet.lines[1].cells
    raw = template.csv_bytes(made).decode("utf-8-sig")
    assert f"'{text}" in raw


def cells_of(content: bytes) -> Iterator[Any]:
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            yield from row


@settings(deadline=None)
@given(st.text(max_size=20))
def test_text_marked_as_text_comes_back(text: str) -> None:
    if as_written(text) == text:
        assert as_written(harmless(text)) == text
