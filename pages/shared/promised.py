"""Promised: beside an indicator, what its agency says, what was promised, what may be opened."""

from __future__ import annotations

from pages.shared import panel
from pages.shared.context import Context, judged_area
from pages.shared.filters import Where
from pages.shared.markup import commentary_body, promises
from scorecard.views import commentary, promise


def show(context: Context, where: Where, code: str) -> None:
    """What is said and promised of this indicator, for who may see it, and links to add to it."""
    seen, person = judged_area(context, where.asked), context.person
    with context.workspace.reading() as connection:
        found = promise.of_indicator(connection, seen, person, code)
        told = promise.told_of(connection, seen, person, code)
        said = commentary.of_indicator(connection, seen, person, code)
        writing = commentary.to_write(connection, seen, person, code)
    offers = promise.offers(seen, person, code)
    shown = (
        commentary_body.beside(said),
        commentary_body.ask(writing, where.links),
        promises.of_indicator(found, told, offers, where.links, code),
    )
    panel.show("".join(shown).encode(), "promises")
