"""Figures: what is current, what is made of agencies' parts, what cannot be right."""

import math
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.judgement import figures
from tests.judgement.building import END, NAN, frame, indicator, series

RATIO = indicator("share", numerator_supplier="police", denominator_supplier="health")
ONE_SENDER = indicator("lone", numerator_supplier="csc", denominator_supplier="csc")
COUNT = indicator("count", measure_type="count", numerator_supplier="csc")
RATE = indicator("rate", measure_type="rate")
MEAN = indicator("mean", measure_type="mean")
ALL = {one.code: one for one in (RATIO, ONE_SENDER, COUNT, RATE, MEAN)}
EARLY, LATE = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 8, tzinfo=UTC)


def _figure(code: str, value=NAN, top=NAN, bottom=NAN, marker: str = "") -> tuple[float, bool]:
    (fact,) = series(code, [0.0])
    fact |= {"value": value, "numerator": top, "denominator": bottom, "marker": marker}
    made = figures.worked_out(frame([fact]), ALL)
    return float(made["figure"].iloc[0]), bool(made["reconciles"].iloc[0])


@pytest.mark.parametrize(
    ("code", "given", "figure", "reconciles"),
    [
        ("share", {"top": 12, "bottom": 20}, 60, True),
        ("share", {"value": 62.4}, 62.4, True),
        ("share", {"value": 62.4, "top": 12, "bottom": 20}, 62.4, True),
        ("share", {"top": 21, "bottom": 20}, NAN, False),
        ("share", {"value": 105.0, "top": 21, "bottom": 20}, NAN, False),
        ("share", {"top": 0, "bottom": 0}, NAN, True),
        ("share", {"top": 0, "bottom": 20}, 0, True),
        ("share", {"top": 12}, NAN, True),
        ("share", {"bottom": 20}, NAN, True),
        ("share", {"top": -1, "bottom": 20}, NAN, False),
        ("share", {"top": 1, "bottom": -20}, NAN, False),
        ("share", {"value": -5.0}, NAN, False),
        ("share", {"value": 100.0}, 100, True),
        ("share", {"value": 100.1}, NAN, False),
        ("count", {"value": 7}, 7, True),
        ("count", {"top": 7}, 7, True),
        ("count", {"value": 0}, 0, True),
        ("count", {"value": -1}, NAN, False),
        ("count", {"value": math.inf}, NAN, False),
        ("rate", {"top": 66, "bottom": 4000}, 165, True),
        ("rate", {"top": 5000, "bottom": 4000}, 12_500, True),
        ("rate", {"top": 66, "bottom": 0}, NAN, True),
        ("mean", {"value": -3.0}, -3, True),
        ("mean", {"top": 30, "bottom": 10}, 3, True),
        ("mean", {"top": 30, "bottom": -10}, NAN, False),
    ],
)
def test_a_figure_is_given_or_worked_out(code, given, figure, reconciles) -> None:
    found, agreed = _figure(code, **given)
    assert found == figure or (math.isnan(found) and math.isnan(figure))
    assert agreed == reconciles


@pytest.mark.parametrize("marker", ["c", "k", "x", "z", "u", "low"])
def test_a_marker_is_unknown_whatever_stands_beside_it(marker: str) -> None:
    figure, reconciles = _figure("share", top=12, bottom=20, marker=marker)
    assert math.isnan(figure)
    assert reconciles


def test_the_latest_known_state_is_current_and_the_others_were_replaced() -> None:
    facts = frame(
        [
            *series("count", [7], known_at=EARLY),
            *series("count", [9], known_at=LATE),
            *series("rate", [1], known_at=EARLY),
        ]
    )
    assert figures.current(facts)["value"].tolist() == [1, 9]
    assert figures.superseded(facts)["value"].tolist() == [7]


@pytest.mark.parametrize(
    ("police", "health", "expected"),
    [
        ((18, NAN), (NAN, 20), 90),
        ((21, NAN), (NAN, 20), NAN),
        ("c", (NAN, 20), NAN),
        ((18, NAN), "x", NAN),
        ((18, NAN), (NAN, 0), NAN),
    ],
)
def test_two_agencies_make_one_share(police, health, expected) -> None:
    facts = frame(
        [*series("share", [police], agency="police"), *series("share", [health], agency="health")]
    )
    made = figures.worked_out(figures.totals(facts, ALL), ALL)
    assert np.array_equal(made["figure"], [expected], equal_nan=True)
    assert made["agency"].tolist() == [""]


def test_a_share_one_agency_worked_out_is_not_taken_for_both() -> None:
    (theirs,) = series("share", [(18, 30)], agency="police")
    facts = frame([theirs | {"value": 60.0}, *series("share", [(NAN, 20)], agency="health")])
    made = figures.worked_out(figures.totals(facts, ALL), ALL)
    assert made["figure"].tolist() == [90.0]


@pytest.mark.parametrize("agencies", [["police"], ["health"], ["csc"], []])
def test_no_total_until_every_agency_is_in(agencies: list[str]) -> None:
    facts = frame([f for agency in agencies for f in series("share", [(1, 2)], agency=agency)])
    assert not len(figures.totals(facts, ALL))


def test_a_whole_figure_goes_before_the_parts() -> None:
    parts = [
        *series("share", [(18, NAN)], agency="police"),
        *series("share", [(NAN, 20)], agency="health"),
    ]
    facts = frame([*parts, *series("share", [88.0])])
    assert figures.worked_out(figures.totals(facts, ALL), ALL)["figure"].tolist() == [88.0]


def test_one_supplier_sends_the_total() -> None:
    facts = frame(series("lone", [(3, 4)], agency="csc"))
    assert figures.worked_out(figures.totals(facts, ALL), ALL)["figure"].tolist() == [75.0]


def test_parts_are_as_provisional_and_as_new_as_the_worst_of_them() -> None:
    facts = frame(
        [
            *series("share", [(18, NAN)], agency="police", known_at=LATE, status="final"),
            *series("share", [(NAN, 20)], agency="health", known_at=EARLY, status="provisional"),
        ]
    )
    (made,) = figures.totals(facts, ALL).itertuples(index=False)
    assert made.status == "provisional"
    assert made.known_at == LATE


def test_two_editions_of_one_document_are_told_from_a_revision() -> None:
    printed = [
        *series("count", [975], edition="section 7", known_at=EARLY),
        *series("count", [979], edition="appendix 3", known_at=EARLY),
    ]
    revised = [*series("rate", [1], known_at=EARLY), *series("rate", [2], known_at=LATE)]
    assert figures.printed_twice(frame([*printed, *revised])) == {("count", END)}


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_share_is_within_its_bounds_or_unknown(top: float, bottom: float) -> None:
    figure, _ = _figure("share", top=top, bottom=bottom)
    assert math.isnan(figure) or 0 <= figure <= 100.000001
