"""The Meeting's body: calendar strip, agenda, promises, answers, decisions, what came since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.shared.markup import record
from pages.shared.markup.links import Links
from pages.shared.markup.pills import badge, pill
from pages.shared.markup.register import facts
from pages.shared.markup.words import bold, element, escape, small
from scorecard.views.agenda import LEFT_OVER, NOW, RESTING, AgendaItem
from scorecard.views.attendance import AttendanceView, Seat
from scorecard.views.decision import DecisionLine
from scorecard.views.indicator import ComparisonView
from scorecard.views.own_flags import OwnFlags
from scorecard.views.promise import AgencySays
from scorecard.views.reporting_calendar import CalendarView, DueStep, StripStep
from scorecard.views.since_issued import SinceLine

MARKS = {"member": "●", "deputy": "◐", "apologies": "○", "absent": "✕"}


def strip(calendar: CalendarView, outstanding: Sequence[DueStep]) -> str:
    """The reporting calendar as a row of dated steps; in words which is past and which is next."""
    items = "".join(
        f'<li class="sc-step-{escape(step.tone)}"><b>{escape(step.name)}</b>'
        f"<span>{escape(step.on_words)}</span>"
        f'<span class="sc-small">{escape(_who_and_when(step))}</span>'
        f'<span class="sc-small sc-step-what">{escape(step.what)}</span></li>'
        for step in calendar.steps
    )
    return (
        f'<section><h2>Reporting calendar</h2><p class="sc-note">{escape(calendar.sentence)}</p>'
        f'<ol class="sc-calendar">{items}</ol></section>{_outstanding(outstanding)}'
    )


def _who_and_when(step: StripStep) -> str:
    state = {"past": "past", "next": "next", "to_come": ""}[step.tone]
    when = f"{step.away} ({state})" if step.away and state else step.away or state
    return ", ".join(part for part in (step.who, when) if part)


def _outstanding(lines: Sequence[DueStep]) -> str:
    """What is due when, from whom, as far as it has not been done."""
    rows = "".join(
        f'<tr><th scope="row">{escape(one.name)}</th><td>{escape(one.agency_name)}</td>'
        f"<td>{escape(one.detail)}</td>"
        f'<td class="sc-due-{escape(one.tone)}">{escape(one.due_words)}</td></tr>'
        for one in lines
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("What", "Who", "Which", "When"))
    return (
        '<details class="sc-folded"><summary>What is outstanding, and from whom</summary>'
        '<div class="sc-scroll" tabindex="0" role="region" aria-label="Outstanding">'
        f'<table class="sc-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        "</div></details>"
        if rows
        else ""
    )


def own_flags(found: OwnFlags, links: Links) -> str:
    """What the room will see of one agency, before it does."""
    parts = (("", found.attention), ("About the data", found.owed))
    shown = "".join(
        f"{f'<h3>{escape(title)}</h3>' if title else ''}<ul class='sc-promises'>"
        + "".join(
            f"<li><p><b>{links.indicator(one.code, one.name)}</b> {escape(one.label)}</p>"
            f"<p>{escape(one.sentence)}</p></li>"
            for one in flags
        )
        + "</ul>"
        for title, flags in parts
        if flags
    )
    none = f"<p>Nothing of {escape(found.agency_name)} is flagged.</p>"
    return (
        f"<section><h2>Flags of {escape(found.agency_name)}</h2>"
        f'<p class="sc-note">{escape(found.sentence)}</p>{shown or none}</section>'
    )


def agenda(
    items: Sequence[AgendaItem],
    address: Mapping[str, str],
    decided: Mapping[str, Sequence[DecisionLine]],
    title: str = "Agenda",
) -> str:
    """The agenda in order; `address` and `decided` are by indicator."""
    parts = (
        (title, NOW, "Nothing in this pack needs attention now."),
        ("Also flagged", LEFT_OVER, ""),
        ("Decided about before, not due yet", RESTING, ""),
    )
    return "".join(
        _agenda_part(title, [one for one in items if one.part == part], nothing, address, decided)
        for title, part, nothing in parts
    )


def _agenda_part(
    title: str,
    items: Sequence[AgendaItem],
    nothing: str,
    address: Mapping[str, str],
    decided: Mapping[str, Sequence[DecisionLine]],
) -> str:
    if not items:
        none = f'<p class="sc-empty">{escape(nothing)}</p>'
        return f"<section><h2>{escape(title)}</h2>{none}</section>" if nothing else ""
    lines = "".join(
        _agenda_line(one, address[one.code], decided.get(one.code, ())) for one in items
    )
    return f'<section><h2>{escape(title)}</h2><ol class="sc-agenda">{lines}</ol></section>'


def _agenda_line(item: AgendaItem, to: str, decided: Sequence[DecisionLine]) -> str:
    name = f"{item.rank}. {item.name}" if item.part == NOW else item.name
    link = element("a", escape(name), href=to, data_open=to)
    done = [one.done for one in decided if not one.back]
    said = badge("; ".join(dict.fromkeys(done))) if done else ""
    new = badge("New") if item.is_new else ""
    rests = f" <b>{escape(item.rests)}</b>" if item.rests else ""
    return (
        f"<li><p>{_pill(item)} <b>{link}</b> {new} {said}</p>"
        f"<p>{escape(item.sentence)}{rests}</p>{small(f'{item.agency_name} answers for it')}</li>"
    )


def _pill(item: AgendaItem) -> str:
    """The colour, and that it is the last one known where no newer figure has come."""
    known = f" {small(item.last_known)}" if item.last_known else ""
    return f"{pill(item.rag, item.rag_words)}{known}"


def crumbs(links: Sequence[tuple[str, str]], where: str, label: str = "Through the agenda") -> str:
    """The way on through the agenda: (words, address) each; and where this is."""
    parts = "".join(f"<li>{_way(words, to)}</li>" for words, to in links)
    place = f'<li class="sc-note">{escape(where)}</li>' if where else ""
    shown = f'<ul class="sc-crumbs sc-way">{parts}{place}</ul>'
    return f'<nav aria-label="{escape(label)}">{shown}</nav>'


def _way(words: str, to: str) -> str:
    """A link to another screen, or to a place on this one."""
    return element("a", escape(words), href=to, data_open="" if to.startswith("#") else to)


def compared(comparison: ComparisonView) -> str:
    """How it compares, in words."""
    indicative = bold(comparison.indicative)
    more = f'<p class="sc-note">{indicative}</p>' if indicative else ""
    return f"<section><h2>How it compares</h2><p>{bold(comparison.sentence)}</p>{more}</section>"


def opening(item: AgendaItem, sentence: str, names: Sequence[str], in_full: str = "") -> str:
    """What the item is and what its figure says, first; then why it is here.

    `in_full` is the indicator's whole name, where the agenda calls it by a shorter one.
    """
    new = badge("New") if item.is_new else ""
    beside = f"Read with: {', '.join(names)}." if names else ""
    whole = f"In full: {in_full}." if in_full and in_full != item.name else ""
    under = " ".join(
        part for part in (f"{item.agency_name} answers for it.", whole, beside) if part
    )
    rests = f"<p><b>{escape(item.rests)}</b></p>" if item.rests else ""
    return (
        f'<div class="sc-indicator"><p class="sc-headline">{bold(sentence)}</p>'
        f'<p class="standing">{_pill(item)} {new} '
        f"{small(under)}</p>{rests}</div>"
    )


def since(lines: Sequence[SinceLine], nothing: str, links: Links, *, named: bool) -> str:
    """What reads otherwise than in the pack, row by row; `named` where rows are several."""
    title = "<h2>Since the pack was issued</h2>"
    if not lines:
        return (
            f'<section class="sc-since">{title}<p class="sc-note">{escape(nothing)}</p></section>'
        )
    body = "".join(_since(one, links, named) for one in lines)
    head = "".join(
        f'<th scope="col">{word}</th>'
        for word in (*(("Indicator",) if named else ()), "What", "In the pack", "Now")
    )
    return (
        f'<section class="sc-since">{title}<div class="sc-scroll" tabindex="0" role="region" '
        'aria-label="Since the pack was issued"><table class="sc-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></section>"
    )


def _since(line: SinceLine, links: Links, named: bool) -> str:
    rows = []
    name = f"{links.indicator(line.code, line.name)}{small(line.came)}"
    # one heading over all of its rows: empty ones would leave the others without any
    heading = f'<th scope="row" rowspan="{len(line.changes)}">{name}</th>' if named else ""
    for place, (what, then, now) in enumerate(line.changes):
        cell = heading if not place else ""
        came = small(line.came) if not named and not place else ""
        rows.append(
            f"<tr>{cell}<td>{escape(what)}{came}</td><td>{escape(then)}</td>"
            f"<td><strong>{escape(now)}</strong></td></tr>"
        )
    return "".join(rows)


def says(found: AgencySays, links: Links) -> str:
    """What the agency says: its latest answer, or why there is none."""
    if not found.report:
        return f"<section><h2>What the agency says</h2><p>{escape(found.nothing)}</p></section>"
    stands, because = "", ""
    if found.stands is not None:
        tone = escape(found.stands.tone)
        stands = f'<span class="sc-state sc-state-{tone}">{escape(found.stands.words)}</span>'
        because = f"<p>{escape(found.stands.because)}</p>" if found.stands.because else ""
    to = links.to(record.PAGES["variance_report"], record=str(found.report))
    link = element("a", "The whole report", href=to, data_open=to)
    return (
        f"<section><h2>What the agency says</h2><p><b>{escape(found.heading)}</b> {stands} "
        f"{link}</p>{because}{facts('', found.pairs)}</section>"
    )


def answered(found: AgencySays) -> str:
    """The answer that is to be judged, to be read: its words are the agency's, not the group's."""
    title = f"As {found.agency} says"
    return f'<div class="sc-panel">{facts(title, found.pairs)}</div>'


def decisions(
    lines: Sequence[DecisionLine],
    links: Links,
    title: str,
    nothing: str = "",
    *,
    named: bool = True,
) -> str:
    """What this meeting decided, in order; what was taken back is struck out and says why."""
    if not lines:
        return (
            f"<section><h2>{escape(title)}</h2><p>{escape(nothing)}</p></section>"
            if nothing
            else ""
        )
    items = "".join(f"<li>{_decision(one, links, named)}</li>" for one in lines)
    return f'<section><h2>{escape(title)}</h2><ol class="sc-decisions">{items}</ol></section>'


def _decision(one: DecisionLine, links: Links, named: bool) -> str:
    done = record.named(links, one.done, one.noun, one.record)
    who = ", ".join(part for part in (one.agency, one.due_words) if part)
    rests = f"<p>It rests {escape(one.rests)}.</p>" if one.rests else ""
    said = f"<p><b>{done}</b> {escape(who)}</p>{rests}<p>{escape(one.words)}</p>"
    name = f"{one.name}. " if one.name and named else ""
    by = small(f"{name}{one.early or f'Recorded by {one.decided_by}.'}")
    if one.back:
        stays = f"<p>{escape(one.stays)}</p>" if one.stays else ""
        return f"<del>{said}</del><p><b>Taken back, {escape(one.back)}</b></p>{stays}{by}"
    return f"{said}{by}"


def attendance(found: AttendanceView) -> str:
    """Agencies down, meetings across; every mark has its word, and a bar shows each meeting."""
    said = f"<p>{escape(found.sentence)}</p>"
    if not found.rows:
        return f"<section><h2>Who came</h2>{said}</section>"
    head = "".join(
        f'<th scope="col" class="num">{escape(on)}{_bar(came, of)}</th>'
        for on, (came, of) in zip(found.meetings, found.shares, strict=True)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th>'
        f"{''.join(_seat(seat) for seat in row.seats)}"
        f'<td class="num">{escape(row.came_words)}</td></tr>'
        for row in found.rows
    )
    key = "● member, ◐ deputy, ○ apologies, ✕ absent, – not recorded"
    return (
        f'<section><h2>Who came</h2>{said}<div class="sc-scroll" tabindex="0" role="region" '
        f'aria-label="Who came"><table class="sc-table sc-seats"><thead><tr>'
        f'<th scope="col">Agency</th>{head}<th scope="col" class="num">Came</th></tr></thead>'
        f'<tbody>{rows}</tbody></table></div><p class="sc-note">{key}.</p></section>'
    )


def _bar(came: int, of: int) -> str:
    height = round(24 * came / of) if of else 0
    drawing = (
        f'<svg class="sc-bar" viewBox="0 0 18 24" width="18" height="24" aria-hidden="true">'
        f'<rect class="all" width="18" height="24"/>'
        f'<rect class="part" y="{24 - height}" width="18" height="{height}"/></svg>'
    )
    return f"{drawing}{small(f'{came} of {of}')}"


def _seat(seat: Seat) -> str:
    mark = MARKS.get(seat.attendance, "–")
    words = f"{seat.words}{f', {seat.who}' if seat.who else ''}"
    return (
        f'<td class="num" title="{escape(words)}"><span aria-hidden="true">{mark}</span>'
        f'<span class="sc-unseen">{escape(words)}</span></td>'
    )
