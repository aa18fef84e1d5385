"""Checks over several seeds: what is planted differs, and nothing else cries wolf."""

from datetime import UTC, datetime, time, timedelta

import pytest

from scorecard.demo.authority import build
from scorecard.demo.places import EXPLAINED
from scorecard.domain.period import shift
from scorecard.intake.catalogue import Catalogue
from scorecard.judgement.judge import judge
from scorecard.judgement.reconciling import Reconciled
from tests.demo.conftest import AS_AT
from tests.demo.replayed import evidence_of

SEEDS, BACK = (1, 2, 3), (0, 2, 4, 9, 14, 19)
PLANTED_SINCE = 5
"""Months back from which the council's count falls behind."""

Judgements = list[tuple[int, Reconciled]]


@pytest.fixture(scope="module")
def judgements(reference: Catalogue) -> Judgements:
    """(months back, outcome) of every check, as known when that month's returns had come."""
    found: Judgements = []
    for seed in SEEDS:
        held = evidence_of(build(AS_AT, seed), reference)
        for back in BACK:
            end = shift(AS_AT, "month", -back)
            clock = datetime.combine(end + timedelta(days=25), time(9), UTC)
            judged = judge(held.as_known(clock, end), against_last_meeting=False)
            found += [(back, one) for one in judged.checks]
    return found


def test_what_is_planted_differs_in_every_seed(judgements: Judgements) -> None:
    planted = [
        one.outcome
        for back, one in judgements
        if one.check.code == EXPLAINED and back <= PLANTED_SINCE
    ]
    assert planted == ["differs"] * len(SEEDS) * 3


def test_what_nothing_is_planted_in_agrees(judgements: Judgements) -> None:
    asked = [
        one.outcome
        for back, one in judgements
        if one.outcome != "not_known"
        and not (one.check.code == EXPLAINED and back <= PLANTED_SINCE)
    ]
    assert len(asked) > 1000
    assert asked.count("differs") <= 0.02 * len(asked)


def test_nearly_every_check_can_be_judged(judgements: Judgements) -> None:
    latest = [one for back, one in judgements if back == 0]
    assert sum(one.outcome == "not_known" for one in latest) <= 0.06 * len(latest)
