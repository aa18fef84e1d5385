"""Lag-1 autocorrelation: known series, steps that do not count as likeness, and every odd input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from scorecard.stats.autocorrelation import lag1

DRAW = np.random.default_rng(11)


def alike(lag: float, series: int = 2000, periods: int = 60) -> np.ndarray:
    """Series each point of which is so much like the one before."""
    values = DRAW.standard_normal((series, periods))
    for column in range(1, periods):
        values[:, column] = lag * values[:, column - 1] + np.sqrt(1 - lag**2) * values[:, column]
    return values


def test_a_hand_worked_series() -> None:
    # deviations -1, 1 alternating: neighbours' products are all -1, the differences' all -4
    assert lag1([9.0, 11.0] * 10)[0] == pytest.approx(-1.0)


@pytest.mark.parametrize("lag", [0.0, 0.3, 0.6, 0.8])
def test_it_is_near_what_was_drawn_and_no_higher(lag: float) -> None:
    found = np.nanmean(lag1(alike(lag)))
    assert lag - 0.2 < found < lag + 0.02


def test_a_step_is_not_likeness() -> None:
    stepped = alike(0.0)
    stepped[:, 30:] += 3
    found = lag1(stepped)
    assert np.mean(found > 0.5) < 0.05
    usual = [np.corrcoef(row[:-1], row[1:])[0, 1] for row in stepped[:50]]
    assert np.mean(usual) > 0.5, "the usual estimate takes it for likeness"


@pytest.mark.parametrize(
    "values",
    [
        np.full((3, 30), np.nan),
        np.zeros((0, 30)),
        np.zeros((3, 0)),
        np.full(30, 7.0),
        np.full(30, 0.1 + 0.2),
        np.arange(12.0),
        np.where(np.arange(30) % 2, 5.0, np.nan),
    ],
    ids=["unknown", "no series", "no periods", "constant", "float constant", "short", "no pairs"],
)
def test_what_cannot_be_told_is_unknown(values: np.ndarray) -> None:
    assert np.isnan(lag1(values)).all()


@given(
    arrays.arrays(np.float64, (3, 20), elements=st.floats(-1e6, 1e6)),
    st.floats(-1e3, 1e3),
    st.floats(0.1, 1e3),
)
def test_it_has_no_unit_and_no_company(values, shift: float, scale: float) -> None:
    values = np.round(values)
    found = lag1(values)
    assert ((np.abs(found) <= 1) | np.isnan(found)).all()
    np.testing.assert_array_equal(lag1(values[::-1]), found[::-1])
    np.testing.assert_array_equal(lag1(values[1]), found[1:2])
    moved = lag1(values * np.round(scale * 8) / 8 + np.round(shift))
    usable = ~np.isnan(found) & (values.std(axis=1) > 1)
    np.testing.assert_allclose(moved[usable], found[usable], atol=1e-6)
