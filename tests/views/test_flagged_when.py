"""Flagged when: the times an indicator would have been flagged, in words."""

import re
from datetime import date

import pytest

from scorecard.domain.errors import NotFound, NotPermitted
from scorecard.domain.flag import FLAG_RULES, FlagGroup
from scorecard.domain.indicator import Sensitivity
from scorecard.views import flagged_when
from scorecard.views.flagged_when import NOT_ALARMS, FlaggedWhenView
from scorecard.views.judged import JudgedArea
from tests.judgement.building import evidence, indicator, series, target
from tests.views.conftest import CHAIR, POLICE, seeing, texts

GOOD, BAD = (90.0, 100.0), (50.0, 100.0)
UNKNOWN = re.compile(r"\b(nan|None|NaT|inf)\b|%%|\{|\}")


def _seen(values, **changes) -> JudgedArea:
    one = indicator("one", due_days=15, **changes)
    return seeing(evidence(one, series("one", values), targets=[target("one")]))


def _view(values, **changes) -> FlaggedWhenView:
    return flagged_when.of(_seen(values, **changes), "one", CHAIR)


def test_each_time_is_told_with_its_period_and_how_long_after() -> None:
    found = _view([*[GOOD] * 6, BAD, *[GOOD] * 3, BAD])
    assert found.sentence == (
        "Looked at again at each month end since December 2025, it would have been flagged for "
        "attention twice, first by 30 June 2026 (newly red). Now: newly red."
    )
    assert found.since == date(2025, 12, 31)
    red = found.kinds[0]
    assert (red.kind, red.tone, red.label) == ("newly_red", "attention", "Newly red")
    first, second = red.times
    assert (
        first.sentence
        == "By 30 June 2026, 30 days after May 2026 ended; no longer by 31 July 2026."
    )
    assert (first.period, first.days_after, first.stands) == ("May 2026", 30, False)
    assert first.said.startswith("Newly red: 50.0% in May 2026, from green at 90.0%")
    assert (
        second.sentence
        == "By 12 October 2026, 12 days after September 2026 ended; it still stands."
    )
    assert (second.cleared_on, second.stands) == (None, True)
    assert [kind.tone for kind in found.kinds] == ["attention", "good_news"]


def test_the_quarter_and_the_term_are_named_as_people_say_them() -> None:
    told = {}
    ends = {"quarter": date(2026, 6, 30), "term": date(2026, 8, 31), "year": date(2026, 3, 31)}
    for frequency, end in ends.items():
        one = indicator("one", frequency=frequency)
        facts = series("one", [GOOD] * 3 + [BAD], frequency=frequency, end=end)
        found = flagged_when.of(seeing(evidence(one, facts, targets=[target("one")])), "one", CHAIR)
        told[frequency] = found.kinds[0].times[0].sentence.split(" ended")[0]
    assert told == {
        "quarter": "By 31 July 2026, 31 days after April to June 2026",
        "term": "By 30 September 2026, 30 days after the summer term 2025-26",
        "year": "By 30 April 2026, 30 days after the year to March 2026",
    }


def test_nothing_flagged_says_so() -> None:
    found = _view([GOOD] * 10)
    assert found.sentence == (
        "Looked at again at each month end since January 2026, it would not have been flagged for "
        "attention."
    )
    assert found.kinds == ()


def test_nothing_held_says_so_and_looks_at_nothing() -> None:
    seen = seeing(evidence([indicator("one"), indicator("two")], series("one", [GOOD])))
    found = flagged_when.of(seen, "two", CHAIR)
    assert found.sentence == "No figure is held, so nothing could be flagged."
    assert (found.since, found.kinds) == (None, ())


def test_what_only_describes_a_figure_is_no_alarm() -> None:
    found = _view([(3.0, 4.0)] * 6)
    assert not {kind.kind for kind in found.kinds} & NOT_ALARMS
    assert {FLAG_RULES[kind].group for kind in NOT_ALARMS} == {FlagGroup.OWED}


def test_a_restricted_indicator_is_refused_and_an_unknown_one_named() -> None:
    seen = _seen([GOOD, BAD], sensitivity=Sensitivity.RESTRICTED)
    assert flagged_when.of(seen, "one", CHAIR).code == "one"
    with pytest.raises(NotPermitted):
        flagged_when.of(seen, "one", POLICE)
    with pytest.raises(NotFound, match="There is no indicator with the code 'nothing'"):
        flagged_when.of(seen, "nothing", CHAIR)


def test_what_stands_now_is_what_the_screen_flags(exampleshire: JudgedArea) -> None:
    """Two screens that disagree are a defect."""
    codes = ("fd_assessments_45wd_pct", "pro_safeguarding_enquiries_pct", "cse_mace_reviewed_pct")
    for code in codes:
        found = flagged_when.of(exampleshire, code, CHAIR)
        standing = {kind.kind for kind in found.kinds if kind.times[-1].stands}
        flags = {str(flag.kind) for flag in exampleshire.judged.rows[code].flags}
        assert standing == flags - NOT_ALARMS
        assert standing
        assert not [text for text in texts(found) if UNKNOWN.search(text)]


@pytest.mark.parametrize(
    ("count", "words"), [(1, "once"), (2, "twice"), (3, "three times"), (12, "12 times")]
)
def test_times_in_words(count: int, words: str) -> None:
    values = [*[GOOD] * 2, *[BAD, GOOD] * count, GOOD]
    assert f"flagged for attention {words}, first by" in _view(values).sentence
