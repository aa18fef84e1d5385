"""Dispersion of counts from a series' own history."""

import numpy as np
import pytest

from scorecard.stats.dispersion import factor


def test_by_hand() -> None:
    # Mean 10, every step 4: sigma 4 / 1.128, squared over 10
    assert factor([8.0, 12.0] * 7)[0] == pytest.approx((4 / 1.128) ** 2 / 10)


def test_independent_events_have_about_one_and_never_less() -> None:
    counts = np.random.default_rng(1).poisson(40, (300, 60))
    found = factor(counts)
    assert (found >= 1).all()
    assert np.median(found) == pytest.approx(1.0, abs=0.1)
    clustered = factor(counts * 7)  # families of seven
    assert np.median(clustered) == pytest.approx(7.0, rel=0.1)


def test_a_step_is_not_dispersion() -> None:
    generator = np.random.default_rng(2)
    steps = np.concatenate(
        [generator.poisson(30, (200, 30)), generator.poisson(90, (200, 30))], axis=1
    )
    assert np.median(factor(steps)) < 1.3


def test_what_is_expected_may_be_given() -> None:
    values = [[8.0, 12.0] * 7, [8.0, 12.0] * 7]
    assert factor(values, 4.0) == pytest.approx((4 / 1.128) ** 2 / 4)
    assert factor(values, [4.0, 100.0])[1] == 1
    assert factor(values, np.full((2, 14), 4.0)).shape == (2,)


def test_too_little_is_unknown() -> None:
    assert np.isnan(factor([8.0, 12.0] * 6)[0])
    assert not np.isnan(factor([8.0, 12.0] * 6, least_ranges=11)[0])
    assert np.isnan(factor([0.0] * 20)[0])
    assert np.isnan(factor([np.nan] * 20)[0])


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"values must not be negative: -1\.0"):
        factor([1.0, -1.0])
    with pytest.raises(ValueError, match="expected_variance must not be negative"):
        factor([1.0], -1.0)
    with pytest.raises(ValueError, match="do not fit together"):
        factor([1.0, 2.0], [1.0, 2.0, 3.0])
