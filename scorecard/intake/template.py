"""The template of an agency's return, as a workbook and as CSV: what is due, ready to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from scorecard.domain.indicator import Indicator
from scorecard.domain.observation import MARKER_WORDS, Marker, Status
from scorecard.domain.period import Frequency, Window, day
from scorecard.domain.safe_text import harmless, would_run
from scorecard.intake.headings import AMOUNTS, COLUMNS, EXPLAINING

SHEET, HELP, LISTS = "Return", "How to fill it in", "Lists"
SPARE_ROWS = 200
"""Rows below those that are due where the lists work too, for breakdowns and other areas."""

_WIDTHS = {"indicator": 32, "area": 12, "period_end": 12, "note": 40, "indicator_name": 44}
_EXPLAINING_WIDTH, _WIDTH = 36, 13
_HEAD = PatternFill("solid", fgColor="1D4E89")
_NOT_YOURS = PatternFill("solid", fgColor="E4E7EA")
_YOURS = PatternFill("solid", fgColor="FFFBE6")


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One figure that is due: what it is, the columns that are the agency's, what came last.

    `last_counts` says the last of each of those columns that is known.
    """

    indicator: Indicator
    area: str
    agency: str
    period_end: date
    counts: tuple[str, ...]
    due_on: date
    last_sent: str = ""
    last_counts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists of the workbook offer."""

    indicators: Sequence[str]
    areas: Sequence[str]
    agencies: Sequence[str]


INSTRUCTIONS: tuple[str, ...] = (
    "Totals only. Nothing about a single child: no name, number, date of birth or address. A file "
    "with a column of those is refused whole, and not even its name is kept.",
    "Fill in the yellow cells of sheet 'Return'. Grey cells are another agency's to send, or are "
    "worked out. Leave a row blank if you have no figure for it: it stays owed.",
    "Send counts where counts are asked for; the percentage or rate is worked out from them.",
    "No figure? Write a marker in its place: "
    + "; ".join(f"{marker} = {MARKER_WORDS[marker]}" for marker in Marker)
    + ". A small number that you hold back, such as <5, is read as c. Unknown is never zero.",
    "A breakdown is a row more, with dimension (such as ethnicity) and category (such as Mixed) "
    "filled in. Include 'Not recorded', so that the parts make the total.",
    "Status is provisional, final or revised; blank is final. To correct a figure, send it again: "
    "the earlier one is kept beside it.",
    "Dates are written 2026-09-30 or 30/09/2026. More areas: copy the row and change the area.",
    "Say in the note what a reader should know. Notes are seen by every agency.",
)
"""The sheet of instructions, one paragraph a row."""


def csv_bytes(rows: Sequence[TemplateRow]) -> bytes:
    """The template as CSV, in UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow((*COLUMNS, *EXPLAINING))
    writer.writerows([harmless(cell) for cell in _cells(row)] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def xlsx_bytes(rows: Sequence[TemplateRow], lists: Lists, title: str, made: datetime) -> bytes:
    """The template as a workbook: the return, how to fill it in, and its hidden lists."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    book.properties.title, book.properties.creator = title, "Safeguarding scorecard"
    book.properties.created = book.properties.modified = made.replace(tzinfo=None)
    _headings(sheet)
    for place, row in enumerate(rows, start=2):
        _put_row(sheet, place, row)
    _instructions(book.create_sheet(HELP), title)
    _put_lists(book.create_sheet(LISTS), sheet, lists, last=len(rows) + 1 + SPARE_ROWS)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(row: TemplateRow) -> list[str]:
    one = row.indicator
    filled = {
        "indicator": one.code,
        "area": row.area,
        "agency": row.agency,
        "period_end": row.period_end.isoformat(),
        "frequency": str(one.frequency),
        "window": str(one.window),
        "indicator_name": one.name,
        "what_is_counted": one.numerator,
        "out_of_what": one.denominator,
        "due_on": day(row.due_on),
        "last_sent": row.last_sent,
    }
    return [filled.get(name, "") for name in (*COLUMNS, *EXPLAINING)]


def _headings(sheet: Any) -> None:
    for place, name in enumerate((*COLUMNS, *EXPLAINING), start=1):
        cell = sheet.cell(1, place, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        width = _WIDTHS.get(name, _EXPLAINING_WIDTH if name in EXPLAINING else _WIDTH)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"


def _put_row(sheet: Any, place: int, row: TemplateRow) -> None:
    names = (*COLUMNS, *EXPLAINING)
    for column, (name, text) in enumerate(zip(names, _cells(row), strict=True), start=1):
        cell = sheet.cell(place, column)
        if name == "period_end":
            cell.value, cell.number_format = row.period_end, "yyyy-mm-dd"
        elif text:
            _put_text(cell, text)
        if name in AMOUNTS:
            cell.fill = _YOURS if name in row.counts else _NOT_YOURS
            cell.protection = Protection(locked=False)
        if name in EXPLAINING:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _put_text(cell: Any, text: str) -> None:
    """Text that stays text: a cell that begins as a formula does would be run."""
    cell.value = text
    if would_run(text):
        cell.data_type = "s"
        cell.quotePrefix = True


def _instructions(sheet: Any, title: str) -> None:
    sheet.column_dimensions["A"].width = 100
    _put_text(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for place, paragraph in enumerate(INSTRUCTIONS, start=3):
        cell = sheet.cell(place, 1, paragraph)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _put_lists(sheet: Any, onto: Any, lists: Lists, last: int) -> None:
    offered: dict[str, Sequence[str]] = {
        "indicator": lists.indicators,
        "area": lists.areas,
        "agency": lists.agencies,
        "frequency": list(Frequency),
        "window": list(Window),
        "status": list(Status),
        "marker": list(Marker),
    }
    sheet.sheet_state = "hidden"
    for place, (name, words) in enumerate(offered.items(), start=1):
        sheet.cell(1, place, f"list of {name}")
        for row, word in enumerate(words, start=2):
            _put_text(sheet.cell(row, place), str(word))
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"{LISTS}!${letter}$2:${letter}${len(words) + 1}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=name,
            error="Choose one from the list.",
        )
        _apply(onto, rule, name, last)
    for name in AMOUNTS:
        rule = DataValidation(
            type="decimal",
            operator="greaterThanOrEqual",
            formula1="0",
            allow_blank=True,
            errorStyle="warning",
            showErrorMessage=True,
            errorTitle=name,
            error="A number from 0, or a marker such as c, x or <5.",
        )
        _apply(onto, rule, name, last)


def _apply(sheet: Any, rule: DataValidation, column: str, last: int) -> None:
    letter = get_column_letter(COLUMNS.index(column) + 1)
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)
