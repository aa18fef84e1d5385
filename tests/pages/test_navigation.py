"""The menu: who finds which screen in it, and what its address says to everybody else."""

import pytest

from pages.shared import address
from pages.shared.navigation import SCREENS, Screen
from scorecard.domain.errors import NotFound
from scorecard.domain.permissions import REFUSALS, may
from scorecard.domain.person import DEMO_PEOPLE, Person, Role
from tests.pages.conftest import Visit, words

FOR_SOME = {"submit": {Role.AGENCY_LEAD, Role.ANALYST, Role.ADMINISTRATOR}}
"""The roles of each screen that is not for everyone."""

EVERYONE = set(Role) - {Role.SOFTWARE}
"""The scorecard itself has no screens."""

RETURNS = [screen for screen in SCREENS if screen.section in ("Returns", "Keep")]


def test_each_screen_is_for_the_roles_that_use_it() -> None:
    found = {
        screen.path: {role for role in EVERYONE if may(Person("A", role), screen.needs)}
        for screen in SCREENS
    }
    assert found == {path: FOR_SOME.get(path, EVERYONE) for path in found}


def test_each_screen_has_an_address_of_its_own_and_a_refusal_in_words() -> None:
    paths = [screen.path for screen in SCREENS]
    assert len(set(paths)) == len(paths)
    assert {screen.needs for screen in SCREENS} <= set(REFUSALS)


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize("screen", RETURNS, ids=lambda one: one.path)
def test_an_address_shows_its_screen_or_says_whose_it_is(
    visit_then: Visit, screen: Screen, who: str
) -> None:
    seen = visit_then(screen.path, who)
    allowed = DEMO_PEOPLE[who].role in FOR_SOME.get(screen.path, EVERYONE)
    assert not seen.exception
    assert [one.value for one in seen.error] == ([] if allowed else [REFUSALS[screen.needs]])
    assert DEMO_PEOPLE[who].name in words(seen)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * 9, 999999999)])
def test_a_records_number_is_read(text: str, number: int) -> None:
    assert address.whole_number(text) == number


@pytest.mark.parametrize("text", ["", " ", "x", "-1", "+1", "1.0", "1e3", "٣", "9" * 10, "1 2"])
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotFound, match="is not the number of a record"):
        address.whole_number(text)


def test_the_returns_parts_of_the_address_are_known() -> None:
    assert {"period", "how", "record"} <= set(address.PARTS)
