"""Audits: what was looked at in how many cases, how good it was, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.errors import Incomplete
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
    """Who looked; blank only where it was read from a report that does not say."""

    SINGLE = "single_agency"
    MULTI = "multi_agency"
    SECTION_11 = "section_11"
    INSPECTION = "inspection"
    NOT_SAID = ""


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
    AuditKind.INSPECTION: "inspection",
    AuditKind.NOT_SAID: "kind not said",
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
    done=frozenset({S.REPORTED}),
    to_come={
        "due_on": "the day its report is due",
        "re_audit_on": "the day it is looked at again by",
    },
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
        *(
            Move(
                *("keep_steps", state, state, P.KEEP_AUDIT),
                *("Keep an agency's steps", "kept agencies' steps in the audit"),
            )
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
    """What was looked at, in how many cases, what was found, the grade, and the next look.

    `re_audit_of` is the number of the audit that this one repeats.
    """

    kind: AuditKind
    scope: str
    cases: int | None = None
    grade: Grade = Grade.NONE
    findings: str = ""
    reported_on: date | None = None
    re_audit_on: date | None = None
    re_audit_of: int | None = None
    closed_because: str = ""
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class GradedAudit:
    """What a judgement is given of an audit: what was looked at, when, and the grade."""

    indicator: str
    reported_on: date
    grade: Grade
    title: str
    kind: AuditKind
    cases: int | None = None
    number: int = 0

    @property
    def is_good(self) -> bool:
        """Whether practice was found to be good enough."""
        return self.grade in GOOD_ENOUGH


WORKED_ON = frozenset({S.PLANNED, S.UNDER_WAY})
"""While its report is owed; afterwards only the re-audit is waited for."""

_PLANNED = {"title": "a short name", "kind": "the kind", "scope": "what is looked at"}
_FOUND = {"findings": "what was found", "reported_on": "when it was reported"}
_NEEDED: dict[str, dict[str, str]] = {
    "open": _PLANNED,
    "report": _FOUND,
    "close": {"closed_because": "why it is closed"},
    "cancel": {"closed_because": "why it is cancelled"},
}


def complete(before: Audit | None, after: Audit, move: Move) -> None:
    """Refuse a move that leaves out what it must say, or that says what cannot be."""
    amended = _PLANNED | (_FOUND if after.state == S.REPORTED else {})
    require_said(after, amended if move.verb == "amend" else _NEEDED.get(move.verb, {}))
    if after.cases is not None and after.cases < 1:
        raise Incomplete("An audit looks at one case or more. Leave the number out if not known.")
    if after.reported_on and after.re_audit_on and after.re_audit_on <= after.reported_on:
        raise Incomplete("It is looked at again after it was reported. Check the two dates.")
    if move.verb == "keep_steps" and after.kind != AuditKind.SECTION_11:
        raise Incomplete("Only a section 11 audit has agencies' steps. Change its kind first.")


def graded(audits: Iterable[Audit]) -> tuple[GradedAudit, ...]:
    """Those that were reported with a grade and are about an indicator, as a judgement takes them.

    A cancelled audit was never reported.
    """
    return tuple(
        GradedAudit(
            indicator=one.indicator,
            reported_on=one.reported_on,
            grade=one.grade,
            title=one.title,
            kind=one.kind,
            cases=one.cases,
            number=one.id,
        )
        for one in audits
        if one.indicator and one.reported_on and one.grade != Grade.NONE
    )


def waiting_for_re_audit(audits: Iterable[Audit]) -> tuple[Audit, ...]:
    """Reported audits that are to be looked at again and have no audit for that yet.

    The soonest first. One that is cancelled leaves the earlier one waiting again.
    """
    held = list(audits)
    repeated = {one.re_audit_of for one in held if one.state != S.CANCELLED}
    due = [one for one in held if one.re_audit_on and one.reported_on and one.id not in repeated]
    return tuple(sorted(due, key=lambda one: (one.re_audit_on, one.id)))
