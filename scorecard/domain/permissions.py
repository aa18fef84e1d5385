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
    SEND_RETURN = "send_return"


ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_SCORECARD: frozenset(Role),
    Permission.SEE_RESTRICTED: frozenset({Role.CHAIR, Role.ANALYST, Role.ADMINISTRATOR}),
    Permission.LOAD_REFERENCE: frozenset({Role.ADMINISTRATOR}),
    Permission.SEND_RETURN: frozenset({Role.AGENCY_LEAD, Role.ANALYST, Role.ADMINISTRATOR}),
}

RESTRICTED_DIMENSIONS: frozenset[tuple[str, str]] = frozenset({("lado", "source")})
"""(theme, dimension) of breakdowns that only those who may see restricted indicators see."""

REFUSALS: dict[Permission, str] = {
    Permission.SEE_SCORECARD: "You are not signed in. Choose who you are to see the scorecard.",
    Permission.SEE_RESTRICTED: (
        "This indicator is restricted to named roles because it can point to very few children. "
        "Ask the business unit if you need it for your role."
    ),
    Permission.LOAD_REFERENCE: "Only the business unit's administrator loads reference data.",
    Permission.SEND_RETURN: (
        "Returns are sent by an agency's own lead, or by the business unit for it. Ask the "
        "business unit if you should send them."
    ),
}

OWN_AGENCY = "You send the returns of your own agency. Ask the lead of the other one to send this."


def may(person: Person, permission: Permission) -> bool:
    """Whether this person holds this permission."""
    return person.role in ALLOWED[permission]


def require(person: Person, permission: Permission) -> None:
    """Refuse, in the words the person will read, unless they hold the permission."""
    if not may(person, permission):
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
