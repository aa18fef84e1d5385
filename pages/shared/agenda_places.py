"""Agenda places on the Summary: the numbers of the frozen agenda beside those of today."""

from __future__ import annotations

import streamlit as st

from pages.shared import frozen, today
from pages.shared.context import Context
from pages.shared.filters import Where
from scorecard.domain.errors import UserError
from scorecard.domain.meeting import Meeting
from scorecard.domain.pack import Pack
from scorecard.views import agenda_places as views
from scorecard.views import meeting, reporting_calendar
from scorecard.views.judged import JudgedArea
from scorecard.views.summary import SummaryView

PACKS_LOOKED_UP = 32


def beside(context: Context, where: Where, view: SummaryView) -> SummaryView:
    """The Summary as it is read beside the agenda of the next meeting that has its pack.

    An earlier date keeps its own list; so does a pack that cannot be shown, which its own screen
    says.
    """
    if today.note(context, where):
        return view
    found = _issued(context, today.area(context, where), today.asked(context, where).key)
    if found is None:
        return view
    of, pack = found
    try:
        return views.beside(view, of, frozen.opened(context, pack.id, pack.fingerprint))
    except UserError:
        return view


@st.cache_resource(show_spinner=False, max_entries=PACKS_LOOKED_UP)
def _issued(_context: Context, _seen: JudgedArea, key: str) -> tuple[Meeting, Pack] | None:
    """The next meeting that has its pack, and the latest of it."""
    coming = reporting_calendar.coming(_seen, _context.workspace.now().date())
    with _context.workspace.reading() as connection:
        held = ((one, meeting.latest_pack(connection, one)) for one in coming)
        return next(((one, pack) for one, pack in held if pack is not None), None)
