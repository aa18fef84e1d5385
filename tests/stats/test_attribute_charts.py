"""Attribute charts: limits from the chance of a count, quiet when nothing changed; odd input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats

from scorecard.stats import spc
from scorecard.stats.attribute_charts import THREE_SIGMA, p_chart, u_chart

QUIET = 0.025
"""The share of unchanging series whose latest point may signal: the goal is two in a hundred."""


@pytest.mark.parametrize("mean", [0.4, 1.0, 2.5, 4.9, 30.0])
def test_limits_are_poissons_at_the_tails(mean: float) -> None:
    """Against scipy's own distribution: a limit is the last count that is not too unlikely."""
    chart = u_chart(np.full(20, mean))
    upper, lower = round(chart.upper[0, 0]), round(chart.lower[0, 0])
    poisson = stats.poisson(mean)

    def over(count: int) -> float:
        return float(poisson.sf(count) + poisson.pmf(count) / 2)

    def under(count: int) -> float:
        return float(poisson.cdf(count) - poisson.pmf(count) / 2)

    assert over(upper + 1) <= THREE_SIGMA < over(upper)
    assert under(lower) > THREE_SIGMA
    assert lower == 0 or under(lower - 1) <= THREE_SIGMA


@pytest.mark.parametrize(("whole", "share"), [(10, 0.1), (20, 0.05), (40, 0.5), (30, 0.97)])
def test_limits_are_the_binomials_at_the_tails(whole: int, share: float) -> None:
    parts = np.full(20, whole * share)
    chart = p_chart(parts, np.full(20, float(whole)))
    upper, lower = round(chart.upper[0, 0] * whole), round(chart.lower[0, 0] * whole)
    binomial = stats.binom(whole, share)
    over = binomial.sf(upper) - binomial.pmf(upper + 1) / 2
    assert upper == whole or over <= THREE_SIGMA
    assert binomial.sf(upper - 1) - binomial.pmf(upper) / 2 > THREE_SIGMA
    under = binomial.cdf(lower - 1) - binomial.pmf(lower - 1) / 2
    assert lower == 0 or under <= THREE_SIGMA


def test_limits_follow_the_exposure() -> None:
    size = np.array([10.0, 100.0] * 10)
    chart = u_chart(size * 0.2, size)
    assert chart.upper[0, 0] > chart.upper[0, 1] > chart.mean[0] > chart.lower[0, 1]
    assert chart.mean[0] == pytest.approx(0.2)


@pytest.mark.parametrize("mean", [0.1, 0.4, 1.0, 2.0, 4.9])
@pytest.mark.parametrize("periods", [13, 48])
def test_nothing_changed_and_hardly_anything_signals(mean: float, periods: int) -> None:
    counts = np.random.default_rng(5).poisson(mean, (4000, periods)).astype(float)
    assert np.mean(u_chart(counts).signal[:, -1] != 0) < QUIET
    xmr = np.mean(spc.xmr(counts).signal[:, -1] != 0)
    assert np.mean(u_chart(counts).signal[:, -1] != 0) < xmr


@pytest.mark.parametrize("share", [0.02, 0.3, 0.98])
@pytest.mark.parametrize("whole", [5, 30])
def test_small_shares_are_quiet_too(share: float, whole: int) -> None:
    draw = np.random.default_rng(6)
    wholes = draw.integers(max(whole // 2, 1), whole * 3 // 2 + 1, (4000, 48))
    parts = draw.binomial(wholes, share).astype(float)
    assert np.mean(p_chart(parts, wholes).signal[:, -1] != 0) < QUIET


def test_more_than_chance_widens_the_limits() -> None:
    draw = np.random.default_rng(7)
    scattered = draw.negative_binomial(1.0, 1 / 4, (2000, 48)).astype(float)  # four times Poisson
    chart = u_chart(scattered)
    assert np.median(chart.dispersion) > 2
    assert np.mean(chart.signal[:, -1] != 0) < QUIET
    assert (u_chart(draw.poisson(3, (500, 48))).dispersion >= 1).all()


@pytest.mark.parametrize(
    ("values", "rule", "signal"),
    [
        ([1, 0, 1, 2, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 1, 9], "outside", 1),
        ([4, 5, 3, 4, 5, 4, 3, 5, 4, 4, 5, 4, 3, 9, 9, 8, 9, 8, 9, 9], "shift", 1),
        ([0] * 40, "shift", 0),
        ([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], "shift", 0),
    ],
)
def test_what_is_marked(values, rule: str, signal: int) -> None:
    chart = u_chart(np.array(values, dtype=float))
    assert getattr(chart, rule)[0, -1] == signal
    assert chart.signal[0, -1] == signal


def test_a_real_change_is_found_within_seven_months() -> None:
    draw = np.random.default_rng(8)
    counts = draw.poisson(2, (2000, 48)).astype(float)
    counts[:, -7:] = draw.poisson(7, (2000, 7))
    assert np.mean(u_chart(counts).signal[:, -7:].max(axis=1) == 1) > 0.85


@pytest.mark.parametrize(
    "values",
    [np.full((2, 20), np.nan), np.zeros((0, 20)), np.zeros((2, 0)), np.zeros(20), np.full(1, 3.0)],
    ids=["unknown", "no series", "no periods", "all nothing", "one point"],
)
def test_odd_input_is_defined_and_silent(values: np.ndarray) -> None:
    for chart in (u_chart(values), p_chart(values, np.where(np.isnan(values), np.nan, 9.0))):
        assert not chart.signal.any()
        assert chart.lower.shape == np.atleast_2d(values).shape
        assert (np.isnan(chart.lower) == np.isnan(np.atleast_2d(values))).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: u_chart([-1.0, 2.0]), "x must not be negative"),
        (lambda: p_chart([3.0, 2.0], [2.0, 2.0]), "x must not exceed n: 3.0 at position"),
        (lambda: u_chart(np.ones((2, 2, 2))), "must be"),
        (lambda: u_chart([1.0, np.inf]), "finite"),
    ],
)
def test_refusals(call, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


@given(
    arrays.arrays(np.float64, (3, 16), elements=st.integers(0, 12).map(float)),
    st.integers(0, 15),
)
def test_series_keep_to_themselves(values, hidden: int) -> None:
    whole = u_chart(values)
    np.testing.assert_array_equal(u_chart(values[::-1]).signal, whole.signal[::-1])
    gap = values.copy()
    gap[0, hidden] = np.nan
    other = u_chart(gap)
    np.testing.assert_array_equal(other.upper[1:], whole.upper[1:])
    np.testing.assert_array_equal(other.signal[1:], whole.signal[1:])
    inside = (whole.outside == 0) & (values > 0)
    assert (values[inside] <= whole.upper[inside] + 1e-9).all()


@given(arrays.arrays(np.float64, (2, 16), elements=st.integers(0, 12).map(float)), st.floats(1, 50))
def test_a_larger_unit_of_exposure_scales_the_limits(values, unit: float) -> None:
    plain, scaled = u_chart(values), u_chart(values, unit)
    np.testing.assert_allclose(scaled.upper * unit, plain.upper, rtol=1e-9)
    np.testing.assert_array_equal(scaled.signal, plain.signal)
