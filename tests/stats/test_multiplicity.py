"""Adjusting p values of one family."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.stats.multiplicity import benjamini_hochberg
from tests.stats.conftest import Table, groups, number


@pytest.mark.reference
def test_benjamini_hochberg_as_published(vectors: Callable[[str], Table]) -> None:
    for family in groups(vectors("p_adjust.csv"), "set"):
        found = benjamini_hochberg(number(family["p"]))
        np.testing.assert_allclose(found, number(family["bh"]), rtol=1e-12)


def test_by_hand() -> None:
    found = benjamini_hochberg([0.04, 0.01, np.nan, 0.03, 0.01])
    np.testing.assert_allclose(found, [0.04, 0.02, np.nan, 0.04, 0.02])
    assert benjamini_hochberg([]).shape == (0,)
    assert benjamini_hochberg([[np.nan, 0.2]]).tolist()[0][1] == 0.2


def test_an_impossible_p_is_refused() -> None:
    with pytest.raises(ValueError, match=r"p must be between 0 and 1: 1\.2 at position 1"):
        benjamini_hochberg([0.1, 1.2])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.just(np.nan), st.floats(0, 1)), max_size=30))
def test_order_is_kept_and_nothing_gets_smaller(values: list[float]) -> None:
    p = np.array(values)
    adjusted = benjamini_hochberg(p)
    np.testing.assert_array_equal(np.isnan(adjusted), np.isnan(p))
    known = ~np.isnan(p)
    assert (adjusted[known] >= p[known] * (1 - 1e-12)).all()
    assert (np.diff(adjusted[known][np.argsort(p[known])]) >= 0).all()
    np.testing.assert_array_equal(benjamini_hochberg(p[::-1]), adjusted[::-1])
