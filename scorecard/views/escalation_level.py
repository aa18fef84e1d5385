"""The ladder of escalation levels on screen: each step in words, and where a person may begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scorecard.domain.escalation import Escalation
from scorecard.domain.escalation_level import EscalationLevel, Holder, Ladder
from scorecard.domain.period import day
from scorecard.domain.person import Person, Role
from scorecard.judgement import sentences
from scorecard.judgement.escalation import acknowledge_by


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a ladder in words; `place`: below, here, above, or nothing for no record."""

    order: int
    name: str
    days: str
    scrutineer: str
    basis: str
    place: str


def step(level: EscalationLevel, standing: str = "") -> Step:
    """One level in words."""
    days = level.acknowledge_days
    return Step(
        order=level.order,
        name=level.name,
        days=(
            f"acknowledges within {sentences.periods(days, 'working day')}"
            if days
            else "no number of days was agreed"
        ),
        scrutineer="the scrutineer is informed" if level.scrutineer_informed else "",
        basis=level.basis,
        place=standing,
    )


def place(level: EscalationLevel, escalation: Escalation) -> str:
    """Where a level lies on the way an escalation has come."""
    if level.order == escalation.level:
        return "here"
    return "below" if level.order < escalation.level else "above"


def choices(steps: Ladder, person: Person) -> tuple[tuple[int, str], ...]:
    """The (order, name) somebody may raise to: the group from the agency on, its lead above."""
    lead = person.role == Role.AGENCY_LEAD
    return tuple((one.order, one.name) for one in steps if not lead or one.held_by != Holder.AGENCY)


def raised_today(steps: Ladder, person: Person, today: date) -> tuple[tuple[int, str], ...]:
    """The same, each with the day that its clock gives an escalation raised today."""
    orders = {order for order, _ in choices(steps, person)}
    return tuple((one.order, _clocked(one, today)) for one in steps if one.order in orders)


def _clocked(level: EscalationLevel, today: date) -> str:
    last = acknowledge_by(level, today)
    by = f"acknowledges by {day(last)}" if last else "no number of days was agreed"
    return f"{level.name}: {by}"
