"""Rounding half up as people do it."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.stats.rounding import half_up


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (62.45, 1, 62.5),  # 62.45 is 62.4500000000000028 in binary
        (62.35, 1, 62.4),  # 62.35 is 62.3500000000000014
        (1.005, 2, 1.01),  # 1.005 is 1.00499999999999989
        (2.675, 2, 2.68),
        (0.285, 2, 0.29),
        (0.5, 0, 1.0),
        (2.5, 0, 3.0),
        (-2.5, 0, -3.0),
        (-1.005, 2, -1.01),
        (2.4999999, 0, 2.0),
        (0.49999999999999994, 0, 0.0),
        (1234.5, -2, 1200.0),
        (1250, -2, 1300.0),
        (1e17, 2, 1e17),
        (123456789012345.675, 2, 123456789012345.67),  # shortest form ends .67
        (0.0, 1, 0.0),
    ],
)
def test_by_hand(value: float, decimals: int, rounded: float) -> None:
    assert half_up(value, decimals) == rounded


def test_unknown_stays_unknown_and_decimals_may_differ() -> None:
    found = half_up([[62.45, np.nan], [62.45, -0.05]], [[1], [0]])
    np.testing.assert_array_equal(found, [[62.5, np.nan], [62.0, 0.0]])
    assert half_up(np.inf, 1) == np.inf
    assert half_up([], 1).shape == (0,)
    assert half_up([1.25, 1.25], [1, 2]).tolist() == [1.3, 1.25]


@pytest.mark.parametrize(("decimals", "words"), [(1.5, "whole numbers"), ([1, 2, 3], "do not fit")])
def test_refusals(decimals: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        half_up([1.0, 2.0], decimals)  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_any_number_rounds_as_decimal_does(value: float, decimals: int) -> None:
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert half_up(value, decimals) == float(exact)


@settings(max_examples=200, deadline=None)
@given(st.integers(-(10**7), 10**7), st.integers(0, 3))
def test_every_tie_goes_up(tenths: int, decimals: int) -> None:
    tie = float(Decimal(tenths * 10 + 5).scaleb(-decimals - 1))
    away = Decimal(tenths + 1 if tenths >= 0 else tenths).scaleb(-decimals)
    expected = away if tie > 0 else Decimal(repr(tie)).quantize(away, rounding=ROUND_HALF_UP)
    assert half_up(tie, decimals) == float(expected)


def test_many_at_once_are_what_each_is_alone() -> None:
    values = np.round(np.random.default_rng(3).normal(50, 30, 2000), 2)
    together = half_up(values, 1)
    assert together.tolist() == [float(half_up(value, 1)) for value in values]
