"""The synthetic year: every state, verdict and kind is in it, and everybody has something to do."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from scorecard.demo.days import Days, days
from scorecard.demo.measures import MEASURES
from scorecard.demo.places import meetings as dated
from scorecard.demo.year import steps
from scorecard.domain.action import WORKED_ON, ActionState
from scorecard.domain.audit import AuditKind, AuditState, waiting_for_re_audit
from scorecard.domain.challenge import TO_ANSWER
from scorecard.domain.decision import DecisionKind, standing
from scorecard.domain.escalation import scrutineer_waits
from scorecard.domain.escalation_level import at, ladder
from scorecard.domain.flag import FlagKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.minutes import LIFECYCLE as MINUTES
from scorecard.domain.minutes import MinutesState
from scorecard.domain.pack import is_whole
from scorecard.domain.person import DEMO_PEOPLE, Role
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.record import Record
from scorecard.domain.risk import scorings
from scorecard.domain.variance_report import VarianceState
from scorecard.domain.verdict import Outcome, Rag
from scorecard.gathering.area import gather
from scorecard.judgement.before_after import EITHER, what_followed
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged
from scorecard.services import installation, opening, recommendation, step
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import attendance, decision, escalation_level, minutes, pack, section_eleven
from scorecard.store import record as records
from scorecard.store.audit_event import audit_event
from scorecard.store.engine import Connection
from tests.store_fixtures import DEMO_TODAY, NOW, demonstration

HERE = "E06999999"
NOUNS = (*(noun for noun, _ in opening.OPENS.values()), recommendation.NOUN)
OTHER_DAYS = (date(2026, 9, 1), date(2026, 11, 27))
"""The first of a month, and the day after a meeting: what follows one has hardly begun."""

ANSWERABLE = {"asked", "sent_back", "reopened"}


class Year:
    """What a demonstration holds of the year, read once."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.now = now
        self.held: dict[str, list[Any]] = {
            noun.shelf.name: noun.shelf.for_area(connection, HERE) for noun in NOUNS
        }
        self.minutes = minutes.shelf.for_area(connection, HERE)
        self.decisions = decision.for_area(connection, HERE)
        self.seats = attendance.for_area(connection, HERE)
        self.packs = [pack.get(connection, one.id) for one in pack.for_area(connection, HERE)]
        self.levels = escalation_level.every(connection)
        self.steps = {
            one.id: section_eleven.of_audit(connection, one.id) for one in self.held["audit"]
        }
        self.changes = {
            (noun.shelf.name, one.id): records.changes(connection, noun.shelf.name, [one.id])
            for noun in NOUNS
            for one in self.held[noun.shelf.name]
        }
        self.events = connection.execute(select(audit_event)).mappings().all()
        self.judged = judge(gather(connection, HERE, now=now))

    @property
    def every(self) -> Iterable[Record]:
        return (one for held in self.held.values() for one in held)

    @property
    def still_open(self) -> Iterable[Record]:
        for noun in NOUNS:
            held = self.held[noun.shelf.name]
            yield from (one for one in held if not noun.lifecycle.is_over(one.state))


@pytest.fixture(scope="session")
def year(demo_workspace: Workspace) -> Year:
    with demo_workspace.reading() as connection:
        return Year(connection, demo_workspace.now())


@pytest.fixture(scope="session", params=OTHER_DAYS, ids=str)
def other_year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Year:
    path: Path = tmp_path_factory.mktemp("year") / "store.db"
    settings, today = Settings(f"sqlite:///{path}"), request.param
    now = datetime(today.year, today.month, today.day, 0, 30, tzinfo=UTC)
    installation.init(settings, who="tests", today=today, demo=demonstration(), clock=lambda: now)
    workspace = open_workspace(settings, clock=lambda: now)
    with workspace.reading() as connection:
        found = Year(connection, now)
    workspace.store.engine.dispose()
    return found


def held_in(found: Year) -> None:
    """All that has to be there on whatever day it is built."""
    for noun in NOUNS:
        states = {one.state for one in found.held[noun.shelf.name]}
        assert states == {str(state) for state in noun.lifecycle.states}, noun.name
    assert {one.state for one in found.minutes} == {str(state) for state in MinutesState}
    assert set(outcomes(found)) >= set(FIVE)
    assert owing(found) >= senders()


FIVE = (
    *(Outcome.IMPROVED, Outcome.NO_CHANGE, Outcome.WORSE),
    *(Outcome.TOO_SOON, Outcome.CANNOT_BE_TOLD),
)


def outcomes(found: Year) -> list[Outcome]:
    """What followed each action that has started and names an indicator."""
    return [
        outcome_of(found.judged, one)
        for one in found.held["action"]
        if one.started_on and one.indicator and one.state != ActionState.DROPPED
    ]


def outcome_of(judged: Judged, one: Any) -> Outcome:
    given = (one.indicator, one.started_on, one.expected_from, one.toward or EITHER)
    return what_followed(judged, *given).outcome


def senders() -> set[str]:
    """Every agency that sends figures."""
    return {one.sender for one in MEASURES} | {one.part_of for one in MEASURES if one.part_of}


def owing(found: Year) -> set[str]:
    return {one.agency for one in found.still_open}


def test_every_state_of_every_noun_all_five_verdicts_and_every_agency(year: Year) -> None:
    held_in(year)


@pytest.mark.slow
def test_the_same_on_other_days(other_year: Year) -> None:
    held_in(other_year)
    assert all(one.at <= other_year.now for held in other_year.changes.values() for one in held)


def test_every_kind_of_decision_was_taken_and_one_taken_back(year: Year) -> None:
    assert {one.kind for one in year.decisions} == set(DecisionKind)
    assert len(standing(year.decisions)) == len(year.decisions) - 2


def test_what_was_decided_rests_in_the_attention_list(year: Year) -> None:
    rests = {code for one in year.judged.resting for code in one.indicators}
    assert "cp_strategy_quorate_pct" in rests


def test_each_meeting_of_a_year_had_its_pack_before_it(year: Year) -> None:
    held = held_meetings()
    assert len(held) == 4
    packs = {one.meeting_on: one for one in year.packs if one}
    assert set(packs) == {one.date for one in held}
    for on, one in packs.items():
        assert is_whole(one)
        assert one.as_at < one.known_at.date() == one.issued_at.date() < on


def held_meetings() -> list[Meeting]:
    before = [one for one in dated(date(2026, 9, 30)) if one.date < DEMO_TODAY]
    return before[-4:]


def test_attendance_has_a_trend_and_all_minutes_but_the_last_are_signed_off(year: Year) -> None:
    came = [
        {one.agency for one in year.seats if one.meeting_on == held.date and one.came}
        for held in held_meetings()
    ]
    assert "probation" in came[0] and "probation" not in came[2] | came[3]
    assert "housing" not in came[0] and "housing" in came[2] & came[3]
    state = {one.meeting_on: one.state for one in year.minutes}
    *earlier, last = [state[one.date] for one in held_meetings()]
    assert {MINUTES.is_over(one) for one in earlier} == {True}
    assert last == MinutesState.WRITTEN


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_everybody_has_something_to_do(year: Year, who: str) -> None:
    assert TO_DO[DEMO_PEOPLE[who].role](year, DEMO_PEOPLE[who].agency)


def _lead(year: Year, agency: str) -> bool:
    """A question to answer and something to do."""
    asked = [one for one in year.held["variance_report"] if one.state in ANSWERABLE]
    made = [one for one in year.held["challenge"] if one.state in TO_ANSWER]
    done = [one for one in year.held["action"] if one.state in WORKED_ON]
    owed = [one for one in year.still_open if one.agency == agency]
    return any(one.agency == agency for one in (*asked, *made, *done)) and len(owed) > 3


def _chair(year: Year, agency: str) -> bool:
    """An answer to judge, minutes to sign off."""
    answered = [one.state for one in year.held["variance_report"]]
    return VarianceState.ANSWERED in answered and "written" in {one.state for one in year.minutes}


def _analyst(year: Year, agency: str) -> bool:
    """An audit to report, another to look at again that is overdue."""
    audits = year.held["audit"]
    late = [one for one in waiting_for_re_audit(audits) if one.re_audit_on < year.now.date()]
    return bool(late) and AuditState.UNDER_WAY in {one.state for one in audits}


def _keeper(year: Year, agency: str) -> bool:
    """A scrutineer to inform, an answer of the business unit's own."""
    waits = [
        one
        for one in year.held["escalation"]
        if scrutineer_waits(
            one, at(ladder(year.levels, HERE, one.opened_on), one.level, one.opened_on)
        )
    ]
    return bool(waits) and "partnership" in owing(year)


TO_DO: dict[Role, Callable[[Year, str], bool]] = {
    Role.AGENCY_LEAD: _lead,
    Role.CHAIR: _chair,
    Role.ANALYST: _analyst,
    Role.ADMINISTRATOR: _keeper,
}


def test_audits_of_each_kind_with_a_matrix_that_holds_what_is_not_known(year: Year) -> None:
    audits = year.held["audit"]
    assert {one.kind for one in audits} == set(AuditKind) - {AuditKind.NOT_SAID}
    (eleven,) = [one for one in audits if one.kind == AuditKind.SECTION_11]
    assert len(year.steps[eleven.id]) == 12
    assert {row.attended for row in year.steps[eleven.id]} == {True, False, None}
    assert any(one.re_audit_of for one in audits)


def test_one_audit_differs_from_its_indicator(year: Year) -> None:
    kinds = {flag.kind for flag in year.judged.rows["mis_rhi_72h_pct"].flags}
    assert FlagKind.AUDIT_DIFFERS in kinds


def test_risks_moved_both_ways_and_one_was_opened_again(year: Year) -> None:
    risks = year.held["risk"]
    assert {-1, 0, 1} == {(one.movement > 0) - (one.movement < 0) for one in risks}
    found = {one.id: scorings(one, year.changes["risk", one.id]) for one in risks}
    assert max(len(scored) for scored in found.values()) == 3
    verbs = {change.verb for one in risks for change in year.changes["risk", one.id]}
    assert "reopen" in verbs


def accepted(year: Year, code: str) -> Any:
    (one,) = [
        one
        for one in year.held["variance_report"]
        if one.indicator == code and one.state == VarianceState.ACCEPTED
    ]
    return one


def test_an_accepted_recovery_is_past_its_day_and_still_adverse(year: Year) -> None:
    one = accepted(year, "fd_assessments_45wd_pct")
    row = year.judged.rows[one.indicator]
    assert one.recovery_by <= row.period_end
    assert row.rag == Rag.RED
    ledger = [Reassurance(one.indicator, one.verdict_on, one.recovery_by, one.recovery_value)]
    again = judge(replace(year.judged.evidence, reassurances=ledger), against_last_meeting=False)
    assert FlagKind.NOT_YET_RECOVERED in {flag.kind for flag in again.rows[one.indicator].flags}


def test_a_figure_has_left_the_path_that_was_accepted(year: Year) -> None:
    one = accepted(year, "mis_rhi_completed_pct")
    row = year.judged.rows[one.indicator]
    path = dict(line.split() for line in one.trajectory.splitlines())
    latest = path[row.period_end.isoformat()]
    assert row.value < float(latest) - 5
    assert one.recovery_by > year.now.date()


def test_an_accepted_recovery_came(year: Year) -> None:
    (one,) = [one for one in year.held["variance_report"] if one.state == VarianceState.CLOSED]
    assert year.judged.rows[one.indicator].rag == Rag.GREEN


def test_each_record_has_its_whole_history_and_the_trail_has_each_change(year: Year) -> None:
    told = {(one["at"], one["sentence"]) for one in year.events}
    people = {person.name for person in DEMO_PEOPLE.values()}
    for one, changes in zip(year.every, year.changes.values(), strict=True):
        assert [change.version for change in changes] == list(range(1, one.version + 1))
        assert changes[0].at.date() == one.opened_on
        assert changes[-1].target == one.state
        moments = [change.at for change in changes]
        assert moments == sorted(moments) and moments[-1] < NOW
        assert {(change.at, change.sentence) for change in changes} <= told
        assert {change.who for change in changes} <= people


def test_what_a_question_froze_was_the_figure_of_that_time(year: Year) -> None:
    for one in year.held["variance_report"]:
        assert one.frozen, one.title
    one = accepted(year, "mis_rhi_completed_pct")
    assert "2025" in one.frozen


BLAME = re.compile(
    r"\b(blame|fault|fail(?:ed|s|ure)?|negligen\w*|caused by|due to|led to|resulted in|thanks to"
    r"|poor|unacceptable|disappoint\w*)\b",
    re.IGNORECASE,
)


def test_no_text_blames_or_says_what_caused_a_figure(year: Year) -> None:
    said = list(texts(year))
    assert len(said) > 300
    assert [words for words in said if BLAME.search(words)] == []


def texts(year: Year) -> Iterable[str]:
    """Every text that the year's people wrote."""
    for one in (*year.every, *year.decisions, *year.minutes):
        for part in fields(one):
            value = getattr(one, part.name)
            if type(value) is str and " " in value and part.name not in ("frozen", "text"):
                yield value


def test_no_two_records_share_a_name_and_no_day_is_before_what_it_follows() -> None:
    made = steps(date(2026, 9, 30), DEMO_TODAY)
    names = [one.name for one in made if isinstance(one, step.Opens | step.Decides)]
    assert len(names) == len(set(names))
    order = {}
    for moment, done in step.in_order(made):
        if isinstance(done, step.Opens | step.Decides):
            order[done.name] = moment
        if isinstance(done, step.Moves):
            assert moment > order[done.name]


@pytest.mark.parametrize("today", [date(2026, 9, 1) + timedelta(days=7 * n) for n in range(56)])
def test_there_is_always_a_year_of_meetings_behind_and_one_to_come(today: date) -> None:
    as_at = today.replace(day=1) - timedelta(days=1)
    when: Days = days(as_at, today, dated(as_at))
    assert when.coming.date >= today > when.meeting(1).date
    assert all(
        later.date - earlier.date in (timedelta(days=84), timedelta(days=91), timedelta(days=98))
        for earlier, later in zip(when.held, when.held[1:], strict=False)
    )
    assert max(one.on for one in steps(as_at, today)) < today
