"""Meetings: before and after, by body; when a pack may be issued; when nothing is changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from scorecard.domain.attendance import ATTENDANCE_WORDS, CAME, Attendance, Attended, of_meeting
from scorecard.domain.errors import NotNow
from scorecard.domain.meeting import Meeting, after, before
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
