"""Commentary as it is read: what is owed, what was said, what was said again or late."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from scorecard.domain.commentary import Commentary
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.services import commentary as service
from scorecard.services import meeting as meetings
from scorecard.services.workspace import Workspace
from scorecard.store import commentary as store
from scorecard.store import indicator
from scorecard.views import commentary as views
from scorecard.views import commentary_wanted, duty, reporting_calendar
from scorecard.views.commentary import Said
from scorecard.views.commentary_wanted import ANSWERED, FREE, OWED, WRITTEN, Wanted
from scorecard.views.judged import JudgedArea, judge_area
from tests.services.meetings import on
from tests.views.conftest import CHAIR, POLICE, texts
from tests.views.packs import EXAMPLESHIRE, MEETING

CSC, UNIT = DEMO_PEOPLE["csc"], DEMO_PEOPLE["administrator"]
VISITS, PLANS = "cp_visits_on_time_pct", "cp_plans_current_rate"
DAY = date(2026, 11, 20)


def _judged(workspace: Workspace) -> JudgedArea:
    with workspace.reading() as connection:
        return judge_area(connection, EXAMPLESHIRE, now=workspace.now())


def _wanted(workspace: Workspace) -> dict[str, Wanted]:
    with workspace.reading() as connection:
        return {one.code: one for one in commentary_wanted.wanted(connection, _judged(workspace))}


def _said(workspace: Workspace, code: str, person: Person = CHAIR) -> tuple[Said, ...]:
    with workspace.reading() as connection:
        return views.of_indicator(connection, _judged(workspace), person, code)


def _write(workspace: Workspace, one: Wanted, version: int = 0, why: str = "Not known.") -> None:
    made = Commentary(
        *(one.code, EXAMPLESHIRE, one.period_end, one.agency),
        *("It fell.", why, "They waited.", "A rota."),
    )
    service.write(workspace, UNIT, made, version)


@pytest.fixture
def there(copied: Workspace) -> Workspace:
    """The demonstration six days before its meeting."""
    return on(copied, DAY)


def test_what_needs_attention_is_commented_on_or_told_in_a_report(there: Workspace) -> None:
    found = _wanted(there)
    assert {one.state for one in found.values()} == {OWED, ANSWERED, WRITTEN}
    assert (found[PLANS].state, found[PLANS].tone) == (OWED, "overdue")
    assert found[PLANS].state_words == "15 days overdue, due 5 November 2026"
    assert all(one.report for one in found.values() if one.state == ANSWERED)
    assert "pro_safeguarding_enquiries_pct" not in found, "no figure has come to comment on"


def test_what_is_written_is_owed_no_longer_by_anyone_anywhere(there: Workspace) -> None:
    one = _wanted(there)[PLANS]
    assert _owed(there) >= {PLANS}
    _write(there, one)
    assert _wanted(there)[PLANS].state_words == "Written"
    assert PLANS not in _owed(there)


def _owed(workspace: Workspace) -> set[str]:
    seen = _judged(workspace)
    with workspace.reading() as connection:
        rows = duty.of_area(connection, seen, CHAIR).rows
        steps = reporting_calendar.due(connection, seen, MEETING, DAY, "csc")
    duties = {one.indicator for one in rows if one.kind == duty.COMMENTARY}
    named = [one.detail for one in steps if one.step == "commentary"]
    assert all(seen.judged.rows[code].indicator.short_name in named[0] for code in duties)
    return duties


def test_without_a_meeting_to_come_nobody_owes_a_word(there: Workspace) -> None:
    seen = _judged(there)
    evidence = replace(seen.judged.evidence, meetings=())
    alone = replace(seen, judged=replace(seen.judged, evidence=evidence))
    with there.reading() as connection:
        assert commentary_wanted.owed(connection, alone) == ()
        found = {one.code: one for one in commentary_wanted.wanted(connection, alone)}
    assert found[PLANS].state == FREE
    assert found[PLANS].state_words == "Nobody asks for it; it may be written"


@pytest.mark.parametrize("area", ["E08000033", "E08000034"])
def test_a_board_whose_figures_ended_is_not_said_to_have_written_nothing(
    demo_workspace: Workspace, area: str
) -> None:
    with demo_workspace.reading() as connection:
        seen = judge_area(connection, area, now=demo_workspace.now())
        found = commentary_wanted.wanted(connection, seen)
    assert found
    assert {one.state for one in found} == {FREE}


def test_the_last_word_on_each_period_is_read_the_newest_first(there: Workspace) -> None:
    before = len(_said(there, PLANS))
    one = _wanted(there)[PLANS]
    _write(there, one)
    _write(there, one, 1, "Two posts are vacant.")
    said = _said(there, PLANS)
    assert len(said) == before + 1
    assert said[0].period == one.period
    assert ("Why, as far as it is known", "Two posts are vacant.") in said[0].pairs
    assert "Helen Marsh on 20 November 2026" in said[0].heading


def test_nearly_the_same_words_as_before_are_said_to_be(demo_workspace: Workspace) -> None:
    latest, before = _said(demo_workspace, VISITS)
    assert latest.alike == f"Nearly the same words as for {before.period}."
    assert before.alike == ""


def test_what_was_written_after_the_papers_went_out_says_so(there: Workspace) -> None:
    _write(there, _wanted(there)[PLANS])
    seen = _judged(there)
    with there.reading() as connection:
        for issued, words in ((10, "Written after the pack was issued."), (21, "")):
            at = datetime(2026, 11, issued, tzinfo=UTC)
            found = views.for_item(connection, seen, CHAIR, PLANS, at)
            assert found.said is not None
            assert (found.said.later, found.owed) == (words, None)


def test_a_lead_reads_nothing_about_what_is_restricted_and_is_asked_nothing(
    there: Workspace,
) -> None:
    _write(there, _wanted(there)[PLANS])
    with there.writing() as connection:
        held = indicator.every(connection)[PLANS]
        indicator.put(connection, [replace(held, sensitivity=Sensitivity.RESTRICTED)])
    assert PLANS not in _wanted(there)
    assert _said(there, PLANS, CSC) == ()
    assert len(_said(there, PLANS, CHAIR)) == 1
    with there.reading() as connection:
        assert views.to_write(connection, _judged(there), CSC, PLANS) is None


def test_the_form_begins_with_what_stands_for_whoever_may_write(there: Workspace) -> None:
    _write(there, _wanted(there)[PLANS])
    seen = _judged(there)
    with there.reading() as connection:
        assert views.to_write(connection, seen, POLICE, PLANS) is None
        assert views.to_write(connection, seen, CHAIR, PLANS) is None
        assert views.to_write(connection, seen, CSC, "no_such_code") is None
        found = views.to_write(connection, seen, CSC, PLANS)
    assert found is not None
    assert (found.version, dict(found.start)["what_happened"]) == (1, "It fell.")


def test_what_was_not_known_then_is_not_shown_then(there: Workspace) -> None:
    _write(there, _wanted(there)[PLANS])
    earlier = replace(_judged(there), as_known_at=datetime(2026, 11, 1, tzinfo=UTC))
    with there.reading() as connection:
        assert views.of_indicator(connection, earlier, CHAIR, PLANS) == ()


def test_a_meeting_set_too_late_for_its_day_makes_nobody_late(there: Workspace) -> None:
    meetings.add(there, CHAIR, replace(MEETING, date=date(2026, 11, 24), body="Board"))
    found = _wanted(there)[PLANS]
    assert (found.due_on, found.tone) == (date(2026, 11, 24), "due")


@pytest.mark.parametrize(
    ("came", "due", "tone"),
    [
        (date(2026, 10, 20), date(2026, 11, 5), "overdue"),
        (date(2026, 11, 10), date(2026, 11, 17), "overdue"),
        (date(2026, 11, 13), date(2026, 11, 20), "due"),
        (date(2026, 11, 19), MEETING.date, "due"),
    ],
)
def test_nobody_is_late_before_they_have_had_the_figure_for_a_week(
    there: Workspace, came: date, due: date, tone: str
) -> None:
    seen = _judged(there)
    facts = seen.judged.evidence.facts.copy()
    end = pd.Timestamp(seen.judged.rows[PLANS].period_end)
    mine = (facts["indicator"] == PLANS) & (facts["period_end"] == end)
    assert mine.any()
    facts.loc[mine, "known_at"] = datetime(came.year, came.month, came.day, 12, tzinfo=UTC)
    evidence = replace(seen.judged.evidence, facts=facts)
    late = replace(seen, judged=replace(seen.judged, evidence=evidence))
    with there.reading() as connection:
        found = {one.code: one for one in commentary_wanted.wanted(connection, late)}[PLANS]
    assert (found.due_on, found.tone) == (due, tone)


def test_what_was_written_for_this_meeting_of_the_figure_before_counts(there: Workspace) -> None:
    one = _wanted(there)[PLANS]
    _write(there, replace(one, period_end=date(2026, 8, 31)))
    found = _wanted(there)[PLANS]
    assert found.state == WRITTEN
    assert found.state_words == "Written of August 2026; the latest figure came since"
    with there.writing() as connection:
        connection.execute(
            store.commentary.update().values(written_at=datetime(2026, 7, 1, tzinfo=UTC))
        )
    assert _wanted(there)[PLANS].state == OWED, "it was written for an earlier meeting"


def test_nobody_is_said_to_be_late_with_what_nobody_asked_for(there: Workspace) -> None:
    with there.reading() as connection:
        found = views.to_write(connection, _judged(there), CSC, "fd_contact_decision_1wd_pct")
    assert found is not None
    assert (found.wanted.state, found.wanted.tone) == (FREE, "waiting")
    assert found.wanted.state_words == "Nobody asks for it; it may be written"


def test_the_room_reads_what_is_owed_where_nothing_is_said(there: Workspace) -> None:
    with there.reading() as connection:
        found = views.for_item(connection, _judged(there), CHAIR, PLANS, None)
    assert found.owed is not None
    assert found.owed.state_words == "15 days overdue, due 5 November 2026"


def test_every_word_of_it_can_be_shown(there: Workspace) -> None:
    for one in _wanted(there).values():
        assert all(text == text.strip() for text in texts(one))
