"""Meetings moved or cancelled, on screen: in the list, the calendar, who came, what counts."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.meeting import Meeting, key_of
from scorecard.domain.reporting_calendar import Step
from scorecard.judgement.judge import judge
from scorecard.services import meeting as service
from scorecard.services import minutes
from scorecard.services.workspace import Workspace
from scorecard.store import attendance as seats
from scorecard.views import attendance as attendance_views
from scorecard.views import group_waits, passed_steps, reporting_calendar
from scorecard.views import meeting as views
from scorecard.views.judged import JudgedArea
from tests.copies import judged_once
from tests.services.meetings import on
from tests.views.conftest import CHAIR, POLICE
from tests.views.packs import BODY, EXAMPLESHIRE, MEETING

ILL = "The chair is ill."
DECEMBER = date(2026, 12, 3)
AUGUST = Meeting(EXAMPLESHIRE, date(2026, 8, 27), BODY, "Synthetic")


def _judged(workspace: Workspace) -> JudgedArea:
    with workspace.reading() as connection:
        return judged_once(connection, EXAMPLESHIRE, now=workspace.now())


def test_a_cancelled_meeting_stays_in_the_list_after_what_is_to_come(copied: Workspace) -> None:
    service.add(copied, CHAIR, replace(MEETING, date=DECEMBER))
    service.cancel(copied, CHAIR, MEETING, ILL)
    seen = _judged(copied)
    found = views.choices(seen, copied.now().date())
    days = ["2026-12-03", "2026-11-26", "2026-08-27"]
    assert [one.key[:10] for one in found[:3]] == days
    assert views.by_day(seen)["2026-12-03"] == found[0].key
    assert found[1].label == f"{MEETING.title}, cancelled"
    with copied.reading() as connection:
        for person in (CHAIR, POLICE):
            view = views.view(connection, seen, person, found[1].meeting, copied.now().date())
            assert view.called_off == (
                "Cancelled on 22 October 2026 by Amara Okafor: The chair is ill."
            )
            assert (view.when_words, view.can_run, view.can_issue) == ("cancelled", False, False)
            assert (view.calendar, view.outstanding, view.own) == (None, (), None)


def test_no_meeting_is_ever_called_what_another_was(copied: Workspace) -> None:
    panel = replace(MEETING, body="Zero tolerance panel", date=DECEMBER)
    service.add(copied, CHAIR, panel)
    before = {one.meeting: one.key for one in views.choices(_judged(copied), DECEMBER)}
    service.move(copied, CHAIR, MEETING, DECEMBER, ILL)
    seen = _judged(copied)
    after = {one.meeting: one.key for one in views.choices(seen, DECEMBER)}
    assert after[panel] == before[panel]
    assert after[replace(MEETING, date=DECEMBER)] not in before.values()
    assert "2026-12-03" not in views.by_day(seen), "the day alone would not say which"


@pytest.mark.parametrize(
    "body", ["Board", "QA", "Q.A.", "Q A", "Qualité & écoute", "面", "x" * 300]
)
def test_a_key_is_short_plain_and_its_bodys_own(body: str) -> None:
    key = key_of(replace(MEETING, body=body))
    assert len(key) <= 40 and key.isascii() and key.startswith("2026-11-26-")
    others = {key_of(replace(MEETING, body=f"{body}{more}")) for more in (".", " ", "s")}
    assert key not in others and len(others) == 3


def test_minutes_of_a_cancelled_meeting_are_owed_by_nobody(copied: Workspace) -> None:
    def owed() -> list[str]:
        with copied.reading() as connection:
            seen = judged_once(connection, EXAMPLESHIRE, now=copied.now())
            return [one.record.title for one in group_waits.waiting(connection, seen)]

    today = replace(MEETING, date=copied.now().date(), body="Board")
    service.add(copied, CHAIR, today)
    minutes.write(copied, CHAIR, today, 0, text="Begun.")
    assert today.title in owed()
    service.cancel(copied, CHAIR, today, ILL)
    assert today.title not in owed()


def test_it_chases_nobody_and_is_neither_next_nor_last(copied: Workspace) -> None:
    service.cancel(copied, CHAIR, MEETING, ILL)
    seen = _judged(copied)
    evidence = seen.judged.evidence
    assert evidence.next_meeting() is None
    assert reporting_calendar.coming(seen, copied.now().date()) == []
    with copied.reading() as connection:
        assert reporting_calendar.overdue(connection, seen, date(2026, 11, 20)) == ()


def test_one_that_did_not_take_place_counts_for_no_silence(copied: Workspace) -> None:
    """No assurance after two meetings without a figure: one called off is none of them."""
    with copied.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM attendance WHERE meeting_on = '2026-08-27' AND body = ?", (BODY,)
        )
    before = _judged(copied).judged.evidence.meetings
    later = replace(_judged(copied).judged.evidence, meetings=[m for m in before if m != AUGUST])
    expected = {code: row.flags for code, row in judge(later).rows.items()}
    with copied.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE meeting SET called_off_on = '2026-08-27', because = 'Snow.' "
            "WHERE date = '2026-08-27' AND body = ?",
            (BODY,),
        )
    seen = _judged(copied)
    assert {code: row.flags for code, row in seen.judged.rows.items()} == expected
    assert seen.judged.evidence.last_meeting() != AUGUST


def test_who_was_to_come_to_it_is_no_part_of_the_trend(copied: Workspace) -> None:
    apologies = Attended(EXAMPLESHIRE, MEETING.date, BODY, "police", Attendance.APOLOGIES)
    with copied.writing() as connection:
        seats.put(connection, [apologies])
    assert _trend(copied)[-1] == "26 Nov 2026"
    service.move(copied, CHAIR, MEETING, DECEMBER, ILL)
    assert _trend(copied)[-1] == "27 Aug 2026"


def _trend(workspace: Workspace) -> tuple[str, ...]:
    with workspace.reading() as connection:
        held = seats.for_area(connection, EXAMPLESHIRE)
    return attendance_views.view(_judged(workspace), held, BODY, DECEMBER).meetings


def test_the_address_of_a_moved_meeting_leads_to_where_it_is_now(copied: Workspace) -> None:
    board = replace(MEETING, body="Board")
    service.add(copied, CHAIR, board)
    service.move(copied, CHAIR, MEETING, DECEMBER, ILL)
    later = replace(MEETING, date=DECEMBER)
    service.move(copied, CHAIR, later, date(2026, 12, 10), "The room is taken.")
    seen = _judged(copied)
    now = key_of(replace(MEETING, date=date(2026, 12, 10)))
    assert views.moved(seen) == {key_of(MEETING): now, key_of(later): now}
    keys = {one.key: one.meeting for one in views.choices(seen, copied.now().date())}
    assert keys[key_of(board)] == board  # the other's address is what it was
    assert not keys.keys() & views.moved(seen).keys()
    assert views.by_day(seen)["2026-12-03"] == key_of(later), "which leads on"


def test_two_on_a_day_keep_their_addresses_once_they_are_held(copied: Workspace) -> None:
    service.add(copied, CHAIR, replace(MEETING, body="Board"))
    seen = _judged(copied)
    found = [
        {one.key: one.meeting.body for one in views.choices(seen, day)}
        for day in (date(2026, 10, 22), date(2026, 12, 1))
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("on_day", "names"),
    [
        (date(2026, 10, 23), ("Figures", "Pack")),
        (date(2027, 3, 25), ()),
    ],
)
def test_the_steps_that_have_passed_are_said_before_a_meeting_is_set(
    exampleshire: JudgedArea, on_day: date, names: tuple[str, ...]
) -> None:
    words = passed_steps.said(exampleshire, on_day, date(2026, 10, 22))
    assert bool(words) == bool(names)
    for name in names:
        assert name.lower() in words.lower()
    assert passed_steps.said(replace(exampleshire, calendar=()), on_day, on_day) == ""


def test_nobody_is_late_for_a_step_that_had_passed_when_the_meeting_was_set(
    copied: Workspace,
) -> None:
    near = Meeting(EXAMPLESHIRE, date(2026, 10, 29), "Board")
    service.add(copied, CHAIR, near)
    held = next(one for one in _judged(copied).judged.evidence.meetings if one == near)
    assert held.known_on == date(2026, 10, 22)
    day = date(2026, 10, 28)
    seen = _judged(on(copied, day))
    with copied.reading() as connection:
        found = reporting_calendar.due(connection, seen, held, day)
        late = reporting_calendar.overdue(connection, seen, day)
    tones = {one.step: one.tone for one in found if one.detail}
    assert tones[Step.COMMENTARY] == "passed"
    (pack,) = (one for one in found if one.step == Step.PACK)
    assert (pack.on, pack.tone) == (date(2026, 10, 22), "overdue")  # it was still to come
    assert {one.step for one in late if one.meeting == near} == {Step.PACK}
    (said,) = {one.due_words for one in found if one.step == Step.COMMENTARY and one.detail}
    assert said == "by the meeting; 8 October 2026 had passed when it was set"


def test_moving_a_meeting_forgives_nothing_that_was_late_before(copied: Workspace) -> None:
    """Its commentary was due on 5 November: whoever owed it then is late still, moved or not."""
    day = date(2026, 11, 9)
    there = on(copied, day)
    before = _commentary(there, MEETING, day)
    assert before == "overdue"
    sooner = service.move(there, CHAIR, MEETING, date(2026, 11, 25), ILL)
    assert _commentary(there, sooner, day) == "overdue"
    # moved on, there is time again
    later = service.move(there, CHAIR, sooner, DECEMBER, ILL)
    assert _commentary(there, later, day) == "due"


def test_nobody_becomes_late_by_a_move(copied: Workspace) -> None:
    """On 22 October commentary was due on 5 November; for a meeting a month sooner it is passed."""
    day = date(2026, 10, 22)
    sooner = service.move(copied, CHAIR, MEETING, date(2026, 10, 30), ILL)
    assert _commentary(copied, sooner, day) == "passed"
    assert _commentary(copied, sooner, date(2026, 10, 29)) == "passed"


def _commentary(workspace: Workspace, meeting: Meeting, day: date) -> str:
    seen = _judged(workspace)
    held = next(one for one in seen.judged.evidence.meetings if one == meeting)
    with workspace.reading() as connection:
        found = reporting_calendar.due(connection, seen, held, day)
    (tone,) = {one.tone for one in found if one.step == Step.COMMENTARY and one.detail}
    return tone
