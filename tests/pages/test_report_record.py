"""What reports tell as each person sees it: on its register, one by one, with nothing to press."""

import re

import pytest

from scorecard.domain.person import DEMO_PEOPLE
from tests.pages.conftest import Visit, words
from tests.pages.test_screens import SYNTHETIC

CALDERDALE, KIRKLEES = "E08000033", "E08000034"
SHOWN = [
    ("variance", CALDERDALE, "Recording of children in families that Probation works with"),
    ("audits", CALDERDALE, "Section 11 audit of safeguarding across agencies"),
    ("recommendations", CALDERDALE, "Access to services for newly migrant communities"),
    ("escalations", CALDERDALE, "Unallocated work in children&#x27;s social care"),
    ("challenges", KIRKLEES, "Oversight of early help"),
    ("recommendations", KIRKLEES, "Learning from serious case reviews"),
]


def record_of(visit: Visit, path: str, area: str, title: str) -> str:
    """The number under which the register shows it."""
    found = re.search(rf'record=(\d+)"[^>]*>{re.escape(title)}', words(visit(path, area=area)))
    assert found
    return found[1]


@pytest.mark.parametrize("who", ["chair", "csc", "police"])
@pytest.mark.parametrize(("path", "area", "title"), SHOWN)
def test_a_chair_and_agency_leads_see_it(
    visit: Visit, path: str, area: str, title: str, who: str
) -> None:
    screen = visit(path, who, area=area)
    assert not screen.exception
    said = words(screen)
    assert title in said
    assert "Nothing of it is owed now." in said
    assert " overdue, due " not in said
    assert SYNTHETIC not in said


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize(("path", "area", "title"), SHOWN)
def test_one_of_them_says_where_it_was_read_and_offers_nothing(
    visit: Visit, path: str, area: str, title: str, who: str
) -> None:
    number = record_of(visit, path, area, title)
    screen = visit(path, who, area=area, record=number)
    assert not screen.exception
    assert not screen.error
    said = words(screen)
    assert "Read from" in said
    assert "Safeguarding Children Board, Annual Report" in said
    assert "Agree an action" not in said
    assert {CALDERDALE: "Calderdale · ", KIRKLEES: "Kirklees · "}[area] in said, "printed alone"
    kept = [button.label for button in screen.button if button.key and "form_" in button.key]
    assert kept == []


@pytest.mark.parametrize(("path", "area", "title"), SHOWN)
def test_nobody_signed_in_sees_none(visit: Visit, path: str, area: str, title: str) -> None:
    assert title not in words(visit(path, "", area=area))


def test_the_matrix_of_section_11_is_drawn(visit: Visit) -> None:
    said = words(visit("audits", area=CALDERDALE, record=record_of(visit, *SHOWN[1])))
    assert "18 of 23 returned; of 5 it is not known." in said
    assert "CMBC Vulnerable Pupils" in said
    assert "11 of 23; 12 not known" in said


@pytest.mark.parametrize("area", [CALDERDALE, KIRKLEES])
@pytest.mark.parametrize("path", ["summary", "owed", "meeting"])
def test_the_screens_of_today_do_not_speak_of_it(visit: Visit, path: str, area: str) -> None:
    said = words(visit(path, area=area))
    for _, _, title in SHOWN:
        assert title not in said
