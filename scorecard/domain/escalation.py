"""Escalations: a concern raised between meetings, climbing levels until somebody resolves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record


class EscalationState(StrEnum):
    """Where an escalation stands."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


S, P = EscalationState, Permission

STATE_WORDS: dict[str, str] = {
    S.RAISED: "raised, not yet acknowledged",
    S.ACKNOWLEDGED: "acknowledged",
    S.RESOLVED: "resolved",
    S.WITHDRAWN: "withdrawn",
}

LIFECYCLE = Lifecycle(
    noun="escalation",
    states=EscalationState,
    words=STATE_WORDS,
    over=frozenset({S.RESOLVED, S.WITHDRAWN}),
    moves=(
        Move("open", NEW, S.RAISED, P.RAISE_ESCALATION, "Raise an escalation", "escalated"),
        Move(
            *("acknowledge", S.RAISED, S.ACKNOWLEDGED, P.HANDLE_ESCALATION),
            *("Acknowledge", "acknowledged the escalation"),
        ),
        *(
            Move(
                *("move_up", state, S.RAISED, P.HANDLE_ESCALATION),
                *("Move up a level", "moved the escalation up a level"),
            )
            for state in (S.RAISED, S.ACKNOWLEDGED)
        ),
        *(
            Move(
                *("resolve", state, S.RESOLVED, P.HANDLE_ESCALATION),
                *("Resolve", "resolved the escalation"),
            )
            for state in (S.RAISED, S.ACKNOWLEDGED)
        ),
        *(
            Move(
                *("withdraw", state, S.WITHDRAWN, P.RAISE_ESCALATION),
                *("Withdraw", "withdrew the escalation"),
            )
            for state in (S.RAISED, S.ACKNOWLEDGED)
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class EscalationLevel:
    """One step of the ladder: who holds it, and in how many working days they acknowledge."""

    order: int
    name: str
    acknowledge_days: int
    scrutineer_informed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Record):
    """What, since when, what is done meanwhile, and the level whose clock is running."""

    what: str
    since: date | None = None
    mitigation: str = ""
    level: int = 1
    level_since: date | None = None
    acknowledged_by: str = ""
    acknowledged_on: date | None = None
    resolution: str = ""
    scrutineer_informed_on: date | None = None
    raised_by: str = ""
    meeting_on: date | None = None


_NEEDED: dict[str, dict[str, str]] = {
    "open": {
        "what": "what is wrong",
        "since": "since when",
        "mitigation": "what is done meanwhile to keep children safe",
        "agency": "the agency it is about",
    },
    "resolve": {"resolution": "how it was resolved"},
    "withdraw": {"resolution": "why it is withdrawn"},
}


def complete(before: Escalation | None, after: Escalation, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    require_said(after, _NEEDED.get(move.verb, {}))
