"""Intervals of one figure: published numbers, hand-worked numbers, and what must always hold."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.stats import intervals
from tests.stats.conftest import Table, number

Read = Callable[[str], Table]
few_examples = settings(max_examples=40, deadline=None)


@pytest.mark.reference
def test_wilson_as_published(vectors: Read) -> None:
    table = vectors("ci_proportion_wilson.csv")
    x, n, confidence = (number(table[name]) for name in ("x", "n", "confidence"))
    lower, upper = intervals.wilson(x, n, confidence)
    np.testing.assert_allclose(lower, number(table["lowercl"]), rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(upper, number(table["uppercl"]), rtol=1e-9)


@pytest.mark.reference
def test_poisson_as_published(vectors: Read) -> None:
    table = vectors("ci_rate_byar_exact.csv")
    x, n, confidence = (number(table[name]) for name in ("x", "n", "confidence"))
    lower, upper = intervals.poisson(x, n, 100_000, confidence)
    np.testing.assert_allclose(lower, number(table["lowercl"]), rtol=1e-9)
    np.testing.assert_allclose(upper, number(table["uppercl"]), rtol=1e-9)


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [
        (0, 10, 0.0, 0.27753),  # z^2 / (n + z^2)
        (10, 10, 0.72247, 1.0),
        (5, 10, 0.23659, 0.76341),
    ],
)
def test_wilson_by_hand(x: int, n: int, lower: float, upper: float) -> None:
    assert intervals.wilson(x, n) == (
        pytest.approx(lower, abs=1e-5),
        pytest.approx(upper, abs=1e-5),
    )


@pytest.mark.parametrize(
    ("x", "lower", "upper"),
    [
        (0, 0.0, -math.log(0.025)),  # the chance of nothing is 2.5 % at the upper limit
        (1, -math.log(0.975), 5.57164),
        (9, 4.11537, 17.08480),
        (10, 4.78746, 18.39034),  # Byar from here
    ],
)
def test_poisson_by_hand(x: int, lower: float, upper: float) -> None:
    found = intervals.poisson(x)
    assert found == (pytest.approx(lower, abs=1e-4), pytest.approx(upper, abs=1e-2))


def test_mean_is_students_t() -> None:
    lower, upper = intervals.mean(20.0, 4.0, [16, 1])
    assert lower[0] == pytest.approx(20 - 2.13145)
    assert upper[0] == pytest.approx(20 + 2.13145)
    assert np.isnan(lower[1])


def test_unknown_and_empty_have_no_interval() -> None:
    for lower, upper in (
        intervals.wilson([0, np.nan, 3], [0, 10, np.nan]),
        intervals.poisson([0, np.nan, 3], [0, 10, np.nan]),
    ):
        assert np.isnan(lower).all()
        assert np.isnan(upper).all()


def test_arguments_broadcast() -> None:
    lower, upper = intervals.wilson([[1], [2]], [10, 20, 30])
    assert lower.shape == upper.shape == (2, 3)
    assert intervals.poisson(np.empty(0))[0].shape == (0,)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: intervals.wilson([3, 11], 10), r"x must not exceed n: 11\.0 at position 1"),
        (lambda: intervals.wilson([[1, 2], [-3, 2]], 10), r"x must not be negative.*\(1, 0\)"),
        (lambda: intervals.wilson(0, -1), "n must not be negative"),
        (lambda: intervals.wilson([1, 2], [1, 2, 3]), r"do not fit together: x \(2,\), n \(3,\)"),
        (lambda: intervals.wilson(1, 2, 95), "confidence must be between 0 and 1"),
        (lambda: intervals.wilson(np.inf, np.inf), "x must be finite or NaN"),
        (lambda: intervals.poisson(-1), "x must not be negative"),
        (lambda: intervals.poisson(1, -2.0), "exposure must not be negative"),
        (lambda: intervals.mean(1, -2, 3), "sd must not be negative"),
    ],
)
def test_refusals_name_the_argument_and_the_place(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


@few_examples
@given(st.integers(0, 10_000), st.integers(1, 10_000), st.floats(0.5, 0.999))
def test_the_proportion_is_inside_its_interval(x: int, n: int, confidence: float) -> None:
    x = min(x, n)
    lower, upper = intervals.wilson(x, n, confidence)
    assert 0 <= lower <= x / n <= upper <= 1


@few_examples
@given(st.integers(0, 100_000), st.floats(0.5, 0.999), st.floats(0.1, 1e6))
def test_the_rate_is_inside_its_interval(x: int, confidence: float, exposure: float) -> None:
    lower, upper = intervals.poisson(x, exposure, 1000, confidence)
    assert 0 <= lower <= x / exposure * 1000 <= upper


@few_examples
@given(st.integers(0, 500), st.floats(0.1, 1e4))
def test_a_rate_scales_with_its_unit(x: int, per: float) -> None:
    once = np.array(intervals.poisson(x, 7.0))
    np.testing.assert_allclose(np.array(intervals.poisson(x, 7.0, per)), once * per)
