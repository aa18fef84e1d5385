"""The Meeting screen: the calendar and the pack, then one indicator a screen, then the minutes."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    address,
    agenda,
    agenda_item,
    attendance_forms,
    filters,
    forms,
    furniture,
    meeting_forms,
    minutes_forms,
    panel,
    room,
    unsent,
)
from pages.shared.context import Context
from pages.shared.markup import meeting_body
from pages.shared.room import PATH, Room
from scorecard.domain.errors import UserError
from scorecard.views import attendance
from scorecard.views.meeting import MeetingView

__all__ = ["PATH", "render"]


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    found = list(where.problems)
    seen = room.live(context, where)
    choice, labels = room.chosen(context, seen, found)
    if choice is None:
        furniture.problems(found)
        meeting_forms.none_held(context, where, seen)
        return
    try:
        entered = room.enter(context, where, seen, choice, found)
    except UserError as refused:
        furniture.problems(found)
        furniture.refusal(furniture.sentence(refused))
        return
    furniture.problems(found)
    furniture.heading(entered.meeting.body, _under(entered), entered.view)
    forms.said()
    if entered.view.called_off:
        furniture.empty(entered.view.called_off)
    unsent.show(entered)
    item = address.part("item")
    if entered.content is None or not item:
        _opening(entered, labels)
    elif item == room.MINUTES:
        minutes_forms.closing(entered)
    else:
        agenda_item.show(entered, item)


def _under(entered: Room) -> str:
    meeting, pack = entered.meeting, entered.pack
    again = len(entered.view.packs) > 1
    said = [f"{meeting.title.removeprefix(f'{meeting.body}, ')}, {entered.view.when_words}."]
    if pack is not None:
        which = f"The {pack.place} issue of the pack. " if again else "The pack's figures. "
        said.append(f"{which}{pack.sentence}")
    return " ".join(said)


def _opening(entered: Room, labels: dict[str, str]) -> None:
    """Before the first item: which meeting, its calendar, who came, the pack, the agenda."""
    with st.container(horizontal=True, key="filters"):
        filters.select("Meeting", "meeting", labels, entered.key, 340)
        meeting_forms.choose_pack(entered)
    context, view = entered.context, entered.view
    if entered.content is None:
        _calendar(view)
        if view.own is not None:
            own = meeting_body.own_flags(view.own, entered.where.links)
            panel.show(own.encode(), "own_flags")
        if not view.called_off:
            meeting_forms.issue(entered)
        if not view.too_late:
            agenda.preview(entered)
    else:
        agenda.show(entered)
        panel.show(room.since(entered).encode(), "since")
        _calendar(view)
        meeting_forms.issue_again(entered)
    shown = attendance.view(entered.seen, entered.seats, entered.meeting.body, entered.meeting.date)
    panel.show(meeting_body.attendance(shown).encode(), "attendance")
    attendance_forms.show(entered)
    meeting_forms.change(entered)
    meeting_forms.add(context, entered.where, entered.seen)


def _calendar(view: MeetingView) -> None:
    if view.calendar is not None:
        html = meeting_body.strip(view.calendar, view.outstanding)
        panel.show(html.encode(), "calendar")
