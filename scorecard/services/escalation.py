"""Escalations: raising one, acknowledging it, moving it up a level, and bringing it to an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from scorecard.domain import escalation_level as ladders
from scorecard.domain.errors import Incomplete, NotPermitted
from scorecard.domain.escalation import (
    LIFECYCLE,
    Escalation,
    Situation,
    complete,
    require_now,
)
from scorecard.domain.escalation_level import Holder, Ladder
from scorecard.domain.lifecycle import Move, require_after, require_come
from scorecard.domain.person import Person, Role
from scorecard.judgement.escalation import acknowledge_by, has_waited
from scorecard.services.record import Noun, moved, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store import escalation_level as levels
from scorecard.store.engine import Connection
from scorecard.store.escalation import shelf

NOUN = Noun(shelf, LIFECYCLE, complete)
INFORMED = {"scrutineer_informed_on": "the day somebody was informed"}
TOLD = {"since": "the day since when"} | INFORMED


def raise_new(workspace: Workspace, person: Person, escalation: Escalation) -> Escalation:
    """Raise it: the clock of its level begins to run today. The escalation with its number."""
    require_sight(workspace, person, escalation.about)
    made = replace(
        escalation,
        level_since=workspace.now().date(),
        raised_by=person.name,
        raised_for=person.agency if person.role == Role.AGENCY_LEAD else "",
    )
    return opened(workspace, person, _noun(workspace, person), made)


def correct(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    title: str,
    what: str,
    since: date | None,
) -> Escalation:
    """Correct the words in which it was raised; what was said before stays in the history."""
    words = {"title": title, "what": what, "since": since}
    return _moved(workspace, person, number, version, "correct", **words)


def acknowledge(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    by: str,
    response: str,
    due: date | None,
) -> Escalation:
    """Record who acknowledged it, what they will do, and when it is looked at again."""
    said = {"acknowledged_by": by, "response": response, "due_on": due}
    on = {"acknowledged_on": workspace.now().date()}
    return _moved(workspace, person, number, version, "acknowledge", **said, **on)


def move_up(
    workspace: Workspace, person: Person, number: int, version: int, because: str
) -> Escalation:
    """Move it to the next level, whose clock begins to run today.

    Where that level informs the scrutineer, it says so until somebody records that they know.
    """
    changes = {
        "level": _next(workspace, number),
        "level_since": workspace.now().date(),
        "moved_because": because,
        "acknowledged_by": "",
        "acknowledged_on": None,
        "response": "",
        "due_on": None,
    }
    return _moved(workspace, person, number, version, "move_up", **changes)


def inform(
    workspace: Workspace, person: Person, number: int, version: int, on: date | None
) -> Escalation:
    """Record the day on which the scrutineer was informed."""
    return _moved(workspace, person, number, version, "inform", scrutineer_informed_on=on)


def update(
    workspace: Workspace, person: Person, number: int, version: int, mitigation: str
) -> Escalation:
    """Say what is done meanwhile; what was said before stays in the history."""
    return _moved(workspace, person, number, version, "update", mitigation=mitigation)


def set_due(
    workspace: Workspace, person: Person, number: int, version: int, due: date | None
) -> Escalation:
    """Set another day on which it is looked at again."""
    return _moved(workspace, person, number, version, "set_due", due_on=due)


def resolve(
    workspace: Workspace, person: Person, number: int, version: int, how: str
) -> Escalation:
    """Bring it to an end, saying how it was resolved."""
    return _ended(workspace, person, number, version, "resolve", how)


def withdraw(
    workspace: Workspace, person: Person, number: int, version: int, because: str
) -> Escalation:
    """Take it back, saying why."""
    return _ended(workspace, person, number, version, "withdraw", because)


def _ended(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, words: str
) -> Escalation:
    on = workspace.now().date()
    return _moved(workspace, person, number, version, verb, resolution=words, closed_on=on)


def _moved(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, **changes: Any
) -> Escalation:
    require_sight_of(workspace, person, NOUN, number)
    return moved(workspace, person, _noun(workspace, person), number, version, verb, **changes)


def _next(workspace: Workspace, number: int) -> int:
    """The order of the level above; that of its own level at the top, which is then refused."""
    with workspace.reading() as connection:
        held = shelf.get(connection, number)
        every = levels.every(connection)
    if held is None:
        return 0
    higher = ladders.above(ladders.ladder(every, held.area, held.opened_on), held.level)
    return higher.order if higher else held.level


def _noun(workspace: Workspace, person: Person) -> Noun[Escalation]:
    """The noun whose moves are also held to the ladder, to who asks, and to what day it is."""
    with workspace.reading() as connection:
        return noun_within(connection, person, workspace.now().date())


def noun_within(connection: Connection, person: Person, today: date) -> Noun[Escalation]:
    """The same in a transaction under way."""
    every = levels.every(connection)

    def whole(before: Escalation | None, after: Escalation, move: Move) -> None:
        steps = ladders.ladder(every, after.area, after.opened_on)
        if before is not None:
            require_now(_situation(person, before, steps, today), move.verb)
        complete(before, after, move)
        require_come(after, today, TOLD)
        if move.verb == "inform":
            require_after(after, ("opened_on", "it was raised"), INFORMED)
        if before is None:
            _require_level(person, after, steps)

    return replace(NOUN, complete=whole)


def clock_day(connection: Connection, area: str, order: int, today: date) -> date | None:
    """The last day to acknowledge by, of one raised to a level today; None where none is agreed."""
    steps = ladders.ladder(levels.every(connection), area, today)
    return acknowledge_by(ladders.at(steps, order, today), today)


def _situation(person: Person, escalation: Escalation, steps: Ladder, today: date) -> Situation:
    level = ladders.at(steps, escalation.level, escalation.clock_from)
    above = ladders.above(steps, escalation.level)
    return Situation(person, escalation, level, above, has_waited(escalation, level, today))


def _require_level(person: Person, escalation: Escalation, steps: Ladder) -> None:
    named = {one.order: one for one in steps}
    if escalation.level not in named:
        known = ", ".join(one.name for one in steps) or "none; ask the business unit to load them"
        raise Incomplete(f"Choose the level it is raised to. Levels in force: {known}.")
    own = named[escalation.level].held_by == Holder.AGENCY
    if own and person.role == Role.AGENCY_LEAD:
        raise NotPermitted(
            "Your own agency holds this level, so nobody else would hear of it. Choose a higher "
            "level."
        )
