"""The reporting calendar on screen: what is due from whom, what is overdue, and own flags."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.indicator import Sensitivity
from scorecard.domain.reporting_calendar import Step
from scorecard.services import pack
from scorecard.services.pack import Frozen
from scorecard.services.workspace import Workspace
from scorecard.views import commentary_wanted, own_flags
from scorecard.views import pack as packs
from scorecard.views import reporting_calendar as views
from scorecard.views.judged import JudgedArea
from scorecard.views.own_flags import Given
from tests.copies import judged_once
from tests.judgement.building import evidence, indicator, series, target
from tests.services.meetings import on
from tests.views.conftest import CHAIR, LATER, POLICE, seeing
from tests.views.packs import EXAMPLESHIRE, MEETING, frozen

TODAY = date(2026, 10, 22)
ALL = date(2026, 11, 20)
"""The day after the pack was due."""


def _judged(workspace: Workspace) -> JudgedArea:
    with workspace.reading() as connection:
        return judged_once(connection, EXAMPLESHIRE, now=LATER)


def test_the_strip_says_where_we_are(exampleshire: JudgedArea) -> None:
    found = views.strip(exampleshire, MEETING, TODAY)
    assert found is not None
    assert [(one.code, one.tone) for one in found.steps] == [
        *(("data", "past"), ("validated", "next"), ("commentary", "to_come")),
        *(("own_flags", "to_come"), ("pack", "to_come"), ("meeting", "to_come")),
    ]
    assert found.steps[1].on_words == "28 Oct 2026"
    assert found.steps[0].away == "1 day ago"
    assert found.steps[-1].away == "in 35 days"
    assert "about July to September 2026" in found.sentence


@pytest.mark.parametrize(
    ("today", "words"), [(date(2026, 10, 20), "tomorrow"), (date(2026, 10, 21), "today")]
)
def test_today_and_tomorrow_are_said_so(exampleshire: JudgedArea, today: date, words: str) -> None:
    found = views.strip(exampleshire, MEETING, today)
    assert found is not None
    assert found.steps[0].away == words


def test_without_a_calendar_there_is_none(exampleshire: JudgedArea) -> None:
    bare = replace(exampleshire, calendar=())
    assert views.strip(bare, MEETING, TODAY) is None


def test_what_is_due_from_whom(copied: Workspace) -> None:
    seen = _judged(copied)
    with copied.reading() as connection:
        found = views.due(connection, seen, MEETING, TODAY)
        probation = views.due(connection, seen, MEETING, TODAY, "probation")
    steps = [one.step for one in found]
    assert list(dict.fromkeys(steps)) == ["data", "validated", "commentary", "pack"]
    late = {one.agency: one for one in found if one.step == "data"}
    assert late["probation"].tone == "overdue"
    assert late["probation"].due_words == "1 day overdue, due 21 October 2026"
    assert "safeguarding enquiries" in late["probation"].detail
    assert late["police"].tone == "done"
    assert {one.agency for one in probation} == {"probation"}
    assert {one.agency for one in found if one.step in ("validated", "pack")} == {"partnership"}


def test_an_agency_is_outstanding_for_what_it_has_not_commented_on_and_no_other(
    copied: Workspace,
) -> None:
    """A variance report has a day of its own: whoever is asked in one is not late here."""
    seen = _judged(copied)
    with copied.reading() as connection:
        found = views.due(connection, seen, MEETING, ALL)
        wanted = commentary_wanted.wanted(connection, seen)
    lines = [one for one in found if one.step == Step.COMMENTARY]
    unwritten = {one.agency for one in wanted if one.state == commentary_wanted.OWED}
    asked = {one.agency for one in wanted if one.state == commentary_wanted.ANSWERED}
    assert unwritten, "the demonstration waits for somebody's commentary"
    assert asked - unwritten, "and asks others in a report"
    assert {one.agency for one in lines if one.detail} == unwritten
    assert {one.tone for one in lines if one.agency in asked - unwritten} == {"done"}


def test_overdue_steps_are_listed_until_they_are_done(copied: Workspace) -> None:
    seen = _judged(copied)
    with copied.reading() as connection:
        before = views.overdue(connection, seen, ALL)
    assert {one.tone for one in before} == {"overdue"}
    assert {one.meeting for one in before} == {MEETING}
    assert [one.due_words for one in before if one.step == "pack"] == [
        "1 day overdue, due 19 November 2026"
    ]
    issued = Frozen("{}", date(2026, 9, 30), LATER)
    pack.issue(on(copied, ALL), CHAIR, MEETING, issued)
    with copied.reading() as connection:
        after = views.overdue(connection, seen, ALL)
        nothing = views.overdue(connection, seen, date(2026, 11, 27))
    assert "pack" not in {one.step for one in after}
    assert nothing == ()  # no meeting is to come


@pytest.mark.parametrize(
    ("today", "settled", "words"),
    [
        (date(2026, 11, 11), False, "So far. Figures still come in and are checked; from 12"),
        (date(2026, 11, 12), True, "This is what the Quality Assurance sub-group on 26 November"),
        (date(2026, 11, 26), True, "This is what"),
        (date(2026, 11, 27), True, "This was before"),
    ],
)
def test_an_agency_sees_its_own_flags_ten_working_days_before_the_room(
    exampleshire: JudgedArea, today: date, settled: bool, words: str
) -> None:
    found = own_flags.of(exampleshire, "police", MEETING, today)
    assert (found.opens_on, found.settled) == (date(2026, 11, 12), settled)
    assert words in found.sentence
    rows = exampleshire.judged.rows
    mine = [one.code for one in (*found.attention, *found.owed)]
    assert mine
    assert {rows[code].indicator.accountable_agency for code in mine} == {"police"}
    assert {flag.sentence for flag in rows[found.attention[0].code].flags} >= {
        found.attention[0].sentence
    }


def test_own_flags_name_nothing_restricted_and_nothing_outside_the_focus() -> None:
    listed = [
        indicator("open_pct", accountable_agency="police"),
        indicator("kept_pct", accountable_agency="police", sensitivity=Sensitivity.RESTRICTED),
        indicator("watched_pct", accountable_agency="police", standing="watch"),
        indicator("other_pct", accountable_agency="csc"),
    ]
    facts = [fact for one in listed for fact in series(one.code, [60.0] * 9)]
    seen = seeing(evidence(listed, facts, targets=[target(one.code) for one in listed]))
    seen = replace(seen, calendar=())
    found = own_flags.of(seen, "police", MEETING, TODAY)
    assert {one.code for one in found.attention} == {"open_pct"}
    assert found.opens_on == MEETING.date  # no calendar: the meeting's own day


def test_once_the_pack_is_issued_an_agencys_flags_are_those_that_stand_in_it(
    demo_workspace: Workspace, exampleshire: JudgedArea
) -> None:
    made = packs.seen_by(packs.read(frozen(demo_workspace)), POLICE)
    given = Given(made, date(2026, 11, 19))
    found = own_flags.of(exampleshire, "police", MEETING, ALL, given)
    live = own_flags.of(exampleshire, "police", MEETING, ALL)
    assert live.attention == found.attention != ()
    bare = {code: replace(one, flags=()) for code, one in made.indicators.items()}
    nothing = replace(given, pack=replace(made, indicators=bare))
    assert own_flags.of(exampleshire, "police", MEETING, ALL, nothing).attention == ()
    assert found.settled
    assert "unless a figure changes" not in found.sentence
    assert found.sentence == (
        "This is what the Quality Assurance sub-group on 26 November 2026 is given: the pack was "
        "issued on 19 November 2026, and nothing changes what stands in it."
    )
