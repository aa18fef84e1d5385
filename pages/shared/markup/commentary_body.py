"""Commentary as HTML: the flagged figures and how each stands, and what agencies said."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup import record
from pages.shared.markup.links import Links
from pages.shared.markup.pills import pill
from pages.shared.markup.register import facts
from pages.shared.markup.words import escape
from scorecard.views.commentary import Said, Story, Writing
from scorecard.views.commentary_wanted import Wanted

PAGE = "commentary"
NOTHING = "There is nothing to comment on: no figure that has come needs attention now."
NOT_WRITTEN = "No agency has commented on this."


def listed(found: Sequence[Wanted], own: str, links: Links) -> str:
    """Every flagged figure in the order of the attention list, those of the agency `own` first."""
    mine = [one for one in found if own and one.agency == own]
    others = [one for one in found if one not in mine]
    parts = (("Your agency's", mine), ("Other agencies'" if mine else "Flagged figures", others))
    shown = "".join(_part(title, rows, links) for title, rows in parts if rows)
    return f'<div class="sc-panel">{shown or f"<p>{escape(NOTHING)}</p>"}</div>'


def _part(title: str, rows: Sequence[Wanted], links: Links) -> str:
    items = "".join(_line(one, links) for one in rows)
    return f'<section><h2>{escape(title)}</h2><ol class="sc-agenda">{items}</ol></section>'


def _line(one: Wanted, links: Links) -> str:
    name = record.link(links, PAGE, f"{one.name}, {one.period}", indicator=one.code)
    words = escape(one.state_words)
    if one.report:
        words = record.named(links, one.state_words, "variance_report", one.report)
    return (
        f"<li><p>{pill(one.rag, one.rag_words)} <b>{name}</b></p><p>{escape(one.sentence)}</p>"
        f'<p class="sc-due-{escape(one.tone)}">{escape(one.agency_name)}: {words}</p></li>'
    )


def way(links: Links, writing: Writing | None) -> str:
    """Back to the list, and down to the form."""
    back = record.link(links, PAGE, "All commentary")
    down = '<a href="#to-write">Write ↓</a>' if writing else ""
    return f'<nav aria-label="On this screen">{record.line(back, down)}</nav>'


def said(found: Sequence[Said], links: Links, code: str) -> str:
    """What was said before, the latest period first."""
    if not found:
        return f'<div class="sc-panel"><p class="sc-note">{NOT_WRITTEN}</p></div>'
    whole = links.indicator(code, "The indicator's own page")
    return f'<div class="sc-panel">{"".join(_said(one) for one in found)}<p>{whole}</p></div>'


def beside(found: Sequence[Said]) -> str:
    """The same as a section of another screen; nothing where nobody wrote."""
    if not found:
        return ""
    older = "".join(_said(one) for one in found[1:])
    folded = f"<details><summary>Earlier periods</summary>{older}</details>" if older else ""
    return f"<section><h2>Commentary</h2>{_said(found[0])}{folded}</section>"


def in_room(story: Story, can_write: Writing | None, links: Links) -> str:
    """The latest, for the room, and what is owed; nothing where nobody wrote and nobody asks."""
    said, owed = _said(story.said) if story.said else "", story.owed
    due = ""
    if owed:
        words = f"{owed.agency_name} on {owed.period}: {owed.state_words}"
        tone = escape(owed.tone)
        due = f'<p class="sc-due-{tone}">{escape(words)}</p>{ask(can_write, links)}'
    return f"<section><h2>Commentary</h2>{due}{said}</section>" if said or due else ""


def ask(writing: Writing | None, links: Links) -> str:
    """The way to the form, for who may write about the latest figure."""
    if writing is None:
        return ""
    words = "Change the commentary" if writing.version else "Write commentary"
    return record.line(record.link(links, PAGE, words, indicator=writing.wanted.code))


def _said(one: Said) -> str:
    marks = "".join(f" <b>{escape(mark)}</b>" for mark in (one.alike, one.later) if mark)
    return (
        f'<div class="sc-said"><p><b>{escape(one.period)}</b> {escape(one.heading)}.{marks}</p>'
        f"{facts('', one.pairs)}</div>"
    )
