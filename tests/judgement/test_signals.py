"""Signals in words: the rule named is the rule that fired, and it stays inside its segment."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.judgement.judge import judge
from scorecard.judgement.signals import describe
from tests.judgement.building import break_at, evidence, indicator, series

SWAY = [12.0, 10.0]
ONE = indicator(decimals=0)


def _described(values, one=ONE, **given_too):
    facts = series(one.code, values, frequency=one.frequency)
    judged = judge(evidence(one, facts, **given_too))
    return describe(judged.grid, judged.charted, 0)


@pytest.mark.parametrize(
    ("values", "sentence", "label"),
    [
        (
            [*SWAY * 7, 25.0],
            "In September 2026 it lies above its upper process limit: higher than chance explains.",
            "above its limits",
        ),
        (
            [*SWAY * 7, 0.0],
            "In September 2026 it lies below its lower process limit: lower than chance explains.",
            "below its limits",
        ),
        (
            [*SWAY * 7, *[13.0, 14.0] * 3, 13.0],
            "A shift since March 2026: seven months running above the average of 12%.",
            "shift since Mar 2026",
        ),
        (
            [*SWAY * 4, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0],
            "Six rises in a row.",
            "rising for 7 months",
        ),
        (
            [*SWAY * 7, 16.0, 13.0, 16.0],
            "Two of the last three months lie close to the upper process limit.",
            "near its upper limit",
        ),
    ],
)
def test_each_rule_has_its_sentence(values, sentence, label) -> None:
    found = _described(values)
    assert (found.sentence, found.label) == (sentence, label)
    assert found.numbers.startswith("Average ")


def test_a_run_never_reaches_across_a_break() -> None:
    """All 20 months before the break lie on the side that the latest seven are on."""
    before, after = [30.0] * 20, [*[14.0, 10.0] * 5, *[14.0, 15.0] * 3, 14.0]
    found = _described([*before, *after], breaks=[break_at(ONE.code, date(2025, 5, 1))])
    assert found.sentence.startswith("A shift since March 2026: seven months running")


@given(st.lists(st.floats(0, 100), min_size=13, max_size=40), st.sampled_from(["month", "week"]))
@settings(max_examples=40)
def test_whatever_is_signalled_can_be_said(values, frequency) -> None:
    one = indicator(frequency=frequency)
    judged = judge(evidence(one, series(one.code, values, frequency=frequency)))
    if judged.charted.signal[0, -1]:
        found = describe(judged.grid, judged.charted, 0)
        assert found.sentence.endswith(".")
        assert "nan" not in (found.sentence + found.numbers + found.label).lower()
