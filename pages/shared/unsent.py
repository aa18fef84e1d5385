"""Unsent: what somebody typed about a meeting whose form is gone: signed off, cancelled, moved."""

from __future__ import annotations

from collections.abc import Iterator

from pages.shared import left_over
from pages.shared.room import Room
from scorecard.domain.draft import Draft
from scorecard.domain.period import day
from scorecard.services import draft
from scorecard.views import meeting as views

FORMS = ("minutes", "children", "attendance", "move_meeting", "cancel_meeting")
"""The forms of a meeting; those of decisions are named by what is decided."""


def show(entered: Room) -> None:
    """What this person typed and nobody was sent, to be read and copied; and why it was not."""
    for kept, why in _left(entered):
        left_over.show(entered.context, kept, why)


def _left(entered: Room) -> Iterator[tuple[Draft, str]]:
    """Drafts of forms that are not drawn: of this meeting as it is, and of the days it had."""
    context, area = entered.context, entered.meeting.area
    earlier = [old for old, now in views.moved(entered.seen).items() if now == entered.key]
    closed = () if entered.may_change else (entered.key,)
    written = draft.every(context.workspace, context.person)
    for key in (*closed, *earlier):
        for kept in written:
            texts = {f"{form}_{area}_{key}" for form in FORMS}
            if kept.form in texts or kept.form.startswith(f"decide_{area}_{key}_"):
                yield kept, _why(entered, moved=key in earlier)


def _why(entered: Room, *, moved: bool) -> str:
    """Who did what to the meeting while it was typed."""
    if moved:
        return f"This meeting was moved to {day(entered.meeting.date)} while you were writing."
    if entered.view.called_off:
        return entered.view.called_off
    held = entered.minutes
    if held is None or held.closed_on is None:
        return "This meeting is not yours to write of as things stand."
    return f"The minutes were signed off on {day(held.closed_on)} by {held.signed_off_by}."
