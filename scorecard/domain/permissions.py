"""Permissions: may this person do or see this? Each question has a yes/no twin and a refusal."""

from __future__ import annotations

from enum import StrEnum

from scorecard.domain.errors import NotPermitted
from scorecard.domain.person import Person, Role


class Permission(StrEnum):
    """What can be allowed."""

    SEE_SCORECARD = "see_scorecard"
    SEE_RESTRICTED = "see_restricted"
    LOAD_REFERENCE = "load_reference"
    ASK_AGENCY = "ask_agency"
    ANSWER = "answer"
    JUDGE_ANSWER = "judge_answer"
    RAISE_ESCALATION = "raise_escalation"
    HANDLE_ESCALATION = "handle_escalation"
    SET_ACTION = "set_action"
    REPORT_PROGRESS = "report_progress"
    KEEP_AUDIT = "keep_audit"
    KEEP_RISK = "keep_risk"
    KEEP_RECOMMENDATION = "keep_recommendation"
    RUN_MEETING = "run_meeting"
    SIGN_OFF_MINUTES = "sign_off_minutes"


_GROUP = frozenset({Role.CHAIR, Role.ANALYST})
_KEEPERS = _GROUP | {Role.ADMINISTRATOR}

ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_SCORECARD: frozenset(Role),
    Permission.SEE_RESTRICTED: frozenset({Role.CHAIR, Role.ANALYST, Role.ADMINISTRATOR}),
    Permission.LOAD_REFERENCE: frozenset({Role.ADMINISTRATOR}),
    Permission.ASK_AGENCY: _GROUP,
    # the business unit types in what came on paper; the trail says who did
    Permission.ANSWER: frozenset({Role.AGENCY_LEAD, Role.ADMINISTRATOR}),
    Permission.JUDGE_ANSWER: _GROUP,
    Permission.RAISE_ESCALATION: frozenset(Role),
    Permission.HANDLE_ESCALATION: _KEEPERS,
    Permission.SET_ACTION: _KEEPERS,
    Permission.REPORT_PROGRESS: frozenset(Role),
    Permission.KEEP_AUDIT: _KEEPERS,
    Permission.KEEP_RISK: _KEEPERS,
    Permission.KEEP_RECOMMENDATION: _KEEPERS,
    Permission.RUN_MEETING: _KEEPERS,
    Permission.SIGN_OFF_MINUTES: frozenset({Role.CHAIR}),
}

OWN_AGENCY_ONLY: frozenset[Permission] = frozenset(
    {Permission.ANSWER, Permission.RAISE_ESCALATION, Permission.REPORT_PROGRESS}
)
"""What an agency lead does only for the agency they answer for."""

RESTRICTED_DIMENSIONS: frozenset[tuple[str, str]] = frozenset({("lado", "source")})
"""(theme, dimension) of breakdowns that only those who may see restricted indicators see."""

REFUSALS: dict[Permission, str] = {
    Permission.SEE_SCORECARD: "You are not signed in. Choose who you are to see the scorecard.",
    Permission.SEE_RESTRICTED: (
        "This indicator is restricted to named roles because it can point to very few children. "
        "Ask the business unit if you need it for your role."
    ),
    Permission.LOAD_REFERENCE: "Only the business unit's administrator loads reference data.",
    Permission.ASK_AGENCY: (
        "Only the chair and the quality assurance analyst ask an agency for a report. Raise it "
        "with them, or raise an escalation."
    ),
    Permission.ANSWER: "Only the lead of the agency that was asked, or the business unit, answers.",
    Permission.JUDGE_ANSWER: "Only the chair and the quality assurance analyst judge an answer.",
    Permission.RAISE_ESCALATION: "An agency lead raises an escalation for their own agency.",
    Permission.HANDLE_ESCALATION: (
        "Only the chair, the analyst and the business unit acknowledge and move an escalation."
    ),
    Permission.SET_ACTION: "Only the chair, the analyst and the business unit set an action.",
    Permission.REPORT_PROGRESS: "Only the agency that owns this reports how far it has got.",
    Permission.KEEP_AUDIT: "Only the chair, the analyst and the business unit keep audits.",
    Permission.KEEP_RISK: "Only the chair, the analyst and the business unit keep the risks.",
    Permission.KEEP_RECOMMENDATION: (
        "Only the chair, the analyst and the business unit keep the recommendations."
    ),
    Permission.RUN_MEETING: "Only the chair, the analyst and the business unit run a meeting.",
    Permission.SIGN_OFF_MINUTES: "Only the chair signs off the minutes.",
}


def may(person: Person, permission: Permission) -> bool:
    """Whether this person holds this permission."""
    return person.role in ALLOWED[permission]


def require(person: Person, permission: Permission) -> None:
    """Refuse, in the words the person will read, unless they hold the permission."""
    if not may(person, permission):
        raise NotPermitted(REFUSALS[permission])


def may_for(person: Person, permission: Permission, agency: str) -> bool:
    """Whether this person holds the permission over something that is an agency's."""
    if not may(person, permission):
        return False
    bound = person.role == Role.AGENCY_LEAD and permission in OWN_AGENCY_ONLY
    return not bound or person.agency == agency


def require_for(person: Person, permission: Permission, agency: str) -> None:
    """Refuse, in the words the person will read, unless they may for this agency."""
    if not may_for(person, permission, agency):
        raise NotPermitted(REFUSALS[permission])
