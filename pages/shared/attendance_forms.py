"""Recording who came: one line an agency; what nobody said stays not recorded."""

from __future__ import annotations

import streamlit as st

from pages.shared.forms import Form
from pages.shared.room import Room
from scorecard.domain.attendance import ATTENDANCE_WORDS, Attendance, Attended, stamp
from scorecard.services import attendance as service
from scorecard.views import attendance as views

LONGEST_NAME = 120
NOBODY_SAID = {"": views.NOT_RECORDED}


def show(entered: Room) -> None:
    """The form, for those who run the meeting and while it is open."""
    if not entered.may_change:
        return
    meeting = entered.meeting
    known = views.at(entered.seats, meeting)
    members = views.members(entered.seen, entered.seats, meeting.body)
    start = {f"came_{code}": str(one.attendance) for code, one in known.items()}
    start |= {f"who_{code}": one.who for code, one in known.items()}
    with st.expander("Record who came"):
        name = f"attendance_{meeting.area}_{entered.key}"
        form = Form(entered.context, name, stamp(known.values()), start)
        form.opening()
        said = [(code, *_line(form, code, name)) for code, name in members]

        def act(seen: int) -> None:
            at = (meeting.area, meeting.date, meeting.body)
            seats = [
                Attended(*at, code, Attendance(came), who.strip())
                for code, came, who in said
                if came
            ]
            at_hand = (entered.context.workspace, entered.context.person)
            service.record(*at_hand, meeting, seats, seen)

        form.send("Record who came", act, "Recorded who came.")


def _line(form: Form, code: str, name: str) -> tuple[str, str]:
    left, right = st.columns([2, 3])
    with left:
        came = form.choice(f"came_{code}", name, NOBODY_SAID | ATTENDANCE_WORDS)
    with right:
        who = form.line(f"who_{code}", f"Who, for {name}")
    return came, who[:LONGEST_NAME]
