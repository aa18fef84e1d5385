"""One row of a return: its cells to a figure, each problem noted with its place."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Any

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.indicator import Indicator
from scorecard.domain.observation import Basis, Status
from scorecard.domain.period import Frequency, Window, month_end, shift, start_of
from scorecard.domain.submission import Finding, Severity
from scorecard.domain.supplier import suppliers
from scorecard.intake import amounts, counts, personal
from scorecard.intake.amounts import FREQUENCIES, WINDOWS
from scorecard.intake.cells import EARLIEST_YEAR
from scorecard.intake.context import Context
from scorecard.intake.headings import AMOUNTS, Headings
from scorecard.intake.row_notes import Reading, RowNotes
from scorecard.intake.sheet import Line, Sheet

STATUSES: dict[str, Status] = {
    **dict.fromkeys(("provisional", "prov", "p", "draft", "unvalidated"), Status.PROVISIONAL),
    **dict.fromkeys(("final", "f", "confirmed", "validated", "complete"), Status.FINAL),
    **dict.fromkeys(("revised", "r", "amended", "corrected", "updated"), Status.REVISED),
}
TOTAL_WORDS = ("", "total", "all", "none", "all children", "overall", "-")
"""What stands for the whole where a breakdown would."""

LONGEST = {"dimension": 60, "category": 160, "note": 2000}

Figure = dict[str, Any]


def read(
    reading: Reading, sheet: Sheet, found: Headings, line: Line, findings: list[Finding]
) -> Figure | None:
    """The figure of a row; None where it holds none, or what blocks it was noted."""
    notes = RowNotes(reading, sheet, found, line, findings)
    if not any(notes.cell(name) for name in (*AMOUNTS, "marker")):
        if notes.cell("status") or notes.cell("note"):
            notes.ask("value", "is blank, so the row was passed over", "Fill it in if it is meant.")
        return None
    indicator = _indicator(notes)
    figure = _about(notes, indicator)
    if indicator is not None and not notes.blocked:
        figure |= counts.read(notes, indicator, figure)
    _warn(notes)
    return None if notes.blocked else figure


def agency_in(line: Line, found: Headings, context: Context) -> str:
    """The code of the agency a row names, if it names one we know."""
    cell = line.cell(found.columns["agency"]) if "agency" in found.columns else ""
    return _named(cell, context.agencies) if cell else ""


def suppliers_in(line: Line, found: Headings, context: Context) -> set[str]:
    """The agencies that supply the indicator a row names, if it is one we know."""
    code = _named(line.cell(found.columns["indicator"]), context.indicators)
    return set(suppliers(context.indicators[code])) if code else set()


def _about(notes: RowNotes, indicator: Indicator | None) -> Figure:
    """Everything about a figure but its amounts."""
    reading = notes.reading
    frequency = _frequency(notes, indicator)
    window = _window(notes, indicator)
    end = _period_end(notes, frequency)
    dimension, category = _breakdown(notes, indicator)
    status = STATUSES.get(notes.cell("status").casefold())
    if status is None and notes.cell("status"):
        notes.note("status", "is not a word we know", "Write provisional, final or revised.")
    start = start_of(end, "year" if window == Window.ROLLING_12M else frequency)
    if window == Window.YTD:
        start = date(end.year - (end.month < 4), 4, 1)
    sheet = f"sheet {notes.sheet.name}, " if notes.sheet.name else ""
    return {
        "indicator": indicator.code if indicator else "",
        "area": _area(notes),
        "agency": _part_of(notes, indicator),
        "period_start": min(start, end),
        "period_end": end,
        "frequency": frequency.value,
        "window": window.value,
        "dimension": dimension,
        "category": category,
        "basis": Basis.LOCAL.value,
        "edition": reading.asked.edition,
        "status": (status or Status.FINAL).value,
        "says_status": status is not None,
        "reference": f"{sheet}row {notes.line.place}",
        "known_at": reading.known_at,
        "note": _note(notes),
        "sheet": notes.sheet.name,
        "row": notes.line.place,
    }


def _named(cell: str, known: Any) -> str:
    """The code whose code, name or short name a cell gives, in any case; else nothing."""
    if cell in known:
        return cell
    wanted = cell.casefold()
    for code, one in known.items():
        names = (code, one.name, getattr(one, "short_name", code))
        if wanted in (name.casefold() for name in names):
            return str(code)
    return ""


def _code(notes: RowNotes, column: str, known: Any, example: str) -> str:
    cell = notes.cell(column)[:100]
    code = _named(cell, known)
    if not code:
        by_name = {one.name.casefold(): key for key, one in known.items()}
        near = get_close_matches(cell.casefold(), [*known, *by_name], n=1, cutoff=0.6)
        meant = by_name.get(near[0], near[0]) if near else ""
        remedy = f"Did you mean '{meant}'?" if meant else f"Write a code such as {example}."
        notes.note(column, "is not a code we know" if cell else "is blank", remedy)
    return code


def _indicator(notes: RowNotes) -> Indicator | None:
    context = notes.reading.context
    code = _code(notes, "indicator", context.indicators, "fd_referrals_count")
    return context.indicators.get(code)


def _area(notes: RowNotes) -> str:
    asked = notes.reading.asked
    usual = asked.usual_area or (asked.areas[0] if len(asked.areas) == 1 else "")
    if usual and not notes.cell("area"):
        return usual
    return _code(notes, "area", notes.reading.context.areas, "E08000033")


def _part_of(notes: RowNotes, indicator: Indicator | None) -> str:
    """Blank for the whole area; the sender where another agency sends the other part of it."""
    reading, cell = notes.reading, notes.cell("agency")
    said = _code(notes, "agency", reading.context.agencies, "police") if cell else reading.agency
    if said and reading.agency and said != reading.agency:
        notes.note("agency", "is not the agency that sends this", "Send one file for each agency.")
    alone = indicator is not None and suppliers(indicator) == (reading.agency,)
    return "" if alone or reading.agency == BUSINESS_UNIT else reading.agency


def _frequency(notes: RowNotes, indicator: Indicator | None) -> Frequency:
    own = indicator.frequency if indicator else Frequency.MONTH
    cell = notes.cell("frequency")
    found = FREQUENCIES.get(cell.casefold(), own if not cell else None)
    if found is None:
        notes.note("frequency", "is not a word we know", f"Write one of {', '.join(Frequency)}.")
        return own
    if indicator is not None and found != own:
        problem = f"is not how often it is asked for ({own}), so it makes a series of its own"
        notes.ask("frequency", problem, "Check it, and leave it blank if it is a slip.")
    return found


def _window(notes: RowNotes, indicator: Indicator | None) -> Window:
    own = indicator.window if indicator else Window.PERIOD
    cell = notes.cell("window").casefold().replace("-", " ")
    found = WINDOWS.get(cell, own if not cell else None)
    if found is None:
        notes.note("window", "is not a word we know", f"Write one of {', '.join(Window)}.")
        return own
    if indicator is not None and found != own:
        problem = f"is not what it is asked for over ({own}), so it makes a series of its own"
        notes.ask("window", problem, "Check it, and leave it blank if it is a slip.")
    return found


def _period_end(notes: RowNotes, frequency: Frequency) -> date:
    cell, today = notes.cell("period_end"), notes.reading.known_at.date()
    found = amounts.day(cell)
    if found is None:
        problem = "is not a date" if cell else "is blank"
        notes.note("period_end", problem, "Write it as 2026-09-30 or 30/09/2026.")
        return today
    if found > today:
        remedy = "Send it when the period is over, or correct the date."
        notes.note("period_end", "is a period that has not ended yet", remedy)
        return today
    if found.year <= EARLIEST_YEAR:
        notes.note("period_end", "is not a likely date", "Check the year.")
        return today
    _check_end(notes, found, frequency)
    return found


def _check_end(notes: RowNotes, end: date, frequency: Frequency) -> None:
    if frequency in (Frequency.WEEK, Frequency.TERM):
        return
    right = month_end(end.year, end.month)
    if frequency == Frequency.QUARTER and end.month % 3:
        right = shift(month_end(end.year, end.month + (-end.month) % 3), "quarter", 0)
    if right != end and frequency != Frequency.YEAR:
        remedy = f"Did you mean {right.isoformat()}?"
        notes.note("period_end", f"is not the end of a {frequency}", remedy)
    elif right != end:
        notes.ask("period_end", "is not the end of a month", "Check that the year ends there.")


def _breakdown(notes: RowNotes, indicator: Indicator | None) -> tuple[str, str]:
    dimension, category = notes.cell("dimension"), notes.cell("category")
    plain = dimension.casefold().replace(" ", "_").replace("-", "_").strip("_")
    if dimension.casefold() in TOTAL_WORDS and category.casefold() in TOTAL_WORDS:
        return "", ""
    for column, cell in (("dimension", dimension), ("category", category)):
        if len(cell) > LONGEST[column]:
            notes.note(column, f"is longer than {LONGEST[column]} characters", "Shorten it.")
        if cell.startswith(("=", "+", "@")):
            notes.note(column, "begins as a formula does", "Write it as words.")
        if not cell:
            remedy = "Write both dimension and category, or neither for a total."
            notes.note(column, "is blank and the other is not", remedy)
    known = [one for one in indicator.dimensions.split(";") if one] if indicator else []
    if dimension and known and plain not in known:
        near = get_close_matches(plain, known, n=1, cutoff=0.5)
        remedy = f"Did you mean '{near[0]}'?" if near else f"Write one of {', '.join(known)}."
        notes.note("dimension", "is not a breakdown of this indicator", remedy)
    return plain, category


def _note(notes: RowNotes) -> str:
    cell = notes.cell("note")
    if len(cell) > LONGEST["note"]:
        notes.note("note", f"is longer than {LONGEST['note']} characters", "Shorten it.")
    return cell


def _warn(notes: RowNotes) -> None:
    """What a person should look at, though it may be right."""
    what = personal.in_text(notes.cell("note"))
    if what:
        problem = f"seems to hold {what}; notes are seen by every agency"
        remedy = "Take out what tells of a single child or person."
        notes.note("note", problem, remedy, Severity.PERSONAL)
    if notes.line.hidden:
        notes.ask("", "is hidden in the workbook and was read", "Check that it is meant.")
    for column in AMOUNTS:
        at = (notes.line.place, notes.columns.get(column, -1))
        if at in notes.sheet.borrowed:
            problem = "comes by a formula from another workbook"
            notes.ask(column, problem, "Check that it is up to date.")
