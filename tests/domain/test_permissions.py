"""Permissions: each has who holds it and what is said to who does not; both twins agree."""

import pytest

from scorecard.domain.errors import NotPermitted
from scorecard.domain.permissions import (
    ALLOWED,
    REFUSALS,
    Permission,
    may,
    may_send,
    require,
    require_send,
)
from scorecard.domain.person import DEMO_PEOPLE, PEOPLE, ROLE_WORDS, THE_SCORECARD, Person, Role


def test_the_tables_are_complete() -> None:
    assert set(ALLOWED) == set(REFUSALS) == set(Permission)
    assert set(ROLE_WORDS) == set(Role)
    assert all(sentence.endswith(".") for sentence in REFUSALS.values())
    assert all(roles <= set(Role) for roles in ALLOWED.values())


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_the_twins_agree(role: Role, permission: Permission) -> None:
    person = Person("Somebody", role)
    if may(person, permission):
        require(person, permission)
    else:
        with pytest.raises(NotPermitted) as refusal:
            require(person, permission)
        assert refusal.value.sentence == REFUSALS[permission]


@pytest.mark.parametrize(
    ("role", "permission", "allowed"),
    [
        (Role.CHAIR, Permission.SEE_RESTRICTED, True),
        (Role.ANALYST, Permission.SEE_RESTRICTED, True),
        (Role.AGENCY_LEAD, Permission.SEE_RESTRICTED, False),
        (Role.AGENCY_LEAD, Permission.SEE_SCORECARD, True),
        (Role.ANALYST, Permission.LOAD_REFERENCE, False),
        (Role.ADMINISTRATOR, Permission.LOAD_REFERENCE, True),
    ],
)
def test_who_may_what(role: Role, permission: Permission, allowed: bool) -> None:
    assert may(Person("Somebody", role), permission) is allowed


@pytest.mark.parametrize(
    ("person", "agency", "allowed"),
    [
        (Person("A", Role.AGENCY_LEAD, "police"), "police", True),
        (Person("A", Role.AGENCY_LEAD, "police"), "csc", False),
        (Person("A", Role.AGENCY_LEAD), "", False),
        (Person("A", Role.ADMINISTRATOR), "police", True),
        (Person("A", Role.ANALYST), "", True),
        (Person("A", Role.CHAIR, "police"), "police", False),
    ],
)
def test_a_lead_sends_their_own_agencys_returns(person: Person, agency: str, allowed: bool) -> None:
    assert may_send(person, agency) is allowed
    if allowed:
        require_send(person, agency)
    else:
        with pytest.raises(NotPermitted, match=r"agency"):
            require_send(person, agency)


def test_the_people_of_the_demonstration() -> None:
    assert {person.role for person in DEMO_PEOPLE.values()} == PEOPLE
    assert DEMO_PEOPLE["police"].agency == "police"
    assert DEMO_PEOPLE["chair"].title == "Amara Okafor, independent chair"


def test_the_software_does_one_thing_and_is_nobody_to_sign_in_as() -> None:
    held = {permission for permission in Permission if may(THE_SCORECARD, permission)}
    assert held == {Permission.REOPEN_ANSWER}
    assert THE_SCORECARD.title == "The scorecard"
    assert THE_SCORECARD not in DEMO_PEOPLE.values()
