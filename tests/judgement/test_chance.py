"""Chance: how many signals an unchanging scorecard would show."""

import pytest

from scorecard.judgement import chance
from scorecard.judgement.judge import judge
from tests.judgement.building import END, evidence, indicator, series

SWAY = [12.0, 10.0]


@pytest.mark.parametrize("points", [13, 24, 48])
def test_one_or_two_in_a_hundred_series_signal_by_chance(points: int) -> None:
    assert 0.005 < chance.signal_rate(points) < 0.03


def test_what_is_expected_adds_up() -> None:
    assert chance.expected([]) == 0
    assert chance.expected([(24, False), (24, False)]) == 2 * chance.signal_rate(24)
    plain, adjusted = chance.signal_rate(48), chance.signal_rate(48, adjusted=True)
    assert plain < adjusted < 0.06  # month factors fit chance too: said, not hidden


def test_only_focus_indicators_with_limits_that_are_up_to_date_are_counted() -> None:
    changes = {
        "quiet": {},
        "signal": {},
        "watched": {"standing": "watch"},
        "stock": {"timing": "snapshot"},
        "stale": {},
    }
    listed = [indicator(code, **given) for code, given in changes.items()]
    facts = [
        fact
        for one in listed
        for fact in series(
            one.code,
            [*SWAY * 7, 11.0 if one.code == "quiet" else 30.0],
            end=END.replace(year=2025) if one.code == "stale" else END,
        )
    ]
    judged = judge(evidence(listed, facts))
    assert judged.signals == 1
    assert judged.expected_signals == pytest.approx(2 * chance.signal_rate(15))
