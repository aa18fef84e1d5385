"""What is owed besides figures, and an agency's own flags before the room, on the Owed screen."""

from __future__ import annotations

import streamlit as st

from pages.shared import frozen, panel, today
from pages.shared.context import Asked, Context
from pages.shared.filters import Where
from pages.shared.markup import duty as markup
from pages.shared.markup import meeting_body
from scorecard.domain.meeting import Meeting
from scorecard.views import duty, duty_counts, own_flags, reporting_calendar
from scorecard.views import meeting as meetings
from scorecard.views.duty import Duties, Duty
from scorecard.views.judged import JudgedArea
from scorecard.views.own_flags import Given
from scorecard.views.summary import SummaryView

DUTIES_KEPT = 32


def besides(context: Context, where: Where, agency: str) -> tuple[Duty, ...]:
    """Everything but figures that is owed by an agency today; by all of them where it is blank."""
    found = _every(context, where).rows
    rows = tuple(one for one in found if one.kind != duty.RETURN)
    return duty.of_agency(rows, agency) if agency else rows


def show(context: Context, where: Where, agency: str, rows: tuple[Duty, ...]) -> None:
    """What agencies owe besides figures, what the group owes, then the agency's own flags."""
    seen = today.area(context, where)
    groups = [one for one in rows if duty.is_groups(one)]
    agencys = [one for one in rows if not duty.is_groups(one)]

    def named(code: str) -> str:
        return seen.agency_name(code) if code else duty_counts.THE_GROUP

    drawn = (
        markup.table(agencys, named, where.links),
        markup.table(groups, named, where.links, markup.GROUP),
        _flags(context, where, seen, agency),
    )
    if any(drawn):
        panel.show(f'<div class="sc-panel">{"".join(drawn)}</div>'.encode(), "duties")


def counted(context: Context, where: Where, view: SummaryView) -> SummaryView:
    """The Summary with all that is owed today, of every kind; an earlier date keeps its figures."""
    if today.note(context, where):
        return view
    seen = today.area(context, where)
    return duty_counts.in_full(view, seen, _every(context, where))


def _every(context: Context, where: Where) -> Duties:
    asked = today.asked(context, where)
    return _duties(context, where, asked, asked.key)


@st.cache_resource(show_spinner=False, max_entries=DUTIES_KEPT)
def _duties(_context: Context, _where: Where, _asked: Asked, key: str) -> Duties:
    seen = today.area(_context, _where)
    scored = today.scored(_context, _where)
    with _context.workspace.reading() as connection:
        return duty.of_area(connection, seen, _context.person, scored)


def _flags(context: Context, where: Where, seen: JudgedArea, agency: str) -> str:
    """A lead's own flags, before the next meeting sees them; once it has its pack, the pack's."""
    day = context.workspace.now().date()
    coming = reporting_calendar.coming(seen, day)
    if not agency or agency != context.person.agency or not coming or not seen.calendar:
        return ""
    given = _given(context, coming[0])
    return meeting_body.own_flags(own_flags.of(seen, agency, coming[0], day, given), where.links)


def _given(context: Context, meeting: Meeting) -> Given | None:
    with context.workspace.reading() as connection:
        issued = meetings.latest_pack(connection, meeting)
    if issued is None:
        return None
    return Given(frozen.opened(context, issued.id, issued.fingerprint), issued.issued_at.date())
