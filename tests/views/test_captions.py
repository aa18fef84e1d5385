"""What a chart's caption says of its limits, and a screen's first lines of its signals."""

from dataclasses import replace
from math import sin

import pytest

from scorecard.judgement.judge import judge
from scorecard.views import drawings, strip, words
from tests.judgement.building import evidence, indicator, series
from tests.views.conftest import seeing

SWAY = [82.0, 80.0]
WANDERING = [50 + 20 * sin(at / 6) for at in range(50)]


def _caption(values, **changes) -> str:
    one = indicator("one", **changes)
    seen = seeing(evidence(one, series("one", values)))
    return drawings.of(seen, seen.judged.rows["one"])[0].caption


@pytest.mark.parametrize(
    ("values", "changes", "said"),
    [
        (SWAY * 7, {}, "Trial limits"),
        ([1.0, 2.0] * 12, {"measure_type": "count"}, "from the chance of each count"),
        ([100.0, 120.0] * 24, {"measure_type": "count"}, "with the school year taken out"),
    ],
)
def test_what_limits_rest_on(values, changes, said: str) -> None:
    assert said in _caption(values, **changes)


@pytest.mark.parametrize(("values", "together"), [(WANDERING, True), (SWAY * 20, False)])
def test_months_that_resemble_one_another_are_said_to_beside_the_icon(values, together) -> None:
    seen = seeing(evidence(indicator("one"), series("one", values)))
    told = strip.facts(seen, seen.judged.rows["one"])
    assert ("months move together" in str(told)) == together


def test_a_signal_among_such_months_says_that_it_may_be_one_event() -> None:
    one = indicator("one", polarity="low_good")
    judged = judge(evidence(one, series("one", WANDERING)))
    (flag,) = [flag for flag in judged.rows["one"].flags if "special_cause" in flag.kind]
    assert flag.numbers.endswith("so some of this may be one event.")


def test_settled_limits_need_no_excuse() -> None:
    caption = _caption(SWAY * 10)
    assert "process limits" in caption
    assert "Trial" not in caption and "chance of each count" not in caption


@pytest.mark.parametrize(
    ("expected", "signals", "said"),
    [
        (0.0, 0, ""),
        (
            *(0.46, 3),
            "3 indicators changed by more than chance usually explains, of those with enough "
            "figures to tell. Had nothing changed, about 0.5 would have seemed to.",
        ),
        (
            *(1.6, 1),
            "1 indicator changed by more than chance usually explains, of those with enough "
            "figures to tell. Had nothing changed, about 2 would have seemed to.",
        ),
    ],
)
def test_signals_stand_beside_what_chance_would_give(expected, signals, said: str) -> None:
    judged = judge(evidence(indicator("one"), series("one", SWAY * 7)))
    assert words.chance_note(replace(judged, expected_signals=expected, signals=signals)) == said
