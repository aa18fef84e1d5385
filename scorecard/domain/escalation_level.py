"""Escalation levels: the ladder an escalation climbs, dated, for one area or for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Holder(StrEnum):
    """Who is to acknowledge at a level."""

    AGENCY = "agency"
    GROUP = "group"
    PARTNERS = "partners"


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationLevel:
    """One step of a ladder: who holds it, and in how many working days they acknowledge.

    `acknowledge_days` is None where none were agreed: the clock then runs and is never late.
    `area` is blank for the ladder of every area that has none of its own.
    """

    order: int
    name: str
    held_by: Holder
    acknowledge_days: int | None
    scrutineer_informed: bool = False
    area: str = ""
    valid_from: date
    basis: str = ""


Ladder = Sequence[EscalationLevel]


def ladder(levels: Iterable[EscalationLevel], area: str, on: date) -> tuple[EscalationLevel, ...]:
    """The ladder in force for an area on a day, lowest first: its own, else the one for all."""
    begun = [one for one in levels if one.valid_from <= on]
    applying = [one for one in begun if one.area == area] or [one for one in begun if not one.area]
    newest = max((one.valid_from for one in applying), default=None)
    in_force = (one for one in applying if one.valid_from == newest)
    return tuple(sorted(in_force, key=lambda one: one.order))


def at(steps: Ladder, order: int, on: date) -> EscalationLevel:
    """The level of this order; a nameless one without days where the ladder holds none."""
    for one in steps:
        if one.order == order:
            return one
    return EscalationLevel(
        order=order,
        name=f"level {order}",
        held_by=Holder.GROUP,
        acknowledge_days=None,
        valid_from=on,
    )


def above(steps: Ladder, order: int) -> EscalationLevel | None:
    """The next level up, or None at the top."""
    higher = [one for one in steps if one.order > order]
    return min(higher, key=lambda one: one.order) if higher else None
