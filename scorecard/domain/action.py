"""Actions: who does what by when, and the indicator that should move because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.errors import Incomplete
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record


class ActionState(StrEnum):
    """Where an action stands."""

    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    CLOSED = "closed"
    DROPPED = "dropped"


class Direction(StrEnum):
    """Which way the indicator should move."""

    NONE = ""
    HIGHER = "higher"
    LOWER = "lower"


S, P = ActionState, Permission

STATE_WORDS: dict[str, str] = {
    S.AGREED: "agreed",
    S.UNDER_WAY: "under way",
    S.DONE: "done, effect awaited",
    S.CLOSED: "closed",
    S.DROPPED: "dropped",
}

LIFECYCLE = Lifecycle(
    noun="action",
    states=ActionState,
    words=STATE_WORDS,
    over=frozenset({S.CLOSED, S.DROPPED}),
    moves=(
        Move("open", NEW, S.AGREED, P.SET_ACTION, "Agree an action", "agreed an action"),
        Move("start", S.AGREED, S.UNDER_WAY, P.REPORT_PROGRESS, "Start", "started the action"),
        Move(
            *("progress", S.UNDER_WAY, S.UNDER_WAY, P.REPORT_PROGRESS),
            *("Say how far it is", "reported progress on the action"),
        ),
        *(
            Move("done", state, S.DONE, P.REPORT_PROGRESS, "Say it is done", "did the action")
            for state in (S.AGREED, S.UNDER_WAY)
        ),
        *(
            Move(
                *("amend", state, state, P.SET_ACTION),
                *("Change what was agreed", "changed what was agreed about the action"),
            )
            for state in (S.AGREED, S.UNDER_WAY, S.DONE)
        ),
        Move("close", S.DONE, S.CLOSED, P.SET_ACTION, "Close", "closed the action"),
        Move(
            *("take_up_again", S.DONE, S.UNDER_WAY, P.SET_ACTION),
            *("Take it up again", "took the action up again"),
        ),
        *(
            Move("drop", state, S.DROPPED, P.SET_ACTION, "Drop", "dropped the action")
            for state in (S.AGREED, S.UNDER_WAY)
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """What is to be done, the indicator it should move, which way, how far, from and by when.

    `effect_from` is the first day its effect may be looked for; `came_from` names the record it
    was agreed on, as 'variance report 12'.
    """

    description: str
    toward: Direction = Direction.NONE
    expected_size: str = ""
    started_on: date | None = None
    effect_from: date | None = None
    done_on: date | None = None
    progress: str = ""
    outcome_words: str = ""
    closed_because: str = ""
    came_from: str = ""
    meeting_on: date | None = None


_NEEDED: dict[str, dict[str, str]] = {
    "open": {"description": "what is to be done", "agency": "who does it", "due_on": "by when"},
    "start": {"started_on": "when it started"},
    "progress": {"progress": "how far it is"},
    "done": {"done_on": "when it was done", "started_on": "when it started"},
    "close": {"closed_because": "why it is closed"},
    "drop": {"closed_because": "why it is dropped"},
}


def complete(before: Action | None, after: Action, move: Move) -> None:
    """Refuse a move that leaves out what it must say, or an order of days that cannot be."""
    require_said(after, _NEEDED.get(move.verb, {}))
    if after.started_on and after.done_on and after.done_on < after.started_on:
        raise Incomplete("It cannot be done before it started. Check the two dates.")
    if after.started_on and after.effect_from and after.effect_from < after.started_on:
        raise Incomplete("Its effect cannot be looked for before it started. Check the two dates.")
