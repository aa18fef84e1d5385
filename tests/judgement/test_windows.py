"""Windows: coarser views made of whole periods, never across a break or an unknown."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.period import Frequency
from scorecard.judgement import windows
from scorecard.judgement.judge import judge
from tests.judgement.building import break_at, evidence, indicator, series, target

COUNT = indicator("count", measure_type="count")
SHARE = indicator("share")
RATE = indicator("rate", measure_type="rate", per=10_000.0)
STOCK = indicator("stock", measure_type="count", timing="snapshot")


def _judged(one, values, **given_too):
    facts = series(one.code, values, frequency=one.frequency)
    return judge(evidence(one, facts, **given_too))


def _rolling(one, values, **given_too) -> list[float]:
    judged = _judged(one, values, **given_too)
    return windows.rolling_year(judged.grid, judged.segment, 0).value.tolist()


def test_a_rolling_year_is_the_sum_of_twelve_known_months() -> None:
    assert _rolling(COUNT, [1.0] * 11) == []
    assert _rolling(COUNT, [1.0] * 12) == [12.0]
    assert _rolling(COUNT, [1.0] * 12 + [5.0]) == [12.0, 16.0]
    assert np.isnan(_rolling(COUNT, [1.0] * 6 + ["c"] + [1.0] * 5)).all()
    assert np.isnan(_rolling(COUNT, [1.0] * 6 + [None] + [1.0] * 5)).all()


def test_shares_are_pooled_never_averaged() -> None:
    assert _rolling(SHARE, [(0.0, 100.0)] * 11 + [(10.0, 10.0)]) == [pytest.approx(1000 / 1110)]
    assert np.isnan(_rolling(SHARE, [50.0] * 12)).all()


def test_a_rate_is_over_the_mean_population_not_its_sum() -> None:
    assert _rolling(RATE, [(5.0, 10_000.0)] * 12) == [pytest.approx(60.0)]


def test_four_quarters_make_a_year_too() -> None:
    quarterly = indicator("count", measure_type="count", frequency="quarter")
    assert _rolling(quarterly, [1.0, 2.0, 3.0, 4.0, 5.0]) == [10.0, 14.0]


def test_a_stock_is_its_last_value() -> None:
    judged = _judged(STOCK, [float(value) for value in range(1, 10)])
    made = windows.calendar(judged.grid, judged.segment, 0, Frequency.QUARTER)
    assert made.value.tolist() == [3.0, 6.0, 9.0]
    assert [end.month for end in made.end.tolist()] == [3, 6, 9]


def test_nothing_is_summed_across_a_break() -> None:
    broken = [break_at("count", date(2026, 4, 1))]
    assert np.isnan(_rolling(COUNT, [1.0] * 12, breaks=broken)).all()
    judged = _judged(COUNT, [1.0] * 9, breaks=[break_at("count", date(2026, 5, 1))])
    quarters = windows.calendar(judged.grid, judged.segment, 0, Frequency.QUARTER)
    assert np.array_equal(quarters.value, [3.0, np.nan, 3.0], equal_nan=True)


@given(st.lists(st.integers(0, 50), min_size=24, max_size=30))
@settings(max_examples=15)
def test_rolling_year_less_the_year_before_is_all_the_months(months) -> None:
    made = _rolling(COUNT, [float(value) for value in months])
    assert made[-1] + made[-13] == sum(months[-24:])


ROLLING = indicator("count", measure_type="count", polarity="low_good", window="rolling_12m")


def _as_defined(values, **given_too):
    return judge(evidence(ROLLING, series("count", values, window="period"), **given_too))


@pytest.mark.parametrize(
    ("values", "value", "window", "rag"),
    [
        ([2.0] * 12, 24.0, "rolling_12m", "red"),
        ([1.0] * 12, 12.0, "rolling_12m", "green"),
        ([2.0] * 11, 2.0, "period", "no_target"),
        ([2.0] * 5 + ["c"] + [2.0] * 6, 2.0, "period", "no_target"),
        ([2.0] * 5 + ["c"] + [2.0] * 12, 24.0, "rolling_12m", "red"),
    ],
)
def test_what_is_defined_over_a_year_is_made_over_a_year_or_not_rated(
    values, value, window, rag
) -> None:
    row = _as_defined(values, targets=[target("count", green=20, amber=None)]).rows["count"]
    assert (row.value, row.window, row.rag) == (value, window, rag)


def test_what_is_made_over_a_year_has_no_limits() -> None:
    assert _as_defined([2.0, 3.0] * 12).rows["count"].variation == "not_charted"


def test_shares_over_a_year_are_rated_over_a_month_until_the_year_is_in() -> None:
    one = indicator("share", window="rolling_12m")
    facts = series("share", [(9.0, 10.0)] * 5, window="period")
    row = judge(evidence(one, facts, targets=[target("share")])).rows["share"]
    assert (row.value, row.window, row.rag) == (90.0, "period", "green")


@pytest.mark.parametrize(
    ("one", "values", "expected"),
    [
        (STOCK, [7.0], (7.0, "at 30 September 2026")),
        (COUNT, [1.0] * 12, (12.0, "12 months to September 2026")),
        (COUNT, [1.0] * 11, (np.nan, "12 months to September 2026")),
    ],
)
def test_the_newest_year(one, values, expected) -> None:
    judged = _judged(one, values)
    found = windows.latest_year(judged.grid, judged.segment, 0)
    assert found[1] == expected[1]
    assert np.array_equal(found[0], expected[0], equal_nan=True)
