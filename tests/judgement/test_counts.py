"""Counts: a later edition that prints a figure again without its counts does not lose them."""

from datetime import UTC, datetime

import numpy as np
import pytest

from scorecard.judgement import counts, figures
from tests.judgement.building import NAN, frame, series

RELEASE, TOOL = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def _current(first, then, basis: str = "published") -> tuple[float, float, float]:
    """(value, numerator, denominator) that hold once both have come."""
    facts = [
        {**series("one_pct", [0.0], basis=basis, known_at=known)[0], **state}
        for known, state in ((RELEASE, first), (TOOL, then))
    ]
    (row,) = figures.current(frame(facts)).itertuples(index=False)
    return row.value, row.numerator, row.denominator


def _state(value, numerator=NAN, denominator=NAN):
    return {"value": value, "numerator": numerator, "denominator": denominator}


@pytest.mark.parametrize(
    ("first", "then", "held"),
    [
        (_state(62.43, 412, 660), _state(62.4), (62.4, 412, 660)),
        (_state(62.43, 412, 660), _state(62.0), (62.0, 412, 660)),
        (_state(62.43, 412, 660), _state(62.5), (62.5, NAN, NAN)),
        (_state(62.43, 412, 660), _state(62.4, 400, 641), (62.4, 400, 641)),
        (_state(62.43, 412, 660), _state(NAN), (NAN, NAN, NAN)),
        (_state(62.4), _state(62.4), (62.4, NAN, NAN)),
    ],
)
def test_the_value_is_the_later_one_s_and_its_counts_those_it_was_printed_with(
    first, then, held
) -> None:
    np.testing.assert_array_equal(_current(first, then), held)


def test_what_an_agency_sends_anew_says_itself_what_it_is_made_of() -> None:
    found = _current(_state(62.43, 412, 660), _state(62.4), basis="local")
    np.testing.assert_array_equal(found, (62.4, NAN, NAN))


@pytest.mark.parametrize(
    ("rounded", "exact", "same"),
    [(62.4, 62.43, True), (62.0, 62.43, True), (62.4, 62.46, False), (0.0, 0.4, True)],
)
def test_a_value_repeats_another_to_its_own_rounding(rounded, exact, same: bool) -> None:
    assert counts.repeats(np.array([rounded, NAN]), np.array([exact, exact])).tolist() == [
        same,
        False,
    ]
