"""Every noun of the cycle: each verb by the wrong person, in the wrong state, twice, and later.

One table of every verb with what it is given; a verb that is missing from it fails the first test.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from scorecard.domain.audit import AuditKind, Grade
from scorecard.domain.errors import Incomplete, NotNow, NotPermitted, StaleRecord, UserError
from scorecard.domain.indicator import Standing
from scorecard.domain.lifecycle import NEW, Lifecycle, Move
from scorecard.domain.permissions import may_for
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.record import Record
from scorecard.domain.section_eleven import SectionElevenStep
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import (
    action,
    audit,
    challenge,
    escalation,
    recommendation,
    risk,
    section_eleven,
    variance_report,
)
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store import record as history
from tests import assurance_samples as assurance
from tests import concern_samples as concerns
from tests.concern_samples import MONDAY, OPEN
from tests.samples import HERE, RATIO
from tests.services.audit_trail import trail

FAR, BEFORE = date(2027, 3, 31), date(2026, 10, 1)
Verb = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A noun: its service, a record, how one is opened, and what each verb is given."""

    service: Any
    sample: Record
    opens: Verb
    verbs: dict[str, tuple[Verb, tuple[Any, ...]]]

    @property
    def lifecycle(self) -> Lifecycle:
        return self.service.NOUN.lifecycle


ANSWER = variance_report.Answer("Fewer staff", "Children wait", "Two more", FAR, 90.0)
JUDGED = {
    verdict: variance_report.Judged(verdict, "Heard.", "dip_sample: twelve cases")
    for verdict in AssuranceVerdict
}
TERMS = action.Terms("A second worker", "Put one on the desk", "police", FAR, indicator=OPEN)
PLAN = audit.Plan("Quality of plans", AuditKind.SECTION_11, "Twenty plans", "police",
                  indicator=OPEN, due_on=FAR)  # fmt: skip
FOUND = audit.Found("Clear plans", MONDAY, Grade.GOOD, 20, FAR)
STEPS = [SectionElevenStep(0, "police", "Police", True)]
SCORE = risk.Score(2, 2, "Looked at.", FAR)
RISK = risk.Terms("Children wait", "Harm is missed.", "Daily.", OPEN, "police")
RECOMMENDED = recommendation.Terms("Objective 1", "Standards", "Agree them.", "police", "", FAR)

KEPT = {
    "variance report": Kept(
        variance_report,
        VarianceReport(
            area=HERE, title="Late", state="", agency="police", indicator=OPEN, opened_on=MONDAY,
            due_on=FAR, question="Why?", verdict="assured", evidence="dip_sample: twelve",
        ),
        variance_report.ask,
        {
            "answer": (variance_report.answer, (ANSWER,)),
            "set_due": (variance_report.set_due, (FAR,)),
            "send_back": (variance_report.send_back, ("Say more.", FAR)),
            "accept": (variance_report.judge, (JUDGED[AssuranceVerdict.ASSURED],)),
            "refuse": (variance_report.judge, (JUDGED[AssuranceVerdict.NOT],)),
            "close": (variance_report.close, ("It holds.",)),
            "reopen": (variance_report.reopen, ("It has not held.", FAR)),
            "withdraw": (variance_report.withdraw, ("Asked twice.",)),
        },
    ),
    "challenge": Kept(
        challenge,
        concerns.challenge(made_by=DEMO_PEOPLE["chair"].name, due_on=FAR),
        challenge.make,
        {
            "correct": (challenge.correct, ("Attendance", "Why so few?")),
            "answer": (challenge.answer, ("They come now.",)),
            "set_due": (challenge.set_due, (FAR,)),
            "settle": (challenge.settle, ("They come.",)),
            "refuse": (challenge.refuse, ("Not all come.", FAR)),
            "withdraw": (challenge.withdraw, ("Logged twice.",)),
        },
    ),
    "action": Kept(
        action,
        assurance.an_action(HERE, OPEN, agency="police", opened_on=BEFORE, due_on=FAR,
                            effect_from=None, started_on=BEFORE),
        action.agree,
        {
            "start": (action.start, (MONDAY,)),
            "progress": (action.progress, ("Half of it.",)),
            "done": (action.done, (BEFORE, MONDAY)),
            "correct": (action.correct, (BEFORE, None)),
            "amend": (action.amend, (TERMS,)),
            "close": (action.close, ("Nothing more.", "It cannot be told.")),
            "take_up_again": (action.take_up_again, ("Not enough.", FAR)),
            "drop": (action.drop, ("Another way.",)),
        },
    ),
    "audit": Kept(
        audit,
        assurance.an_audit(HERE, OPEN, agency="police", due_on=FAR, kind=AuditKind.SECTION_11,
                           findings="Clear.", reported_on=BEFORE),
        audit.plan,
        {
            "start": (audit.start, ()),
            "report": (audit.report, (FOUND,)),
            "amend": (audit.plan_anew, (PLAN,)),
            "keep_steps": (section_eleven.keep, (STEPS,)),
            "close": (audit.close, ("Nothing more.",)),
            "cancel": (audit.cancel, ("Another way.",)),
        },
    ),
    "escalation": Kept(
        escalation,
        concerns.escalation(agency="police", raised_by=DEMO_PEOPLE["chair"].name,
                            level_since=MONDAY),
        escalation.raise_new,
        {
            "correct": (escalation.correct, ("Work", "Nobody is allocated.", BEFORE)),
            "acknowledge": (escalation.acknowledge, ("The director", "Two workers.", FAR)),
            "move_up": (escalation.move_up, ("Nobody answered.",)),
            "inform": (escalation.inform, (MONDAY,)),
            "update": (escalation.update, ("Daily.",)),
            "set_due": (escalation.set_due, (FAR,)),
            "resolve": (escalation.resolve, ("Allocated.",)),
            "withdraw": (escalation.withdraw, ("Raised twice.",)),
        },
    ),
    "risk": Kept(
        risk,
        concerns.risk(agency="police", indicator=OPEN, due_on=FAR),
        risk.add,
        {
            "score": (risk.score, (SCORE,)),
            "amend": (risk.amend, (RISK,)),
            "close": (risk.close, ("It is gone.",)),
            "reopen": (risk.reopen, (SCORE,)),
        },
    ),
    "recommendation": Kept(
        recommendation,
        concerns.recommendation(indicator=OPEN, due_on=FAR),
        recommendation.make,
        {
            "progress": (recommendation.progress, ("Half of it.",)),
            "amend": (recommendation.amend, (RECOMMENDED,)),
            "meet": (recommendation.meet, ("All of it.",)),
            "leave": (recommendation.leave, ("Another way.",)),
            "take_up_again": (recommendation.take_up_again, ("Not enough.",)),
        },
    ),
}  # fmt: skip
EVERY_VERB = [(noun, verb) for noun, one in KEPT.items() for verb in one.verbs]
EVERY_MOVE = [(noun, move) for noun, one in KEPT.items()
              for move in one.lifecycle.moves if move.source != NEW]  # fmt: skip
IN_STATE = {("action", "correct", "done"): (BEFORE, MONDAY)}
"""What a verb is given in one state alone: what is done has a day on which it was."""
AGENCYS_OWN = {("variance report", "answer"), ("challenge", "answer")}
"""Moves that the chair does not make: an answer is the agency's."""


def test_the_table_names_every_verb_of_every_noun() -> None:
    """Minutes are not in it: they are a meeting's own, and tested with it."""
    for noun, one in KEPT.items():
        assert one.lifecycle.noun == noun
        named = {move.verb for move in one.lifecycle.moves}
        assert named == {"open", *one.verbs}


@pytest.fixture
def now(memory_desk: Workspace) -> Workspace:
    return memory_desk


def _put(now: Workspace, noun: str, state: str) -> int:
    shelf = KEPT[noun].service.NOUN.shelf
    with now.writing() as connection:
        return int(shelf.add(connection, replace(KEPT[noun].sample, state=state)))


def _kept(now: Workspace, noun: str, number: int) -> Record:
    with now.reading() as connection:
        return KEPT[noun].service.NOUN.shelf.get(connection, number)


def _act(now: Workspace, who: Person, noun: str, verb: str, number: int, version: int = 1) -> Any:
    act, given = KEPT[noun].verbs[verb]
    held = _kept(now, noun, number)
    given = IN_STATE.get((noun, verb, held.state if held else ""), given)
    return act(now, who, number, version, *given)


def _whoever_may(noun: str, move: Move) -> Person:
    return (
        DEMO_PEOPLE["administrator"] if (noun, move.verb) in AGENCYS_OWN else DEMO_PEOPLE["chair"]
    )


def _unchanged(now: Workspace, noun: str, number: int, before: tuple[Record, Any]) -> None:
    assert (_kept(now, noun, number), trail(now)) == before


@pytest.mark.parametrize(("noun", "verb"), EVERY_VERB)
def test_in_the_wrong_state_nothing_happens(now: Workspace, noun: str, verb: str) -> None:
    cycle = KEPT[noun].lifecycle
    wrong = [state for state in cycle.states if not cycle.allows(state, verb)]
    for state in wrong:
        number = _put(now, noun, state)
        before = _kept(now, noun, number), trail(now)
        for who in DEMO_PEOPLE.values():
            with pytest.raises(NotNow):
                _act(now, who, noun, verb, number)
        _unchanged(now, noun, number, before)


@pytest.mark.parametrize(("noun", "move"), EVERY_MOVE, ids=lambda one: getattr(one, "verb", one))
def test_the_wrong_person_is_refused_and_changes_nothing(
    now: Workspace, noun: str, move: Move
) -> None:
    number = _put(now, noun, move.source)
    before = _kept(now, noun, number), trail(now)
    for who in DEMO_PEOPLE.values():
        if may_for(who, move.permission, KEPT[noun].sample.agency):
            continue
        with pytest.raises(NotPermitted):
            _act(now, who, noun, move.verb, number)
        _unchanged(now, noun, number, before)


@pytest.mark.parametrize(("noun", "move"), EVERY_MOVE, ids=lambda one: getattr(one, "verb", one))
def test_done_once_it_is_told_and_the_same_form_again_is_stale(
    now: Workspace, noun: str, move: Move
) -> None:
    who = _whoever_may(noun, move)
    number, before = _put(now, noun, move.source), len(trail(now))
    _act(now, who, noun, move.verb, number)
    kept = _kept(now, noun, number)
    assert (kept.state, kept.version) == (move.target, 2)
    with now.reading() as connection:
        (change,) = history.changes(connection, KEPT[noun].service.NOUN.shelf.name, [number])
    assert (change.verb, change.source, change.target) == (move.verb, move.source, move.target)
    told = trail(now)
    assert [one[2] for one in told[before:]] == [change.sentence]
    with pytest.raises((StaleRecord, NotNow)):
        _act(now, who, noun, move.verb, number)
    assert (_kept(now, noun, number), trail(now)) == (kept, told)


def _retired(now: Workspace) -> None:
    with now.writing() as connection:
        indicators.put(connection, [replace(RATIO, standing=Standing.RETIRED)])


@pytest.mark.parametrize(("noun", "move"), EVERY_MOVE, ids=lambda one: getattr(one, "verb", one))
def test_what_is_begun_goes_on_after_its_indicator_was_retired(
    now: Workspace, noun: str, move: Move
) -> None:
    number = _put(now, noun, move.source)
    _retired(now)
    _act(now, _whoever_may(noun, move), noun, move.verb, number)
    assert _kept(now, noun, number).state == move.target


JUDGED_BY_NEW_FIGURES = {"variance report", "action"}


@pytest.mark.parametrize("noun", KEPT)
def test_nothing_is_begun_that_new_figures_of_a_retired_one_would_judge(
    now: Workspace, noun: str
) -> None:
    _retired(now)
    before = trail(now)
    chair, one = DEMO_PEOPLE["chair"], KEPT[noun]
    if noun in JUDGED_BY_NEW_FIGURES:
        with pytest.raises(Incomplete, match="is retired: no figure will come"):
            one.opens(now, chair, one.sample)
        assert trail(now) == before
    else:
        assert one.opens(now, chair, one.sample).about == (OPEN,)


@pytest.mark.parametrize("noun", KEPT)
def test_nothing_is_opened_by_who_may_not(now: Workspace, noun: str) -> None:
    one = KEPT[noun]
    opening = one.lifecycle.move(NEW, "open")
    for who in DEMO_PEOPLE.values():
        if may_for(who, opening.permission, one.sample.agency):
            continue
        before = trail(now)
        with pytest.raises(NotPermitted):
            one.opens(now, who, one.sample)
        assert trail(now) == before


@pytest.mark.parametrize(("noun", "verb"), EVERY_VERB)
def test_what_is_not_there_is_refused_in_words(now: Workspace, noun: str, verb: str) -> None:
    with pytest.raises(UserError, match=f"no {noun} with the number 99"):
        _act(now, DEMO_PEOPLE["administrator"], noun, verb, 99)
