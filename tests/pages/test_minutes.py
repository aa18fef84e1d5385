"""The minutes on the Meeting screen, who came, and what stays of what was being typed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import attendance, minutes
from scorecard.services import meeting as meeting_service
from scorecard.store import attendance as seats
from scorecard.store import minutes as kept_minutes
from tests.pages.meetings import BODY, CODE, EXAMPLESHIRE
from tests.pages.rooms import CHAIR, Room, fill, labels, noted, shown


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_the_minutes(open_room: Room, who: str) -> None:
    noted(open_room)
    screen = open_room.visit(who, item="minutes")
    said = shown(screen)
    for part in ("What was decided", "The minutes", "Who came", "Noted: Seen."):
        assert part in said
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    assert ("Save the minutes" in labels(screen)) == runs
    assert bool(screen.get("button_group")) == runs
    assert "Sign off the minutes" not in labels(screen)  # it has not met yet


def test_writing_the_minutes_and_the_history(open_room: Room) -> None:
    screen = open_room.visit("administrator", item="minutes")
    area = next(one for one in screen.text_area if one.label == "The text")
    area.set_value("# Ours\n\n- <b>one</b>\n- two").run()
    next(one for one in screen.button if one.label == "Save the minutes").click().run()
    said = shown(screen)
    assert "<h2>Ours</h2>" in said
    assert "&lt;b&gt;one&lt;/b&gt;" in said
    assert "began the minutes" in said


def test_somebody_else_wrote_meanwhile_and_nothing_is_lost(open_room: Room) -> None:
    at = (open_room.workspace, CHAIR, open_room.meeting)
    minutes.write(*at, 0, text="First.")
    screen = open_room.visit("analyst", item="minutes")
    area = next(one for one in screen.text_area if one.label == "The text")
    area.set_value("Mine.").run()
    minutes.write(*at, 1, text="Theirs.")
    next(one for one in screen.button if one.label == "Save the minutes").click().run()
    assert "was changed while you were writing" in screen.error[0].value
    area = next(one for one in screen.text_area if one.label == "The text")
    assert area.value == "Mine."


def test_a_closed_meeting_offers_no_change(open_room: Room) -> None:
    """Its minutes signed off: everybody reads, nobody writes."""
    on = open_room.meeting.date
    then = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
    written = minutes.write(open_room.workspace, CHAIR, open_room.meeting, 0, text="All of it.")
    later = replace(open_room.workspace, clock=lambda: then)
    minutes.sign_off(later, CHAIR, written.id, written.version)
    for item in ("", CODE, "minutes"):
        screen = open_room.visit(item=item)
        said = shown(screen)
        assert labels(screen) <= {"Amara Okafor", "Choose somebody else", "Add the meeting"}
        assert not screen.get("button_group")
    assert "signed off by Amara Okafor" in said


def test_what_was_being_typed_when_the_minutes_were_signed_off_stays_to_be_read(
    open_room: Room,
) -> None:
    on = open_room.meeting.date
    then = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
    written = minutes.write(open_room.workspace, CHAIR, open_room.meeting, 0, text="All of it.")
    screen = open_room.visit("analyst", item="minutes")
    fill(screen.text_area, "The text", "Mine, <b>not sent</b>.")
    later = replace(open_room.workspace, clock=lambda: then)
    minutes.sign_off(later, CHAIR, written.id, written.version)
    next(one for one in screen.button if one.label == "Save the minutes").click().run()
    for again in (screen, open_room.visit("analyst", item="minutes"), open_room.visit("analyst")):
        assert not again.exception
        told = again.warning[0].value.replace("\\", "")
        assert f"signed off on {day(on)} by Amara Okafor." in told
        assert again.code[0].value == "The text:\nMine, <b>not sent</b>."
    # it is its writer's alone
    assert not open_room.visit("chair", item="minutes").code
    next(one for one in screen.button if one.label == "Throw it away").click().run()
    assert not screen.code and not screen.warning
    assert not open_room.visit("analyst", item="minutes").code


def test_what_was_being_typed_when_the_meeting_was_moved_stays_to_be_read(open_room: Room) -> None:
    screen = open_room.visit("analyst", item="minutes")
    fill(screen.text_area, "The text", "Mine.")
    to = open_room.meeting.date + timedelta(days=120)
    meeting_service.move(open_room.workspace, CHAIR, open_room.meeting, to, "Snow.")
    again = open_room.visit("analyst", item="minutes")
    assert not again.exception
    assert f"was moved to {day(to)} while you were" in again.warning[0].value
    assert again.code[0].value == "The text:\nMine."


def test_children_first_and_attendance(open_room: Room) -> None:
    screen = open_room.visit("analyst")
    area = next(one for one in screen.text_area if one.label.startswith("In their own words"))
    area.set_value("Nobody told me.\n<img src=x>").run()
    next(one for one in screen.button if one.label == "Save what they said").click().run()
    said = shown(screen)
    assert "Nobody told me." in said
    assert "<img src=x>" not in said
    came = next(one for one in screen.selectbox if one.label == "Police")
    came.set_value("apologies").run()
    next(one for one in screen.button if one.label == "Record who came").click().run()
    with open_room.workspace.reading() as connection:
        kept_seats = seats.for_area(connection, EXAMPLESHIRE)
        (seat,) = (one for one in kept_seats if one.body == BODY)
        at = (EXAMPLESHIRE, open_room.meeting.date, BODY)
        held = kept_minutes.of_meeting(connection, *at)
    assert (seat.agency, seat.attendance) == ("police", Attendance.APOLOGIES)
    assert held is not None
    assert held.childrens_words.startswith("Nobody told me.")
    assert "0 of 1 agency came" in shown(screen)


def test_apologies_from_before_stand_in_the_form(open_room: Room) -> None:
    at = (EXAMPLESHIRE, open_room.meeting.date, BODY)
    seat = Attended(*at, "police", Attendance.APOLOGIES, "Sgt Nair")
    attendance.record(open_room.workspace, CHAIR, open_room.meeting, [seat])
    screen = open_room.visit()
    assert next(one for one in screen.selectbox if one.label == "Police").value == "apologies"
