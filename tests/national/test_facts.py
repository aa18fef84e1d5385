"""Facts of Calderdale, Kirklees and England that anyone can look up, read from the whole import."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from scorecard.services.workspace import Workspace
from scorecard.store import observation
from tests.national.conftest import CALDERDALE, CIN, CLA, ENGLAND, KIRKLEES, LAIT, figure

pytestmark = pytest.mark.reference

REFERRALS, PLANS = "fd_referrals_count", "cp_plans_current_count"
IN_TIME = "fd_assessments_45wd_pct"


def test_kirklees_had_352_plans_in_the_statistics_and_358_in_its_own_report(
    national_workspace: Workspace, imported: pd.DataFrame
) -> None:
    assert figure(imported, PLANS, KIRKLEES, 2018, CIN).value == 352
    assert figure(imported, PLANS, KIRKLEES, 2018, LAIT).value == 352
    with national_workspace.reading() as connection:
        held = observation.current(connection, areas=[KIRKLEES], indicators=[PLANS])
    both = held[(held["period_end"] == date(2018, 3, 31)) & (held["dimension"] == "")]
    assert dict(zip(both["basis"], both["value"], strict=True)) == {"published": 352, "local": 358}


def test_calderdales_referrals_more_than_doubled_from_one_month_to_the_next(
    imported: pd.DataFrame,
) -> None:
    monthly = _monthly(imported)
    at = monthly[monthly["area"] == CALDERDALE].set_index("period_end")["value"]
    assert (at[date(2013, 3, 31)], at[date(2013, 4, 30)]) == (228, 480)


def test_referrals_by_month_are_twelve_years_of_months(imported: pd.DataFrame) -> None:
    here = _monthly(imported)
    here = here[here["area"] == CALDERDALE].sort_values("period_end")
    assert len(here) == 144
    assert (here["period_end"].iloc[0], here["period_end"].iloc[-1]) == (
        *(date(2012, 4, 30), date(2024, 3, 31)),
    )
    assert here["period_start"].tolist() == [end.replace(day=1) for end in here["period_end"]]


def test_months_add_up_to_the_year_where_none_is_withheld(imported: pd.DataFrame) -> None:
    """Two tables of one release, read apart; markers make a sum unknown, never smaller."""
    monthly = _monthly(imported)
    monthly = monthly[monthly["area"].str.match("E0[6-9]|E10")]
    year = monthly["year"] + [end.month > 3 for end in monthly["period_end"]]
    sums = monthly.groupby([monthly["area"], year])["value"].agg(
        lambda all_12: all_12.sum(skipna=False)
    )
    whole = imported[_is(imported, REFERRALS, "year") & (imported["edition"] == CIN)]
    both = whole.set_index(["area", "year"])["value"].rename("whole").to_frame().join(sums)
    both = both[both.index.get_level_values("area").str.match("E0[6-9]|E10")].dropna()
    assert len(both) > 1_750
    assert (both["whole"] != both["value"]).sum() == 0


def test_a_band_held_back_in_kirklees_makes_the_share_unknown_and_not_small(
    imported: pd.DataFrame,
) -> None:
    row = figure(imported, IN_TIME, KIRKLEES, 2017, CIN)
    assert (row.marker, row.denominator) == ("c", 4358)
    assert np.isnan(row.value)
    assert np.isnan(row.numerator)


def test_no_assessment_in_calderdale_is_a_real_zero_and_no_share(imported: pd.DataFrame) -> None:
    row = figure(imported, IN_TIME, CALDERDALE, 2014, CIN)
    assert (row.numerator, row.denominator, row.marker) == (0, 0, "z")
    assert np.isnan(row.value)


@pytest.mark.parametrize(("year", "people"), [(2023, 45_043), (2024, 45_005)])
def test_a_rate_is_of_the_children_of_the_middle_of_the_year_before(
    imported: pd.DataFrame, year: int, people: int
) -> None:
    row = figure(imported, "cp_plans_current_rate", CALDERDALE, year, CIN)
    assert row.denominator == people
    assert figure(imported, "pop_0_17_count", CALDERDALE, year - 1).value == people
    assert row.value == round(row.numerator / people * 10_000, 1)


@pytest.mark.parametrize(
    ("indicator", "edition"), [("lac_current_count", CLA), (PLANS, CIN), (REFERRALS, CIN)]
)
def test_england_is_rounded_to_tens(imported: pd.DataFrame, indicator: str, edition: str) -> None:
    """So no sum of authorities is England: the release's own row is read."""
    assert figure(imported, indicator, ENGLAND, 2023, edition).value % 10 == 0


def test_153_authorities_and_those_that_ended(imported: pd.DataFrame) -> None:
    local = imported[imported["area"].str.match("E0[6-9]|E10")]["area"].unique()
    kinds = pd.read_csv("data/catalogue/areas.csv").set_index("code")["kind"].loc[local]
    assert kinds.value_counts().to_dict() == {"local_authority": 153, "former_authority": 5}


def _monthly(imported: pd.DataFrame) -> pd.DataFrame:
    return imported[_is(imported, REFERRALS, "month")]


def _is(imported: pd.DataFrame, indicator: str, frequency: str) -> pd.Series:
    return (
        (imported["indicator"] == indicator)
        & (imported["frequency"] == frequency)
        & (imported["dimension"] == "")
    )
