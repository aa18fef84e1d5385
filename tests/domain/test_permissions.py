"""Permissions: each has who holds it and what is said to who does not; both twins agree."""

import pytest

from scorecard.domain.errors import NotPermitted
from scorecard.domain.permissions import ALLOWED, REFUSALS, Permission, may, require
from scorecard.domain.person import DEMO_PEOPLE, ROLE_WORDS, Person, Role


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


def test_the_people_of_the_demonstration() -> None:
    assert {person.role for person in DEMO_PEOPLE.values()} == set(Role)
    assert DEMO_PEOPLE["police"].agency == "police"
    assert DEMO_PEOPLE["chair"].title == "Amara Okafor, independent chair"
