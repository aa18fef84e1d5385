"""Frozen packs for a screen: read and checked once, kept under their fingerprint."""

from __future__ import annotations

import streamlit as st

from pages.shared.context import Context
from scorecard.domain.errors import NotFound
from scorecard.domain.meeting import Meeting
from scorecard.domain.pack import Pack
from scorecard.services import pack as service
from scorecard.services.pack import Frozen
from scorecard.views import pack as views
from scorecard.views.pack import PackContent, SeenPack

PACKS_KEPT = 6


def opened(context: Context, number: int, fingerprint: str) -> SeenPack:
    """A pack as this person may see it; a UserError says why it cannot be shown."""
    made = _content(context, number, context.settings.database_url, fingerprint)
    return views.seen_by(made, context.person)


@st.cache_resource(show_spinner="Opening the pack …", max_entries=PACKS_KEPT)
def _content(_context: Context, number: int, store: str, fingerprint: str) -> PackContent:
    with _context.workspace.reading() as connection:
        pack = views.issued(connection, number)
    if pack is None:
        raise NotFound(f"There is no pack with the number {number}. Choose the meeting again.")
    return views.read(pack)


def issue(context: Context, meeting: Meeting, after: int) -> Pack:
    """Freeze what the store holds now, and issue it; `after` is the latest pack on the screen."""
    moment = context.workspace.now()
    with context.workspace.reading() as connection:
        content, as_at = views.content(connection, meeting, moment)
    frozen = Frozen(content, as_at, moment)
    return service.issue(context.workspace, context.person, meeting, frozen, after)
