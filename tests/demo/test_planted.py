"""Planted signals: every flag that is computed now is found, at the right period, by judging."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest

from scorecard.demo.authority import DemoData
from scorecard.demo.manifest import Planted
from scorecard.domain.flag import ATTENTION_KINDS, FLAG_RULES
from scorecard.domain.period import shift
from scorecard.intake.catalogue import Catalogue
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from tests.demo.conftest import AS_AT, evidence_of

MONTHS = 24
ALL_IN = timedelta(days=25)
"""After a month's end: every return of that month that comes on time has come."""

Found = Mapping[tuple[str, str], list[date]]


@pytest.fixture(scope="module")
def evidence(demo: DemoData, reference: Catalogue) -> Evidence:
    return evidence_of(demo, reference)


@pytest.fixture(scope="module")
def found(evidence: Evidence) -> Found:
    """The month ends at which each flag was up, judged month by month without looking ahead."""
    flagged: dict[tuple[str, str], list[date]] = defaultdict(list)
    for end, clock in _moments(evidence):
        judged = judge(evidence.as_known(clock, end), against_last_meeting=False)
        for row in judged.rows.values():
            for flag in row.flags:
                flagged[row.code, flag.kind].append(end)
    return flagged


def test_every_planted_flag_is_found_at_its_period(
    demo: DemoData, evidence: Evidence, found: Found
) -> None:
    missed = []
    for one in demo.manifest:
        if one.found_by != "this_issue" or one.flag is None:
            continue
        assert FLAG_RULES[one.flag].computed
        first, last = _span(one, evidence.indicators[one.indicator].frequency)
        if not any(first <= end <= last for end in found.get((one.indicator, one.flag), [])):
            missed.append((one, found.get((one.indicator, one.flag), [])))
    assert not missed


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
    rows = judge(evidence.as_known(_clock(AS_AT), AS_AT)).rows.values()
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


def _moments(evidence: Evidence) -> list[tuple[date, datetime]]:
    ends = [shift(AS_AT, "month", -back) for back in range(MONTHS - 1, -1, -1)]
    meeting = next(one for one in evidence.meetings if one.date > AS_AT)
    at_meeting = datetime.combine(meeting.date, time(9), UTC)
    return [*((end, _clock(end)) for end in ends), (AS_AT, at_meeting)]


def _clock(end: date) -> datetime:
    return datetime.combine(end + ALL_IN, time(9), UTC)


def _span(one: Planted, frequency: str) -> tuple[date, date]:
    """From its period (a month of grace before) to three periods on; published ones at any time."""
    if one.flag in ("worse_than_comparators", "deteriorating_years"):
        return date.min, date.max
    months = {"week": 1, "month": 1, "quarter": 3, "term": 4}[frequency]
    planted = one.flagged_period_end
    return shift(planted, "month", -1), shift(planted, "month", 3 * months)
