"""The forms of a meeting: adding, moving and cancelling one, issuing its pack, and again."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.shared import filters, forms, frozen, furniture
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.markup.words import escape, plain
from pages.shared.room import Room
from scorecard.domain.errors import Incomplete, UserError
from scorecard.domain.meeting import Meeting
from scorecard.domain.permissions import Permission, may
from scorecard.services import meeting as service
from scorecard.views import passed_steps
from scorecard.views.judged import JudgedArea

FREEZES = (
    "Issuing the pack freezes the judged rows, the attention list and every sentence as the store "
    "holds them now. Nothing changes them afterwards; what comes later is shown beside them."
)
PRINT = "Its fingerprint, by which anybody can tell that a copy was not changed:"
AGAIN = (
    "A second issue is a new pack with its own fingerprint, and the agenda is read from it. The "
    "first stays as it was, and so do the decisions that were read from it."
)
MOVES = (
    "Its packs and what was written for its minutes go with it. Apologies stay with the day they "
    "were given for. Once something was decided, or it was recorded who came, it is not moved."
)
CANCELS = (
    "It stays in the list as cancelled, with the reason; it counts for nothing and is due nothing."
)
DECIDED = (
    "Something was decided for this meeting, so it is neither moved nor cancelled. Take the "
    "decisions back first (a verdict on an answer stands); or add what comes later as another "
    "meeting."
)
BODY = "Quality Assurance sub-group"


def none_held(context: Context, where: Where, seen: JudgedArea) -> None:
    """An area that has no meeting: what to do."""
    furniture.heading("Meeting", "", _Labelled(seen))
    forms.said()
    furniture.empty(f"No meeting of {seen.area.name} is held here.")
    add(context, where, seen)


class _Labelled:
    """An area as a heading needs it."""

    def __init__(self, seen: JudgedArea) -> None:
        self.area_name = seen.area.name
        self.synthetic = seen.area.synthetic


def add(context: Context, where: Where, seen: JudgedArea) -> None:
    """Add a meeting to come; the steps of its calendar that have passed are said first."""
    if not may(context.person, Permission.RUN_MEETING):
        return
    with st.expander("Add a meeting"):
        form = Form(context, f"add_meeting_{where.area.code}", start={"body": BODY})
        form.opening()
        body = form.line("body", "Which body meets")
        on = form.day("on", "Meets on")

        def act(_version: int) -> None:
            if on is None:
                raise Incomplete("Not yet said: when it meets. Fill that in; nothing was saved.")
            new = Meeting(where.area.code, on, body.strip()[:120])
            service.add(context.workspace, context.person, new)

        passed = _passed(context, seen, on)
        label = "Add it all the same" if passed else "Add the meeting"
        form.send(label, act, "The meeting has been added.")


def _passed(context: Context, seen: JudgedArea, on: date | None) -> bool:
    """Say which steps have passed for a meeting on a day; whether any has.

    The button is then another one, so that nobody confirms what they have not been shown.
    """
    today = context.workspace.now().date()
    words = passed_steps.said(seen, on, today) if on and on >= today else ""
    if words:
        furniture.note(words)
    return bool(words)


def change(entered: Room) -> None:
    """Move a meeting to another day, or cancel it; each says why."""
    if not entered.may_change:
        return
    with st.expander("Move or cancel this meeting"):
        if any(not line.back for line in entered.lines):
            furniture.note(DECIDED)
            return
        _move(entered)
        st.divider()
        _cancel(entered)


def _move(entered: Room) -> None:
    context, meeting = entered.context, entered.meeting
    form = Form(context, f"move_meeting_{meeting.area}_{entered.key}")
    form.opening()
    furniture.note(MOVES)
    to = form.day("to", "Moved to")
    because = form.text("because", "Why it is moved", height=80)
    passed = _passed(context, entered.seen, to)

    def act(_version: int) -> None:
        if to is None:
            raise Incomplete(
                "Not yet said: the day it is moved to. Fill that in; nothing was saved."
            )
        service.move(context.workspace, context.person, meeting, to, because)

    label = "Move it all the same" if passed else "Move the meeting"
    form.send(label, act, "The meeting has been moved.", key=label)


def _cancel(entered: Room) -> None:
    context, meeting = entered.context, entered.meeting
    form = Form(context, f"cancel_meeting_{meeting.area}_{entered.key}")
    form.opening()
    furniture.note(CANCELS)
    because = form.text("because", "Why it is cancelled", height=80)

    def act(_version: int) -> None:
        service.cancel(context.workspace, context.person, meeting, because)

    form.send("Cancel the meeting", act, "The meeting has been cancelled.")


def choose_pack(entered: Room) -> None:
    """Which issue is read, where there is more than one; the last is the one that counts."""
    packs = entered.view.packs
    if len(packs) > 1 and entered.pack is not None:
        labels = {str(one.number): f"{one.place.capitalize()} issue" for one in packs}
        filters.select("Pack", "pack", labels, str(entered.pack.number), 180)


def issue(entered: Room) -> None:
    """Before the pack is issued: who came last time, and the button."""
    view = entered.view
    st.subheader("The pack", anchor=False)
    furniture.markup(f"<p>{escape(f'Last time: {view.last_time}')}</p>")
    if view.too_late:
        furniture.empty(view.too_late)
    elif view.can_issue:
        furniture.note(FREEZES)
        _button(entered, "Issue the pack")
    else:
        furniture.empty("The pack has not been issued yet. The agenda is read from it.")


def issue_again(entered: Room) -> None:
    """After it: the fingerprint whole, and a second issue."""
    pack, view = entered.pack, entered.view
    assert pack is not None
    again = view.can_issue and entered.may_change
    more = ", and issuing it again" if again else ""
    with st.expander(f"About this pack{more}"):
        for one in view.packs:
            furniture.note(
                f"{one.place.capitalize()} issue. {one.sentence}", PRINT, f"{one.fingerprint}."
            )
        if again:
            furniture.note(AGAIN)
            _button(entered, "Issue the pack again")


def _button(entered: Room, label: str) -> None:
    packs = entered.view.packs
    after = packs[0].number if packs else 0
    # another button once another pack is there: nobody issues again who meant the first
    if not st.button(label, key=f"issue_pack_after_{after}", type="primary"):
        return
    try:
        with st.spinner("Freezing every figure and sentence …"):
            pack = frozen.issue(entered.context, entered.meeting, after)
    except UserError as refused:
        furniture.refusal(plain(refused.sentence, 600))
        return
    forms.say(f"The pack has been issued. Its fingerprint is {pack.fingerprint}.")
    filters.clear(("pack",))
    st.rerun()
