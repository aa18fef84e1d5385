"""The figures hold together: parts and wholes, stocks and flows, rates and populations."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from scorecard.demo.authority import DemoData
from scorecard.demo.breakdowns import BREAKDOWNS
from scorecard.demo.levels import COUNTS, SEASON
from scorecard.demo.measures import MEASURES
from scorecard.demo.published import HIDDEN, LEVELS
from scorecard.domain.area import EXAMPLESHIRE

Series = Callable[..., pd.Series]


def test_the_school_year_averages_one() -> None:
    assert np.mean(SEASON) == pytest.approx(1.0, abs=1e-12)
    assert (SEASON[7], SEASON[11], SEASON[5]) == (0.84, 0.88, 1.07)


def test_every_count_that_is_sent_is_drawn_after_what_it_is_part_of() -> None:
    drawn: set[str] = set()
    for count in COUNTS:
        assert set(filter(None, count.of.split("+"))) <= drawn
        drawn |= {count.name, *filter(None, [count.ends])}
    sent = {part for one in MEASURES for part in (one.numerator, one.denominator) if part}
    assert sent <= drawn | {"population", "unallocated"}


def test_no_share_is_more_than_the_whole_but_the_planted_one(observations: pd.DataFrame) -> None:
    scale = {one.code: one.scale for one in MEASURES}
    shares = observations[observations["indicator"].map(scale) == 100]
    shares = shares[shares["numerator"].notna() & shares["denominator"].notna()]
    assert (shares["numerator"] <= shares["denominator"]).all()
    assert (shares["value"].between(0, 100) | (shares["marker"] != "")).all()


def test_each_figure_is_its_counts_divided(observations: pd.DataFrame) -> None:
    scale = observations["indicator"].map({one.code: one.scale for one in MEASURES})
    whole = observations["numerator"].notna() & observations["denominator"].notna()
    made = scale * observations["numerator"] / observations["denominator"]
    assert whole.sum() > 2500
    np.testing.assert_allclose(observations["value"][whole], made[whole], rtol=1e-12)


def test_a_rate_is_its_count_over_the_children_who_live_there(series: Series) -> None:
    for count, rate in (
        ("fd_referrals_count", "fd_referrals_rate"),
        ("cp_s47_count", "cp_s47_rate"),
        ("cp_plans_current_count", "cp_plans_current_rate"),
        ("lac_current_count", "lac_current_rate"),
    ):
        residents = series(rate, "denominator")
        assert residents.between(47_000, 49_000).all()
        np.testing.assert_allclose(series(rate), series(count) / residents * 10_000)


@pytest.mark.parametrize(
    ("stock", "starts", "ends"),
    [
        ("cp_plans_current_count", "cp_plans_started_count", "cp_plans_ceased_count"),
        ("lac_current_count", "lac_started_count", "lac_ceased_count"),
    ],
)
def test_starts_and_ends_move_the_stock(series: Series, stock: str, starts: str, ends: str) -> None:
    held = series(stock)
    moved = (held.shift() + series(starts) - series(ends)).iloc[1:]
    np.testing.assert_array_equal(held.iloc[1:], moved)


def test_the_journey_narrows_at_every_step(series: Series) -> None:
    steps = [
        *("fd_contacts_count", "fd_referrals_count"),
        *("cp_s47_count", "cp_icpc_count", "cp_plans_started_count"),
    ]
    counts = [series(code) for code in steps]
    for wider, narrower in pairwise(counts):
        assert (narrower <= wider).all()
    assert (series("cp_s47_count") <= series("fd_strategy_discussions_count")).all()


def test_missing_episodes_are_three_parts(series: Series) -> None:
    parts = ("mis_lac_episodes_count", "mis_placed_here_count", "mis_not_lac_count")
    together = sum(series(code) for code in parts)
    np.testing.assert_array_equal(series("mis_episodes_count"), together)
    assert (series("mis_children_count") <= together).all()
    at_risk = series("cse_at_risk_count")
    assert (series("cse_missing_overlap_count") <= at_risk).all()


def test_interviews_narrow_from_due_to_seen_in_time(demo: DemoData, series: Series) -> None:
    due = series("mis_rhi_due_count")
    offered, done, soon = (
        series(f"mis_rhi_{name}_pct", "numerator", agency="csc")
        for name in ("offered", "completed", "72h")
    )
    assert (soon <= done).all()
    assert (done <= offered).all()
    assert list((offered > due)[lambda over: over].index) == [demo.as_at]
    np.testing.assert_array_equal(done, series("mis_rhi_completed_count"))
    np.testing.assert_array_equal(due, series("mis_rhi_72h_pct", "denominator", agency="police"))


def test_a_rolling_year_is_the_months_added_up(series: Series) -> None:
    year = series("fd_referrals_count").rolling(12).sum().dropna()
    rolling = series("fd_rereferrals_12m_pct", "denominator")
    np.testing.assert_array_equal(rolling[year.index], year)


@pytest.mark.parametrize("one", BREAKDOWNS, ids=lambda one: f"{one.indicator}-{one.dimension}")
def test_cells_add_up_and_a_small_one_is_never_alone(
    one, observations: pd.DataFrame, series: Series
) -> None:
    cells = observations[
        (observations["indicator"] == one.indicator) & (observations["dimension"] == one.dimension)
    ]
    part = "numerator" if cells["numerator"].notna().any() else "value"
    shown = cells[cells["marker"] == ""]
    assert ((shown[part] == 0) | (shown[part] >= 5)).all()
    hidden = cells[cells["marker"] == "c"].groupby("period_end").size()
    assert (hidden >= 2).all()
    assert cells["period_end"].nunique() == 8
    if part == "value" and one.indicator != "lado_referrals_count":
        return
    for end, quarter in cells.groupby("period_end"):
        if (quarter["marker"] == "").all() and part == "value":
            assert quarter["value"].sum() == series(one.indicator)[end]


def test_published_years_lie_near_what_was_reported(
    observations: pd.DataFrame, series: Series
) -> None:
    published = observations[observations["basis"] == "published"]
    assert set(published["indicator"]) == set(LEVELS)
    own = published[published["area"] == EXAMPLESHIRE].set_index(["indicator", "period_end"])
    for code in ("fd_assessments_45wd_pct", "cp_icpc_15wd_pct"):
        local = [series(code, name).rolling(12).sum() for name in ("numerator", "denominator")]
        year = (100 * local[0] / local[1]).dropna()
        for end in set(year.index) & set(own.loc[code].index):
            assert 0 < abs(own.loc[(code, end), "value"] - year[end]) < 3
    for code, years in published.groupby("indicator"):
        assert years.groupby("area").size().eq(6).all() and years["area"].nunique() == 13
        hidden = years[years["marker"] == "c"]["area"].unique()
        assert list(hidden) == ([HIDDEN[1]] if code == HIDDEN[0] else [])
