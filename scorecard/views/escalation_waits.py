"""Waits: what the running escalations of an area wait for, of whom, and what of it is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scorecard.domain import escalation_level as ladders
from scorecard.domain.escalation import Escalation, EscalationState, scrutineer_waits
from scorecard.domain.escalation_level import EscalationLevel, Holder
from scorecard.judgement.escalation import Clock, clock
from scorecard.store import escalation_level as levels
from scorecard.store.engine import Connection
from scorecard.store.escalation import shelf


@dataclass(frozen=True, slots=True)
class Waits:
    """Something an escalation waits for: of which agency (blank: the group), what, by when."""

    escalation: Escalation
    agency: str
    owed: str
    due_on: date | None


def waiting(connection: Connection, area: str, today: date) -> tuple[Waits, ...]:
    """Everything the running escalations of an area wait for, late or not."""
    every = levels.every(connection)
    found = []
    for one in shelf.for_area(connection, area):
        level, now = level_of(one, every), clock_of(one, every, today)
        if one.state == EscalationState.RAISED:
            holder = one.agency if level.held_by == Holder.AGENCY else ""
            owed = f"to be acknowledged by {named(level)}"
            found.append(Waits(one, holder, owed, now.due_on))
        elif one.state == EscalationState.ACKNOWLEDGED:
            found.append(Waits(one, "", "acknowledged, to be looked at again", one.due_on))
        if scrutineer_waits(one, level):
            found.append(Waits(one, "", "the scrutineer is to be informed", one.clock_from))
    return tuple(found)


def level_of(escalation: Escalation, every: Iterable[EscalationLevel]) -> EscalationLevel:
    """The level it stands at, on the ladder that was in force when it was raised."""
    steps = ladders.ladder(every, escalation.area, escalation.opened_on)
    return ladders.at(steps, escalation.level, escalation.clock_from)


def clock_of(escalation: Escalation, every: Iterable[EscalationLevel], today: date) -> Clock:
    """Its clock at the level it stands at."""
    return clock(escalation, level_of(escalation, every), today)


def named(level: EscalationLevel) -> str:
    """'the sub-group chair', for the middle of a sentence."""
    return f"the {level.name[:1].lower()}{level.name[1:]}"
