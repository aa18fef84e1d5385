"""The agenda of a meeting: children's words first, then each item as a way to its own screen."""

from __future__ import annotations

from pages.shared import filters, minutes_forms, panel, room, today
from pages.shared.markup import meeting_body, record, register
from pages.shared.room import Room
from scorecard.views import concern
from scorecard.views import room as views
from scorecard.views.agenda import NOW

ANOTHER = "item"


def preview(entered: Room) -> None:
    """What would be on the agenda if the pack were issued now."""
    items = views.preview(entered.seen, entered.context.person)
    address_of = {
        one.code: entered.where.links.to("indicator", indicator=one.code) for one in items
    }
    title = "The agenda, if the pack were issued now"
    panel.show(meeting_body.agenda(items, address_of, {}, title).encode(), "agenda")
    _concerns(entered)


def show(entered: Room) -> None:
    """Children's words first; then the items, each a link to its own screen."""
    minutes_forms.childrens_words(entered)
    assert entered.content is not None
    items = entered.content.agenda
    address_of = {one.code: entered.to(one.code) for one in items}
    decided = {one.code: entered.decided(one) for one in items}
    first = next((one for one in items if one.part == NOW), None)
    way = [("Begin with the first", entered.to(first.code))] if first else []
    way.append(("Minutes", entered.to(room.MINUTES)))
    panel.show(meeting_body.crumbs(way, "").encode(), "way")
    panel.show(meeting_body.agenda(items, address_of, decided).encode(), "agenda")
    _another(entered)
    _concerns(entered)


def _concerns(entered: Room) -> None:
    """What the meeting comes back to beside its indicators, as it stands today."""
    context, where = entered.context, entered.where
    with context.workspace.reading() as connection:
        found = concern.of_meeting(
            connection, entered.seen, context.person, today.scored(context, where)
        )
    tables = [
        register.table(one.title, one.rows, record.PAGES[one.noun], where.links) for one in found
    ]
    panel.show(f'<div class="sc-panel">{"".join(tables)}</div>'.encode(), "concerns")


def _another(entered: Room) -> None:
    """Anything else in the pack may be taken up."""
    assert entered.content is not None
    rest = {one.code: one.name for one in entered.content.agenda if one.part != NOW}
    if rest:
        filters.select("Take up another indicator", ANOTHER, {"": "choose"} | rest, "", 340)
