"""Meetings: before and after, by body; when a pack may be issued; when nothing is changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from scorecard.domain.attendance import ATTENDANCE_WORDS, CAME, Attendance, Attended, of_meeting
from scorecard.domain.errors import NotNow
from scorecard.domain.meeting import Meeting, after, before, days_of, earlier_days
from scorecard.domain.minutes import Minutes, MinutesState, is_fixed, require_open
from scorecard.domain.pack import (
    Pack,
    fingerprint,
    is_whole,
    may_be_issued,
    require_may_be_issued,
)

AREA, GROUP, BOARD = "E08000033", "QA sub-group", "Board"
FIRST, SECOND = Meeting(AREA, date(2026, 8, 27), GROUP), Meeting(AREA, date(2026, 11, 26), GROUP)
OTHER = Meeting(AREA, date(2026, 10, 1), BOARD)
MEETINGS = [SECOND, OTHER, FIRST]


def test_before_and_after_are_the_same_bodys() -> None:
    assert before(MEETINGS, SECOND) == FIRST
    assert after(MEETINGS, FIRST) == SECOND
    assert before(MEETINGS, FIRST) is None
    assert after(MEETINGS, OTHER) is None
    assert SECOND.title == "QA sub-group, 26 November 2026"


@pytest.mark.parametrize(
    ("today", "allowed"),
    [(SECOND.date - timedelta(days=40), True), (SECOND.date, True),
     (SECOND.date + timedelta(days=1), False)],
)  # fmt: skip
def test_a_pack_is_issued_by_the_day_and_the_twins_agree(today: date, allowed: bool) -> None:
    assert may_be_issued(SECOND, today) == allowed
    if allowed:
        require_may_be_issued(SECOND, today)
    else:
        with pytest.raises(NotNow, match=r"met on 26 November 2026.*next meeting"):
            require_may_be_issued(SECOND, today)


def test_a_fingerprint_is_that_of_the_bytes() -> None:
    moment = datetime(2026, 11, 19, 9, tzinfo=UTC)
    text = '{"a":"Größe"}'
    pack = Pack(AREA, SECOND.date, GROUP, date(2026, 9, 30), moment, moment, "T",
                fingerprint(text), text)  # fmt: skip
    assert len(pack.fingerprint) == 64
    assert is_whole(pack)
    assert not is_whole(replace(pack, content=text + " "))


WRITTEN = Minutes(
    area=AREA, title="x", state=MinutesState.WRITTEN, opened_on=SECOND.date,
    meeting_on=SECOND.date, body=GROUP,
)  # fmt: skip


def test_signed_off_minutes_close_the_meeting() -> None:
    require_open(None)
    require_open(WRITTEN)
    signed = replace(WRITTEN, state=MinutesState.SIGNED_OFF)
    assert is_fixed(signed)
    with pytest.raises(NotNow, match=r"signed off.*next meeting"):
        require_open(signed)


def test_every_attendance_has_its_words_and_coming_is_member_or_deputy() -> None:
    assert set(ATTENDANCE_WORDS) == set(Attendance)
    seats = [Attended(AREA, SECOND.date, GROUP, str(one), one) for one in Attendance]
    assert {one.attendance for one in seats if one.came} == CAME == {"member", "deputy"}
    assert of_meeting(seats, SECOND.date, BOARD) == []
    assert of_meeting(seats, SECOND.date, GROUP) == seats


def test_a_meeting_has_the_days_it_was_moved_from() -> None:
    """Moved twice, and back to a day it had: round and round ends."""
    off = FIRST.date
    third = replace(FIRST, date=date(2026, 12, 3))
    first = replace(FIRST, called_off_on=off, moved_to=SECOND.date)
    second = replace(SECOND, called_off_on=off, moved_to=third.date)
    other = replace(OTHER, called_off_on=off, moved_to=third.date)
    every = [first, second, other, third]
    assert days_of(every, GROUP, third.date) == {FIRST.date, SECOND.date, third.date}
    assert days_of(every, GROUP, FIRST.date) == {FIRST.date}
    assert earlier_days([first, second, other], third) == [first, second]
    back = replace(second, moved_to=FIRST.date)
    assert days_of([first, back], GROUP, FIRST.date) == {FIRST.date, SECOND.date}


def test_what_was_called_off_says_so_in_a_sentence() -> None:
    off = {"called_off_on": date(2026, 10, 20), "called_off_by": "Amara Okafor"}
    assert FIRST.called_off_words == ""
    assert replace(FIRST, **off, because="Snow").called_off_words == (
        "Cancelled on 20 October 2026 by Amara Okafor: Snow."
    )
    moved = replace(FIRST, **off, because="Snow.", moved_to=SECOND.date)
    assert moved.called_off_words == (
        "Moved to 26 November 2026, decided on 20 October 2026 by Amara Okafor: Snow."
    )
