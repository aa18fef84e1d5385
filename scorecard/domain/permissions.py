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


ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_SCORECARD: frozenset(Role),
    Permission.SEE_RESTRICTED: frozenset({Role.CHAIR, Role.ANALYST, Role.ADMINISTRATOR}),
    Permission.LOAD_REFERENCE: frozenset({Role.ADMINISTRATOR}),
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
}


def may(person: Person, permission: Permission) -> bool:
    """Whether this person holds this permission."""
    return person.role in ALLOWED[permission]


def require(person: Person, permission: Permission) -> None:
    """Refuse, in the words the person will read, unless they hold the permission."""
    if not may(person, permission):
        raise NotPermitted(REFUSALS[permission])
