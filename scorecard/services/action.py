"""Actions: agreeing them, doing them, and closing them with what their indicator did."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from scorecard.domain.action import LIFECYCLE, Action, Direction, complete, require_judgeable
from scorecard.domain.errors import NotFound
from scorecard.domain.lifecycle import Move, require_come
from scorecard.domain.person import Person
from scorecard.services.record import Noun, moved, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store.action import shelf
from scorecard.store.engine import Connection

NOUN = Noun(shelf, LIFECYCLE, complete)
TOLD = {"started_on": "when it started", "done_on": "when it was done"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed about an action, and may be agreed anew until it is closed."""

    title: str
    description: str
    agency: str
    due_on: date | None
    owner: str = ""
    indicator: str = ""
    toward: Direction = Direction.NONE
    expected_size: str = ""
    effect_from: date | None = None


def agree(workspace: Workspace, person: Person, action: Action) -> Action:
    """Agree an action; the action with its number."""
    require_sight(workspace, person, action.about)
    return opened(workspace, person, _noun(workspace, action.indicator), action)


def amend(workspace: Workspace, person: Person, number: int, version: int, terms: Terms) -> Action:
    """Agree other terms; what was agreed before stays in the history."""
    require_sight(workspace, person, (terms.indicator,) if terms.indicator else ())
    return _moved(workspace, person, number, version, "amend", **asdict(terms))


def start(
    workspace: Workspace, person: Person, number: int, version: int, on: date | None
) -> Action:
    """Say when it started."""
    return _moved(workspace, person, number, version, "start", started_on=on)


def progress(
    workspace: Workspace, person: Person, number: int, version: int, how_far: str
) -> Action:
    """Say how far it is; what was said before stays in the history."""
    return _moved(workspace, person, number, version, "progress", progress=how_far)


def done(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    started_on: date | None,
    done_on: date | None,
) -> Action:
    """Say that it is done; from now on only its effect is waited for."""
    days = {"started_on": started_on, "done_on": done_on}
    return _moved(workspace, person, number, version, "done", **days)


def correct(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    started_on: date | None,
    done_on: date | None = None,
) -> Action:
    """Correct the day it started, or was done; what was said before stays in the history."""
    days = {"started_on": started_on, "done_on": done_on}
    return _moved(workspace, person, number, version, "correct", **days)


def take_up_again(
    workspace: Workspace, person: Person, number: int, version: int, because: str, due: date | None
) -> Action:
    """Not enough was done: it is under way again, due on another day."""
    changes = {"progress": because, "due_on": due, "done_on": None}
    return _moved(workspace, person, number, version, "take_up_again", **changes)


def close(
    workspace: Workspace, person: Person, number: int, version: int, because: str, outcome: str
) -> Action:
    """Close it; `outcome` is what its indicator has done by today, kept as it is said now."""
    changes = {"closed_because": because, "outcome_words": outcome}
    return _moved(workspace, person, number, version, "close", **changes, **_today(workspace))


def drop(workspace: Workspace, person: Person, number: int, version: int, because: str) -> Action:
    """Drop it before it was done."""
    changes = {"closed_because": because, **_today(workspace)}
    return _moved(workspace, person, number, version, "drop", **changes)


def _today(workspace: Workspace) -> dict[str, date]:
    return {"closed_on": workspace.now().date()}


def _moved(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, **changes: Any
) -> Action:
    require_sight_of(workspace, person, NOUN, number)
    noun = _noun(workspace, changes.get("indicator", ""))
    return moved(workspace, person, noun, number, version, verb, **changes)


def _noun(workspace: Workspace, code: str = "") -> Noun[Action]:
    """The noun whose moves are also held to what day it is, and to the catalogue for its code."""
    with workspace.reading() as connection:
        return noun_within(connection, workspace.now().date(), code)


def noun_within(connection: Connection, today: date, code: str) -> Noun[Action]:
    """The same in a transaction under way."""
    known = indicators.of(connection, [code] if code else [])

    def whole(before: Action | None, after: Action, move: Move) -> None:
        complete(before, after, move)
        require_come(after, today, TOLD)
        if after.indicator and move.verb in ("open", "amend"):
            if after.indicator not in known:
                raise NotFound(f"There is no indicator with the code '{after.indicator[:60]}'.")
            require_judgeable(before, after, known[after.indicator])

    return replace(NOUN, complete=whole)
