"""Month factors of the school year, and the series without them."""

import numpy as np
import pytest

from scorecard.stats import spc
from scorecard.stats.seasonal import adjust

# Referrals as the methodology has them: a low August and December, a high June.
PATTERN = np.array([1.02, 0.99, 1.06, 0.97, 1.03, 1.07, 1.05, 0.84, 1.0, 1.04, 1.05, 0.88])
PATTERN = PATTERN / PATTERN.mean()


def patterned(years: int, level: float = 200.0) -> np.ndarray:
    return level * np.tile(PATTERN, years)


def test_a_pure_pattern_becomes_flat() -> None:
    adjusted, factors = adjust(patterned(4), 12)
    assert factors.shape == (1, 12)
    np.testing.assert_allclose(factors[0], PATTERN)
    np.testing.assert_allclose(adjusted, 200.0)


def test_months_may_be_the_last_one_or_one_a_column() -> None:
    values = np.roll(patterned(4), -3)  # begins in April, ends in March
    months = [(3 + i) % 12 + 1 for i in range(48)]
    for given in (3, months):
        np.testing.assert_allclose(adjust(values, given)[1][0], PATTERN)


def test_one_odd_month_does_not_make_a_factor() -> None:
    values = patterned(5)
    values[31] *= 3
    _, factors = adjust(values, 12)
    np.testing.assert_allclose(factors[0], PATTERN, rtol=0.04)


def test_a_month_of_nothing_is_a_month_like_another() -> None:
    values = np.where(np.arange(60) == 20, 0.0, patterned(5))
    adjusted, factors = adjust(values, 12)
    assert adjusted[0, 20] == 0
    np.testing.assert_allclose(factors[0], PATTERN, rtol=0.04)


@pytest.mark.parametrize("periods", [36, 48, 120])
@pytest.mark.parametrize("pattern", [PATTERN, np.ones(12)], ids=["school year", "none"])
def test_nothing_changed_and_the_latest_point_seldom_signals(periods: int, pattern) -> None:
    """The goal is 1.4 to 2.2 in a hundred; the bounds leave room for 4,000 draws."""
    draw = np.random.default_rng(13)
    season = np.tile(pattern, periods // 12)
    values = 200 * season * (1 + 0.08 * draw.standard_normal((4000, periods)))
    rate = np.mean(spc.xmr(adjust(values, 12)[0]).signal[:, -1] != 0)
    assert 0.010 < rate < 0.026


def test_a_real_collapse_in_august_and_a_real_step_are_found() -> None:
    draw = np.random.default_rng(14)
    values = 200 * np.tile(PATTERN, 5)[:56] * (1 + 0.05 * draw.standard_normal((2000, 56)))
    collapsed = values.copy()
    collapsed[:, -1] *= 0.7  # August is the last of 56 months that begin in January
    assert np.mean(spc.xmr(adjust(collapsed, 8)[0]).signal[:, -1] == -1) > 0.95
    stepped = values.copy()
    stepped[:, -8:] *= 1.2
    assert np.mean(spc.xmr(adjust(stepped, 8)[0]).signal[:, -1] == 1) > 0.9


def test_what_comes_later_does_not_change_how_strictly_the_latest_is_judged() -> None:
    """A point is judged by the other years' factors, never by its own."""
    values = patterned(5)
    odd = values.copy()
    odd[-1] *= 2
    plain, doubled = adjust(values, 12)[0], adjust(odd, 12)[0]
    assert doubled[0, -1] == pytest.approx(2 * plain[0, -1], rel=0.02)


def test_a_slow_growth_stays_in_the_adjusted_series() -> None:
    growth = 1.005 ** np.arange(60)
    adjusted, _ = adjust(patterned(5) * growth, 12)
    np.testing.assert_allclose(adjusted[0] / (200 * growth), 1.0, rtol=0.005)


@pytest.mark.parametrize(
    "values",
    [
        patterned(2),
        np.where(np.arange(48) == 20, -1.0, patterned(4)),
        np.where(np.arange(48) % 3 == 0, np.nan, patterned(4)),
        np.where(np.arange(60) % 12 == 5, np.nan, patterned(5)),
        np.full(48, np.nan),
        np.empty(0),
    ],
    ids=["short", "negative", "thin", "no June", "unknown", "empty"],
)
def test_what_cannot_be_adjusted_comes_back_unchanged(values: np.ndarray) -> None:
    adjusted, factors = adjust(values, 12)
    np.testing.assert_array_equal(adjusted[0], values)
    assert (factors == 1).all()


def test_unknown_months_stay_unknown_and_touch_no_other_series() -> None:
    gap = patterned(5)
    gap[14] = np.nan
    together, factors = adjust(np.stack([gap, patterned(5)]), 12)
    assert np.flatnonzero(np.isnan(together[0])).tolist() == [14]
    np.testing.assert_allclose(factors, [PATTERN, PATTERN], rtol=1e-3)
    np.testing.assert_array_equal(together[1], adjust(patterned(5), 12)[0][0])


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (13, "months must be 1 to 12: 13"),
        ([1, 2], "one a column"),
        (1.5, "whole numbers"),
        ([1, 2, 4, 5], "run on without a gap"),
    ],
)
def test_refusals(months: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        adjust(np.ones(4), months)  # type: ignore[arg-type]
