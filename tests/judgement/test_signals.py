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
            "A shift since March 2026: seven months running above the average of 11.8%.",
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


def test_the_school_year_s_own_figure_is_told_beside_the_printed_one() -> None:
    """190 in August lies inside limits of 165 to 225: what lies outside is not that figure."""
    one = indicator(measure_type="count", polarity="low_good")
    habit = [1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.0, 0.6, 1.1, 1.0, 1.0, 0.8]
    sway = [-9.0, 4.0, 7.0, -3.0, 2.0, -6.0, 8.0]
    values = [round(200 * habit[at % 12]) + sway[at % 7] for at in range(56)]
    values[-1] = 190.0
    facts = series(one.code, values, end=date(2026, 8, 31))
    judged = judge(evidence(one, facts))
    found = describe(judged.grid, judged.charted, 0)
    lower, upper = judged.charted.lower[0, -1], judged.charted.upper[0, -1]
    assert lower < 190 < upper < judged.charted.charted[0, -1]
    shown = f"{judged.charted.charted[0, -1]:.1f}"
    assert found.sentence == (
        f"In August 2026, with the school year taken out ({shown}), it lies above its upper "
        "process limit: higher than chance explains."
    )


def test_a_shift_of_few_is_about_their_middle_and_not_called_above_an_average() -> None:
    """Seven months of 2 lie above the median of a bursty series, and below its mean of 3."""
    one = indicator(measure_type="count", polarity="low_good")
    bursts = [0.0, 0, 0, 12, 0, 0, 0, 11, 0, 0, 0, 15, 0, 0, 0, 14, 0, 0]
    found = _described([*bursts, *[2.0] * 7], one)
    assert found.sentence == (
        "A shift since March 2026: seven months running above the middle of what is usual "
        "(the average is 2.6)."
    )


@pytest.mark.parametrize(
    ("changes", "values", "numbers"),
    [
        ({"decimals": 0}, [*SWAY * 7, 25.0], "Average 11.9%, limits 4.1% to 19.7%."),
        ({"measure_type": "count"}, [8.0, 7.0] * 7 + [16.0], "Average 8.1, limits 3.9 to 12.2."),
        ({"measure_type": "count"}, [8.0] * 14 + [16.0], "Average 8.5, limits 7.0 to 10.1."),
        (
            {"measure_type": "mean"},
            [-5.0, -4.0] * 7 + [-20.0],
            "Average -5.5 days, limits -11.0 days to 0.0 days.",
        ),
    ],
)
def test_lines_are_told_finely_enough_and_may_lie_below_nothing(changes, values, numbers) -> None:
    assert _described(values, indicator(**changes)).numbers == numbers


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


def test_a_shift_of_weeks_is_told_since_the_week() -> None:
    weekly = indicator(decimals=0, frequency="week")
    found = _described([*SWAY * 7, *[13.0, 14.0] * 3, 13.0], weekly)
    assert found.sentence.startswith("A shift since the week to ")
    assert "seven weeks running above" in found.sentence
