"""A meeting moved or cancelled on its screen: who may, what is said, where addresses lead."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from scorecard.domain.period import day
from scorecard.services import meeting as service
from scorecard.store import attendance
from scorecard.store import meeting as meetings
from tests.pages.conftest import visited, words
from tests.pages.meetings import BODY, CODE, EXAMPLESHIRE
from tests.pages.rooms import CHAIR, Room, fill, labels, noted, shown, told


def test_a_meeting_with_a_decision_says_that_it_stays_and_shows_no_form(open_room: Room) -> None:
    assert {"Move the meeting", "Cancel the meeting"} <= set(labels(open_room.visit()))
    noted(open_room)
    screen = open_room.visit()
    assert not {"Move the meeting", "Cancel the meeting"} & set(labels(screen))
    assert "it is neither moved nor cancelled" in words(screen)


def test_its_day_alone_leads_to_a_meeting(open_room: Room) -> None:
    screen = visited("meeting", "chair", meeting=open_room.meeting.date.isoformat())
    assert not screen.warning
    assert open_room.key in screen.query_params["meeting"]


def test_a_meeting_is_moved_and_its_old_address_leads_to_it(open_room: Room) -> None:
    to = open_room.meeting.date + timedelta(days=120)
    screen = open_room.visit()
    fill(screen.text_area, "Why it is moved", "The chair is ill.")
    fill(screen.date_input, "Moved to", to)
    next(one for one in screen.button if one.label == "Move the meeting").click().run()
    assert screen.success[0].value.startswith("The meeting has been moved")
    for again in (screen, open_room.visit()):
        said = shown(again)
        assert f"{day(to)}, in 127 days." in said
        assert "Begin with the first" in said  # its pack went with it
    with open_room.workspace.reading() as connection:
        days = {one.date for one in meetings.for_area(connection, EXAMPLESHIRE) if one.body == BODY}
    assert days == {to}


def test_a_meeting_is_cancelled_and_says_so_to_everybody(open_room: Room) -> None:
    screen = open_room.visit()
    next(one for one in screen.button if one.label == "Cancel the meeting").click().run()
    assert "why it is cancelled" in screen.error[0].value
    fill(screen.text_area, "Why it is cancelled", "Snow.")
    next(one for one in screen.button if one.label == "Cancel the meeting").click().run()
    for who in ("chair", "police"):
        for item in ("", CODE, "minutes"):
            again = open_room.visit(who, item=item)
            said = shown(again)
            assert "Cancelled on" in said and "by Amara Okafor: Snow." in said
            assert not again.get("button_group")
            assert not {"Record who came", "Issue the pack again", "Move the meeting",
                        "Save the minutes", "Save what they said"} & labels(again)  # fmt: skip
    assert any("cancelled" in one for one in again_options(open_room))


def again_options(room: Room) -> list[str]:
    """What the list of meetings calls them."""
    screen = room.visit()
    return next(one.options for one in screen.selectbox if one.label == "Meeting")


def test_who_does_not_run_it_neither_moves_nor_cancels(room: Room) -> None:
    assert not {"Move the meeting", "Cancel the meeting"} & labels(room.visit("police"))
    assert {"Move the meeting", "Cancel the meeting"} <= labels(room.visit("analyst"))


def test_the_steps_that_have_passed_are_shown_before_it_is_confirmed(room: Room) -> None:
    near = room.workspace.now().date() + timedelta(days=2)
    screen = room.visit()
    fill(screen.date_input, "Meets on", near)
    assert f"For a meeting on {day(near)} these steps of the reporting calendar" in words(screen)
    assert "Add it all the same" in labels(screen) and "Add the meeting" not in labels(screen)
    fill(screen.text_area, "Why it is moved", "The chair is ill.")
    fill(screen.date_input, "Moved to", near)
    assert "Move it all the same" in labels(screen)
    next(one for one in screen.button if one.label == "Move it all the same").click().run()
    assert f"{day(near)}, in 2 days." in shown(screen)


def _came(screen: AppTest, agency: str, option: str) -> None:
    next(one for one in screen.selectbox if one.label == agency).select(option).run()


def test_who_came_typed_while_it_is_cancelled_is_shown_and_not_recorded(open_room: Room) -> None:
    screen = open_room.visit("analyst")
    _came(screen, "Police", "apologies")
    fill(screen.text_input, "Who, for Police", "Sent word by telephone")
    service.cancel(open_room.workspace, CHAIR, open_room.meeting, "Snow.")
    next(one for one in screen.button if one.label == "Record who came").click().run()
    assert not screen.exception
    assert "Amara Okafor: Snow." in told(screen)
    assert "Sent word by telephone" in screen.code[0].value
    assert "Police:\napologies" in screen.code[0].value
    with open_room.workspace.reading() as connection:
        kept = attendance.for_area(connection, EXAMPLESHIRE)
    assert all(one.body != BODY for one in kept)
    next(one for one in screen.button if one.label == "Throw it away").click().run()
    assert not screen.code


def test_who_came_recorded_by_two_is_told_to_the_second(open_room: Room) -> None:
    first, second = open_room.visit("analyst"), open_room.visit("administrator")
    _came(second, "Police", "absent")
    _came(first, "Police", "apologies")
    next(one for one in first.button if one.label == "Record who came").click().run()
    assert first.success[0].value.startswith("Recorded who came")
    send = next(one for one in second.button if one.label == "Record who came")
    send.click().run()
    assert "apologies: Police" in second.error[0].value.replace("\\", "")
    next(one for one in second.button if one.label == "Record who came").click().run()
    assert second.success[0].value.startswith("Recorded who came")
    with open_room.workspace.reading() as connection:
        (kept,) = [one for one in attendance.for_area(connection, EXAMPLESHIRE) if one.body == BODY]
    assert kept.attendance == "absent"
