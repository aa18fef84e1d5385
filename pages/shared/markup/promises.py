"""Promises as HTML: what stands about an indicator, who promised it, and what followed."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup import record
from pages.shared.markup.links import Links
from pages.shared.markup.words import escape, small
from scorecard.views.promise import Offer, Promise, Told

NOTHING_NOW = "Nothing is being asked, decided or promised about this in this scorecard."


def promises(found: Sequence[Promise], links: Links) -> str:
    """What was promised last time, the overdue first, and what followed."""
    return _section("What was promised", found, links, "Nothing stands from an earlier meeting.")


def of_indicator(
    found: Sequence[Promise],
    told: Sequence[Told],
    offers: Sequence[Offer],
    links: Links,
    code: str,
) -> str:
    """Decisions and promises so far, what reports tell, and what this person may do about it."""
    nothing = NOTHING_NOW if told else "Nothing has been asked, decided or promised about this."
    asks = [record.link(links, record.PAGES[one.noun], one.label, indicator=code) for one in offers]
    section = _section("Decisions and promises", found, links, nothing)
    return section + _told(told, links) + record.line(*asks)


def _told(told: Sequence[Told], links: Links) -> str:
    """The records of printed reports, each a link; nothing where there are none."""
    if not told:
        return ""
    named = (
        f"{escape(one.what)}: {record.named(links, one.title, one.noun, one.number)}"
        for one in told
    )
    return f'<p class="sc-note">In the reports’ records:</p>{record.line(*named)}'


def _section(title: str, found: Sequence[Promise], links: Links, nothing: str) -> str:
    if not found:
        return f'<section><h2>{title}</h2><p class="sc-note">{nothing}</p></section>'
    items = "".join(_promise(one, links) for one in found)
    return (
        f'<section><h2>{title}</h2><p class="sc-note">Records as they stand today.</p>'
        f'<ul class="sc-promises">{items}</ul></section>'
    )


def _promise(one: Promise, links: Links) -> str:
    what = record.named(links, one.what, one.noun, one.number)
    said = record.under(one.state_words, one.due_words)
    state = f'<span class="sc-state sc-state-{escape(one.tone)}">{escape(said)}</span>'
    who = f"{one.agency}, since {one.since}" if one.agency else f"Since {one.since}"
    outcome = f"<p><b>{escape(one.outcome)}</b></p>" if one.outcome else ""
    words = f"<p>{escape(one.words)}</p>{outcome}"
    return f"<li><p><b>{what}</b> {state} {small(who)}</p>{words}</li>"
