"""Spread: a series' own history first, then comparators' yearly figures, and never below 1."""

import numpy as np
import pytest

from scorecard.judgement.judge import judge
from tests.judgement.building import NEIGHBOURS, evidence, indicator, neighbours, series

STEADY = [100.0, 101.0, 99.0, 100.0, 102.0, 100.0]
SWINGING = [100.0, 180.0, 90.0, 200.0, 80.0, 190.0]


def _wider(one, facts, theirs=()):
    judged = judge(evidence(one, facts, published=theirs, sets=[neighbours()]))
    return float(judged.wider[0])


def _theirs(values, areas=NEIGHBOURS, **span):
    return [
        fact
        for area in areas
        for fact in series("one", values, area=area, basis="published", frequency="year", **span)
    ]


def test_a_long_history_speaks_for_itself() -> None:
    count = indicator("one", measure_type="count")
    swings = [100.0, 180.0] * 10
    own = _wider(count, series("one", swings))
    assert own > 20
    assert own == _wider(count, series("one", swings), _theirs(STEADY))


@pytest.mark.parametrize(("values", "least", "most"), [(STEADY, 1.0, 1.0), (SWINGING, 50.0, 100.0)])
def test_a_short_one_takes_its_comparators(values, least: float, most: float) -> None:
    count = indicator("one", measure_type="count", frequency="year")
    facts = series("one", [100.0, 105.0], frequency="year")
    assert least <= _wider(count, facts, _theirs(values)) <= most
    assert _wider(count, facts) == 1.0


def test_a_rate_varies_as_its_events_do() -> None:
    rate = indicator("one", measure_type="rate", frequency="year")
    facts = series("one", [(100.0, 50_000.0), (105.0, 50_000.0)], frequency="year")
    theirs = _theirs([(value, 50_000.0) for value in SWINGING])
    count = indicator("one", measure_type="count", frequency="year")
    counts = series("one", [100.0, 105.0], frequency="year")
    assert _wider(rate, facts, theirs) == _wider(count, counts, _theirs(SWINGING))


@pytest.mark.parametrize(
    ("areas", "values"),
    [
        (NEIGHBOURS[:2], SWINGING),
        (NEIGHBOURS, SWINGING[:4]),
        (NEIGHBOURS, ["c"] * 6),
        (NEIGHBOURS, [100.0, None, 90.0, None, 80.0, None, 190.0]),
    ],
)
def test_too_little_said_by_others_widens_nothing(areas, values) -> None:
    count = indicator("one", measure_type="count", frequency="year")
    facts = series("one", [100.0, 105.0], frequency="year")
    assert _wider(count, facts, _theirs(values, areas)) == 1.0


def test_a_month_does_not_borrow_from_years_nor_a_share_at_all() -> None:
    month = indicator("one", measure_type="count")
    assert _wider(month, series("one", [100.0, 105.0]), _theirs(SWINGING)) == 1.0
    share = indicator("one", frequency="year")
    facts = series("one", [(10.0, 20.0), (11.0, 20.0)], frequency="year")
    assert _wider(share, facts, _theirs([(value, 400.0) for value in SWINGING])) == 1.0


def test_a_wider_spread_makes_a_colour_less_firm() -> None:
    count = indicator("one", measure_type="count", frequency="year", polarity="low_good")
    facts = series("one", [100.0, 130.0], frequency="year")
    plain = judge(evidence(count, facts)).rows["one"]
    wide = judge(evidence(count, facts, published=_theirs(SWINGING))).rows["one"]
    assert wide.lower < plain.lower < 130 < plain.upper < wide.upper
    assert np.isfinite(wide.upper)
