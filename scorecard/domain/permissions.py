"""Permissions: may this person do or see this? Each question has a yes/no twin and a refusal."""

from __future__ import annotations

from enum import StrEnum

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.errors import NotPermitted
from scorecard.domain.person import PEOPLE, Person, Role


class Permission(StrEnum):
    """What can be allowed."""

    SEE_SCORECARD = "see_scorecard"
    SEE_RESTRICTED = "see_restricted"
    LOAD_REFERENCE = "load_reference"
    ASK_AGENCY = "ask_agency"
    ANSWER = "answer"
    WRITE_COMMENTARY = "write_commentary"
    JUDGE_ANSWER = "judge_answer"
    REOPEN_ANSWER = "reopen_answer"
    MAKE_CHALLENGE = "make_challenge"
    RAISE_ESCALATION = "raise_escalation"
    ACKNOWLEDGE_ESCALATION = "acknowledge_escalation"
    PRESS_ESCALATION = "press_escalation"
    HANDLE_ESCALATION = "handle_escalation"
    SET_ACTION = "set_action"
    REPORT_PROGRESS = "report_progress"
    KEEP_AUDIT = "keep_audit"
    KEEP_RISK = "keep_risk"
    KEEP_RECOMMENDATION = "keep_recommendation"
    RUN_MEETING = "run_meeting"
    SEND_RETURN = "send_return"
    SIGN_OFF_MINUTES = "sign_off_minutes"


_GROUP = frozenset({Role.CHAIR, Role.ANALYST})
_KEEPERS = _GROUP | {Role.ADMINISTRATOR}

ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_SCORECARD: PEOPLE,
    Permission.SEE_RESTRICTED: frozenset({Role.CHAIR, Role.ANALYST, Role.ADMINISTRATOR}),
    Permission.LOAD_REFERENCE: frozenset({Role.ADMINISTRATOR}),
    Permission.ASK_AGENCY: _GROUP,
    # the business unit types in what came on paper; the trail says who did
    Permission.ANSWER: frozenset({Role.AGENCY_LEAD, Role.ADMINISTRATOR}),
    Permission.WRITE_COMMENTARY: frozenset({Role.AGENCY_LEAD, Role.ADMINISTRATOR}),
    Permission.JUDGE_ANSWER: _GROUP,
    # the software too: what was promised by a day is asked about again when the day has passed
    Permission.REOPEN_ANSWER: _GROUP | {Role.SOFTWARE},
    # one partner asks another; the group and the business unit ask any
    Permission.MAKE_CHALLENGE: PEOPLE,
    Permission.RAISE_ESCALATION: PEOPLE,
    Permission.ACKNOWLEDGE_ESCALATION: PEOPLE,
    Permission.PRESS_ESCALATION: PEOPLE,
    Permission.HANDLE_ESCALATION: _KEEPERS,
    Permission.SET_ACTION: _KEEPERS,
    Permission.REPORT_PROGRESS: PEOPLE,
    Permission.KEEP_AUDIT: _KEEPERS,
    Permission.KEEP_RISK: _KEEPERS,
    Permission.KEEP_RECOMMENDATION: _KEEPERS,
    Permission.RUN_MEETING: _KEEPERS,
    Permission.SEND_RETURN: frozenset({Role.AGENCY_LEAD, Role.ANALYST, Role.ADMINISTRATOR}),
    Permission.SIGN_OFF_MINUTES: frozenset({Role.CHAIR}),
}

OWN_AGENCY_ONLY: frozenset[Permission] = frozenset(
    {
        *(Permission.ANSWER, Permission.REPORT_PROGRESS, Permission.RAISE_ESCALATION),
        *(Permission.ACKNOWLEDGE_ESCALATION, Permission.PRESS_ESCALATION),
        Permission.WRITE_COMMENTARY,
    }
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
    Permission.WRITE_COMMENTARY: (
        "Only the lead of the agency that answers for an indicator, or the business unit, comments "
        "on it."
    ),
    Permission.JUDGE_ANSWER: "Only the chair and the quality assurance analyst judge an answer.",
    Permission.REOPEN_ANSWER: (
        "Only the chair and the quality assurance analyst reopen a report; the scorecard itself "
        "does when what was agreed has not come about."
    ),
    Permission.MAKE_CHALLENGE: "You are not signed in. Choose who you are to log a challenge.",
    Permission.RAISE_ESCALATION: "An agency lead raises an escalation for their own agency.",
    Permission.ACKNOWLEDGE_ESCALATION: (
        "Only the agency it is about, the chair, the analyst and the business unit record that an "
        "escalation was acknowledged."
    ),
    Permission.PRESS_ESCALATION: (
        "Only the agency it is about, the chair, the analyst and the business unit add to an "
        "escalation or take it further."
    ),
    Permission.HANDLE_ESCALATION: (
        "Only the chair, the analyst and the business unit resolve an escalation."
    ),
    Permission.SET_ACTION: "Only the chair, the analyst and the business unit set an action.",
    Permission.REPORT_PROGRESS: "Only the agency that owns this reports how far it has got.",
    Permission.KEEP_AUDIT: "Only the chair, the analyst and the business unit keep audits.",
    Permission.KEEP_RISK: "Only the chair, the analyst and the business unit keep the risks.",
    Permission.KEEP_RECOMMENDATION: (
        "Only the chair, the analyst and the business unit keep the recommendations."
    ),
    Permission.RUN_MEETING: "Only the chair, the analyst and the business unit run a meeting.",
    Permission.SEND_RETURN: (
        "Returns are sent by an agency's own lead, or by the business unit for it. Ask the "
        "business unit if you should send them."
    ),
    Permission.SIGN_OFF_MINUTES: "Only the chair signs off the minutes.",
}

OWN_AGENCY = "You send the returns of your own agency. Ask the lead of the other one to send this."


def may(person: Person, permission: Permission) -> bool:
    """Whether this person holds this permission."""
    return person.role in ALLOWED[permission]


def require(person: Person, permission: Permission) -> None:
    """Refuse, in the words the person will read, unless they hold the permission."""
    if not may(person, permission):
        raise NotPermitted(REFUSALS[permission])


def is_done_by_leads(permission: Permission) -> bool:
    """Whether an agency's own lead may do what takes this; else it is for the group to do."""
    return Role.AGENCY_LEAD in ALLOWED[permission]


def answers_for(person: Person) -> str:
    """The agency whose answers this person gives; blank where they give none of their own."""
    return BUSINESS_UNIT if person.role == Role.ADMINISTRATOR else person.agency


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


def may_send(person: Person, agency: str) -> bool:
    """Whether this person may send a return of this agency; a lead only their own."""
    own = person.role != Role.AGENCY_LEAD or person.agency == agency != ""
    return may(person, Permission.SEND_RETURN) and own


def require_send(person: Person, agency: str) -> None:
    """Refuse, in the words the person will read, unless they may send a return of this agency."""
    require(person, Permission.SEND_RETURN)
    if not may_send(person, agency):
        raise NotPermitted(OWN_AGENCY)
