"""Keeping records: the wrong person, state, order, a stale form, twice; and the trail of it all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import DEMO_PEOPLE, Person, Role
from scorecard.domain.variance_report import (
    LIFECYCLE,
    AssuranceVerdict,
    VarianceReport,
    VarianceState,
)
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Answer, Judged
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store import record as store
from scorecard.store.variance_report import shelf
from tests.concern_samples import on
from tests.samples import RATIO
from tests.services.audit_trail import trail

CHAIR, ANALYST, POLICE = (DEMO_PEOPLE[key] for key in ("chair", "analyst", "police"))
HEALTH = Person("Dr Ruth Ellis", Role.AGENCY_LEAD, "health")
ASKED = VarianceReport(
    area="E08000033",
    title="Return interviews within 72 hours",
    state="",
    agency="police",
    indicator=RATIO.code,
    opened_on=date(2026, 10, 20),
    due_on=date(2026, 11, 10),
    question="Why are fewer held in time?",
)
GIVEN = Answer("Fewer staff", "Children wait", "Two more staff", date(2027, 1, 31), 90.0)
RESTS = "dip_sample: twelve cases looked at"


def _asked(workspace: Workspace) -> VarianceReport:
    return service.ask(workspace, CHAIR, ASKED)


def _held(workspace: Workspace, number: int) -> VarianceReport:
    with workspace.reading() as connection:
        found = shelf.get(connection, number)
    assert found is not None
    return found


def test_a_record_is_kept_as_it_was_given(seeded: Workspace) -> None:
    asked = _asked(seeded)
    assert asked == replace(ASKED, id=asked.id, state=VarianceState.ASKED)
    assert _held(seeded, asked.id) == asked
    assert isinstance(_held(seeded, asked.id).state, str)


def test_each_move_leaves_its_history_and_its_audit_event(seeded: Workspace) -> None:
    asked = _asked(seeded)
    answered = service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    assert (answered.state, answered.version) == (VarianceState.ANSWERED, 2)
    with seeded.reading() as connection:
        first, second = store.changes(connection, "variance_report", [asked.id])
    assert (first.verb, first.source, first.target) == ("open", "", "asked")
    assert (second.who, second.source, second.target) == (POLICE.name, "asked", "answered")
    assert ("cause", "", "Fewer staff") in second.fields
    assert all(name not in ("id", "version", "state") for name, _, _ in second.fields)
    assert [sentence for _, _, sentence in trail(seeded)][-2:] == [first.sentence, second.sentence]


@pytest.mark.parametrize("person", [CHAIR, ANALYST, HEALTH], ids=lambda one: one.name)
def test_only_the_agency_that_was_asked_answers(seeded: Workspace, person: Person) -> None:
    asked = _asked(seeded)
    before = trail(seeded)
    with pytest.raises(NotPermitted):
        service.answer(seeded, person, asked.id, 1, GIVEN)
    assert _held(seeded, asked.id) == asked
    assert trail(seeded) == before


def test_the_wrong_state_is_refused_and_says_what_can_be_done(seeded: Workspace) -> None:
    asked = _asked(seeded)
    with pytest.raises(NotNow, match=r"is asked for.*What can be done now: send the answer"):
        service.close(seeded, CHAIR, asked.id, 1, "Done")
    assert _held(seeded, asked.id) == asked


def test_what_is_missing_is_named(seeded: Workspace) -> None:
    asked = _asked(seeded)
    with pytest.raises(Incomplete, match="Not yet said: the cause, by when recovery is expected"):
        service.answer(seeded, POLICE, asked.id, 1, replace(GIVEN, cause="", recovery_by=None))
    assert _held(seeded, asked.id) == asked


@pytest.mark.parametrize(
    ("verdict", "evidence", "refusal"),
    [
        ("assured", "agency_word: we are sure", "beyond the agency's own word"),
        ("assured", "", "what it rests on"),
        ("assured", "audit:", "Say in a few words what it showed"),
        ("assured", "audit:  \nagency_word: we are sure", "Say in a few words what it showed"),
        ("partly_assured", "audit:", ""),
        ("assured", RESTS, ""),
        ("assured", f"agency_word: we are sure\n{RESTS}", ""),
        ("partly_assured", "agency_word: we are sure", ""),
    ],
)
def test_assured_needs_more_than_the_agencys_word(
    seeded: Workspace, verdict: str, evidence: str, refusal: str
) -> None:
    asked = _asked(seeded)
    service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    made = Judged(AssuranceVerdict(verdict), "Heard", evidence)
    if refusal:
        with pytest.raises(Incomplete, match=refusal):
            service.judge(seeded, CHAIR, asked.id, 2, made)
        assert _held(seeded, asked.id).state == VarianceState.ANSWERED
    else:
        judged = service.judge(seeded, CHAIR, asked.id, 2, made)
        assert (judged.state, judged.verdict) == (VarianceState.ACCEPTED, verdict)


def test_a_stale_form_is_told_what_changed_and_saves_nothing(seeded: Workspace) -> None:
    asked = _asked(seeded)
    service.set_due(seeded, ANALYST, asked.id, 1, date(2026, 11, 30))
    with pytest.raises(StaleRecord) as refused:
        service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    assert "Tom Whitfield" in refused.value.sentence
    assert "moved the due date" in refused.value.sentence
    assert "due 30 November 2026" in refused.value.sentence
    assert "What you wrote is kept" in refused.value.sentence
    assert _held(seeded, asked.id).cause == ""


def test_a_record_nobody_kept(seeded: Workspace) -> None:
    with pytest.raises(NotFound, match="no variance report with the number 99"):
        service.close(seeded, CHAIR, 99, 1, "Done")


def test_the_same_move_twice_is_stale_the_second_time(seeded: Workspace) -> None:
    asked = _asked(seeded)
    service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    with pytest.raises(StaleRecord):
        service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    with pytest.raises(NotNow):
        service.answer(seeded, POLICE, asked.id, 2, GIVEN)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted({move.verb for move in LIFECYCLE.moves})), max_size=8))
def test_any_order_of_moves_keeps_to_the_table(verbs: list[str]) -> None:
    """Whatever is tried in whatever order, only moves of the table happen."""
    state = VarianceState.ASKED
    for verb in verbs:
        if LIFECYCLE.allows(state, verb):
            state = LIFECYCLE.move(state, verb).target
            assert state in VarianceState
        else:
            with pytest.raises(NotNow):
                LIFECYCLE.move(state, verb)


def test_one_agency_is_asked_about_one_indicator_once_at_a_time(seeded: Workspace) -> None:
    first = _asked(seeded)
    with pytest.raises(NotNow, match=f"variance report {first.id}, asked for, due 10 November"):
        _asked(seeded)
    other = service.ask(seeded, CHAIR, replace(ASKED, agency="health"))
    assert other.id != first.id
    service.withdraw(seeded, CHAIR, first.id, first.version, "Asked twice")
    assert _asked(seeded).state == VarianceState.ASKED


YESTERDAY, TODAY = date(2026, 10, 19), date(2026, 10, 20)


def test_no_promise_is_made_for_a_day_that_has_passed(seeded: Workspace) -> None:
    with pytest.raises(Incomplete, match="19 October 2026 has passed, so it cannot be the day an"):
        service.ask(seeded, CHAIR, replace(ASKED, due_on=YESTERDAY))
    asked = service.ask(seeded, CHAIR, replace(ASKED, due_on=TODAY))
    with pytest.raises(Incomplete, match="cannot be the day recovery is expected by"):
        service.answer(seeded, POLICE, asked.id, 1, replace(GIVEN, recovery_by=YESTERDAY))
    for act in (service.set_due, service.answer):
        with pytest.raises(Incomplete, match="has passed"):
            given = YESTERDAY if act is service.set_due else replace(GIVEN, recovery_by=YESTERDAY)
            act(seeded, CHAIR if act is service.set_due else POLICE, asked.id, 1, given)
    assert _held(seeded, asked.id) == asked


def test_an_old_record_is_moved_on_though_its_day_has_passed(seeded: Workspace) -> None:
    asked = _asked(seeded)
    late = on(seeded, date(2027, 1, 15))
    answered = service.answer(late, POLICE, asked.id, 1, GIVEN)
    much_later = on(seeded, date(2027, 6, 1))
    judged = service.judge(
        much_later, CHAIR, asked.id, 2, Judged(AssuranceVerdict.ASSURED, "Heard", RESTS)
    )
    assert (answered.due_on, judged.recovery_by) == (ASKED.due_on, GIVEN.recovery_by)
    again = service.reopen(much_later, CHAIR, asked.id, 3, "Worse", date(2027, 6, 20))
    with pytest.raises(Incomplete, match="31 January 2027 has passed"):
        service.answer(much_later, POLICE, asked.id, again.version, GIVEN)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_figure_is_not_recovered_to(seeded: Workspace, value: float) -> None:
    asked = _asked(seeded)
    with pytest.raises(Incomplete, match="is not a figure"):
        service.answer(seeded, POLICE, asked.id, 1, replace(GIVEN, recovery_value=value))


def test_blanks_alone_say_nothing(seeded: Workspace) -> None:
    asked = _asked(seeded)
    with pytest.raises(Incomplete, match="Not yet said: the cause"):
        service.answer(seeded, POLICE, asked.id, 1, replace(GIVEN, cause=" \n\t "))


@pytest.mark.parametrize("words", ["", "  "])
def test_a_report_is_not_ended_without_a_reason(seeded: Workspace, words: str) -> None:
    asked = _asked(seeded)
    with pytest.raises(Incomplete, match="Not yet said: why it is withdrawn"):
        service.withdraw(seeded, CHAIR, asked.id, 1, words)
    service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    service.judge(seeded, CHAIR, asked.id, 2, Judged(AssuranceVerdict.NOT, "Not heard", RESTS))
    with pytest.raises(Incomplete, match="Not yet said: why it is closed"):
        service.close(seeded, CHAIR, asked.id, 3, words)
    assert _held(seeded, asked.id).state == VarianceState.NOT_ASSURED


def test_the_reason_is_kept_in_the_history(seeded: Workspace) -> None:
    asked = _asked(seeded)
    service.withdraw(seeded, CHAIR, asked.id, 1, "Asked of health instead")
    with seeded.reading() as connection:
        *_, last = store.changes(connection, "variance_report", [asked.id])
    assert ("because", "", "Asked of health instead") in last.fields


def test_nobody_asks_or_answers_about_what_they_may_not_see(seeded: Workspace) -> None:
    asked = _asked(seeded)
    hidden = replace(RATIO, sensitivity=Sensitivity.RESTRICTED)
    with seeded.writing() as connection:
        indicators.put(connection, [hidden])
    with pytest.raises(NotPermitted, match="restricted to named roles"):
        service.answer(seeded, POLICE, asked.id, 1, GIVEN)
    unit = DEMO_PEOPLE["administrator"]
    assert service.answer(seeded, unit, asked.id, 1, GIVEN).state == VarianceState.ANSWERED


TOO_LONG = {"owner": "x" * 121, "title": "x" * 301}


@pytest.mark.parametrize("name", TOO_LONG)
def test_what_is_longer_than_can_be_kept_is_refused_in_words(seeded: Workspace, name: str) -> None:
    """On either database alike: one would fail, and the other keep what the first cannot."""
    said, before = TOO_LONG[name], trail(seeded)
    with pytest.raises(Incomplete, match=f"is {len(said)} characters long, and {len(said) - 1}"):
        service.ask(seeded, CHAIR, replace(ASKED, **{name: said}))  # type: ignore[arg-type]
    assert trail(seeded) == before
    fits = replace(ASKED, **{name: said[1:]})  # type: ignore[arg-type]
    assert getattr(service.ask(seeded, CHAIR, fits), name) == said[1:]
