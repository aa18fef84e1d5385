"""Registers as HTML: rows with a link each, the overdue marked in words, and a record's history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape, small
from scorecard.views.register import HistoryLine, RegisterRow
from scorecard.views.report_record import ReportPart


def table(
    title: str,
    rows: Sequence[RegisterRow],
    page: str,
    links: Links,
    nothing: str = "",
    under: str = "",
) -> str:
    """A register under its heading; nothing at all where it is empty and nothing is to be said.

    `under` is finished HTML between the heading and the table.
    """
    if not rows:
        none = f'<p class="sc-empty">{escape(nothing)}</p>' if nothing else ""
        return f"<section><h2>{escape(title)}</h2>{none}</section>" if none else ""
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>' for head in ("What", "Who", "State", "When")
    )
    body = "".join(_row(row, page, links) for row in rows)
    return (
        f'<section class="sc-register"><h2>{escape(title)}</h2>{under}'
        f'<div class="sc-scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="sc-table"><thead><tr>{heads}'
        f"</tr></thead><tbody>{body}</tbody></table></div></section>"
    )


def tables(
    parts: Mapping[str, Sequence[RegisterRow]],
    told_parts: Sequence[ReportPart],
    page: str,
    links: Links,
    nothing: Mapping[str, str],
) -> str:
    """A whole register: its parts under their headings, then what printed reports tell."""
    held = "".join(
        table(title, rows, page, links, nothing.get(title, "")) for title, rows in parts.items()
    )
    return f'<div class="sc-panel">{held}{told(told_parts, page, links)}</div>'


def told(parts: Sequence[ReportPart], page: str, links: Links) -> str:
    """What printed reports tell, a table each; nothing where they tell nothing."""
    return "".join(
        table(part.title, part.rows, page, links, under=small(part.under)) for part in parts
    )


def _row(row: RegisterRow, page: str, links: Links) -> str:
    address = links.to(page, record=str(row.number))
    title = element("a", escape(row.title), href=address, data_open=address)
    about = small(row.indicator_name) if row.indicator_name != row.title else ""
    what = f"{title}{about}{small(row.under)}"
    who = f"{escape(row.agency)}{small(row.owner)}"
    state = f'<span class="sc-state sc-state-{escape(row.tone)}">{escape(row.state_words)}</span>'
    return (
        f'<tr><th scope="row">{what}</th><td>{who}</td><td>{state}</td>'
        f'<td class="sc-due-{escape(row.tone)}">{escape(row.due_words)}</td></tr>'
    )


def about(links: Links, code: str, name: str, agency: str) -> str:
    """Which indicator and which agency a record is about; nothing where it names neither."""
    parts = (links.indicator(code, name) if code else "", escape(agency))
    words = " · ".join(part for part in parts if part)
    return f"<p>{words}</p>" if words else ""


def facts(title: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Headed pairs of a name and what was said; empty ones are left out."""
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{_lines(words)}</dd></div>"
        for name, words in pairs
        if words
    )
    head = f"<h2>{escape(title)}</h2>" if title else ""
    return f'<section>{head}<dl class="sc-facts">{rows}</dl></section>' if rows else ""


def history(lines: Sequence[HistoryLine]) -> str:
    """What happened to a record, newest first, with what was rewritten."""
    items = "".join(
        f"<li><p>{escape(line.sentence)}</p>{small(line.when)}{_rewritten(line)}</li>"
        for line in lines
    )
    return (
        f'<section><h2>History</h2><ol class="sc-history">{items}</ol></section>' if items else ""
    )


def _rewritten(line: HistoryLine) -> str:
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{_was(before)}{_lines(after) or '(nothing)'}</dd></div>"
        for name, before, after in line.rewritten
    )
    if not rows:
        return ""
    return f'<details><summary>What was written</summary><dl class="sc-facts">{rows}</dl></details>'


def _was(before: str) -> str:
    return f"<del>{_lines(before)}</del> " if before else ""


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.splitlines())
