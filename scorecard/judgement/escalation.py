"""The clock of an escalation's level: how many working days are left, or how many it is late.

A working day is Monday to Friday; bank holidays are counted as any other day, as they are
everywhere in this scorecard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from scorecard.domain.escalation import Escalation, EscalationState
from scorecard.domain.escalation_level import EscalationLevel
from scorecard.judgement.times import due_on

A_DAY = timedelta(days=1)


class ClockState(StrEnum):
    """What a clock says."""

    LATE = "late"
    DUE_TODAY = "due_today"
    RUNNING = "running"
    NO_LIMIT = "no_limit"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Clock:
    """A level's clock as at a day.

    `due_on`: the last day to acknowledge by, None where no number of days was agreed. `left`:
    working days left, negative when late, 0 without a limit. `words`: all of it in words.
    """

    state: ClockState
    due_on: date | None
    left: int
    words: str


def clock(escalation: Escalation, level: EscalationLevel, today: date) -> Clock:
    """The clock of the level it stands at, as at a day."""
    due = acknowledge_by(level, escalation.clock_from)
    if escalation.state != EscalationState.RAISED:
        return Clock(ClockState.STOPPED, due, 0, _stopped(escalation, due))
    if due is None:
        waited = working_days(escalation.clock_from, today)
        return Clock(ClockState.NO_LIMIT, None, 0, _without_limit(waited))
    if today > due:
        late = days_late(due, today)
        return Clock(ClockState.LATE, due, -late, late_words(late))
    left = working_days(today, due)
    if today == due:
        return Clock(ClockState.DUE_TODAY, due, 0, "to be acknowledged today")
    return Clock(ClockState.RUNNING, due, left, f"{_days(left)} left")


def acknowledge_by(level: EscalationLevel, began: date) -> date | None:
    """The last day to acknowledge by, of a clock begun on a day; None where none was agreed."""
    return None if level.acknowledge_days is None else due_on(began, level.acknowledge_days)


def working_days(after: date, until: date) -> int:
    """How many working days follow `after`, up to and with `until`; none when it is not later."""
    if until <= after:
        return 0
    return int(np.busday_count(after + A_DAY, until + A_DAY))


def days_late(due: date, today: date) -> int:
    """How late an escalation is: in working days on every screen and in every list."""
    return working_days(due, today)


def late_words(days: int) -> str:
    """'3 working days late'; on the Saturday after a Friday no working day has passed yet."""
    return f"{_days(days)} late" if days else "past its last day"


def has_waited(escalation: Escalation, level: EscalationLevel, today: date) -> bool:
    """Whether it has waited longer than was agreed: to be acknowledged, or looked at again."""
    if escalation.state == EscalationState.RAISED:
        return clock(escalation, level, today).state == ClockState.LATE
    looked_at = escalation.due_on
    acknowledged = escalation.state == EscalationState.ACKNOWLEDGED
    return acknowledged and looked_at is not None and looked_at < today


def _without_limit(days: int) -> str:
    waited = f"waiting for {_days(days)}" if days else "waiting since today"
    return f"{waited}; no number of days was agreed"


def _stopped(escalation: Escalation, due: date | None) -> str:
    on = escalation.acknowledged_on
    if on is None:
        return ""
    took = working_days(escalation.clock_from, on)
    said = f"acknowledged after {_days(took)}" if took else "acknowledged the same day"
    over = days_late(due, on) if due is not None else 0
    return f"{said}, {_days(over)} late" if over else said


def _days(count: int) -> str:
    return f"{count} working {'day' if count == 1 else 'days'}"
