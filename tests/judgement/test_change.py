"""Change: the period before, a year ago, and a year's move that asks a question."""

from datetime import date

import numpy as np
import pytest

from scorecard.judgement import change
from scorecard.judgement.judge import judge
from tests.judgement.building import break_at, evidence, indicator, kinds, series

STOCK = indicator("stock", measure_type="count", timing="snapshot", polarity="neutral")
FLOW = indicator("flow", measure_type="count", polarity="neutral")


def _judged(one, values, **given_too):
    window = given_too.pop("window", one.window)
    facts = series(one.code, values, frequency=one.frequency, window=window)
    return judge(evidence(one, facts, **given_too))


def _moved(one, values, **given_too):
    judged = _judged(one, values, **given_too)
    return change.unexplained(judged.grid, judged.segment, 0)


@pytest.mark.parametrize(
    ("frequency", "back"), [("week", 52), ("month", 12), ("quarter", 4), ("term", 3), ("year", 1)]
)
def test_a_year_ago_is_a_year_of_periods_ago(frequency: str, back: int) -> None:
    one = indicator("stock", frequency=frequency)
    row = _judged(one, [55.0, *[60.0] * (back - 1), 70.0]).rows["stock"]
    assert row.year_ago == 55
    assert row.previous == (55 if back == 1 else 60)
    assert row.year_ago_end is not None
    assert row.year_ago_end.year == 2025 if frequency != "week" else 2026


@pytest.mark.parametrize(
    ("start", "previous", "year_ago"),
    [
        (date(2026, 9, 1), np.nan, np.nan),
        (date(2026, 8, 1), 60, np.nan),
        (date(2025, 10, 1), 60, np.nan),
        (date(2025, 9, 30), 60, 55),
    ],
)
def test_nothing_is_compared_across_a_break(start, previous, year_ago) -> None:
    row = _judged(STOCK, [55.0, *[60.0] * 11, 70.0], breaks=[break_at("stock", start)]).rows[
        "stock"
    ]
    assert np.array_equal([row.previous, row.year_ago], [previous, year_ago], equal_nan=True)
    assert (row.previous_end is None) == np.isnan(previous)


@pytest.mark.parametrize(
    ("before", "now", "unusual"),
    [
        (400, 500, True),
        (400, 480, False),  # exactly 20 %
        (400, 481, True),
        (400, 319, True),
        (400, 320, False),
        (100, 130, True),  # exactly 30 children
        (100, 129, False),
        (0, 500, False),  # no share of nothing
        (400, 0, True),
    ],
)
def test_a_stock_moves_beyond_both_bounds(before, now, unusual) -> None:
    found = _moved(STOCK, [float(before), *[350.0] * 11, float(now)])
    assert (found is not None) == unusual


def test_only_stocks_and_what_has_no_right_answer() -> None:
    values = [400.0, *[400.0] * 11, 200.0]
    good_stock = indicator("stock", measure_type="count", timing="snapshot", polarity="low_good")
    assert _moved(good_stock, values) is not None
    twice = [40.0] * 12 + [20.0] * 12
    assert _moved(FLOW, twice) is not None
    assert _moved(indicator("flow", measure_type="count", polarity="low_good"), twice) is None
    mean = indicator("stock", measure_type="mean", timing="snapshot", polarity="neutral")
    assert _moved(mean, values) is None


def test_a_flow_must_pass_chance_as_well() -> None:
    assert _moved(FLOW, [10.0] * 12 + [15.0] * 12) is not None  # 60 children, bound 52
    assert _moved(FLOW, [10.0] * 12 + [14.0] * 12) is None  # 48 children, bound 51


def test_a_year_to_date_is_never_summed() -> None:
    climbing = [float(10 * (1 + at % 12)) for at in range(24)]
    twice = [2 * value if at >= 12 else value for at, value in enumerate(climbing)]
    assert _moved(FLOW, twice, window="ytd") is None


def test_a_rolling_year_is_compared_with_the_one_before() -> None:
    values = [120.0, *[150.0] * 11, 190.0]
    found = _moved(FLOW, values, window="rolling_12m")
    assert found is not None
    assert (found.before, found.now) == (120, 190)


@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2025, 1, 1)])
def test_never_across_a_break(start) -> None:
    values = [10.0] * 12 + [15.0] * 12
    assert _moved(FLOW, values, breaks=[break_at("flow", start)]) is None


def test_a_share_needs_counts_to_be_told_in_children() -> None:
    one = indicator("stock", timing="snapshot", polarity="neutral")
    bare = [40.0, *[40.0] * 11, 60.0]
    counted = [(160.0, 400.0)] * 12 + [(240.0, 400.0)]
    assert _moved(one, bare) is None
    found = _moved(one, counted)
    assert found is not None
    assert found.children == pytest.approx(80)


def test_a_rate_is_told_in_children_too() -> None:
    one = indicator("stock", measure_type="rate", timing="snapshot", polarity="neutral")
    row = _judged(one, [(200.0, 50_000.0)] * 12 + [(300.0, 50_000.0)]).rows["stock"]
    (flag,) = [flag for flag in row.flags if flag.kind == "unexplained_change"]
    assert flag.sentence.startswith("Up 50% in a year, from 40.0 to 60.0.")
    assert flag.numbers.startswith("About 100 children")


def test_nothing_out_of_date_is_asked_about() -> None:
    row = _judged(STOCK, [400.0] * 12 + [200.0], period_end=date(2026, 12, 31)).rows["stock"]
    assert row.rag == "out_of_date"
    assert "unexplained_change" not in kinds(row)
