"""Decisions: what a meeting made of one indicator, and until when it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DecisionKind(StrEnum):
    """What the group can do about a flag."""

    ASK_VARIANCE = "ask_variance"
    CHALLENGE = "challenge"
    ESCALATE = "escalate"
    ACCEPT_ASSURANCE = "accept_assurance"
    ASK_AUDIT = "ask_audit"
    SET_ACTION = "set_action"
    RAISE_RISK = "raise_risk"
    NOTE = "note"


DECISION_WORDS: dict[str, str] = {
    DecisionKind.ASK_VARIANCE: "Ask for a variance report",
    DecisionKind.CHALLENGE: "Challenge",
    DecisionKind.ESCALATE: "Escalate",
    DecisionKind.ACCEPT_ASSURANCE: "Accept assurance",
    DecisionKind.ASK_AUDIT: "Ask for an audit",
    DecisionKind.SET_ACTION: "Agree an action",
    DecisionKind.RAISE_RISK: "Raise a risk",
    DecisionKind.NOTE: "Note, look again",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one meeting; append-only.

    `opened` names the record it opened, as 'variance_report 12'. `until` is the day up to which
    the indicator sinks in the attention list, unless it gets worse. `kinds` are the flags it was
    about, one a line, and `rag` the colour then: worse than these is news again.
    """

    area: str
    meeting_on: date
    body: str
    indicator: str
    kind: DecisionKind
    words: str
    until: date | None
    kinds: str = ""
    rag: str = ""
    opened: str = ""
    decided_by: str = ""
    id: int = 0
