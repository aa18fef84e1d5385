"""Attainment: bounds in force, colours at their edges, and how firm they are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.indicator import Polarity
from scorecard.domain.target import TargetKind
from scorecard.judgement import attainment, figures
from scorecard.judgement.attainment import AMBER, GREEN, RED, UNRATED
from scorecard.judgement.grid import Grid, choose, lay_out
from scorecard.judgement.judge import judge
from tests.judgement.building import (
    TODAY,
    band,
    evidence,
    frame,
    indicator,
    judged_row,
    series,
    target,
)

ORDER = {RED: 0, AMBER: 1, GREEN: 2}


def _grid(one, values, **span) -> Grid:
    held = {one.code: one}
    made = figures.worked_out(frame(series(one.code, values, **span)), held)
    return lay_out(choose(made, held), held)


def _codes(one, values, *targets) -> list[int]:
    grid = _grid(one, values)
    limits = attainment.bounds(grid, targets, TODAY.date())
    return attainment.rate(grid.value, grid, limits)[0].tolist()


@pytest.mark.parametrize(
    ("low", "high", "slack", "value", "expected"),
    [
        (28.0, 40.0, 2.1, 25.9, AMBER),
        (28.0, 40.0, 2.1, 25.8, RED),
        (0.1, 0.2, 0.1, 0.3, AMBER),  # 0.1 + 0.2 is not 0.3 in binary
        (0.3, 0.5, 0.1, 0.2, AMBER),
        (0.7, 0.8, 0.1, 0.6, AMBER),
        (21.0, 28.0, None, 28.1, RED),
        (21.0, 28.0, 0.0, 20.9, RED),
        (25.0, 25.0, 0.0, 25.0, GREEN),
    ],
)
def test_the_ends_of_a_range_are_decimal(low, high, slack, value, expected) -> None:
    one = indicator(polarity="band")
    assert _codes(one, [value], band(one.code, low, high, slack)) == [expected]


@pytest.mark.parametrize("missing", ["low", "high"])
def test_a_range_with_one_end_rates_nothing(missing: str) -> None:
    one = indicator(polarity="band")
    half = replace(band(one.code, 20, 30, 5), **{missing: None})
    assert _codes(one, [25.0], half) == [UNRATED]


@given(
    st.lists(st.floats(0, 100), min_size=2, max_size=8),
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.sampled_from(["high_good", "low_good"]),
)
@settings(max_examples=60)
def test_a_better_value_never_has_a_worse_colour(values, first, second, polarity) -> None:
    low, high = sorted((first / 10, second / 10))
    green, amber = (high, low) if polarity == "high_good" else (low, high)
    ordered = sorted(values, reverse=polarity == "low_good")
    codes = _codes(indicator(polarity=polarity), ordered, target(green=green, amber=amber))
    merits = [ORDER[code] for code in codes]
    assert merits == sorted(merits)


@given(st.integers(0, 1000), st.sampled_from(["high_good", "low_good"]))
@settings(max_examples=60)
def test_a_value_on_a_bound_of_its_own_decimals_meets_it(tenths: int, polarity: str) -> None:
    bound = tenths / 10
    assert _codes(indicator(polarity=polarity), [bound], target(green=bound)) == [GREEN]


TARGETS = {
    "every area": target(green=10, area="", valid_from=date(2015, 1, 1)),
    "own": target(green=20, valid_from=date(2012, 1, 1)),
    "own, newer": target(green=30, valid_from=date(2016, 1, 1)),
    "own, not agreed": target(green=40, agreed_on=None, valid_from=date(2020, 1, 1)),
    "own, over": target(green=50, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31)),
    "own, agreed later": target(green=60, valid_from=date(2021, 1, 1), agreed_on=date(2027, 1, 1)),
    "own, approved later": target(
        green=70, valid_from=date(2022, 1, 1), approved_on=date(2027, 1, 1)
    ),
    "duty": target(green=80, area="", kind=TargetKind.STATUTORY, agreed_on=None),
    "other indicator": target("another", green=90, valid_from=date(2026, 1, 1)),
}


@pytest.mark.parametrize(
    ("held", "green", "rates"),
    [
        (["every area"], 10, True),
        (["every area", "own"], 20, True),
        (["own", "own, newer"], 30, True),
        (["own, newer", "own"], 30, True),
        (["own", "own, not agreed"], 20, True),
        (["own, not agreed"], 40, False),
        (["own", "own, over"], 20, True),
        (["own", "own, agreed later"], 20, True),
        (["own, agreed later"], 60, False),
        (["own", "own, approved later"], 20, True),
        (["duty"], 80, True),
        (["duty", "own, not agreed"], 80, True),
        (["other indicator"], np.nan, False),
        ([], np.nan, False),
    ],
)
def test_which_target_is_in_force(held, green, rates) -> None:
    grid = _grid(indicator(), [50.0])
    found = attainment.bounds(grid, [TARGETS[name] for name in held], TODAY.date())
    assert np.array_equal(found.green, [[green]], equal_nan=True)
    assert found.agreed.tolist() == [[rates]]
    assert (found.latest(0) is None) == bool(np.isnan(green))


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        (date(2026, 9, 30), None, GREEN),
        (date(2026, 10, 1), None, UNRATED),
        (date(2020, 1, 1), date(2026, 9, 30), GREEN),
        (date(2020, 1, 1), date(2026, 9, 29), UNRATED),
    ],
)
def test_a_target_counts_from_its_first_to_its_last_day(valid_from, valid_to, expected) -> None:
    one = target(green=40, valid_from=valid_from, valid_to=valid_to)
    assert _codes(indicator(), [50.0], one) == [expected]


def test_a_target_agreed_since_did_not_rate_the_last_meetings_scorecard() -> None:
    agreed = target(green=80, agreed_on=date(2026, 9, 25))
    facts = series("one_pct", [90, 90, 60])
    judged = judge(
        evidence(indicator(), facts, targets=[agreed], meetings=[date(2026, 9, 20)], clock=TODAY)
    )
    assert judged.rows["one_pct"].rag == "red"
    assert judged.before is not None
    assert judged.before.rows["one_pct"].rag == "no_target"


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        ("ratio", (12.0, 20.0), (38.66, 78.12)),
        ("ratio", (0.0, 20.0), (0.0, 16.11)),
        ("ratio", (20.0, 20.0), (83.89, 100.0)),
        ("ratio", 60.0, None),
        ("ratio", (0.0, 0.0), None),
        ("count", 0.0, (0.0, 3.69)),
        ("count", 3.0, (0.62, 8.77)),
        ("rate", (66.0, 4000.0), (127.61, 209.92)),
        ("rate", (0.0, 4000.0), (0.0, 9.22)),
        ("rate", (66.0, 0.0), None),
        ("rate", 165.0, None),
        ("mean", (30.0, 10.0), None),
        ("count", "c", None),
    ],
)
def test_intervals(measure, value, expected) -> None:
    row = judged_row(indicator(measure_type=measure), [value])
    found = (row.lower, row.upper)
    if expected is None:
        assert np.isnan(found).all()
    else:
        assert found == pytest.approx(expected, abs=0.011)


def test_a_rate_without_its_per_has_no_interval_in_another_unit() -> None:
    row = judged_row(indicator(measure_type="rate", per=None), [5.0])
    assert np.isnan(row.lower)


def test_counts_that_scatter_more_than_chance_have_wider_intervals() -> None:
    one = indicator(measure_type="count")
    steady = judged_row(one, [100.0, 101.0] * 10)
    wild = judged_row(one, [150.0, 51.0] * 9 + [150.0, 101.0])
    plain = judged_row(one, [101.0])
    assert (steady.lower, steady.upper) == (plain.lower, plain.upper)
    assert wild.lower < plain.lower
    assert wild.upper > plain.upper


def test_summing_twelve_months_does_not_hide_their_scatter() -> None:
    rolling = indicator(measure_type="count", window="rolling_12m")
    facts = series(rolling.code, [150.0, 51.0] * 12, window="period")
    row = judge(evidence(rolling, facts)).rows[rolling.code]
    plain = judged_row(indicator(measure_type="count"), [row.value])
    assert row.value == 1206
    assert row.upper - row.lower > 2 * (plain.upper - plain.lower)


@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from(list(Polarity)))
@settings(max_examples=40)
def test_firm_means_that_more_of_the_same_keeps_its_colour(top, bottom, polarity) -> None:
    if top > bottom:
        return
    held = band("one_pct", 40, 60, 10) if polarity == "band" else target(green=60, amber=50)
    one = indicator(polarity=polarity)
    row = judged_row(one, [(float(top), float(bottom))], held)
    if row.firmness == "firm":
        ends = [judged_row(one, [end], held).rag for end in (row.lower, row.upper)]
        assert ends == [row.rag, row.rag]
    if polarity == "neutral":
        assert (row.rag, row.firmness) == ("context", "unknown")


def test_judging_late_in_the_day_abroad_is_the_same_day() -> None:
    clock = datetime(2026, 10, 12, 23, 30, tzinfo=UTC)
    row = judged_row(indicator(), [90.0], target(agreed_on=date(2026, 10, 12)), clock=clock)
    assert row.rag == "green"
