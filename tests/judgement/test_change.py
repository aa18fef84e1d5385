"""Change: the period before, and a year ago."""

from datetime import date

import numpy as np
import pytest

from scorecard.judgement.judge import judge
from tests.judgement.building import break_at, evidence, indicator, series

STOCK = indicator("stock", measure_type="count", timing="snapshot", polarity="neutral")


def _judged(one, values, **given_too):
    facts = series(one.code, values, frequency=one.frequency, window=one.window)
    return judge(evidence(one, facts, **given_too))


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
