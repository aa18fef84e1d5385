"""The Meeting screen for every persona: before the pack, the agenda, an item."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import pack
from scorecard.services.pack import Frozen
from scorecard.store import pack as packs
from tests.pages.conftest import visited, words
from tests.pages.meetings import BODY, CODE, EXAMPLESHIRE, RESTRICTED
from tests.pages.rooms import CHAIR, Room, labels, shown


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_before_the_pack(room: Room, who: str) -> None:
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    screen = room.visit(who)
    said = shown(screen)
    for part in ("Reporting calendar", "in 7 days", "Last time:", "Who came"):
        assert part in said
    assert "The agenda, if the pack were issued now" in said
    assert "Synthetic demonstration data" in said
    assert ("Issue the pack" in labels(screen)) == runs
    assert ("The pack has not been issued yet" in said) == (not runs)
    agency = DEMO_PEOPLE[who].agency
    assert ("Flags of " in said) == bool(agency)


def test_without_a_word_the_next_meeting_is_shown(room: Room) -> None:
    said = shown(visited("meeting", "chair"))
    assert "Reporting calendar" in said


@pytest.mark.parametrize("area", ["E08000033", "E08000034"])
@pytest.mark.parametrize("who", ["chair", "police"])
def test_an_area_without_a_meeting_says_so_and_offers_to_add_one(
    room: Room, area: str, who: str
) -> None:
    screen = visited("meeting", who, area=area)
    said = shown(screen)
    if area == "E08000034":
        assert "No meeting of Kirklees is held here." in said
    else:
        assert "This meeting has been held and was given no pack." in said
    assert ("Add the meeting" in labels(screen)) == (who == "chair")


def _press(screen: AppTest, label: str) -> None:
    next(one for one in screen.button if one.label == label).click().run()


def test_who_meant_the_first_pack_does_not_issue_a_second(room: Room) -> None:
    screen = room.visit("analyst")
    button = next(one for one in screen.button if one.label == "Issue the pack")
    _press(room.visit("chair"), "Issue the pack")
    button.click().run()
    assert not screen.exception
    with room.workspace.reading() as connection:
        (kept,) = [one for one in packs.for_area(connection, EXAMPLESHIRE) if one.body == BODY]
    assert kept.issued_by == DEMO_PEOPLE["chair"].name
    assert kept.fingerprint in shown(screen)


@pytest.mark.parametrize("who", ["chair", "analyst", "administrator"])
def test_issuing_is_one_click_and_says_its_fingerprint(room: Room, who: str) -> None:
    screen = room.visit(who)
    _press(screen, "Issue the pack")
    with room.workspace.reading() as connection:
        kept, *earlier = packs.for_area(connection, EXAMPLESHIRE)
    assert kept.body == BODY and BODY not in {one.body for one in earlier}
    assert kept.issued_by == DEMO_PEOPLE[who].name
    assert kept.fingerprint in screen.success[0].value
    said = shown(screen)
    under, _, about = said.partition("that a copy was not changed:")
    assert "ingerprint" not in under.partition("Its fingerprint, by which")[0]
    assert kept.fingerprint in about, "whole, under About this pack"
    assert "Begin with the first" in said


def test_issuing_twice_says_so_and_both_can_be_read(open_room: Room) -> None:
    screen = open_room.visit()
    _press(screen, "Issue the pack again")
    said = shown(screen)
    assert "The second issue of the pack." in said
    assert "Second issue" in said and "First issue" in said
    with open_room.workspace.reading() as connection:
        second, first, *_ = packs.for_area(connection, EXAMPLESHIRE)
    assert first.fingerprint != second.fingerprint
    said = shown(open_room.visit(pack=str(first.id)))
    assert "The first issue of the pack. Issued on" in said
    assert first.fingerprint[:12] in said


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_the_agenda(open_room: Room, who: str) -> None:
    screen = open_room.visit(who)
    said = shown(screen)
    order = ("What children and young people said", "Begin with the first", ">Agenda<",
             "Since the pack was issued", "Reporting calendar", "Who came")  # fmt: skip
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert f"item={CODE}" in said
    assert "Nothing reads otherwise than when the figures were frozen" in said
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    for label in ("Save what they said", "Record who came", "Add the meeting"):
        assert (label in labels(screen)) == runs
    assert ("Issue the pack again" in labels(screen)) == runs
    assert RESTRICTED not in said or may(DEMO_PEOPLE[who], Permission.SEE_RESTRICTED)


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_an_item(open_room: Room, who: str) -> None:
    screen = open_room.visit(who, item=CODE)
    said = shown(screen)
    for part in ("sc-headline", "Since the pack was issued", "Why it is flagged", "How it compares",
                 "What the agency says", "What was promised"):  # fmt: skip
        assert part in said
    assert "1 of " in said and "2. " in said
    (chart,) = screen.get("vega_lite_chart") or screen.get("arrow_vega_lite_chart")
    assert chart.proto.alt
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    kinds = screen.get("button_group")
    assert bool(kinds) == runs


def test_the_first_and_the_last_item_know_their_place(open_room: Room) -> None:
    said = shown(open_room.visit(item=CODE))
    assert "‹" not in said
    listed = shown(open_room.visit())
    codes = [part.partition("&")[0].partition('"')[0] for part in listed.split("item=")[1:]]
    agenda = list(dict.fromkeys(code for code in codes if code != "minutes"))
    (of,) = {int(number) for number in re.findall(r"\b1 of (\d+)(?=\s*<|\s*$)", said, re.M)}
    last = shown(open_room.visit(item=agenda[of - 1]))
    assert f"{of} of {of}" in last and "Minutes ›" in last


@pytest.mark.parametrize("item", ["nothing_pct", "<b>x</b>", "%%%"])
def test_an_item_the_pack_does_not_hold(open_room: Room, item: str) -> None:
    screen = open_room.visit(item=item)
    assert not screen.exception
    assert "holds no such indicator" in screen.error[0].value
    assert "<b>x" not in words(screen).rpartition("</style>")[2]


def test_a_restricted_item_is_for_named_roles(open_room: Room) -> None:
    for who in DEMO_PEOPLE:
        screen = open_room.visit(who, item=RESTRICTED)
        assert not screen.exception
        may_see = may(DEMO_PEOPLE[who], Permission.SEE_RESTRICTED)
        assert RESTRICTED not in words(screen) or may_see


@pytest.mark.parametrize("part", ["meeting", "pack"])
def test_a_strangers_address_is_answered_in_a_sentence(open_room: Room, part: str) -> None:
    screen = open_room.visit(**{part: "<i>9</i>"})
    assert not screen.exception
    assert "is not one of the" in screen.warning[0].value


def test_an_item_is_called_what_the_agenda_calls_it(open_room: Room) -> None:
    (name,) = re.findall(rf"item={CODE}[^>]*>1\. ([^<]+)<", shown(open_room.visit()))
    screen = open_room.visit(item=CODE)
    assert name in {one.value.partition(" ")[2] for one in screen.header}
    assert "In full: " in shown(screen)


def test_a_damaged_pack_is_not_shown(room: Room) -> None:
    """Its bytes are not those that were issued: a sentence, and no figure."""
    moment = room.workspace.now()
    pack.issue(room.workspace, CHAIR, room.meeting, Frozen("{}", moment.date(), moment))
    with room.workspace.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER pack_no_update")
        connection.exec_driver_sql("UPDATE pack SET content = '{\"a\":1}'")
    screen = room.visit()
    assert "not what was issued" in screen.error[0].value
    assert "sc-agenda" not in words(screen).rpartition("</style>")[2]
