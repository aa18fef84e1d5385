"""Decisions: every kind has its rule, what must be said, how long it holds, and taking back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.decision import (
    DECISION_RULES,
    LONGEST,
    OFFERED,
    VERDICT_DONE,
    Decision,
    DecisionKind,
    complete,
    flags_of,
    flags_text,
    for_judgement,
    standing,
    taken_back,
)
from scorecard.domain.errors import Incomplete
from scorecard.domain.permissions import Permission
from scorecard.domain.variance_report import AssuranceVerdict

TODAY = date(2026, 11, 26)
NOTE = Decision(
    area="E08000033",
    meeting_on=TODAY,
    body="QA sub-group",
    indicator="one_pct",
    kind=DecisionKind.NOTE,
    words="Looked at.",
    until=date(2027, 2, 1),
    decided_on=TODAY,
    kinds="one_pct persistently_red",
    rag="red",
    id=1,
)


def test_the_table_is_complete() -> None:
    assert set(DECISION_RULES) == set(DecisionKind)
    assert set(OFFERED) == set(DecisionKind) - {DecisionKind.TAKE_BACK}
    for kind, rule in DECISION_RULES.items():
        assert rule.label and rule.done and rule.permission in Permission
        assert bool(rule.due) == (kind in OFFERED)
        assert (rule.working_days > 0) == (kind in OFFERED)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"words": ""}, "what is decided"),
        ({"until": None}, "the day: to be looked at again by"),
        ({"kind": DecisionKind.ESCALATE, "words": ""}, "what is wrong"),
        ({"kind": DecisionKind.RAISE_RISK, "words": ""}, "what could happen"),
        ({"kind": DecisionKind.ACCEPT_ASSURANCE, "words": ""}, "why the group is assured, or is"),
        ({"kind": DecisionKind.ACCEPT_ASSURANCE, "until": None}, "the day: recovery due"),
        ({"until": TODAY}, "must be after today"),
        ({"until": TODAY - timedelta(days=1)}, "must be after today"),
        ({"until": TODAY + LONGEST + timedelta(days=1)}, "more than a year away"),
        ({"kind": DecisionKind.ASK_VARIANCE, "indicator": ""}, "the indicator"),
        ({"kind": DecisionKind.ACCEPT_ASSURANCE, "indicator": ""}, "the indicator"),
    ],
)
def test_what_is_missing_or_cannot_be_is_said(changes: dict[str, object], words: str) -> None:
    with pytest.raises(Incomplete, match=words):
        complete(replace(NOTE, **changes), TODAY)


@pytest.mark.parametrize("until", [TODAY + timedelta(days=1), TODAY + LONGEST])
def test_a_day_within_a_year_is_let_through(until: date) -> None:
    complete(replace(NOTE, until=until), TODAY)
    complete(replace(NOTE, until=until, indicator=""), TODAY)


@pytest.mark.parametrize(
    "undated",
    [
        {"kind": DecisionKind.ESCALATE},
        {"kind": DecisionKind.ACCEPT_ASSURANCE, "verdict": AssuranceVerdict.NOT},
    ],
)
def test_what_has_no_day_of_its_own_asks_for_none(undated: dict[str, Any]) -> None:
    complete(replace(NOTE, until=None, **undated), TODAY)


@pytest.mark.parametrize(
    ("verdict", "done", "rests"),
    [
        ("assured", "Assured", "assured, recovery due 1 February 2027"),
        ("partly_assured", "Partly assured", "partly assured, recovery due 1 February 2027"),
        ("not_assured", "Not assured", "not assured"),
        ("", "Answer judged", "recovery due 1 February 2027"),
    ],
)
def test_a_verdict_is_said_and_one_from_before_verdicts_was_acceptance(
    verdict: str, done: str, rests: str
) -> None:
    until = None if verdict == AssuranceVerdict.NOT else NOTE.until
    judged = replace(NOTE, kind=DecisionKind.ACCEPT_ASSURANCE, verdict=verdict, until=until)
    assert judged.done == done
    (one,) = for_judgement([judged])
    assert (one.words, one.until) == (rests, until)


def test_every_verdict_has_its_words() -> None:
    assert set(VERDICT_DONE) == set(AssuranceVerdict)


def test_before_its_meeting_it_is_early() -> None:
    assert not NOTE.is_early
    assert replace(NOTE, decided_on=TODAY - timedelta(days=1)).is_early
    assert not replace(NOTE, decided_on=TODAY + timedelta(days=1)).is_early


BACK = replace(
    NOTE, kind=DecisionKind.TAKE_BACK, until=None, decided_on=TODAY + timedelta(days=1),
    takes_back=1, id=2,
)  # fmt: skip


def test_what_was_taken_back_stands_no_longer_and_neither_does_the_taking_back() -> None:
    other = replace(NOTE, id=3)
    assert standing([NOTE, BACK, other]) == [other]
    assert taken_back([NOTE, BACK, other]) == {1: BACK.decided_on}


def test_a_judgement_is_told_until_when_and_since_when_not() -> None:
    (one,) = for_judgement([NOTE, BACK, replace(NOTE, indicator="", id=4)])
    assert (one.indicator, one.until, one.rag) == ("one_pct", NOTE.until, "red")
    assert one.flags == {("one_pct", "persistently_red")}
    assert one.words == "to be looked at again by 1 February 2027"
    assert one.stands(TODAY)
    assert not one.stands(TODAY - timedelta(days=1))  # nobody had decided it yet
    assert not one.stands(BACK.decided_on)


CODES = st.from_regex(r"[a-z0-9_]{1,40}", fullmatch=True)


@given(st.sets(st.tuples(CODES, CODES)))
def test_flags_come_back_as_they_were_kept(flags: set[tuple[str, str]]) -> None:
    assert flags_of(replace(NOTE, kinds=flags_text(flags))) == flags


def test_a_line_that_is_no_flag_is_none() -> None:
    assert flags_of(replace(NOTE, kinds="\nred\none two three\n")) == frozenset()
