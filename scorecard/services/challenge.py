"""Challenges: logging one, the agency's answer, and the difference it made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from scorecard.domain.challenge import (
    LIFECYCLE,
    Challenge,
    complete,
    require_correct,
    require_own_name,
)
from scorecard.domain.lifecycle import Move
from scorecard.domain.person import Person, Role
from scorecard.services.record import Noun, moved, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store.challenge import shelf

NOUN = Noun(shelf, LIFECYCLE, complete)


def make(workspace: Workspace, person: Person, challenge: Challenge) -> Challenge:
    """Log a challenge; the challenge with its number."""
    require_sight(workspace, person, challenge.about)
    require_own_name(person, challenge)
    made_for = person.agency if person.role == Role.AGENCY_LEAD else ""
    made = replace(challenge, made_by=challenge.made_by or person.name, made_for=made_for)
    return opened(workspace, person, NOUN, made)


def correct(
    workspace: Workspace, person: Person, number: int, version: int, title: str, words: str
) -> Challenge:
    """Correct its words until it is answered; what was said before stays in the history."""
    said = {"title": title, "challenge": words}
    return _moved(workspace, person, number, version, "correct", **said)


def answer(
    workspace: Workspace, person: Person, number: int, version: int, words: str
) -> Challenge:
    """Send the agency's answer."""
    said = {"answer": words, "answered_by": person.name, "answered_on": workspace.now().date()}
    return _moved(workspace, person, number, version, "answer", **said)


def set_due(
    workspace: Workspace, person: Person, number: int, version: int, due: date | None
) -> Challenge:
    """Give the agency another day to answer by."""
    return _moved(workspace, person, number, version, "set_due", due_on=due)


def settle(
    workspace: Workspace, person: Person, number: int, version: int, difference: str
) -> Challenge:
    """Settle it, saying what difference it made."""
    changes = {"difference_made": difference, "closed_on": workspace.now().date()}
    return _moved(workspace, person, number, version, "settle", **changes)


def refuse(
    workspace: Workspace, person: Person, number: int, version: int, because: str, due: date | None
) -> Challenge:
    """Say why the answer does not settle it, and when another is due."""
    changes = {"not_settled_because": because, "due_on": due}
    return _moved(workspace, person, number, version, "refuse", **changes)


def withdraw(
    workspace: Workspace, person: Person, number: int, version: int, because: str
) -> Challenge:
    """Take it back, saying why."""
    changes = {"withdrawn_because": because, "closed_on": workspace.now().date()}
    return _moved(workspace, person, number, version, "withdraw", **changes)


def _moved(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, **changes: Any
) -> Challenge:
    require_sight_of(workspace, person, NOUN, number)
    return moved(workspace, person, _noun(person), number, version, verb, **changes)


def _noun(person: Person) -> Noun[Challenge]:
    """The noun, whose words only some may correct."""

    def whole(before: Challenge | None, after: Challenge, move: Move) -> None:
        if before is not None and move.verb == "correct":
            require_correct(person, before)
        complete(before, after, move)

    return replace(NOUN, complete=whole)
