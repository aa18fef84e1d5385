"""Chance: how many signals an unchanging scorecard would show."""

import pytest

from scorecard.judgement import chance
from scorecard.judgement.chance import Series
from scorecard.judgement.judge import judge
from tests.judgement.building import END, evidence, indicator, series

SWAY = [12.0, 10.0]


@pytest.mark.parametrize("points", [13, 24, 48])
def test_one_or_two_in_a_hundred_series_signal_by_chance(points: int) -> None:
    assert 0.005 < chance.signal_rate(Series(points)) < 0.03


def test_what_is_expected_adds_up() -> None:
    assert chance.expected([]) == 0
    assert chance.expected([Series(24), Series(24)]) == 2 * chance.signal_rate(Series(24))


def test_the_school_year_taken_out_alarms_no_more_than_its_limits_say() -> None:
    assert chance.signal_rate(Series(48, adjusted=True)) < 0.025


def test_the_more_periods_are_alike_the_more_signal_by_chance() -> None:
    rates = [chance.signal_rate(Series(48, lag1=lag)) for lag in chance.LAGS]
    assert rates == sorted(rates)
    assert rates[-1] > 5 * rates[0]


@pytest.mark.parametrize("counted", chance.COUNTED)
def test_few_a_period_alarm_no_more_than_many(counted: float) -> None:
    assert chance.signal_rate(Series(48, few=counted)) < 0.01


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ((48, False, 0.31, 40.0, False), Series(48, lag1=0.4)),
        ((48, True, -0.4, 40.0, False), Series(48, adjusted=True)),
        ((48, False, float("nan"), 40.0, False), Series(48)),
        ((48, False, 0.95, 40.0, False), Series(48, lag1=0.8)),
        ((48, False, 0.5, 1.3, True), Series(48, few=1.0)),
        ((44, False, 0.0, 40.0, False), Series(48)),
        ((500, False, 0.0, 40.0, False), Series(120)),
    ],
)
def test_a_series_is_like_the_nearest_simulated_kind(given, kind: Series) -> None:
    assert chance.like(*given) == kind


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
    assert judged.expected_signals == pytest.approx(2 * chance.signal_rate(Series(16)))
