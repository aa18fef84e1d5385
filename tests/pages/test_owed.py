"""The Owed screen: for everyone, with a way to send for those alone who may, on a fixed day."""

import re

import pytest

from scorecard.domain.person import DEMO_PEOPLE
from tests.pages.conftest import Visit, drawn, part, words

EXAMPLESHIRE, CALDERDALE, KIRKLEES = "E06999999", "E08000033", "E08000034"
RESTRICTED = "da_marac_repeat_pct"
"""Community safety's, and not for everyone."""


def links(said: str, path: str) -> set[str]:
    """Whose returns the screen's links to a path are about."""
    return set(re.findall(rf'href="{path}\?[^"]*?agency=([a-z_]+)', said))


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize("area", [EXAMPLESHIRE, CALDERDALE, KIRKLEES])
def test_it_is_drawn_without_complaint(visit_then: Visit, who: str, area: str) -> None:
    screen = visit_then("owed", who, area=area)
    assert not screen.exception
    assert not screen.error
    assert not screen.warning
    assert "Owed, " in screen.title[0].value
    assert ("Synthetic demonstration data" in words(screen)) == (area == EXAMPLESHIRE)


def test_the_latest_agencies_stand_first_with_each_figure_and_how_late(visit_then: Visit) -> None:
    said = words(visit_then("owed", "chair"))
    assert re.search(
        r"<strong>\d+ things are owed, \d+ past their day.</strong> \d+ figures, ", said
    )
    assert re.search(r"\d+ figures are owed by \d agencies; the latest is", said)
    owed = said.partition('id="outstanding"')[2].partition("</section>")[0]
    assert set(re.findall(r"<h3>(.*?)</h3>", owed)) == {"Probation", "Schools"}
    assert re.search(r"not in: was due \d+ \w+ 2026, \d+ days late", owed)
    assert "Due next" in said
    assert "The calendar" in said


@pytest.mark.parametrize("area", [CALDERDALE, KIRKLEES])
def test_a_board_of_history_owes_nothing(visit_then: Visit, area: str) -> None:
    said = drawn(visit_then("owed", "analyst", area=area))
    assert "no agency has sent a figure here for a year or more" in said
    assert "sc-calendar" not in said


@pytest.mark.parametrize(
    ("who", "may_send"),
    [
        ("chair", set()),
        ("police", set()),
        ("analyst", {"probation", "education"}),
        ("administrator", {"probation", "education"}),
    ],
)
def test_a_way_to_send_it_is_offered_to_who_may(
    visit_then: Visit, who: str, may_send: set[str]
) -> None:
    assert links(words(visit_then("owed", who, agency="all")), "submit") == may_send


def test_a_lead_meets_their_own_agency_first_and_may_see_all(visit_then: Visit) -> None:
    own = visit_then("owed", "police")
    assert own.selectbox(key="filter_agency").value == "police"
    assert "Police, figure by figure" in words(own)
    own.selectbox(key="filter_agency").select("all").run()
    assert part(own, "agency") == "all"
    assert "Probation" in words(own)


def test_a_link_to_send_names_the_agency_and_the_period(visit_then: Visit) -> None:
    said = words(visit_then("owed", "administrator", agency="education"))
    address = re.search(r'href="(submit\?[^"]*)"', said)
    assert address
    for one in ("agency=education", "period=2026-07-31", f"area={EXAMPLESHIRE}", "as=admin"):
        assert one in address[1]


@pytest.mark.parametrize(("who", "sees"), [("chair", True), ("analyst", True), ("police", False)])
def test_another_agencys_restricted_indicator_is_for_named_roles(
    visit_then: Visit, who: str, sees: bool
) -> None:
    screen = visit_then("owed", who, agency="community_safety")
    assert (RESTRICTED in words(screen)) == sees
    assert (RESTRICTED in words(visit_then("owed", who, agency="all"))) is False
    # it supplies nothing else, so that a lead does not even find it in the list
    assert bool(screen.warning) is not sees


def test_a_lead_sees_what_is_restricted_of_their_own(visit_then: Visit) -> None:
    assert "da_marac_children_count" in words(visit_then("owed", "police"))


@pytest.mark.parametrize("agency", ["nobody", "<script>alert(1)</script>"])
def test_an_unknown_agency_is_said_and_all_are_shown(visit_then: Visit, agency: str) -> None:
    screen = visit_then("owed", "chair", agency=agency)
    assert "not one of the agencies here" in screen.warning[0].value
    assert screen.selectbox(key="filter_agency").value == "all"
    assert "<script>" not in words(screen)
