"""Decisions: recorded with the record they open or not at all; who, when, twice, taken back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from scorecard.domain.decision import DECISION_RULES, OFFERED, Decision, DecisionKind
from scorecard.domain.errors import (
    Incomplete,
    NotFound,
    NotNow,
    NotPermitted,
    StaleRecord,
    StoreUnavailable,
    UserError,
)
from scorecard.domain.indicator import Standing
from scorecard.domain.permissions import may_for
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.record import Record
from scorecard.domain.variance_report import VarianceState
from scorecard.services import decision as service
from scorecard.services import minutes, opening, variance_report
from scorecard.services.opening import OPENS, Details
from scorecard.services.variance_report import Answer
from scorecard.services.workspace import Workspace
from scorecard.store import decision as store
from scorecard.store import escalation_level
from scorecard.store import indicator as indicators
from scorecard.store import record as records
from scorecard.store.variance_report import shelf as reports
from tests.concern_samples import levels
from tests.samples import RATIO
from tests.services.audit_trail import trail
from tests.services.meetings import ANALYST, ASK, CHAIR, KEEPER, MEETING, NOTE, POLICE, held, on

DETAILS = Details(
    title="Assessments in time",
    frozen="65.2% in September 2026: red.",
    since=date(2026, 9, 1),
    mitigation="Daily check.",
    level=1,
    likelihood=3,
    impact=4,
)
CSC = DEMO_PEOPLE["csc"]
OPENING = [kind for kind in OFFERED if kind in OPENS]


def _made(workspace: Workspace) -> list[Decision]:
    with workspace.reading() as connection:
        return store.for_area(connection, MEETING.area)


def _opened(workspace: Workspace, made: Decision) -> Record:
    noun, number = made.opened.split()
    of_noun: Any = next(one for one, _ in OPENS.values() if one.shelf.name == noun)
    with workspace.reading() as connection:
        found = of_noun.shelf.get(connection, int(number))
    assert found is not None
    return found


def test_every_kind_that_names_a_noun_opens_or_moves_one() -> None:
    named = {kind for kind, rule in DECISION_RULES.items() if rule.noun}
    assert named == {*OPENS, DecisionKind.ACCEPT_ASSURANCE}
    assert all(DECISION_RULES[kind].noun == noun.shelf.name for kind, (noun, _) in OPENS.items())


@pytest.mark.parametrize("kind", OPENING)
def test_a_decision_opens_its_record_with_what_was_said(
    seeded: Workspace, kind: DecisionKind
) -> None:
    _ladder(seeded)
    held(seeded)
    made = service.decide(seeded, CHAIR, replace(ASK, kind=kind), DETAILS)
    assert _made(seeded) == [made]
    assert (made.decided_by, made.decided_on) == (CHAIR.name, date(2026, 10, 20))
    record = _opened(seeded, made)
    assert (record.area, record.agency, record.indicator) == (ASK.area, "csc", ASK.indicator)
    clocked = kind == DecisionKind.ESCALATE  # looked at again once it is acknowledged
    assert (record.title, record.due_on) == (DETAILS.title, None if clocked else ASK.until)
    assert getattr(record, "meeting_on", None) == MEETING.date
    noun, number = made.opened.split()
    with seeded.reading() as connection:
        (change,) = records.changes(connection, noun, [int(number)])
    assert (change.verb, change.source) == ("open", "")
    verbs = [verb for _, verb, _ in trail(seeded)][-2:]
    assert verbs == ["keep_record", "record_decision"]


def test_a_variance_report_holds_the_figure_as_it_was_frozen(seeded: Workspace) -> None:
    held(seeded)
    report: Any = _opened(seeded, service.decide(seeded, CHAIR, ASK, DETAILS))
    assert (report.question, report.frozen) == (ASK.words, DETAILS.frozen)
    assert report.state == VarianceState.ASKED


def _ladder(workspace: Workspace) -> None:
    """The catalogue's levels, and above them one for which no number of days was agreed."""
    every = levels()
    top = replace(every[-1], order=5, name="Everybody", acknowledge_days=None)
    with workspace.writing() as connection:
        escalation_level.put(connection, [*every, top])


ESCALATE, RISK = (
    replace(ASK, kind=one) for one in (DecisionKind.ESCALATE, DecisionKind.RAISE_RISK)
)


@pytest.mark.parametrize(
    ("made", "details", "words"),
    [
        (replace(ESCALATE, words=""), {}, "what is wrong"),
        (ESCALATE, {"since": None}, "since when"),
        (ESCALATE, {"since": date(2026, 10, 21)}, "has not come yet"),
        (ESCALATE, {"mitigation": ""}, "what is done meanwhile"),
        (ESCALATE, {"level": 0}, "Choose the level"),
        (ESCALATE, {"level": 99}, "Choose the level"),
        (replace(RISK, words=""), {}, "what could happen"),
        (RISK, {"mitigation": ""}, "what is done about it"),
        (RISK, {"likelihood": 0}, "Likelihood"),
        (RISK, {"impact": 0}, "Impact"),
    ],
)
def test_nothing_that_the_group_judges_is_made_up(
    seeded: Workspace, made: Decision, details: dict[str, Any], words: str
) -> None:
    _ladder(seeded)
    held(seeded)
    before = trail(seeded)
    with pytest.raises(Incomplete, match=words):
        service.decide(seeded, CHAIR, made, replace(DETAILS, **details))
    assert (_made(seeded), trail(seeded)) == ([], before)


@pytest.mark.parametrize(
    ("order", "until"),
    [(1, date(2026, 10, 22)), (2, date(2026, 10, 23)), (4, date(2026, 10, 27)), (5, None)],
)
def test_the_clock_of_the_level_gives_an_escalation_its_day(
    seeded: Workspace, order: int, until: date | None
) -> None:
    """Whatever day was sent: 20 October and the working days of the level chosen."""
    _ladder(seeded)
    held(seeded)
    made = service.decide(seeded, CHAIR, ESCALATE, replace(DETAILS, level=order))
    assert made.until == until
    opened: Any = _opened(seeded, made)
    assert (opened.level, opened.level_since) == (order, date(2026, 10, 20))
    assert (opened.raised_by, opened.mitigation) == (CHAIR.name, DETAILS.mitigation)


def test_a_risk_scored_before_the_meeting_says_so(seeded: Workspace) -> None:
    held(seeded)
    early: Any = _opened(seeded, service.decide(seeded, CHAIR, RISK, DETAILS))
    assert early.scored_because == f"First score, before the {MEETING.title.replace(', ', ' of ')}."
    day = on(seeded, MEETING.date)
    made = service.decide(day, CHAIR, replace(RISK, words="Another."), DETAILS)
    there: Any = _opened(day, made)
    assert there.scored_because.startswith("First score, at the ")


def test_a_note_opens_nothing(seeded: Workspace) -> None:
    held(seeded)
    made = service.decide(seeded, KEEPER, NOTE)
    assert made.opened == ""
    assert [verb for _, verb, _ in trail(seeded)][-1] == "record_decision"


@pytest.mark.parametrize("kind", OFFERED)
@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_who_may_run_the_meeting_and_open_the_record_may_decide(
    seeded: Workspace, who: str, kind: DecisionKind
) -> None:
    """The same lock at both doors: a decision opens nothing that its person could not open."""
    _ladder(seeded)
    held(seeded)
    person = DEMO_PEOPLE[who]
    rule = DECISION_RULES[kind]
    runs = may_for(person, DECISION_RULES[DecisionKind.NOTE].permission, "csc")
    made = replace(ASK, kind=kind)
    if runs and may_for(person, rule.permission, "csc"):
        if kind == DecisionKind.ACCEPT_ASSURANCE:
            return
        assert service.decide(seeded, person, made, DETAILS).decided_by == person.name
    else:
        before = trail(seeded)
        with pytest.raises(NotPermitted):
            service.decide(seeded, person, made, DETAILS)
        assert (_made(seeded), trail(seeded)) == ([], before)


@pytest.mark.parametrize(
    ("made", "refusal", "words"),
    [
        (replace(ASK, words=""), Incomplete, "what is decided"),
        (replace(ASK, until=None), Incomplete, "variance report due"),
        (replace(ASK, agency=""), Incomplete, "the agency asked"),
        (replace(ASK, until=date(2026, 10, 20)), Incomplete, "after today"),
        (replace(ASK, meeting_on=date(2026, 10, 23)), NotFound, "no meeting"),
    ],
)
def test_a_refused_decision_leaves_neither_itself_nor_a_record(
    seeded: Workspace, made: Decision, refusal: type[UserError], words: str
) -> None:
    held(seeded)
    before = trail(seeded)
    with pytest.raises(refusal, match=words):
        service.decide(seeded, CHAIR, made, DETAILS)
    assert (_made(seeded), trail(seeded)) == ([], before)
    with seeded.reading() as connection:
        assert reports.for_area(connection, ASK.area) == []


def test_a_record_that_opened_goes_with_a_decision_that_fails(seeded: Workspace) -> None:
    """The store refuses the decision after its record was opened: nothing of it is kept."""
    held(seeded)
    before = trail(seeded)
    unkept: Any = replace(ASK, kinds=None)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        service.decide(seeded, CHAIR, unkept, DETAILS)
    with seeded.reading() as connection:
        assert reports.for_area(connection, ASK.area) == []
    assert trail(seeded) == before


def test_nothing_is_decided_before_the_pack_is_issued(seeded: Workspace) -> None:
    from scorecard.services import meeting

    meeting.add(seeded, CHAIR, MEETING)
    with pytest.raises(NotNow, match="Issue the pack first"):
        service.decide(seeded, CHAIR, ASK, DETAILS)


def test_two_clicks_are_one_decision(seeded: Workspace) -> None:
    held(seeded)
    service.decide(seeded, CHAIR, ASK, DETAILS)
    with pytest.raises(NotNow, match="recorded already, by Amara Okafor"):
        service.decide(seeded, ANALYST, ASK, DETAILS)
    assert len(_made(seeded)) == 1
    with seeded.reading() as connection:
        assert len(reports.for_area(connection, ASK.area)) == 1


def test_a_retired_indicator_can_still_be_decided_about(seeded: Workspace) -> None:
    held(seeded)
    with seeded.writing() as connection:
        retired = replace(RATIO, code="once_counted", standing=Standing.RETIRED)
        indicators.put(connection, [retired])
    gone = replace(ASK, indicator="once_counted", kind=DecisionKind.NOTE, kinds="", rag="")
    assert service.decide(seeded, CHAIR, gone).indicator == "once_counted"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (replace(NOTE, indicator="never_counted"), "no indicator with the code 'never_counted'"),
        (replace(NOTE, agency="nobody"), "no agency 'nobody' here"),
        (replace(NOTE, area="E99999999"), "There is no meeting"),
    ],
)
def test_what_nobody_has_heard_of_is_refused_in_words(
    seeded: Workspace, made: Decision, words: str
) -> None:
    held(seeded)
    before = trail(seeded)
    with pytest.raises(NotFound, match=words):
        service.decide(seeded, CHAIR, made)
    assert (_made(seeded), trail(seeded)) == ([], before)


# Accepting assurance


def _answered(workspace: Workspace, **changes: Any) -> Any:
    asked = _opened(workspace, service.decide(workspace, CHAIR, ASK, DETAILS))
    given = Answer("Fewer staff", "Children wait", "Two more", date(2027, 3, 31), 80.0)
    return variance_report.answer(workspace, CSC, asked.id, 1, replace(given, **changes))


ACCEPT = replace(
    ASK, kind=DecisionKind.ACCEPT_ASSURANCE, words="Heard and accepted.", until=date(2027, 3, 31)
)


def _accepting(report: Any, verdict: str, evidence: str) -> Details:
    return replace(
        DETAILS, report=report.id, version=report.version, verdict=verdict, evidence=evidence
    )


def test_an_answer_is_accepted_in_the_same_transaction(seeded: Workspace) -> None:
    held(seeded)
    report = _answered(seeded)
    details = _accepting(report, "assured", "dip_sample: twelve cases")
    made = service.decide(seeded, ANALYST, ACCEPT, details)
    assert made.opened == f"variance_report {report.id}"
    accepted: Any = _opened(seeded, made)
    assert (accepted.state, accepted.verdict) == (VarianceState.ACCEPTED, "assured")
    assert (accepted.verdict_by, accepted.evidence) == (ANALYST.name, "dip_sample: twelve cases")
    assert accepted.verdict_words == ACCEPT.words
    with pytest.raises(NotNow, match="stands on the variance report"):
        service.take_back(seeded, CHAIR, made.id, "A slip.")
    assert _opened(seeded, made) == accepted


@pytest.mark.parametrize(
    ("verdict", "evidence", "words"),
    [
        ("assured", "agency_word: they are sure", "beyond the agency's own word"),
        ("assured", "", "what it rests on"),
        ("partly_assured", "", "what it rests on"),
        ("partly_assured", "dip_sample: ", "what the evidence showed"),
        ("", "dip_sample: x", "assured, partly assured or not assured"),
        ("reassured", "dip_sample: x", "assured, partly assured or not assured"),
    ],
)
def test_the_evidence_rule_holds_in_the_room_too(
    seeded: Workspace, verdict: str, evidence: str, words: str
) -> None:
    held(seeded)
    report = _answered(seeded)
    with pytest.raises(Incomplete, match=words):
        service.decide(seeded, CHAIR, ACCEPT, _accepting(report, verdict, evidence))
    assert [one.kind for one in _made(seeded)] == [DecisionKind.ASK_VARIANCE]
    with seeded.reading() as connection:
        found = reports.get(connection, report.id)
    assert found is not None
    assert found.state == VarianceState.ANSWERED


@pytest.mark.parametrize("verdict", ["assured", "partly_assured"])
def test_the_verdict_is_kept_and_the_trail_says_it(seeded: Workspace, verdict: str) -> None:
    held(seeded)
    details = _accepting(_answered(seeded), verdict, "dip_sample: twelve cases")
    made = service.decide(seeded, CHAIR, ACCEPT, details)
    assert (made.verdict, made.until) == (verdict, ACCEPT.until)
    assert _made(seeded)[-1] == made
    said = {"assured": "Assured", "partly_assured": "Partly assured"}[verdict]
    assert f": {said}: {DETAILS.title}, recovery due 31 March 2027." in trail(seeded)[-1][2]


def test_an_answer_that_does_not_assure_is_said_so_and_nothing_rests(seeded: Workspace) -> None:
    held(seeded)
    report = _answered(seeded, evidence="agency_word: they are sure")
    made = service.decide(seeded, CHAIR, ACCEPT, _accepting(report, "not_assured", ""))
    assert (made.verdict, made.until) == ("not_assured", None)
    kept: Any = _opened(seeded, made)
    assert (kept.state, kept.verdict) == (VarianceState.NOT_ASSURED, "not_assured")
    assert kept.evidence == report.evidence  # what the agency named stays
    assert ": Not assured: " in trail(seeded)[-1][2]


def test_without_an_answer_nothing_is_accepted(seeded: Workspace) -> None:
    held(seeded)
    for report in (0, 99):
        with pytest.raises(NotFound, match="Ask for a variance report first"):
            service.decide(seeded, CHAIR, ACCEPT, replace(DETAILS, report=report))


def test_nor_anothers_answer_nor_a_stale_one(seeded: Workspace) -> None:
    held(seeded)
    report = _answered(seeded)
    details = _accepting(report, "partly_assured", "audit: seen")
    with pytest.raises(NotFound):
        service.decide(seeded, CHAIR, replace(ACCEPT, indicator="cp_plans_rate"), details)
    with pytest.raises(StaleRecord):
        service.decide(seeded, CHAIR, ACCEPT, replace(details, version=1))
    assert len(_made(seeded)) == 1


# Taking back


def test_a_decision_is_taken_back_and_stays_in_the_trail(seeded: Workspace) -> None:
    held(seeded)
    made = service.decide(seeded, CHAIR, NOTE)
    back = service.take_back(seeded, ANALYST, made.id, "Chosen by a slip.")
    assert (back.takes_back, back.kind) == (made.id, DecisionKind.TAKE_BACK)
    assert _made(seeded) == [made, back]
    assert trail(seeded)[-1][2].endswith("Taken back: Note, look again.")
    with pytest.raises(NotNow, match="already"):
        service.take_back(seeded, CHAIR, made.id, "Again.")
    with pytest.raises(NotNow, match="record it again"):
        service.take_back(seeded, CHAIR, back.id, "It holds after all.")
    # what was taken back may be decided again
    assert service.decide(seeded, CHAIR, NOTE).id > back.id


@pytest.mark.parametrize(
    ("person", "number", "because", "refusal"),
    [
        (POLICE, 1, "No.", NotPermitted),
        (CHAIR, 99, "No.", NotFound),
        (CHAIR, 1, "", Incomplete),
    ],
)
def test_who_and_what_is_not_taken_back(
    seeded: Workspace, person: Any, number: int, because: str, refusal: type[UserError]
) -> None:
    held(seeded)
    made = service.decide(seeded, CHAIR, NOTE)
    with pytest.raises(refusal):
        service.take_back(seeded, person, made.id if number == 1 else number, because)
    assert _made(seeded) == [made]


def test_after_the_signing_off_nothing_is_decided_or_taken_back(seeded: Workspace) -> None:
    held(seeded)
    made = service.decide(seeded, CHAIR, NOTE)
    day = on(seeded, MEETING.date)
    written = minutes.write(day, CHAIR, MEETING, 0, text="All of it.")
    minutes.sign_off(day, CHAIR, written.id, written.version)
    with pytest.raises(NotNow, match="signed off"):
        service.decide(day, CHAIR, ASK, DETAILS)
    with pytest.raises(NotNow, match="signed off"):
        service.take_back(day, CHAIR, made.id, "Too late.")


@pytest.mark.parametrize("statement", ["UPDATE decision SET words = 'x'", "DELETE FROM decision"])
def test_the_store_itself_refuses_to_change_a_decision(seeded: Workspace, statement: str) -> None:
    held(seeded)
    made = service.decide(seeded, CHAIR, NOTE)
    with pytest.raises(StoreUnavailable), seeded.writing() as connection:
        connection.exec_driver_sql(statement)
    assert _made(seeded) == [made]


def test_a_long_title_fits_its_record(seeded: Workspace) -> None:
    held(seeded)
    made = service.decide(seeded, CHAIR, replace(ASK, words="x" * 900), opening.Details())
    assert len(_opened(seeded, made).title) == 300
