"""Funnelled: the funnel drawn is the one that gave the verdict, and the words beside it."""

from datetime import date

import pytest

from scorecard.judgement.judge import judge
from scorecard.views import compared
from scorecard.views.detail import ComparisonView
from tests.judgement.building import NEIGHBOURS, evidence, indicator, neighbours, series
from tests.views.conftest import seeing

MARCH = date(2026, 3, 31)
SPREAD = [(150.0 + 4 * place, 200.0 + 20 * place) for place in range(10)]


def _comparison(ours, theirs, **changes) -> ComparisonView | None:
    one = indicator("one", frequency="year", denominator="children seen", **changes)
    facts = _yearly("one", [ours])
    held = [
        fact
        for code, figure in zip(NEIGHBOURS, theirs, strict=False)
        for fact in _yearly("one", [figure], code)
    ]
    seen = seeing(evidence(one, facts, published=held, sets=[neighbours()]))
    return compared.of(seen, seen.judged.rows["one"])


def _yearly(code, values, area="E08000033"):
    return series(code, values, end=MARCH, frequency="year", basis="published", area=area)


@pytest.mark.parametrize("measure", ["ratio", "rate"])
@pytest.mark.parametrize("ours", [(90.0, 260.0), (170.0, 260.0), (240.0, 260.0)])
def test_the_funnel_at_our_size_is_the_band_of_the_verdict(measure: str, ours) -> None:
    view = _comparison(ours, SPREAD, measure_type=measure)
    assert view is not None and view.funnel is not None
    around = [limit for limit in view.funnel.limits if abs(limit.size - 260) < 12]
    assert min(one.lower for one in around) <= view.band_lower <= max(one.lower for one in around)
    assert min(one.upper for one in around) <= view.band_upper <= max(one.upper for one in around)
    point = next(one for one in view.funnel.points if one.kind == "ours")
    inside = view.band_lower <= point.value <= view.band_upper
    assert inside == (view.verdict == "similar")
    assert ("nobody" in view.funnel.alt) == inside or "Place" in view.funnel.alt
    assert view.funnel.size_label == "Children seen"


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [((9.0, 28.0), "similar"), ((3.0, 28.0), "worse"), ((0.0, 17.0), "worse")],
)
def test_a_small_area_among_large_ones_is_drawn_where_the_verdict_puts_it(ours, verdict) -> None:
    large = [(round(size * 0.3), size) for size in (60.0, *(1000.0 * n for n in range(1, 10)))]
    view = _comparison(ours, [(float(x), n) for x, n in large], polarity="high_good")
    assert view is not None and view.funnel is not None
    at = next(one for one in view.funnel.limits if one.size == ours[1])
    assert (at.lower, at.upper) == pytest.approx((view.band_lower, view.band_upper))
    assert (view.verdict, "nobody" in view.funnel.alt) == (verdict, verdict == "similar")


def test_the_far_limits_lie_outside_the_near_ones() -> None:
    view = _comparison((170.0, 260.0), SPREAD)
    assert view is not None and view.funnel is not None
    for limit in view.funnel.limits:
        assert limit.far_lower < limit.lower < limit.upper < limit.far_upper


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ((170.0, 260.0), SPREAD[:1]),
        (65.0, SPREAD),
        ((170.0, 260.0), [75.0] * 10),
    ],
)
def test_without_counts_or_company_there_is_none(ours, theirs) -> None:
    view = _comparison(ours, theirs)
    assert view is None or view.funnel is None or len(view.funnel.points) >= 3
    if isinstance(ours, tuple):
        assert view is None or view.funnel is None


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (["c", "c"], "8 of 10 known; the missing ones are mostly low."),
        (["low", "c"], "8 of 10 known; the missing ones are mostly low."),
        (["x", "c"], "8 of 10 known."),
        (["x", "z"], "8 of 10 known."),
        ([None, None], "8 of 10 known."),
        ([(150.0, 200.0)] * 2, "10 of 10 known."),
    ],
)
def test_suppressed_neighbours_are_said_to_be_low(missing, said: str) -> None:
    view = _comparison((170.0, 260.0), [*SPREAD[:8], *missing])
    assert view is not None
    assert f"; {said}" in view.caption


@pytest.mark.parametrize(
    ("polarity", "ours", "quarter"),
    [
        ("high_good", (255.0, 260.0), "(highest quarter)"),
        ("high_good", (10.0, 260.0), "(lowest quarter)"),
        ("low_good", (255.0, 260.0), "(highest quarter)"),
        ("low_good", (10.0, 260.0), "(lowest quarter)"),
        ("neutral", (10.0, 260.0), "(lowest quarter)"),
    ],
)
def test_the_quarter_is_named_by_value(polarity: str, ours, quarter: str) -> None:
    from scorecard.views import strip

    one = indicator("one", frequency="year", polarity=polarity)
    held = [
        fact
        for code, figure in zip(NEIGHBOURS, SPREAD, strict=True)
        for fact in _yearly("one", [figure], code)
    ]
    seen = seeing(evidence(one, _yearly("one", [ours]), published=held, sets=[neighbours()]))
    said = " ".join(fact.detail for fact in strip.facts(seen, seen.judged.rows["one"]))
    assert quarter in said


def test_few_areas_have_no_quarters() -> None:
    one = indicator("one", frequency="year")
    held = [fact for code in NEIGHBOURS[:6] for fact in _yearly("one", [(150.0, 200.0)], code)]
    given = evidence(one, _yearly("one", [(10.0, 200.0)]), published=held, sets=[neighbours()])
    assert judge(given).rows["one"].compared.quarter == 0
