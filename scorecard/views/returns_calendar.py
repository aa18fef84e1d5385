"""The submission calendar in words: agencies down, months across, what came and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.agency import Agency
from scorecard.domain.indicator import Indicator, Sensitivity
from scorecard.domain.period import day, label
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
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
OUTSTANDING = (ReturnState.MISSING, ReturnState.PART)
COUNT_WORDS = {
    "value": "the figure",
    "numerator": "the count",
    "denominator": "how many it is out of",
}


@dataclass(frozen=True, slots=True)
class CalendarFigure:
    """One figure of a cell: what it is, for which period, which counts, and how it stands."""

    indicator: str
    name: str
    period: str
    period_end: date
    due_on: date
    due_words: str
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
    """One agency: a cell for each month, None where nothing ends in it; what is owed, latest first.

    `coming` is what falls due next, soonest first.
    """

    agency: str
    name: str
    cells: tuple[CalendarCell | None, ...]
    outstanding: tuple[CalendarFigure, ...]
    coming: tuple[CalendarFigure, ...]
    latest_days_late: int

    @property
    def owed(self) -> int:
        """How many figures are outstanding."""
        return len(self.outstanding)


@dataclass(frozen=True, slots=True)
class ReturnsCalendar:
    """The whole calendar, newest month first; agencies with most outstanding first."""

    headline: str
    months: tuple[date, ...]
    month_words: tuple[str, ...]
    rows: tuple[CalendarRow, ...]


def view(
    evidence: Evidence,
    agencies: Mapping[str, Agency],
    person: Person,
    *,
    months: int = 6,
    agency: str = "",
) -> ReturnsCalendar:
    """The calendar of one area, or one agency's line of it, as far as this person may see it."""
    owed = visible(evidence, person, months)
    found = calendar.cells(one for one in owed if agency in ("", one.agency))
    across = tuple(sorted({cell.month for cell in found}, reverse=True))
    rows = [
        _row(evidence, agencies, code, across, found)
        for code in dict.fromkeys(cell.agency for cell in found)
    ]
    rows.sort(key=lambda row: (-row.owed, -row.latest_days_late, row.name))
    return ReturnsCalendar(
        headline=_headline(rows),
        months=across,
        month_words=tuple(label(month, "month") for month in across),
        rows=tuple(rows),
    )


def visible(evidence: Evidence, person: Person, months: int) -> list[OwedFigure]:
    """What is owed, without other agencies' restricted indicators for who may not see them."""
    sees_all = may(person, Permission.SEE_RESTRICTED)
    return [
        one
        for one in calendar.figures(evidence, months)
        if sees_all
        or one.agency == person.agency
        or evidence.indicators[one.indicator].sensitivity == Sensitivity.OPEN
    ]


def _headline(rows: Sequence[CalendarRow]) -> str:
    """'17 figures are owed by 4 agencies; the latest is 54 days late, from Schools.'"""
    owing = [row for row in rows if row.owed]
    if not rows:
        return "No figure is owed: no agency has sent a figure here for a year or more."
    if not owing:
        return "Every figure that is due has come in."
    owed = sum(row.owed for row in owing)
    are = "figure is" if owed == 1 else "figures are"
    worst = max(owing, key=lambda row: row.latest_days_late)
    by = worst.name if len(owing) == 1 else f"{len(owing)} agencies"
    late = plural(worst.latest_days_late, "day")
    who = "" if len(owing) == 1 else f", from {worst.name}"
    latest = f"the latest is {late} late{who}" if worst.latest_days_late else "none is late yet"
    return f"**{owed} {are} owed** by {by}; {latest}."


def _row(
    evidence: Evidence,
    agencies: Mapping[str, Agency],
    code: str,
    across: Sequence[date],
    found: Sequence[ReturnCell],
) -> CalendarRow:
    mine = {cell.month: _cell(evidence, cell) for cell in found if cell.agency == code}
    figures = [figure for cell in mine.values() for figure in cell.figures]
    outstanding = [one for one in figures if one.state in OUTSTANDING]
    coming = [one for one in figures if one.state == ReturnState.DUE]
    return CalendarRow(
        agency=code,
        name=agencies[code].short_name if code in agencies else code,
        cells=tuple(mine.get(month) for month in across),
        outstanding=tuple(sorted(outstanding, key=lambda one: (-one.days_late, one.name))),
        coming=tuple(sorted(coming, key=lambda one: (one.due_on, one.name))),
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
        due_on=one.due_on,
        due_words=day(one.due_on, long=False),
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
