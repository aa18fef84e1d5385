"""What agencies owe as HTML: the figures outstanding, what falls due next, and the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape, small
from scorecard.views.returns_calendar import (
    OUTSTANDING,
    CalendarCell,
    CalendarFigure,
    CalendarRow,
    ReturnsCalendar,
)
from scorecard.views.words import plural

SHOWN = 6
"""Figures of one agency that are shown before the rest are folded away."""

MARKS: dict[str, str] = {
    "missing": '<rect x="1" y="1" width="10" height="10"/>',
    "part": '<path d="M6 1a5 5 0 0 1 0 10z"/><circle class="open" cx="6" cy="6" r="5"/>',
    "late": '<circle cx="6" cy="6" r="5"/>',
    "received": '<circle cx="6" cy="6" r="5"/>',
    "due": '<circle class="open" cx="6" cy="6" r="4.5"/>',
}
MaySend = Callable[[str], bool]


def owed(view: ReturnsCalendar, links: Links, may_send: MaySend) -> str:
    """Each agency's outstanding figures, the latest first; nothing where none is."""
    owing = [row for row in view.rows if row.outstanding]
    parts = "".join(_agency(row, links, may_send) for row in owing)
    return f'<section><h2 id="outstanding">What is owed now</h2>{parts}</section>' if parts else ""


def _agency(row: CalendarRow, links: Links, may_send: MaySend) -> str:
    send = may_send(row.agency)
    lines = [_line(one, row, links, send) for one in row.outstanding]
    heads, unseen = ("Figure", "Period", "How late"), "To send"
    label = f"Owed by {row.name}"
    table = _table(label, heads, lines[:SHOWN], unseen)
    rest = lines[SHOWN:]
    folded = _table(f"{label}, the rest", heads, rest, unseen)
    more = f"<details><summary>{len(rest)} more</summary>{folded}</details>" if rest else ""
    return f"<h3>{escape(row.name)}</h3>{table}{more}"


def _line(one: CalendarFigure, row: CalendarRow, links: Links, send: bool) -> str:
    action = _send_link(one, row, links) if send else ""
    return (
        f'<tr><th scope="row">{links.indicator(one.indicator, one.name)}'
        f"{small(one.counts)}</th><td>{escape(one.period)}</td>"
        f"<td>{escape(one.words)}</td><td>{action}</td></tr>"
    )


def _send_link(one: CalendarFigure, row: CalendarRow, links: Links) -> str:
    address = links.to("submit", agency=row.agency, period=one.period_end.isoformat())
    return element("a", "Send it", href=address, data_open=address)


def coming(view: ReturnsCalendar) -> str:
    """What falls due next, one line an agency and day."""
    lines = [
        f'<tr><th scope="row">{escape(row.name)}</th><td>{escape(due)}</td>'
        f"<td>{escape(_named(figures))}</td></tr>"
        for row in view.rows
        for due, figures in _by_day(row.coming)
    ]
    if not lines:
        return ""
    table = _table("Due next", ("Agency", "Due", "Figures"), lines)
    return f"<section><h2>Due next</h2>{table}</section>"


def _by_day(figures: Iterable[CalendarFigure]) -> list[tuple[str, list[CalendarFigure]]]:
    days: dict[str, list[CalendarFigure]] = {}
    for one in figures:
        days.setdefault(one.due_words, []).append(one)
    return list(days.items())


def _named(figures: Sequence[CalendarFigure]) -> str:
    named = "; ".join(one.name for one in figures[:3])
    more = len(figures) - 3
    return f"{named}; and {more} more" if more > 0 else named


def calendar(view: ReturnsCalendar, links: Links) -> str:
    """Agencies down, months across: what came for the periods that end in each month."""
    if not view.rows:
        return ""
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in view.month_words)
    body = "".join(_calendar_row(row, links) for row in view.rows)
    return (
        '<section><h2>The calendar</h2><p class="sc-note">For the periods that end in each month. '
        "Choose an agency to see its figures one by one.</p>"
        '<div class="sc-scroll" tabindex="0" role="region" aria-label="Calendar of returns">'
        f'<table class="sc-table sc-calendar"><thead><tr><th scope="col">Agency</th>{heads}</tr>'
        f"</thead><tbody>{body}</tbody></table></div></section>"
    )


def _calendar_row(row: CalendarRow, links: Links) -> str:
    address = links.to("owed", agency=row.agency)
    name = element("a", escape(row.name), href=address, data_open=address, cls="sc-quiet")
    cells = "".join(_cell(cell) for cell in row.cells)
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(cell: CalendarCell | None) -> str:
    if cell is None:
        return '<td class="sc-none">–</td>'
    return f"<td>{_state(cell.state, cell.words)}</td>"


def _state(state: str, words: str) -> str:
    drawing = f'<svg viewBox="0 0 12 12" width="9" height="9" aria-hidden="true">{MARKS[state]}'
    return f'<span class="sc-came sc-came-{escape(state)}">{drawing}</svg>{escape(words)}</span>'


def each_figure(row: CalendarRow, view: ReturnsCalendar, links: Links) -> str:
    """Every figure of one agency, month by month; a month with all in time is folded away."""
    parts = "".join(
        _month(words, cell, links)
        for words, cell in zip(view.month_words, row.cells, strict=True)
        if cell is not None
    )
    return f"<section><h2>{escape(row.name)}, figure by figure</h2>{parts}</section>"


def _month(words: str, cell: CalendarCell, links: Links) -> str:
    lines = [
        f'<tr><th scope="row">{links.indicator(one.indicator, one.name)}{small(one.counts)}</th>'
        f"<td>{escape(one.period)}</td><td>{_state(one.state, one.words)}</td></tr>"
        for one in cell.figures
    ]
    table = _table(words, ("Figure", "Period", "How it stands"), lines)
    is_open = " open" if cell.state in OUTSTANDING else ""
    title = f"{words}: {plural(cell.of, 'figure')}, {cell.words}"
    return f"<details{is_open}><summary>{escape(title)}</summary>{table}</details>"


def _table(label: str, heads: Sequence[str], lines: Sequence[str], unseen: str = "") -> str:
    """A table; `unseen` names a last column to who hears it, where what is in it says enough."""
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    columns += f'<th scope="col">{small(unseen, "sc-unseen")}</th>' if unseen else ""
    return (
        f'<div class="sc-scroll" tabindex="0" role="region" aria-label="{escape(label)}">'
        '<table class="sc-table sc-returns sc-aligned">'
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )
