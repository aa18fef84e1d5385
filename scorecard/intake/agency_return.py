"""An agency's return: sheets to figures, and every problem with the place it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.submission import Finding, Severity
from scorecard.intake import headings, personal, return_row, spreadsheet, within_return
from scorecard.intake.context import Context
from scorecard.intake.figures import frame
from scorecard.intake.headings import COLUMNS, Headings
from scorecard.intake.incoming import Asked, Incoming, Read
from scorecard.intake.row_notes import Reading
from scorecard.intake.sheet import LARGEST_FILE, Line, Sheet, UnreadableFile, too_large

_TOTALS = ("total", "grand total", "sub total", "subtotal", "sum", "overall", "all indicators")
MOST_FINDINGS = 500
"""More than this tells nobody more, and near misses take time to look for."""

_PLACE_COLUMNS = ("sheet", "row")
"""Added to FRAME_COLUMNS, so that later checks can say where a figure stands."""


def recognises(incoming: Incoming) -> bool:
    """Any file may be a return."""
    return True


def read(incoming: Incoming, context: Context, asked: Asked) -> Read:
    """The figures of a return, and everything wrong with it.

    Raises ChildLevelData for a file about single children, UnreadableFile for one that is no
    spreadsheet. `frame` has also `sheet`, `row` and `says_status`; a blank status is blank.
    """
    if incoming.size > LARGEST_FILE:
        raise UnreadableFile(too_large(incoming.size))
    sheets = spreadsheet.read(incoming.content)
    refuse_personal(sheets)
    return of_sheets(incoming, sheets, context, asked)


def refuse_personal(sheets: Sequence[Sheet]) -> None:
    """Refuse a file of which any sheet, hidden or not, seems to be about single children."""
    for sheet in sheets:
        suspect = personal.in_sheet([line.cells for line in sheet.lines], sheet.name)
        if suspect is not None:
            raise suspect.refusal()


def of_sheets(incoming: Incoming, sheets: Sequence[Sheet], context: Context, asked: Asked) -> Read:
    """The figures in sheets that were read and are not about single children."""
    findings: list[Finding] = []
    tables = list(_tables(incoming.name, sheets, findings))
    agency = _sender(incoming.name, tables, context, asked, findings)
    reading = Reading(incoming, context, asked, agency)
    figures = list(_figures(reading, tables, findings))
    findings += within_return.check(incoming.name, figures, context)
    made = frame(figures)
    for name in (*_PLACE_COLUMNS, "says_status"):
        made[name] = [figure[name] for figure in figures]
    if not figures and not any(one.blocks for one in findings):
        findings.append(_nothing(incoming.name))
    return Read(agency=agency, frame=made, findings=tuple(findings), title=_title(agency, context))


def _figures(
    reading: Reading, tables: Sequence[tuple[Sheet, Headings]], findings: list[Finding]
) -> Iterator[dict[str, Any]]:
    """The figures asked for, until so much is wrong that the rest would tell nobody more."""
    for sheet, found in tables:
        for line in _rows(sheet, found):
            if len(findings) > MOST_FINDINGS:
                problem = f"has more than {MOST_FINDINGS} things to look at"
                remedy = f"Rows from {line.place} on were not read. Put these right first."
                name = reading.incoming.name
                findings.append(Finding(name, 0, "", "", problem, remedy, sheet=sheet.name))
                return
            figure = return_row.read(reading, sheet, found, line, findings)
            if figure is not None and _wanted(figure, reading.asked):
                yield figure


def _wanted(figure: dict[str, Any], asked: Asked) -> bool:
    return (not asked.areas or figure["area"] in asked.areas) and (
        not asked.indicators or figure["indicator"] in asked.indicators
    )


def _title(agency: str, context: Context) -> str:
    known = context.agencies.get(agency)
    return f"Return of {known.short_name}" if known else "Return"


def _tables(
    file: str, sheets: Sequence[Sheet], findings: list[Finding]
) -> Iterator[tuple[Sheet, Headings]]:
    """The sheets with a whole row of headings; what hides one, or keeps one from being whole."""
    found = [(sheet, headings.find(sheet.lines)) for sheet in sheets]
    whole = [(sheet, one) for sheet, one in found if one is not None and not one.missing]
    for sheet, _ in whole:
        if sheet.hidden and len(sheet.lines) > 1:
            problem = "is hidden, and its figures were not read"
            remedy = "Unhide it if its figures are meant, or remove it."
            findings.append(Finding(file, 0, "", "", problem, remedy, Severity.WARNING, sheet.name))
    shown = [(sheet, one) for sheet, one in whole if not sheet.hidden]
    if not shown:
        findings.append(_without_headings(file, found))
    for sheet, one in shown:
        findings += _about_headings(file, sheet, one)
        yield sheet, one


def _without_headings(file: str, found: Sequence[tuple[Sheet, Headings | None]]) -> Finding:
    remedy = f"The first row of the table names its columns: {', '.join(COLUMNS)}."
    near = [(sheet, one) for sheet, one in found if one is not None]
    if not near:
        return Finding(file, 0, "", "", "has no row with the headings of a return", remedy)
    sheet, one = max(near, key=lambda pair: len(pair[1].columns))
    missing = one.missing[0]
    return Finding(
        file, one.place, missing, "", "is missing from the headings", remedy, sheet=sheet.name
    )


def _about_headings(file: str, sheet: Sheet, found: Headings) -> Iterator[Finding]:
    for column, cell in found.twice:
        yield Finding(
            *(file, found.place, column, cell),
            *("is a second column of the same meaning", "Keep one of the two."),
            sheet=sheet.name,
        )
    for cell in found.unknown:
        yield Finding(
            *(file, found.place, cell[: personal.LONGEST_HEADING], ""),
            *("is not a column of a return, and was not read", "Rename it if it is one of them."),
            *(Severity.WARNING, sheet.name),
        )


def _rows(sheet: Sheet, found: Headings) -> Iterator[Line]:
    """The lines below the headings with figures: no totals, titles, notes or headings again."""
    names = {found.columns[name] for name in found.columns}
    at = found.columns["indicator"]
    first = next(line for line in sheet.lines if line.place == found.place)
    for line in sheet.lines:
        filled = [cell for place, cell in enumerate(line.cells) if cell and place in names]
        is_total = any(_is_total(cell) for cell in line.cells[: at + 1] if cell)
        is_note = len([cell for cell in line.cells if cell]) == 1 and " " in line.cells[-1]
        aside = not filled or is_total or is_note or line.cells == first.cells
        if line.place > found.place and not aside:
            yield line


def _is_total(cell: str) -> bool:
    words = " ".join(personal.words_of(cell))
    return words in _TOTALS or words.startswith(("total ", "grand total"))


def _sender(
    file: str,
    tables: Sequence[tuple[Sheet, Headings]],
    context: Context,
    asked: Asked,
    findings: list[Finding],
) -> str:
    """Whose return it is: as asked, as its rows say, or the one agency that supplies them all.

    Rows of several suppliers that name nobody were gathered by the business unit.
    """
    if asked.agency:
        return asked.agency
    said, supplied = set(), []
    for sheet, found in tables:
        for line in _rows(sheet, found):
            if code := return_row.agency_in(line, found, context):
                said.add(code)
            if whose := return_row.suppliers_in(line, found, context):
                supplied.append(whose)
    every = set.intersection(*supplied) if supplied else set()
    for candidates in (said, every):
        if len(candidates) == 1:
            return candidates.pop()
    if not said and len(set(map(frozenset, supplied))) > 1 and BUSINESS_UNIT in context.agencies:
        return BUSINESS_UNIT
    if tables:
        several = len(said) > 1
        problem = "names several agencies" if several else "does not say which agency sends it"
        remedy = "Send one file for each." if several else "Write its code in every row."
        findings.append(Finding(file, 0, "agency", ", ".join(sorted(said)), problem, remedy))
    return ""


def _nothing(file: str) -> Finding:
    return Finding(
        file, 0, "", "", "has no figures in it", "Fill in the value or the counts of its rows."
    )
