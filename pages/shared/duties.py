"""What is owed besides figures, and an agency's own flags before the room, on the Owed screen."""

from __future__ import annotations

from pages.shared import panel, today
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import duty as markup
from pages.shared.markup import meeting_body
from scorecard.views import duty, reporting_calendar
from scorecard.views.judged import JudgedArea


def show(context: Context, where: Where, agency: str) -> None:
    """Everything but figures that is owed by an agency, blank for all; then its own flags."""
    seen = today.area(context, where)
    with context.workspace.reading() as connection:
        found = duty.besides_returns(connection, seen, context.person)
    rows = duty.of_agency(found.rows, agency) if agency else found.rows
    drawn = (
        markup.table(rows, lambda code: _named(seen, code), where.links),
        _flags(context, where, seen, agency),
    )
    if any(drawn):
        panel.show(f'<div class="sc-panel">{"".join(drawn)}</div>'.encode(), "duties")


def _named(seen: JudgedArea, code: str) -> str:
    return seen.agency_name(code) if code else "The group"


def _flags(context: Context, where: Where, seen: JudgedArea, agency: str) -> str:
    """A lead's own flags, before the next meeting sees them."""
    day = context.workspace.now().date()
    meetings = reporting_calendar.coming(seen, day)
    if not agency or agency != context.person.agency or not meetings or not seen.calendar:
        return ""
    own = reporting_calendar.own_flags(seen, agency, meetings[0], day)
    return meeting_body.own_flags(own, where.links)
