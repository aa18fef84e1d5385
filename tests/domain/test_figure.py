"""Figures in words: rounded half up on their decimals, unknown a dash and never a zero."""

import math
from decimal import Decimal

import pytest

from scorecard.domain import figure


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (2.675, 2, "2.68"),
        (0.125, 2, "0.13"),
        (1.005, 2, "1.01"),
        (62.45, 1, "62.5"),
        (-0.05, 1, "-0.1"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (1e15, 0, "1000000000000000"),
    ],
)
def test_half_goes_up(value: float, decimals: int, rounded: str) -> None:
    assert figure.rounded(value, decimals) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (62.4, "pct", 1, "62.4%"),
        (1234.0, "count", 0, "1,234"),
        (47.25, "rate", 1, "47.3"),
        (12.0, "days", 1, "12.0 days"),
        (0.0, "count", 0, "0"),
        (-0.04, "rate", 1, "0.0"),
        (None, "count", 0, "–"),
        (math.nan, "pct", 1, "–"),
    ],
)
def test_a_value_in_words(value: float | None, unit: str, decimals: int, text: str) -> None:
    assert figure.text(value, unit, decimals) == text


def test_a_difference_in_words() -> None:
    assert figure.points(-17.6, "pct", 1) == "17.6 points"
    assert figure.points(-12, "count", 0) == "12"


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (66.0, 93.0, "66 of 93"),
        (1500.0, 2000.0, "1,500 of 2,000"),
        (math.nan, 93.0, ""),
        (66, None, ""),
    ],
)
def test_two_counts_in_words(numerator: float | None, denominator: float | None, text: str) -> None:
    assert figure.count_of(numerator, denominator) == text
