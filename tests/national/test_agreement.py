"""Authorities' figures of the releases beside the tool's own: equal, or different for a reason."""

import numpy as np
import pandas as pd
import pytest

from tests.national.conftest import CLA, LAIT

pytestmark = pytest.mark.reference

EQUAL = {
    "cp_icpc_rate": 1492,
    "cp_plan_2yr_ended_pct": 1202,
    "cp_plan_2yr_open_pct": 963,
    "cp_plans_ceased_rate": 1488,
    "cp_plans_current_count": 1503,
    "cp_plans_current_rate": 1488,
    "cp_plans_started_count": 1504,
    "cp_plans_started_rate": 1489,
    "cp_repeat_plan_pct": 1487,
    "cp_reviews_on_time_pct": 1490,
    "cp_s47_rate": 1491,
    "fd_cin_rate": 1500,
    "fd_referrals_count": 1513,
    "fd_referrals_health_pct": 1501,
    "fd_referrals_nfa_pct": 1434,
    "fd_referrals_not_in_need_pct": 1498,
    "fd_referrals_police_pct": 1504,
    "fd_referrals_rate": 1498,
    "fd_referrals_school_pct": 1487,
    "fd_rereferrals_12m_pct": 1499,
    "lac_offending_pct": 458,
    "wf_caseload_avg": 1041,
    "wf_sw_agency_pct": 1036,
    "wf_sw_turnover_pct": 1038,
    "wf_sw_vacancy_pct": 1043,
}
"""Indicators whose every figure is the tool's to its rounding, and how many were compared."""

RECOUNTED = (
    "divided here from bands that the release counts again; the tool prints a share that it was "
    "given, between 1 and 10 children away, and no file says which of the two is later"
)
REVISED = (
    "the tool's edition is a year later than this release, holds its next year too, and has the "
    "figures as authorities had put them right by then"
)
DIFFERING = {
    "cp_icpc_15wd_pct": (1453, 10, RECOUNTED),
    "fd_assessments_45wd_pct": (1367, 3, RECOUNTED),
    "lac_3plus_placements_pct": (744, 56, REVISED),
    "lac_ceased_count": (757, 89, REVISED),
    "lac_ceased_rate": (754, 37, REVISED),
    "lac_current_count": (757, 117, REVISED),
    "lac_current_rate": (754, 47, REVISED),
    "lac_dental_pct": (746, 13, REVISED),
    "lac_immunisation_pct": (745, 13, REVISED),
    "lac_long_term_stability_pct": (747, 71, REVISED),
    "lac_rha_pct": (746, 11, REVISED),
    "lac_sdq_avg": (747, 16, REVISED),
    "lac_started_count": (757, 78, REVISED),
    "lac_started_rate": (754, 23, REVISED),
    "mis_lac_away_pct": (646, 1, REVISED),
    "mis_lac_missing_pct": (743, 2, REVISED),
}
"""The others: how many were compared, how many of them differ, and why."""

WITHHELD = {
    ("cp_icpc_15wd_pct", "c"): 51,
    ("fd_assessments_45wd_pct", "c"): 148,
    ("lac_dental_pct", "x"): 1,
    ("lac_immunisation_pct", "x"): 1,
    ("lac_rha_pct", "x"): 1,
    ("lac_sdq_avg", "x"): 1,
    ("lac_sdq_avg", "z"): 1,
    ("mis_lac_missing_pct", "c"): 1,
    ("wf_sw_agency_pct", "low"): 1,
}
"""Figures that the tool has and the release withholds: of the first two it holds back a band."""

_FIGURE = ["indicator", "area", "year"]


@pytest.fixture(scope="module")
def beside(imported: pd.DataFrame) -> pd.DataFrame:
    """Authorities' yearly figures of the releases, the tool's and its decimals beside them."""
    local = imported["area"].str.match("E0[6-9]|E10") & imported["frequency"].eq("year")
    held = imported[local & imported["dimension"].eq("")]
    tool = held[held["edition"] == LAIT]
    printed = tool[~tool["note"].str.contains("Worked out here")]
    decimals = printed.groupby("indicator")["value"].agg(_decimals).rename("decimals")
    both = held[held["edition"] != LAIT].merge(
        tool[[*_FIGURE, "value"]], on=_FIGURE, suffixes=("", "_tool"), validate="one_to_one"
    )
    both = both.join(decimals, on="indicator")
    gap = (both["value"] - both["value_tool"]).abs()
    return both.assign(gap=gap, differs=gap > _half(both["decimals"]))


def _half(decimals: pd.Series) -> pd.Series:
    """What rounding to so many decimals may take off or add."""
    return 0.5 * 10.0**-decimals + 1e-9


def _decimals(values: pd.Series) -> int:
    """How many an indicator's figures show at most."""
    shown = (np.isclose(values, values.round(places), rtol=0, atol=1e-9) for places in range(13))
    return next(places for places, same in enumerate(shown) if same.all())


@pytest.fixture(scope="module")
def compared(beside: pd.DataFrame) -> pd.DataFrame:
    """Those that both of them know."""
    return beside[beside["value"].notna()]


def test_every_figure_is_the_tools_but_for_those_listed(compared: pd.DataFrame) -> None:
    found = compared.groupby("indicator")["differs"].agg(["size", "sum"])
    expected = {code: (count, 0) for code, count in EQUAL.items()}
    expected |= {code: (count, differing) for code, (count, differing, _) in DIFFERING.items()}
    assert {code: (int(n), int(d)) for code, n, d in found.itertuples()} == expected
    assert (len(compared), int(compared["differs"].sum())) == (46_864, 587)


def test_fifteen_indicators_and_more_agree_without_an_exception(compared: pd.DataFrame) -> None:
    """Counts, rates and shares of children in need, protection plans and the workforce."""
    equal = compared[compared["indicator"].isin(EQUAL)]
    assert (equal["indicator"].nunique(), len(equal)) == (25, 33_647)
    assert not equal["differs"].any()


def test_every_exception_has_a_reason_that_its_figures_bear_out(compared: pd.DataFrame) -> None:
    """Recounts are a few children; revisions are of late years and thin out going back."""
    differing = compared[compared["differs"]]
    recounted = differing[differing["edition"] != CLA]
    children = recounted["gap"] / 100 * recounted["denominator"]
    assert children.max() < 10
    assert recounted["year"].between(2015, 2017).all()
    looked_after = compared[compared["edition"] == CLA]
    by_year = looked_after.groupby("year")["differs"].agg(["size", "sum"])
    assert {year: (int(n), int(d)) for year, n, d in by_year.itertuples()} == {
        2019: (2185, 0),
        2020: (2172, 17),
        2021: (2162, 31),
        2022: (2161, 67),
        2023: (2175, 459),
    }


def test_the_tool_has_the_year_after_the_release_that_differs(imported: pd.DataFrame) -> None:
    tool = imported[(imported["edition"] == LAIT) & (imported["year"] == 2024)]
    revised = {code for code, (*_, reason) in DIFFERING.items() if reason == REVISED}
    assert revised <= set(tool["indicator"])


def test_what_the_release_withholds_stays_withheld(beside: pd.DataFrame) -> None:
    """The tool's figure is another edition's; it fills in no figure that the release holds back."""
    withheld = beside[beside["value"].isna()].groupby(["indicator", "marker"]).size()
    assert withheld.to_dict() == WITHHELD


def test_nothing_of_the_tools_is_without_the_releases_figure(imported: pd.DataFrame) -> None:
    """Of the years that a release has, every figure of the tool's was compared or is withheld."""
    held = imported[imported["frequency"].eq("year") & imported["dimension"].eq("")]
    held = held[
        held["area"].str.match("E0[6-9]|E10") & held["indicator"].isin({*EQUAL, *DIFFERING})
    ]
    releases = held[held["edition"] != LAIT]
    span = releases.groupby("indicator")["year"].agg(["min", "max"])
    tool = held[held["edition"] == LAIT].join(span, on="indicator")
    tool = tool[tool["year"].between(tool["min"], tool["max"])]
    without = tool.merge(releases[_FIGURE], on=_FIGURE, how="left", indicator="found")
    assert without[without["found"] == "left_only"].empty


@pytest.mark.parametrize(
    ("value", "decimals", "differs"),
    [(352.4, 0, False), (352.6, 0, True), (352.05, 1, False), (352.06, 1, True), (351.9, 1, True)],
)
def test_a_rounding_is_half_of_the_last_digit(value: float, decimals: int, differs: bool) -> None:
    assert (abs(value - 352) > _half(pd.Series([decimals]))).tolist() == [differs]
