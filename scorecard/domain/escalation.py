"""Escalations: a concern raised between meetings, climbing levels until somebody resolves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.errors import NotNow, NotPermitted, UserError
from scorecard.domain.escalation_level import EscalationLevel, Holder
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.person import Person, Role
from scorecard.domain.record import Record


class EscalationState(StrEnum):
    """Where an escalation stands."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


S, P = EscalationState, Permission
RUNNING = (S.RAISED, S.ACKNOWLEDGED)

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
    to_come={"due_on": "the day it is looked at again"},
    moves=(
        Move("open", NEW, S.RAISED, P.RAISE_ESCALATION, "Raise an escalation", "escalated"),
        Move(
            *("correct", S.RAISED, S.RAISED, P.PRESS_ESCALATION),
            *("Correct the words", "corrected the words of the escalation"),
        ),
        Move(
            *("acknowledge", S.RAISED, S.ACKNOWLEDGED, P.ACKNOWLEDGE_ESCALATION),
            *("Acknowledge", "recorded that the escalation was acknowledged"),
        ),
        *(
            Move(
                *("move_up", state, S.RAISED, P.PRESS_ESCALATION),
                *("Move up a level", "moved the escalation up a level"),
            )
            for state in RUNNING
        ),
        *(
            Move(
                *("inform", state, state, P.HANDLE_ESCALATION),
                *("Record that the scrutineer was informed", "recorded that the scrutineer knows"),
            )
            for state in RUNNING
        ),
        *(
            Move(
                *("update", state, state, P.PRESS_ESCALATION),
                *("Say what is done meanwhile", "said what is done meanwhile about the escalation"),
            )
            for state in RUNNING
        ),
        Move(
            *("set_due", S.ACKNOWLEDGED, S.ACKNOWLEDGED, P.HANDLE_ESCALATION),
            *("Change the date it is looked at again", "moved the date of the escalation"),
        ),
        *(
            Move(
                *("resolve", state, S.RESOLVED, P.HANDLE_ESCALATION),
                *("Resolve", "resolved the escalation"),
            )
            for state in RUNNING
        ),
        *(
            Move(
                *("withdraw", state, S.WITHDRAWN, P.PRESS_ESCALATION),
                *("Withdraw", "withdrew the escalation"),
            )
            for state in RUNNING
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Record):
    """What, since when, what is done meanwhile, and the level whose clock is running.

    `due_on` is when it is looked at again once acknowledged; the clock of a level is counted from
    `level_since`. `raised_for` is the agency whose lead raised it, blank for the group.
    `acknowledged_by` and `response` belong to the level it stands at.
    """

    what: str
    since: date | None = None
    mitigation: str = ""
    level: int = 1
    level_since: date | None = None
    moved_because: str = ""
    acknowledged_by: str = ""
    acknowledged_on: date | None = None
    response: str = ""
    resolution: str = ""
    scrutineer_informed_on: date | None = None
    raised_by: str = ""
    raised_for: str = ""
    meeting_on: date | None = None

    @property
    def clock_from(self) -> date:
        """The day on which the clock of its level began to run."""
        return self.level_since or self.opened_on


_NEEDED: dict[str, dict[str, str]] = {
    "open": {
        "title": "what it is about, in a few words",
        "what": "what is wrong",
        "since": "since when",
        "mitigation": "what is done meanwhile to keep children safe",
        "agency": "the agency it is about",
    },
    "correct": {
        "title": "what it is about, in a few words",
        "what": "what is wrong",
        "since": "since when",
    },
    "acknowledge": {
        "acknowledged_by": "who acknowledged it",
        "response": "what they will do",
        "due_on": "when it is looked at again",
    },
    "move_up": {"moved_because": "why it is moved up"},
    "inform": {"scrutineer_informed_on": "when the scrutineer was informed"},
    "update": {"mitigation": "what is done meanwhile to keep children safe"},
    "set_due": {"due_on": "when it is looked at again"},
    "resolve": {"resolution": "how it was resolved"},
    "withdraw": {"resolution": "why it is withdrawn"},
}


def complete(before: Escalation | None, after: Escalation, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    require_said(after, _NEEDED[move.verb])


def scrutineer_waits(escalation: Escalation, level: EscalationLevel) -> bool:
    """Whether the scrutineer is to be informed of it at this level and nobody has said so."""
    if escalation.state not in RUNNING or not level.scrutineer_informed:
        return False
    told = escalation.scrutineer_informed_on
    return told is None or told < escalation.clock_from


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides, beside the state, whether somebody may do something to it now.

    `late`: whether it has waited longer than was agreed. `above`: the next level, None at the top.
    """

    person: Person
    escalation: Escalation
    level: EscalationLevel
    above: EscalationLevel | None
    late: bool

    @property
    def is_lead(self) -> bool:
        """Whether an agency lead asks."""
        return self.person.role == Role.AGENCY_LEAD

    @property
    def is_theirs(self) -> bool:
        """Whether it was raised by the agency of who asks."""
        return bool(self.person.agency) and self.escalation.raised_for == self.person.agency

    @property
    def is_makers(self) -> bool:
        """Whether whoever asks raised it, or keeps the records for those who did."""
        keeps = self.person.role == Role.ADMINISTRATOR
        return keeps or self.escalation.raised_by == self.person.name


@dataclass(frozen=True, slots=True)
class Policy:
    """Something that must hold, and how it is refused where it does not."""

    holds: Callable[[Situation], bool]
    refusal: type[UserError]
    sentence: str


POLICIES: dict[str, tuple[Policy, ...]] = {
    "correct": (
        Policy(
            lambda now: now.is_makers,
            NotPermitted,
            "Only whoever raised this escalation, or the business unit, corrects its words, and "
            "only until it is acknowledged.",
        ),
    ),
    "acknowledge": (
        Policy(
            lambda now: not now.is_lead or now.level.held_by == Holder.AGENCY,
            NotPermitted,
            "This level is not your agency's to acknowledge. Say what is done meanwhile, or ask "
            "the business unit to record who acknowledged it.",
        ),
    ),
    "move_up": (
        Policy(
            lambda now: now.above is not None,
            NotNow,
            "This escalation is at the highest level, so it cannot be moved up. Say what is done "
            "meanwhile, or resolve it.",
        ),
        Policy(
            lambda now: not now.is_lead or now.is_theirs,
            NotPermitted,
            "Your agency did not raise this escalation, so the group moves it. Say what is done "
            "meanwhile, or speak to the business unit.",
        ),
        Policy(
            lambda now: not now.is_lead or now.late,
            NotNow,
            "It has not yet waited longer than this level may take. If it cannot wait, ask the "
            "chair or the business unit to move it up now.",
        ),
    ),
    "withdraw": (
        Policy(
            lambda now: not now.is_lead or now.is_theirs,
            NotPermitted,
            "Your agency did not raise this escalation, so only the group withdraws it. Say what "
            "is done meanwhile.",
        ),
    ),
}
"""What must hold beyond the state and the permission, move by move."""


def may_now(situation: Situation, verb: str) -> bool:
    """Whether nothing about this escalation stands in the way of a move."""
    return all(policy.holds(situation) for policy in POLICIES.get(verb, ()))


def require_now(situation: Situation, verb: str) -> None:
    """Refuse, in the words the person will read, where something stands in the way."""
    for policy in POLICIES.get(verb, ()):
        if not policy.holds(situation):
            raise policy.refusal(policy.sentence)
