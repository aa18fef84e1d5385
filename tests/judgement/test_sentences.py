"""Sentences: plain words with the numbers right, and nothing unknown printed as a number."""

from datetime import date

import numpy as np
import pytest

from scorecard.domain.target import TargetKind
from scorecard.judgement import sentences
from tests.judgement.building import band, indicator, target

NAN = float("nan")
DUTY = target(green=100, amber=None, kind=TargetKind.STATUTORY)


@pytest.mark.parametrize(
    ("polarity", "bounds", "value", "words"),
    [
        ("high_good", target(green=80), 62.4, "17.6 points short of the target of 80%"),
        ("low_good", target(green=20.5), 22.0, "1.5 points above the target of 20.5%"),
        ("band", band("x", 21, 28, 2), 30.0, "outside 21.0% to 28.0%"),
        ("high_good", target(green=None), 62.4, ""),
        ("high_good", None, 62.4, ""),
        ("high_good", target(green=80), NAN, ""),
    ],
)
def test_how_far_from_the_target(polarity, bounds, value, words) -> None:
    assert sentences.shortfall(bounds, indicator(polarity=polarity), value) == words


@pytest.mark.parametrize(
    ("polarity", "bounds", "top", "bottom", "missed"),
    [
        ("high_good", DUTY, 17, 20, "3 of 20"),
        ("low_good", DUTY, 3, 20, "3 of 20"),
        ("high_good", DUTY, 20, 20, ""),
        ("high_good", DUTY, 17, 30, ""),  # enough to judge as a share
        ("high_good", DUTY, NAN, 20, ""),
        ("high_good", target(), 17, 20, ""),  # a target is not a duty
        ("high_good", None, 17, 20, ""),
    ],
)
def test_a_missed_duty_counts_the_children(polarity, bounds, top, bottom, missed) -> None:
    found = sentences.children_missed(bounds, indicator(polarity=polarity), top, bottom)
    assert found.startswith(missed)
    assert bool(found) == bool(missed)


@pytest.mark.parametrize(
    ("timing", "frequency", "words"),
    [
        ("flow", "month", "in September 2026"),
        ("flow", "year", "in the year to September 2026"),
        ("flow", "week", "in the week to 30 September 2026"),
        ("flow", "quarter", "in July to September 2026"),
        ("snapshot", "month", "at 30 September 2026"),
        ("snapshot", "year", "at 30 September 2026"),
        ("snapshot", "term", "in the autumn term 2026-27"),
    ],
)
def test_when(timing, frequency, words) -> None:
    end = np.datetime64("2026-09-30", "D")
    assert sentences.at_time(indicator(timing=timing), end, frequency) == words
    assert sentences.at_time(indicator(timing=timing), date(2026, 9, 30), frequency) == words


@pytest.mark.parametrize(
    ("frequency", "named", "until"),
    [
        ("month", "September 2026", "September 2026"),
        ("quarter", "July to September 2026", "September 2026"),
        ("year", "the year to September 2026", "September 2026"),
        ("week", "the week to 30 September 2026", "30 September 2026"),
        ("term", "the autumn term 2026-27", "the autumn term 2026-27"),
    ],
)
def test_a_period_inside_a_sentence_and_at_the_end_of_several(frequency, named, until) -> None:
    end = date(2026, 9, 30)
    assert (sentences.named(end, frequency), sentences.until(end, frequency)) == (named, until)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "one month"), (2, "two months"), (10, "ten months"), (11, "11 months")],
)
def test_periods(count, words) -> None:
    assert sentences.periods(count, "month") == words


def test_nothing_is_said_of_nothing() -> None:
    assert sentences.when(None, "month") == "an unknown period"
    assert sentences.target(None, indicator()) == ""
    assert sentences.value(indicator(), NAN) == "–"
    assert sentences.joined("a", "", "b") == "a b"
    assert sentences.opened("") == ""
