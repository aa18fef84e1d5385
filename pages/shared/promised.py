"""Promised: beside an indicator, what was decided and promised, and what may be opened about it."""

from __future__ import annotations

from pages.shared import panel
from pages.shared.context import Context, judged_area
from pages.shared.filters import Where
from pages.shared.markup import promises
from scorecard.views import promise


def show(context: Context, where: Where, code: str) -> None:
    """The records of this indicator that the person may see, and links to open another."""
    seen, person = judged_area(context, where.asked), context.person
    with context.workspace.reading() as connection:
        found = promise.of_indicator(connection, seen, person, code)
        told = promise.told_of(connection, seen, person, code)
    offers = promise.offers(seen, person, code)
    said = promises.of_indicator(found, told, offers, where.links, code)
    panel.show(said.encode(), "promises")
