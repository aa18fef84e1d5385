"""A record's surroundings as HTML: the way back, and links to the records around it."""

from __future__ import annotations

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape

PAGES = {
    "variance_report": "variance",
    "challenge": "challenges",
    "escalation": "escalations",
    "action": "actions",
    "audit": "audits",
    "risk": "risks",
    "recommendation": "recommendations",
}
"""The address at which each noun's records are shown."""


def link(links: Links, page: str, words: str, **more: str) -> str:
    """A link that the panel opens without a page load."""
    address = links.to(page, **more)
    return element("a", escape(words), href=address, data_open=address)


def named(links: Links, words: str, noun: str, number: int) -> str:
    """Words that lead to a record, where its noun has a screen."""
    page = PAGES.get(noun)
    return link(links, page, words, record=str(number)) if page and number else escape(words)


def opened_by(links: Links, record: tuple[str, int] | None) -> str:
    """'from variance report 12', as a link where we have a screen for it."""
    if record is None:
        return ""
    noun, number = record
    words = f"from {noun.replace('_', ' ')} {number}"
    if noun not in PAGES:
        return escape(words)
    return link(links, PAGES[noun], words, record=str(number))


def agree_action(links: Links, indicator: str, record: str) -> str:
    """'Agree an action', about the indicator and from the record, as a link."""
    more = {"indicator": indicator, "from": record}
    return link(links, PAGES["action"], "Agree an action", **more)


def under(state: str, due: str) -> str:
    """'Agreed · due 3 March 2027'; 'Closed 3 March 2027' where the second says the first again."""
    if due.startswith(state.casefold()):
        return f"{state[:1]}{due[1:]}"
    return " · ".join(words for words in (state, due) if words)


def line(*parts: str) -> str:
    """Finished pieces of HTML in one line, empty ones left out."""
    shown = [f"<span>{part}</span>" for part in parts if part]
    return f'<p class="sc-crumbs">{"".join(shown)}</p>' if shown else ""
