"""Travel: five consecutive years with counts, tested against how much such years scatter."""

from datetime import date

import numpy as np
import pytest

from scorecard.judgement.judge import judge
from tests.judgement.building import END, break_at, evidence, indicator, kinds, series

YEARLY = indicator("yearly", frequency="year", measure_type="ratio")
FALL = [(float(top), 1000.0) for top in (900, 860, 820, 780, 740)]
MARCH = date(2026, 3, 31)


def _row(values, *, one=YEARLY, end=MARCH, basis="published", **given_too):
    facts = series(one.code, values, frequency="year", basis=basis, end=end)
    return judge(evidence(one, facts, **given_too)).rows[one.code]


@pytest.mark.parametrize(
    ("values", "polarity", "travel"),
    [
        (FALL, "high_good", "worsening"),
        (FALL, "low_good", "improving"),
        (FALL, "neutral", "falling"),
        (FALL, "band", "falling"),
        (FALL[::-1], "neutral", "rising"),
        (FALL[1:], "high_good", "too_few_years"),
        ([*FALL, "c"], "high_good", "too_few_years"),
        ([FALL[0], None, *FALL[1:]], "high_good", "too_few_years"),
        ([FALL[0], None, *FALL], "high_good", "worsening"),
        ([50.0] * 5, "high_good", "too_few_years"),
        ([(500.0, 1000.0)] * 5, "high_good", "no_trend"),
        ([(0.0, 1000.0)] * 5, "high_good", "no_trend"),
        ([(1000.0, 1000.0)] * 5, "low_good", "no_trend"),
    ],
)
def test_words(values, polarity, travel) -> None:
    one = indicator("yearly", frequency="year", polarity=polarity)
    assert _row(values, one=one).travel == travel


def test_years_that_ended_long_ago_are_not_the_latest() -> None:
    monthly = series("yearly", [80.0])
    stale = series("yearly", FALL, frequency="year", basis="published", end=date(2018, 3, 31))
    row = judge(evidence(YEARLY, [*monthly, *stale])).rows["yearly"]
    assert row.travel == "too_few_years"
    assert "deteriorating_years" not in kinds(row)


def test_published_years_go_before_local_ones_and_never_mix() -> None:
    local = series("yearly", FALL[::-1], frequency="year", end=MARCH)
    official = series("yearly", FALL, frequency="year", basis="published", end=MARCH)
    row = judge(evidence(YEARLY, [*local, *official])).rows["yearly"]
    assert (row.basis, row.travel) == ("local", "worsening")
    half = judge(evidence(YEARLY, [*local[:2], *official[2:]])).rows["yearly"]
    assert half.travel == "too_few_years"


@pytest.mark.parametrize(
    ("start", "travel"),
    [(date(2022, 4, 1), "too_few_years"), (date(2021, 4, 1), "worsening")],
)
def test_never_across_a_break(start, travel) -> None:
    assert _row(FALL, breaks=[break_at("yearly", start)]).travel == travel


def test_large_authorities_whose_years_scatter_are_not_called_trending() -> None:
    """3,000 a year that move a twentieth to and fro: plain intervals call a quarter a trend."""
    draw = np.random.default_rng(20260930)
    codes = [f"c{number:03d}" for number in range(400)]
    listed = [
        indicator(code, frequency="year", measure_type="count", polarity="low_good")
        for code in codes
    ]
    facts = [
        fact
        for code in codes
        for fact in series(
            code,
            draw.poisson(3000 * np.exp(draw.normal(0, 0.05, 5))).astype(float).tolist(),
            frequency="year",
            end=MARCH,
        )
    ]
    rows = judge(evidence(listed, facts)).rows.values()
    assert sum(row.travel in ("worsening", "improving") for row in rows) <= 0.09 * len(codes)


def test_a_monthly_series_with_limits_travels_by_its_limits() -> None:
    one = indicator(decimals=0)
    facts = series(one.code, [*[12.0, 10.0] * 7, 30.0], end=END)
    assert judge(evidence(one, facts)).rows[one.code].travel == "improving"


@pytest.mark.parametrize(
    ("basis", "whose"), [("published", "published figures"), ("local", "figures")]
)
def test_the_flag_says_which_years_and_gives_their_figures(basis: str, whose: str) -> None:
    row = _row([(950.0, 1000.0), *FALL], basis=basis)
    (flag,) = [flag for flag in row.flags if flag.kind == "deteriorating_years"]
    assert flag.sentence == (
        f"Getting worse over the five years to March 2026 ({whose}), from 90.0% to 74.0%: "
        "by more than chance."
    )
    assert flag.numbers == (
        "The five years: 90.0%, 86.0%, 82.0%, 78.0%, 74.0%. Weighted trend; it goes the same way "
        "with any one year left out."
    )


def test_a_series_with_limits_is_not_flagged_by_its_years_too() -> None:
    monthly = series("yearly", [*[80.0, 78.0] * 7])
    years = series("yearly", FALL, frequency="year", basis="published", end=MARCH)
    row = judge(evidence(indicator("yearly"), [*monthly, *years])).rows["yearly"]
    assert row.variation == "common_cause"
    assert "deteriorating_years" not in kinds(row)
