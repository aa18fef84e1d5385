"""Duties as HTML: what is owed besides figures, each with its record and its day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pages.shared.markup import record
from pages.shared.markup.links import Links
from pages.shared.markup.words import escape, small
from scorecard.views.duty import COMMENTARY, KIND_WORDS, RE_AUDIT, Duty

SHOWN = 12
"""Duties that are shown before the rest are folded away."""

HEADS = ("What", "Who", "Is", "When")
Named = Callable[[str], str]


BESIDES = ("besides", "Owed besides figures")
GROUP = ("group", "The group owes")
"""The anchor and the heading of each list."""


def table(
    rows: Sequence[Duty], named: Named, links: Links, heading: tuple[str, str] = BESIDES
) -> str:
    """The duties under their heading, the latest first; nothing where nothing is owed."""
    if not rows:
        return ""
    anchor, title = heading
    rest = rows[SHOWN:]
    more = (
        f"<details><summary>{len(rest)} more</summary>{_table(rest, named, links, title)}</details>"
        if rest
        else ""
    )
    return (
        f'<section class="sc-register"><h2 id="{anchor}">{title}</h2>'
        f"{_table(rows[:SHOWN], named, links, title)}{more}</section>"
    )


def _table(rows: Sequence[Duty], named: Named, links: Links, title: str) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    body = "".join(_row(one, named, links) for one in rows)
    return (
        f'<div class="sc-scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="sc-table"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(one: Duty, named: Named, links: Links) -> str:
    tone = "overdue" if one.is_late else "due"
    about = small(f"about {named(one.concerning)}") if one.concerning else ""
    return (
        f'<tr><th scope="row">{_what(one, links)}{small(KIND_WORDS[one.kind])}</th>'
        f"<td>{escape(named(one.agency))}{about}</td><td>{escape(one.owed)}</td>"
        f'<td class="sc-due-{tone}">{escape(one.words)}</td></tr>'
    )


def _what(one: Duty, links: Links) -> str:
    if one.kind == COMMENTARY:
        return record.link(links, COMMENTARY, one.what, indicator=one.indicator)
    if one.meeting:
        return record.link(links, "meeting", one.what, meeting=one.meeting, item="minutes")
    page = record.PAGES.get("audit" if one.kind == RE_AUDIT else one.kind)
    if page is None:
        return escape(one.what)
    return record.link(links, page, one.what, record=str(one.number))
