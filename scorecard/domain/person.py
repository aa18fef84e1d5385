"""People and the roles they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the partnership."""

    CHAIR = "chair"
    ANALYST = "analyst"
    AGENCY_LEAD = "agency_lead"
    ADMINISTRATOR = "administrator"
    SOFTWARE = "software"


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; `agency` is the partner they answer for, when they do."""

    name: str
    role: Role
    agency: str = ""

    @property
    def title(self) -> str:
        """The name and role in words; the software has no other name than its own."""
        return self.name if self.role is Role.SOFTWARE else f"{self.name}, {ROLE_WORDS[self.role]}"


ROLE_WORDS: dict[Role, str] = {
    Role.CHAIR: "independent chair",
    Role.ANALYST: "quality assurance analyst",
    Role.AGENCY_LEAD: "agency lead",
    Role.ADMINISTRATOR: "administrator, business unit",
    Role.SOFTWARE: "the software itself, by a rule",
}

THE_SCORECARD = Person("The scorecard", Role.SOFTWARE)
"""Who the trail names for what the software does by a rule; nobody signs in as it."""

PEOPLE = frozenset(Role) - {Role.SOFTWARE}
"""The roles that somebody holds."""

DEMO_PEOPLE: dict[str, Person] = {
    "chair": Person("Amara Okafor", Role.CHAIR),
    "analyst": Person("Tom Whitfield", Role.ANALYST),
    "police": Person("Sgt Priya Nair", Role.AGENCY_LEAD, "police"),
    "csc": Person("Martin Hale", Role.AGENCY_LEAD, "csc"),
    "health": Person("Dr Ruth Ellis", Role.AGENCY_LEAD, "health"),
    "administrator": Person("Helen Marsh", Role.ADMINISTRATOR),
}
"""The people of the demonstration; none exists."""
