"""Actions: who does what by when, and the indicator that should move because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.errors import Incomplete
from scorecard.domain.indicator import Indicator, Polarity, Standing
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_after, require_said
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
    done=frozenset({S.DONE}),
    to_come={
        "due_on": "the day it is to be done by",
        "effect_from": "the day its effect is expected from",
    },
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
                *("correct", state, state, P.REPORT_PROGRESS),
                *("Correct the days", "corrected the days of the action"),
            )
            for state in (S.UNDER_WAY, S.DONE)
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
    was agreed on, as 'variance_report 12'. `outcome_words` is what its indicator had done by the
    day it was closed, kept as it was said then.
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

    @property
    def expected_from(self) -> date | None:
        """From when its effect is looked for; None until it has started.

        As agreed, but never before it started; where nothing was agreed, from when it was done,
        or else was to be done.
        """
        if self.started_on is None:
            return None
        agreed = self.effect_from or self.done_on or self.due_on or self.started_on
        return max(agreed, self.started_on)

    @property
    def finished_on(self) -> date | None:
        """When nothing more was done about it; None while it goes on."""
        return self.done_on or self.closed_on


WORKED_ON = frozenset({S.AGREED, S.UNDER_WAY})
"""While it is owed: once it is done, its due day is past and only its effect is waited for."""

_TERMS = {
    "title": "a short name",
    "description": "what is to be done",
    "agency": "who does it",
    "due_on": "by when",
}
_NEEDED: dict[str, dict[str, str]] = {
    "open": _TERMS,
    "amend": _TERMS,
    "start": {"started_on": "when it started"},
    "progress": {"progress": "how far it is"},
    "done": {"started_on": "when it started", "done_on": "when it was done"},
    "correct": {"started_on": "when it started"},
    "take_up_again": {"progress": "why it is taken up again", "due_on": "by when"},
    "close": {"closed_because": "why it is closed"},
    "drop": {"closed_because": "why it is dropped"},
}


def complete(before: Action | None, after: Action, move: Move) -> None:
    """Refuse a move that leaves out what it must say, or an order of days that cannot be."""
    require_said(after, _NEEDED.get(move.verb, {}))
    if move.verb == "correct":
        _require_days_of(after)
    if before is None or before.started_on != after.started_on:
        require_after(after, ("opened_on", "it was agreed"), {"started_on": "when it started"})
    if after.started_on and after.done_on and after.done_on < after.started_on:
        raise Incomplete("It cannot be done before it started. Check the two dates.")
    if move.permission == P.REPORT_PROGRESS and before is not None and before.effect_from:
        _require_as_agreed(before, after)
    if move.verb == "close" and after.indicator and not after.outcome_words:
        raise Incomplete("Not yet said: what its indicator did. It is kept when an action closes.")


def _require_days_of(after: Action) -> None:
    """What is done has a day on which it was; what is under way has none yet."""
    if after.state == S.DONE:
        require_said(after, {"done_on": "when it was done"})
    elif after.done_on is not None:
        raise Incomplete("It is not done yet. Say that it is done; nothing was saved.")


def _require_as_agreed(before: Action, after: Action) -> None:
    """Whoever does it does not choose anew from when it is judged."""
    if after.effect_from != before.effect_from:
        raise Incomplete(
            "From when its effect is expected was agreed with the group. Leave it as it is, and "
            "ask the chair or the analyst to change what was agreed."
        )


_AGAINST = {
    (Polarity.HIGH_GOOD, Direction.LOWER): "higher",
    (Polarity.LOW_GOOD, Direction.HIGHER): "lower",
}


def require_judgeable(before: Action | None, after: Action, indicator: Indicator) -> None:
    """Refuse an action that its indicator could not judge, or would judge the wrong way round."""
    is_new = before is None or before.indicator != after.indicator
    if is_new and indicator.standing == Standing.RETIRED:
        raise Incomplete(
            f"“{indicator.short_name}” is retired: no figure will come to judge this action by. "
            "Choose another indicator, or none."
        )
    better = _AGAINST.get((indicator.polarity, after.toward))
    if better:
        raise Incomplete(
            f"For “{indicator.short_name}” {better} is better, so an action cannot be meant to "
            f"bring it {after.toward}. Choose {better}, or another indicator."
        )
