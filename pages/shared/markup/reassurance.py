"""The reassurance ledger as HTML: each acceptance, what it rested on and what followed."""

from __future__ import annotations

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape, label, small
from scorecard.views.reassurance import Ledger, LedgerRow

HEADS = ("What, and the verdict", "It rested on", "Recovery agreed", "What followed", "Stands as")


def ledger(found: Ledger, links: Links) -> str:
    """The sentence, then the table; the sentence alone where nothing was accepted."""
    said = f"<p><b>{escape(found.sentence)}</b></p>"
    if not found.rows:
        return f'<div class="sc-panel">{said}</div>'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in HEADS)
    body = "".join(_row(one, links) for one in found.rows)
    return (
        f'<div class="sc-panel">{said}<section class="sc-register sc-ledger"><h2>Ledger</h2>'
        '<div class="sc-scroll" tabindex="0" role="region" aria-label="Ledger">'
        f'<table class="sc-table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
        "</div></section></div>"
    )


def _row(one: LedgerRow, links: Links) -> str:
    address = links.to("variance", record=str(one.number))
    title = element("a", escape(one.title), href=address, data_open=address)
    named = "Its indicator" if one.indicator_name == one.title else one.indicator_name
    about = links.indicator(one.indicator, named) if one.indicator else ""
    what = f"{title}{small(one.accepted_words)}{small(one.agency)}<div>{about}</div>"
    state = f'<span class="sc-state sc-state-{escape(one.tone)}">{escape(one.stands_words)}</span>'
    on_the_way = "; ".join(one.on_the_way.splitlines())
    cells = (
        f"{_lines(one.rested_on)}{small(one.reason)}",
        f"{escape(one.recovery)}{small(on_the_way)}",
        f"{escape(one.followed)}{small(one.counted)}{small(one.numbers)}",
        f"{state}{small(one.why)}",
    )
    said = "".join(
        f"<td>{label(head)}{cell}</td>" for head, cell in zip(HEADS[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{what}</th>{said}</tr>'


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.splitlines())
