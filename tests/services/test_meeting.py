"""Adding, moving and cancelling a meeting: who may, twice, too late, a slip of the pen."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, UserError
from scorecard.domain.meeting import Meeting
from scorecard.services import attendance, decision, minutes, pack
from scorecard.services import meeting as service
from scorecard.services.workspace import Workspace
from scorecard.store import meeting as store
from scorecard.store import minutes as kept_minutes
from scorecard.store import pack as packs
from tests.services.audit_trail import trail
from tests.services.meetings import ANALYST, CHAIR, FROZEN, KEEPER, MEETING, NOTE, POLICE, held, on


def _held(workspace: Workspace) -> list[Meeting]:
    with workspace.reading() as connection:
        return store.for_area(connection, MEETING.area)


def test_a_meeting_is_added_with_its_event(seeded: Workspace) -> None:
    service.add(seeded, KEEPER, MEETING)
    assert _held(seeded) == [MEETING]
    who, verb, sentence = trail(seeded)[-1]
    assert (who, verb) == (KEEPER.name, "add_meeting")
    assert MEETING.title in sentence


@pytest.mark.parametrize(
    ("meeting", "refusal", "words"),
    [
        (MEETING, NotNow, "there already"),
        (replace(MEETING, body=" "), Incomplete, "which body"),
        (replace(MEETING, date=date(2062, 10, 22)), Incomplete, "more than a year away"),
        (replace(MEETING, date=date(2006, 10, 22)), Incomplete, "more than a year away"),
        (replace(MEETING, area="E99999999"), NotFound, "no area with the code 'E99999999'"),
    ],
)
def test_what_cannot_be_is_refused(
    seeded: Workspace, meeting: Meeting, refusal: type[UserError], words: str
) -> None:
    service.add(seeded, CHAIR, MEETING)
    before = trail(seeded)
    with pytest.raises(refusal, match=words):
        service.add(seeded, CHAIR, meeting)
    assert _held(seeded) == [MEETING]
    assert trail(seeded) == before


def test_another_body_may_meet_on_the_same_day(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    service.add(seeded, CHAIR, replace(MEETING, body="Board"))
    assert len(_held(seeded)) == 2


def test_an_agency_lead_adds_none(seeded: Workspace) -> None:
    with pytest.raises(NotPermitted, match="run a meeting"):
        service.add(seeded, POLICE, MEETING)
    assert _held(seeded) == []


LATER, LATEST = date(2026, 11, 5), date(2026, 12, 3)
MOVED = replace(MEETING, date=LATER)
ILL = "The chair is ill"


def _every(workspace: Workspace) -> list[Meeting]:
    with workspace.reading() as connection:
        return store.every_of_area(connection, MEETING.area)


def test_a_meeting_is_moved_with_its_event_and_its_old_day_says_so(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    assert service.move(seeded, KEEPER, MEETING, LATER, ILL) == MOVED
    assert _held(seeded) == [MOVED]
    left, now = _every(seeded)
    assert (left.stands, left.is_cancelled, left.moved_to) == (False, False, LATER)
    assert left.called_off_words == (
        "Moved to 5 November 2026, decided on 20 October 2026 by Helen Marsh: The chair is ill."
    )
    assert (now.known_on, now.called_off_words) == (date(2026, 10, 20), "")
    who, verb, sentence = trail(seeded)[-1]
    assert (who, verb) == (KEEPER.name, "move_meeting")
    assert sentence.endswith(f"{MEETING.title}, to 5 November 2026. The reason: The chair is ill.")


def test_the_pack_goes_with_it_and_so_does_what_was_written(seeded: Workspace) -> None:
    issued = held(seeded)
    minutes.write(seeded, CHAIR, MEETING, 0, childrens_words="Nobody told me.")
    service.move(seeded, CHAIR, MEETING, LATER, ILL)
    service.move(seeded, CHAIR, MOVED, LATEST, "The room is taken.")
    last = (MEETING.area, LATEST, MEETING.body)
    with seeded.reading() as connection:
        assert [one.id for one in packs.for_meeting(connection, *last)] == [issued.id]
        written = kept_minutes.of_meeting(connection, *last)
    assert written is not None
    assert (written.childrens_words, written.meeting_on) == ("Nobody told me.", LATEST)
    # and something is decided from it
    there = replace(NOTE, meeting_on=LATEST)
    assert decision.decide(seeded, CHAIR, there).meeting_on == LATEST


def test_it_is_moved_back_and_its_pack_with_it(seeded: Workspace) -> None:
    issued = held(seeded)
    service.move(seeded, CHAIR, MEETING, LATER, ILL)
    service.move(seeded, CHAIR, MOVED, MEETING.date, "The chair is well.")
    assert _held(seeded) == [MEETING]
    with seeded.reading() as connection:
        listed = packs.for_meeting(connection, MEETING.area, MEETING.date, MEETING.body)
    assert [one.id for one in listed] == [issued.id]


def test_apologies_stay_with_the_day_they_were_given_for(seeded: Workspace) -> None:
    held(seeded)
    seat = Attended(MEETING.area, MEETING.date, MEETING.body, "csc", Attendance.APOLOGIES)
    attendance.record(seeded, CHAIR, MEETING, [seat])
    service.move(seeded, CHAIR, MEETING, LATER, ILL)
    assert _held(seeded) == [MOVED]


def test_a_meeting_is_cancelled_and_stays_as_cancelled(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    service.cancel(seeded, ANALYST, MEETING, "Snow.")
    assert _held(seeded) == []
    (kept,) = _every(seeded)
    assert kept.is_cancelled
    assert kept.called_off_words == "Cancelled on 20 October 2026 by Tom Whitfield: Snow."
    assert trail(seeded)[-1][1] == "cancel_meeting"
    assert trail(seeded)[-1][2].endswith(f"{MEETING.title}. The reason: Snow.")
    # and added again when it is held after all
    service.add(seeded, CHAIR, MEETING)
    assert _held(seeded) == [MEETING]


@pytest.mark.parametrize("verb", ["move", "cancel"])
def test_one_that_was_called_off_is_not_called_off_again_nor_anything_recorded(
    seeded: Workspace, verb: str
) -> None:
    """The second person is told what the first did, and nothing is changed."""
    held(seeded)
    minutes.write(seeded, CHAIR, MEETING, 0, text="Begun.")
    if verb == "move":
        service.move(seeded, ANALYST, MEETING, LATER, ILL)
    else:
        service.cancel(seeded, ANALYST, MEETING, ILL)
    before = trail(seeded)
    seat = Attended(MEETING.area, MEETING.date, MEETING.body, "csc", Attendance.APOLOGIES)
    for act in (
        lambda: service.move(seeded, CHAIR, MEETING, LATEST, "Another reason."),
        lambda: service.cancel(seeded, CHAIR, MEETING, "Another reason."),
        lambda: decision.decide(seeded, CHAIR, NOTE),
        lambda: attendance.record(seeded, CHAIR, MEETING, [seat]),
        lambda: pack.issue(seeded, CHAIR, MEETING, FROZEN),
        lambda: minutes.write(seeded, CHAIR, MEETING, 1, text="More."),
    ):
        with pytest.raises(NotNow, match="by Tom Whitfield: The chair is ill"):
            act()
    assert trail(seeded) == before


@pytest.mark.parametrize(
    ("to", "because", "refusal", "words"),
    [
        (LATER, " ", Incomplete, "why it is moved"),
        (MEETING.date, ILL, Incomplete, "already"),
        (date(2026, 10, 19), ILL, Incomplete, "has passed"),
        (date(2028, 1, 1), ILL, Incomplete, "more than a year away"),
        (LATEST, ILL, NotNow, "there already"),
    ],
)
def test_where_it_is_not_moved(
    seeded: Workspace, to: date, because: str, refusal: type[UserError], words: str
) -> None:
    service.add(seeded, CHAIR, MEETING)
    service.add(seeded, CHAIR, replace(MEETING, date=LATEST))
    before = trail(seeded)
    with pytest.raises(refusal, match=words):
        service.move(seeded, CHAIR, MEETING, to, because)
    assert trail(seeded) == before
    assert len(_every(seeded)) == 2


def test_what_is_cancelled_needs_a_reason_and_must_be_there(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    with pytest.raises(Incomplete, match="why it is cancelled"):
        service.cancel(seeded, CHAIR, MEETING, "")
    with pytest.raises(NotFound, match="no meeting"):
        service.cancel(seeded, CHAIR, MOVED, ILL)
    for act in (
        lambda: service.cancel(seeded, POLICE, MEETING, ILL),
        lambda: service.move(seeded, POLICE, MEETING, LATER, ILL),
    ):
        with pytest.raises(NotPermitted, match="run a meeting"):
            act()
    assert _held(seeded) == [MEETING]


def test_once_something_was_recorded_it_stays(seeded: Workspace) -> None:
    held(seeded)
    decision.decide(seeded, CHAIR, NOTE)
    _refused(seeded, "Decisions were recorded")
    board = replace(MEETING, body="Board")
    service.add(seeded, CHAIR, board)
    day = on(seeded, board.date)
    seat = Attended(board.area, board.date, board.body, "csc", Attendance.DEPUTY)
    attendance.record(day, CHAIR, board, [seat])
    _refused(day, "who came", board)
    third = replace(MEETING, body="Third")
    service.add(seeded, CHAIR, third)
    written = minutes.write(day, CHAIR, third, 0, text="All of it.")
    minutes.sign_off(day, CHAIR, written.id, written.version)
    _refused(day, "signed off", third)


def _refused(workspace: Workspace, words: str, meeting: Meeting = MEETING) -> None:
    before = trail(workspace)
    with pytest.raises(NotNow, match=words):
        service.move(workspace, CHAIR, meeting, LATER, ILL)
    with pytest.raises(NotNow, match=words):
        service.cancel(workspace, CHAIR, meeting, ILL)
    assert trail(workspace) == before


def test_no_other_meeting_is_put_on_a_day_that_one_was_moved_from(seeded: Workspace) -> None:
    """The pack issued for that day is the moved meeting's."""
    held(seeded)
    service.move(seeded, CHAIR, MEETING, LATER, ILL)
    with pytest.raises(NotNow, match="was moved to 5 November 2026"):
        service.add(seeded, CHAIR, MEETING)
    other = replace(MEETING, date=LATEST)
    service.add(seeded, CHAIR, other)
    with pytest.raises(NotNow, match="Move it back"):
        service.move(seeded, CHAIR, other, MEETING.date, ILL)


def test_nor_on_that_of_a_cancelled_one_with_a_pack(seeded: Workspace) -> None:
    held(seeded)
    service.cancel(seeded, CHAIR, MEETING, ILL)
    other = replace(MEETING, date=LATEST)
    service.add(seeded, CHAIR, other)
    with pytest.raises(NotNow, match="There are papers of the meeting of 22 October 2026"):
        service.move(seeded, CHAIR, other, MEETING.date, ILL)


def test_once_its_decisions_are_taken_back_it_may_be_called_off(seeded: Workspace) -> None:
    held(seeded)
    made = decision.decide(seeded, CHAIR, NOTE)
    decision.take_back(seeded, CHAIR, made.id, "A slip.")
    service.cancel(seeded, CHAIR, MEETING, ILL)
    assert _held(seeded) == []


@pytest.mark.parametrize("paper", ["minutes", "apologies"])
def test_no_meeting_takes_over_what_was_written_of_a_cancelled_one(
    seeded: Workspace, paper: str
) -> None:
    service.add(seeded, CHAIR, MEETING)
    if paper == "minutes":
        minutes.write(seeded, CHAIR, MEETING, 0, text="Of the one that was cancelled.")
    else:
        said = Attended(*_at(MEETING), "csc", Attendance.APOLOGIES)
        attendance.record(seeded, CHAIR, MEETING, [said])
    service.cancel(seeded, CHAIR, MEETING, ILL)
    other = replace(MEETING, date=LATEST)
    service.add(seeded, CHAIR, other)
    written = minutes.write(seeded, CHAIR, other, 0, text="Of the other.")
    with pytest.raises(NotNow, match="There are papers of the meeting of 22 October 2026"):
        service.move(seeded, CHAIR, other, MEETING.date, ILL)
    with seeded.reading() as connection:
        kept = kept_minutes.of_meeting(connection, *_at(other))
    assert kept is not None and (kept.id, kept.text) == (written.id, "Of the other.")


def _at(meeting: Meeting) -> tuple[str, date, str]:
    return meeting.area, meeting.date, meeting.body


def test_a_day_that_led_to_a_cancelled_meeting_is_free_again(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    service.move(seeded, CHAIR, MEETING, LATER, ILL)
    service.cancel(seeded, CHAIR, MOVED, ILL)
    service.add(seeded, CHAIR, MEETING)
    assert _held(seeded) == [MEETING]


def test_a_file_that_names_it_again_brings_nothing_back(seeded: Workspace) -> None:
    service.add(seeded, CHAIR, MEETING)
    service.add(seeded, CHAIR, replace(MEETING, body="Board"))
    service.move(seeded, CHAIR, MEETING, LATER, ILL)
    service.cancel(seeded, CHAIR, replace(MEETING, body="Board"), ILL)
    with seeded.writing() as connection:
        store.put(connection, [replace(MEETING, note="Told"), replace(MEETING, body="Board")])
    assert _held(seeded) == [MOVED]
    assert {one.note for one in _every(seeded)} == {"Told", ""}
