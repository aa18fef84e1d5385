"""Revisions: what changed since the last meeting, and what two editions of a figure are not."""

from datetime import UTC, date, datetime

import pytest

from scorecard.judgement import revisions
from scorecard.judgement.judge import judge
from tests.judgement.building import evidence, indicator, kinds, series, target

ONE = indicator()
COUNT = indicator("count", measure_type="count", polarity="neutral")
FIRST, AGAIN, THIRD = (datetime(2026, 10, day, 9, tzinfo=UTC) for day in (2, 6, 8))
MEETING = date(2026, 10, 4)


def _judged(one, states, meetings=(MEETING,)):
    facts = [
        fact
        for value, known_at, edition in states
        for fact in series(one.code, [value], known_at=known_at, edition=edition)
    ]
    return judge(evidence(one, facts, targets=[target(one.code)], meetings=meetings))


@pytest.mark.parametrize(
    ("before", "after", "material"),
    [
        ((80.0, 93.0), (66.0, 93.0), True),  # green to red
        ((66.0, 93.0), (67.0, 93.0), False),
        ((66.0, 93.0), (30.0, 93.0), True),  # red still, and outside its old interval
        (81.0, 79.0, True),
        (81.0, 82.0, False),
        (81.0, 81.0, False),
        (81.0, "c", True),
        ("x", 81.0, True),
        ("x", "c", False),
    ],
)
def test_a_revision_matters_when_it_changes_what_is_said(before, after, material) -> None:
    row = _judged(ONE, [(before, FIRST, ""), (after, AGAIN, "")]).rows[ONE.code]
    assert ("revised_materially" in kinds(row)) == material


@pytest.mark.parametrize(
    ("meetings", "news"),
    [
        ([date(2026, 10, 4)], True),
        ([date(2026, 10, 6)], True),  # known during the day of the meeting: not seen by it
        ([date(2026, 10, 7)], False),
        ([date(2026, 10, 7), date(2026, 10, 4)], False),  # in whatever order they are listed
        ([], True),  # no meeting held: within the last quarter
        ([date(2026, 12, 1)], True),
    ],
)
def test_only_what_the_last_meeting_did_not_know_is_news(meetings, news) -> None:
    row = _judged(ONE, [(90.0, FIRST, ""), (60.0, AGAIN, "")], meetings).rows[ONE.code]
    assert ("revised_materially" in kinds(row)) == news


def test_one_more_child_in_a_hundred_thousand_is_a_change() -> None:
    judged = _judged(COUNT, [(100_000.0, FIRST, ""), (100_001.0, AGAIN, "")])
    assert revisions.changed(judged)["figure_before"].tolist() == [100_000]


def test_two_editions_in_one_document_are_no_revision() -> None:
    judged = _judged(COUNT, [(975.0, FIRST, "section 7"), (979.0, FIRST, "appendix 3")])
    assert not len(revisions.changed(judged))
    assert "two_figures" in judged.rows["count"].quality


def test_a_document_with_two_editions_still_revises_what_was_known_before() -> None:
    judged = _judged(
        COUNT, [(900.0, FIRST, ""), (975.0, AGAIN, "section 7"), (979.0, AGAIN, "appendix 3")]
    )
    changed = revisions.changed(judged)
    assert changed["figure_before"].tolist() == [900]
    assert changed["figure"].tolist() == [979]


def test_the_state_just_before_is_what_it_was() -> None:
    judged = _judged(COUNT, [(1.0, FIRST, ""), (2.0, AGAIN, ""), (3.0, THIRD, "")])
    assert revisions.changed(judged)["figure_before"].tolist() == [2]


def test_the_sentence_never_says_nan() -> None:
    row = _judged(ONE, [(90.0, FIRST, ""), ("c", AGAIN, "")]).rows[ONE.code]
    (flag,) = [flag for flag in row.flags if flag.kind == "revised_materially"]
    assert flag.sentence == "September 2026: 90.0% became no figure. From green to not rated."
