"""Audits: what was looked at in how many cases, how good it was, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record


class AuditState(StrEnum):
    """Where an audit stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class AuditKind(StrEnum):
    """Who looked."""

    SINGLE = "single_agency"
    MULTI = "multi_agency"
    SECTION_11 = "section_11"


class Grade(StrEnum):
    """How good practice was found to be; blank where none was given."""

    NONE = ""
    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"


S, P = AuditState, Permission

STATE_WORDS: dict[str, str] = {
    S.PLANNED: "planned",
    S.UNDER_WAY: "under way",
    S.REPORTED: "reported",
    S.CLOSED: "closed",
    S.CANCELLED: "cancelled",
}
KIND_WORDS: dict[str, str] = {
    AuditKind.SINGLE: "single agency",
    AuditKind.MULTI: "multi-agency",
    AuditKind.SECTION_11: "section 11",
}
GRADE_WORDS: dict[str, str] = {
    Grade.NONE: "no grade given",
    Grade.OUTSTANDING: "outstanding",
    Grade.GOOD: "good",
    Grade.REQUIRES_IMPROVEMENT: "requires improvement",
    Grade.INADEQUATE: "inadequate",
}
GOOD_ENOUGH = frozenset({Grade.OUTSTANDING, Grade.GOOD})

LIFECYCLE = Lifecycle(
    noun="audit",
    states=AuditState,
    words=STATE_WORDS,
    over=frozenset({S.CLOSED, S.CANCELLED}),
    moves=(
        Move("open", NEW, S.PLANNED, P.KEEP_AUDIT, "Plan an audit", "planned an audit"),
        Move("start", S.PLANNED, S.UNDER_WAY, P.KEEP_AUDIT, "Start", "started the audit"),
        *(
            Move("report", state, S.REPORTED, P.KEEP_AUDIT, "Record findings", "reported the audit")
            for state in (S.PLANNED, S.UNDER_WAY)
        ),
        *(
            Move("amend", state, state, P.KEEP_AUDIT, "Change the record", "changed the audit")
            for state in (S.PLANNED, S.UNDER_WAY, S.REPORTED)
        ),
        Move("close", S.REPORTED, S.CLOSED, P.KEEP_AUDIT, "Close", "closed the audit"),
        *(
            Move("cancel", state, S.CANCELLED, P.KEEP_AUDIT, "Cancel", "cancelled the audit")
            for state in (S.PLANNED, S.UNDER_WAY)
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Record):
    """What was looked at, in how many cases, what was found, the grade, and the next look."""

    kind: AuditKind
    scope: str
    cases: int | None = None
    grade: Grade = Grade.NONE
    findings: str = ""
    reported_on: date | None = None
    re_audit_on: date | None = None
    closed_because: str = ""
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class SectionElevenStep:
    """One agency's row of a section 11 audit; None is not known, as where the report is blank."""

    audit: int
    agency: str
    agency_words: str
    returned: bool | None = None
    invited: bool | None = None
    attended: bool | None = None
    deferred: bool | None = None
    recommendations: bool | None = None
    note: str = ""


SECTION_11_STEPS: dict[str, str] = {
    "returned": "Returned audit",
    "invited": "Invited to challenge",
    "attended": "Attended challenge event",
    "deferred": "Deferred until next year",
    "recommendations": "Recommendations made",
}

_NEEDED: dict[str, dict[str, str]] = {
    "open": {"scope": "what is looked at"},
    "report": {"findings": "what was found", "reported_on": "when it was reported"},
    "close": {"closed_because": "why it is closed"},
    "cancel": {"closed_because": "why it is cancelled"},
}


def complete(before: Audit | None, after: Audit, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    require_said(after, _NEEDED.get(move.verb, {}))
