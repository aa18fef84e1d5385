"""Planted signals: every flag that is computed now is found, at the right period, by judging."""

import pytest

from scorecard.demo.authority import DemoData
from scorecard.domain.flag import ATTENTION_KINDS, FLAG_RULES
from scorecard.intake.catalogue import Catalogue
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from tests.demo.conftest import AS_AT
from tests.demo.replayed import (
    MONTHS,
    Found,
    clock_of,
    evidence_of,
    flagged,
    is_found,
    planted_now,
)


@pytest.fixture(scope="module")
def evidence(demo: DemoData, reference: Catalogue) -> Evidence:
    return evidence_of(demo, reference)


@pytest.fixture(scope="module")
def found(evidence: Evidence) -> Found:
    """The month ends at which each flag was up, judged month by month without looking ahead."""
    return flagged(evidence, AS_AT)


def test_every_planted_flag_is_found_at_its_period(
    demo: DemoData, evidence: Evidence, found: Found
) -> None:
    planted = planted_now(demo)
    assert all(FLAG_RULES[one.flag].computed for one in planted)
    assert not [one for one in planted if not is_found(one, evidence, found)]


def test_what_nothing_is_planted_in_stays_off_the_attention_list(
    demo: DemoData, found: Found
) -> None:
    raised = [
        (code, kind, end)
        for (code, kind), ends in found.items()
        if code in demo.stable and kind in ATTENTION_KINDS
        for end in ends
    ]
    assert len(raised) <= 0.02 * len(demo.stable) * MONTHS


def test_the_story_is_clear_at_the_default_seed(demo: DemoData, evidence: Evidence) -> None:
    rows = judge(evidence.as_known(clock_of(AS_AT), AS_AT)).rows.values()
    focus = [row for row in rows if row.indicator.standing == "focus"]
    colours = [str(row.rag) for row in focus]
    assert 6 <= colours.count("red") <= 10
    assert 5 <= colours.count("amber") <= 10
    assert 9 <= colours.count("green") <= 15
    assert 3 <= sum(row.variation == "improvement" for row in focus) <= 5
    verdicts = [str(row.compared.verdict) for row in focus]
    assert verdicts.count("worse") >= 1
    assert verdicts.count("better") >= 1
    assert verdicts.count("similar") > 5
