"""The submission calendar in words: agencies down, months across, what came and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.agency import Agency
from scorecard.domain.indicator import Indicator
from scorecard.domain.period import day, label
from scorecard.judgement import calendar
from scorecard.judgement.calendar import OwedFigure, ReturnCell, ReturnState
from scorecard.judgement.evidence import Evidence
from scorecard.views.words import plural

STATE_WORDS: dict[ReturnState, str] = {
    ReturnState.MISSING: "not in",
    ReturnState.PART: "part in",
    ReturnState.LATE: "came late",
    ReturnState.RECEIVED: "in time",
    ReturnState.DUE: "not due yet",
}
COUNT_WORDS = {"value": "the value", "numerator": "the numerator", "denominator": "the denominator"}


@dataclass(frozen=True, slots=True)
class CalendarFigure:
    """One figure of a cell: what it is, for which period, which counts, and how it stands."""

    indicator: str
    name: str
    period: str
    period_end: date
    counts: str
    state: str
    words: str
    days_late: int


@dataclass(frozen=True, slots=True)
class CalendarCell:
    """One agency in one month; `state` is a ReturnState, `words` says it with its numbers."""

    month: date
    state: str
    words: str
    received: int
    of: int
    days_late: int
    figures: tuple[CalendarFigure, ...]


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One agency: a cell for each month, None where nothing ends in it."""

    agency: str
    name: str
    cells: tuple[CalendarCell | None, ...]
    owed: int
    latest_days_late: int


@dataclass(frozen=True, slots=True)
class ReturnsCalendar:
    """The whole calendar, newest month first; agencies with most outstanding first."""

    months: tuple[date, ...]
    month_words: tuple[str, ...]
    rows: tuple[CalendarRow, ...]


def view(
    evidence: Evidence, agencies: Mapping[str, Agency], *, months: int = 6, agency: str = ""
) -> ReturnsCalendar:
    """The calendar of one area, or one agency's line of it."""
    owed = [one for one in calendar.figures(evidence, months) if agency in ("", one.agency)]
    found = calendar.cells(owed)
    across = tuple(sorted({cell.month for cell in found}, reverse=True))
    rows = [
        _row(evidence, agencies, code, across, found)
        for code in dict.fromkeys(cell.agency for cell in found)
    ]
    return ReturnsCalendar(
        months=across,
        month_words=tuple(label(month, "month") for month in across),
        rows=tuple(sorted(rows, key=lambda row: (-row.owed, -row.latest_days_late, row.name))),
    )


def _row(
    evidence: Evidence,
    agencies: Mapping[str, Agency],
    code: str,
    across: Sequence[date],
    found: Sequence[ReturnCell],
) -> CalendarRow:
    mine = {cell.month: _cell(evidence, cell) for cell in found if cell.agency == code}
    outstanding = [
        figure
        for cell in mine.values()
        for figure in cell.figures
        if figure.state in (ReturnState.MISSING, ReturnState.PART)
    ]
    return CalendarRow(
        agency=code,
        name=agencies[code].short_name if code in agencies else code,
        cells=tuple(mine.get(month) for month in across),
        owed=len(outstanding),
        latest_days_late=max((one.days_late for one in outstanding), default=0),
    )


def _cell(evidence: Evidence, cell: ReturnCell) -> CalendarCell:
    return CalendarCell(
        month=cell.month,
        state=cell.state,
        words=_cell_words(cell),
        received=cell.received,
        of=cell.of,
        days_late=cell.days_late,
        figures=tuple(_figure(evidence.indicators[one.indicator], one) for one in cell.figures),
    )


def _cell_words(cell: ReturnCell) -> str:
    late = plural(cell.days_late, "day")
    match cell.state:
        case ReturnState.RECEIVED:
            return "in time"
        case ReturnState.LATE:
            some = sum(one.state == ReturnState.LATE for one in cell.figures)
            return f"{late} late" if some == cell.of else f"{some} of {cell.of} up to {late} late"
        case ReturnState.PART:
            return f"{cell.received} of {cell.of} in, {late} late"
        case ReturnState.MISSING:
            return f"not in, {late} late"
        case ReturnState.DUE:
            due = min(one.due_on for one in cell.figures if one.state == ReturnState.DUE)
            return f"due {day(due, long=False)}"


def _figure(indicator: Indicator, one: OwedFigure) -> CalendarFigure:
    return CalendarFigure(
        indicator=one.indicator,
        name=indicator.short_name,
        period=label(one.period_end, one.frequency),
        period_end=one.period_end,
        counts=" and ".join(COUNT_WORDS[name] for name in one.counts),
        state=one.state,
        words=_figure_words(one),
        days_late=one.days_late,
    )


def _figure_words(one: OwedFigure) -> str:
    due = day(one.due_on, long=False)
    if one.came is None:
        never = " (never sent yet)" if one.never else ""
        if one.state == ReturnState.DUE:
            return f"due {due}{never}"
        return f"not in: was due {due}, {plural(one.days_late, 'day')} late{never}"
    came = f"came {day(one.came, long=False)}"
    if one.state == ReturnState.PART:
        return f"{came}, one of its counts is lacking"
    return f"{came}, {plural(one.days_late, 'day')} late" if one.days_late else f"{came}, in time"
