"""The synthetic year's meetings: packs, who came, what was noted, what children said, minutes."""

from __future__ import annotations

from datetime import date

from scorecard.demo.days import Days, later
from scorecard.domain.attendance import Attendance
from scorecard.domain.decision import DecisionKind
from scorecard.domain.meeting import Meeting
from scorecard.services.step import Attends, Decides, Issues, SignsOff, Step, TakesBack, Writes

HELD = 4
"""Meetings that are told: a year of quarterly ones."""

NOTE = DecisionKind.NOTE
KINDS = {
    "m": Attendance.MEMBER,
    "d": Attendance.DEPUTY,
    "a": Attendance.APOLOGIES,
    "x": Attendance.ABSENT,
}
SEATS = {
    "csc": "mmmm",
    "police": "mdmm",
    "health": "mmdm",
    "camhs": "adxa",
    "education": "mmad",
    "probation": "mdax",
    "early_help": "mmmm",
    "housing": "xadm",
    "yjs": "dmmm",
    "community_safety": "mama",
    "lado": "mmmm",
    "partnership": "mmmm",
}
"""Who came for each agency, the earliest of the four meetings first: two come less and less."""

CHILDREN = (
    "The council of young people in care wrote that they are told the date of a review and seldom "
    "asked for it. They would like to choose the place.",
    "Young carers said that a school which knows what happened at home the night before is the "
    "thing that helps most on the next morning.",
    "Six young people who had waited for CAMHS said that silence is worse than waiting. They "
    "asked for somebody to ring.",
    "A group of young people who have been missing said that they would rather be asked by "
    "somebody they know, and not on the doorstep.",
)
SAID = (
    "The group agreed to ask for fewer reports and to look at what followed each of them. Health "
    "and social care will bring one account of initial health assessments and not two.",
    "Two answers were judged, with a date for recovery in each. The group noted that a sample "
    "read by somebody outside the service tells it more than the service's own list.",
    "The group was not assured about young people who wait for CAMHS, and escalated it. "
    "Probation's figures have not come for two quarters; the business unit speaks to its lead.",
    "The group heard what was promised a quarter ago beside what the figures did, one "
    "indicator at a time, and agreed to keep to that order.",
)


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every meeting held, and the next one's pack once it is due."""
    told = [_held(days, back) for back in range(HELD, 0, -1)]
    due = days.pack(days.coming)
    coming = (Issues(due, "analyst", days.coming),) if due < days.today else ()
    return (*(step for steps in told for step in steps), *_noted(days), *coming)


def _held(days: Days, back: int) -> tuple[Step, ...]:
    meeting, place = days.meeting(back), HELD - back
    seats = {agency: KINDS[came[place]] for agency, came in SEATS.items()}
    written = (
        Issues(days.pack(meeting), "analyst", meeting),
        Attends(meeting.date, "administrator", meeting, seats),
        Writes(meeting.date, "administrator", meeting, CHILDREN[place], SAID[place]),
    )
    if back == 1:  # agreed at the next meeting, as minutes are
        return written
    return (*written, SignsOff(days.meeting(back - 1).date, "chair", meeting))


def _noted(days: Days) -> tuple[Step, ...]:
    earlier, latest = days.meeting(2), days.meeting(1)
    again = later(days.coming.date, 21)
    return (
        _note(
            *(earlier, "plans", "cp_plans_current_rate"),
            "Fewer children are on a plan than a year ago. Social care brings who they are, by "
            "age and by place, before anything is concluded.",
            latest.date,
        ),
        _note(
            *(latest, "quorate", "cp_strategy_quorate_pct"),
            "The audit under way answers this; it is looked at again with its report.",
            again,
        ),
        _note(
            *(latest, "slip", "fd_contact_decision_1wd_pct"),
            "Looked at again at the next meeting.",
            again,
        ),
        TakesBack(latest.date, "chair", "note: slip", "Recorded about the wrong indicator."),
    )


def _note(meeting: Meeting, name: str, code: str, words: str, until: date) -> Decides:
    return Decides(meeting.date, "chair", meeting, f"note: {name}", NOTE, code, words, until)
