"""The grid: one series an indicator is chosen and laid out; nothing is mixed into it."""

import itertools
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.judgement import figures
from scorecard.judgement.grid import LONGEST, choose, lay_out, segments
from tests.judgement.building import END, Facts, frame, indicator, series

MONTHLY = indicator("one", measure_type="count")
ALL = {"one": MONTHLY, "two": indicator("two", measure_type="count")}


def _made(facts: Facts):
    return figures.worked_out(figures.current(frame(facts)), ALL)


def _grid(facts: Facts):
    return lay_out(choose(_made(facts), ALL), ALL)


LADDER = [
    {"frequency": "month", "window": "period"},
    {"frequency": "month", "window": "rolling_12m"},
    {"frequency": "week", "window": "period"},
    {"frequency": "quarter", "window": "period"},
    {"frequency": "year", "window": "period"},
    {"frequency": "month", "basis": "published"},
    {"frequency": "year", "basis": "published"},
]
"""Best first: own frequency in its own window, any window, others finest first, published."""


@pytest.mark.parametrize(("better", "worse"), [*itertools.combinations(range(len(LADDER)), 2)])
def test_the_better_series_is_judged_and_nothing_of_the_other(better: int, worse: int) -> None:
    grid = _grid([*series("one", [1.0], **LADDER[better]), *series("one", [2, 2], **LADDER[worse])])
    assert grid.rows == 1
    assert grid.value.tolist() == [[1.0]]
    expected = {"basis": "local", "window": "period", **LADDER[better]}
    assert (grid.basis[0], grid.window[0]) == (expected["basis"], expected["window"])


def test_columns_are_periods_and_a_gap_is_unknown() -> None:
    grid = _grid([*series("one", [1, None, None, 4]), *series("two", [5, 6])])
    assert np.array_equal(grid.value, [[1, np.nan, np.nan, 4], [np.nan, np.nan, 5, 6]], True)
    assert grid.end[0].tolist() == [
        *(date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)),
    ]
    assert grid.reported.tolist() == [[True, False, False, True], [False, False, True, True]]


def test_series_that_end_at_different_times_each_end_in_the_last_column() -> None:
    grid = _grid([*series("one", [1, 2]), *series("two", [3, 4], end=date(2025, 3, 31))])
    assert grid.value.tolist() == [[1, 2], [3, 4]]
    assert grid.end[:, -1].tolist() == [END, date(2025, 3, 31)]


@pytest.mark.parametrize(
    ("frequency", "end"),
    [("term", date(2026, 3, 27)), ("year", date(2026, 8, 15)), ("month", date(2026, 2, 27))],
)
def test_a_period_ends_when_it_was_reported_to_end(frequency: str, end: date) -> None:
    grid = _grid(series("one", [1, 2], frequency=frequency, end=end))
    assert grid.end[0, -1].astype(object) == end


def test_two_ends_in_one_year_show_the_later() -> None:
    february = series("one", [397], frequency="year", end=date(2018, 2, 28))
    march = series("one", [437], frequency="year", end=date(2018, 3, 31))
    for facts in ([*february, *march], [*march, *february]):
        grid = _grid(facts)
        assert grid.value.tolist() == [[437]]
        assert grid.end[0, -1].astype(object) == date(2018, 3, 31)


def test_a_stray_figure_of_long_ago_does_not_make_the_grid_long() -> None:
    grid = _grid([*series("one", [1], end=date(1900, 1, 31)), *series("one", [2])])
    assert grid.columns == LONGEST
    assert np.nansum(grid.value) == 2


def test_nothing_is_laid_out_of_nothing() -> None:
    grid = _grid([])
    assert grid.rows == 0
    assert segments(grid, {}).shape == grid.value.shape


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 9, 30), [0, 0, 1]),
        (date(2026, 9, 1), [0, 0, 1]),
        (date(2026, 8, 31), [0, 1, 1]),
        (date(2026, 10, 1), [0, 0, 0]),
        (date(2000, 1, 1), [1, 1, 1]),
    ],
)
def test_a_break_starts_with_its_first_day(start: date, expected: list[int]) -> None:
    grid = _grid(series("one", [1, 2, 3]))
    assert segments(grid, {"one": [start]}).tolist() == [expected]
    assert segments(grid, {"two": [start]}).tolist() == [[0, 0, 0]]


@given(st.lists(st.one_of(st.none(), st.floats(0, 99)), min_size=1, max_size=15), st.randoms())
@settings(max_examples=30)
def test_the_order_of_rows_does_not_matter(values, random) -> None:
    facts = [*series("one", values), *series("two", values[::-1])]
    shuffled = random.sample(facts, len(facts))
    if not facts:
        return
    plain, mixed = _grid(facts), _grid(shuffled)
    assert np.array_equal(plain.value, mixed.value, equal_nan=True)
    assert plain.end.tolist() == mixed.end.tolist()
