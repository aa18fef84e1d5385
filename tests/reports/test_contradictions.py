"""Where the reports contradict themselves or mislead: both sides kept, neither preferred."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest

from scorecard.domain.observation import SERIES_KEY
from scorecard.services.workspace import Workspace
from scorecard.store import break_in_series
from tests.reports.conftest import CALDERDALE, KIRKLEES, figures

MARCH_2012, MARCH_2013 = date(2012, 3, 31), date(2013, 3, 31)
MARCH_2017, MARCH_2018 = date(2017, 3, 31), date(2018, 3, 31)


def values(
    held: pd.DataFrame, area: str, code: str, end: date, within: Sequence[str] = ("", "", "")
) -> list[float]:
    return sorted(figures(held, area, code, end, within=within)["value"])


def test_both_counts_of_exploitation_e_learning_are_current(held: pd.DataFrame) -> None:
    """975 delegates in the text, 979 completions in the table of courses."""
    found = figures(held, KIRKLEES, "trn_cse_elearning_count", MARCH_2018)
    assert dict(zip(found["value"], found["edition"], strict=True)) == {
        975: "as printed, CSE work stream and Snapshot",
        979: "as printed, KSCB Training",
    }
    assert found["note"].str.contains("97[59]").all()
    in_course = ("course", "Child Sexual Exploitation", "")
    assert values(held, KIRKLEES, "trn_elearning_count", MARCH_2018, in_course) == [979]


def test_remanded_and_sentenced_are_two_editions_of_one_number(held: pd.DataFrame) -> None:
    found = figures(held, KIRKLEES, "yjs_custody_count", MARCH_2018)
    assert found["value"].tolist() == [19, 19]
    assert found["edition"].nunique() == 2
    assert found["note"].str.contains("remanded in custody").all()


def test_98_is_kept_both_for_initial_and_for_later_health_checks(held: pd.DataFrame) -> None:
    for code, other in (("lac_iha_20wd_pct", "lac_rha_pct"), ("lac_rha_pct", "lac_iha_20wd_pct")):
        found = figures(held, KIRKLEES, code, MARCH_2018)
        assert found["value"].tolist() == [98]
        assert other in found["note"].iloc[0]


def test_the_preceding_month_is_february_not_the_march_before(held: pd.DataFrame) -> None:
    """The report's 397 is not put where the statistics have 437."""
    assert values(held, KIRKLEES, "cp_plans_current_count", date(2018, 2, 28)) == [397]
    assert values(held, KIRKLEES, "cp_plans_current_count", MARCH_2017) == []


def test_the_board_s_358_and_the_statistics_352_are_never_one_series(held: pd.DataFrame) -> None:
    plans = held[(held["area"] == KIRKLEES) & (held["indicator"] == "cp_plans_current_count")]
    plans = plans[(plans["dimension"] == "") & (plans["period_end"] == MARCH_2018)]
    assert dict(zip(plans["basis"], plans["value"], strict=True)) == {
        "local": 358,
        "published": 352,
    }
    assert plans.groupby(list(SERIES_KEY), sort=False).ngroups == 2


def test_another_authority_s_fgm_figures_are_not_kirklees(held: pd.DataFrame) -> None:
    """The sentence left in is about Ealing: 8 in the year, 13 fewer than the year before."""
    local = held[(held["area"] == KIRKLEES) & (held["basis"] == "local")]
    assert local[local["indicator"].str.contains("fgm")].empty
    assert local[local["value"].isin([8, 13, 21])].empty


@pytest.mark.parametrize("code", ["lac_current_count", "lac_allocated_social_worker_pct"])
def test_provisionally_is_provisional(held: pd.DataFrame, code: str) -> None:
    assert figures(held, KIRKLEES, code, MARCH_2018)["status"].tolist() == ["provisional"]


def test_nothing_else_printed_is_provisional(held: pd.DataFrame) -> None:
    printed = held[held["area"].isin([CALDERDALE, KIRKLEES]) & (held["basis"] == "local")]
    assert len(printed[printed["status"] == "provisional"]) == 2
    assert set(printed["status"]) == {"provisional", "final"}


def test_83_per_cent_and_19_late_are_both_kept(held: pd.DataFrame) -> None:
    """19 of 144 late would be 87 % in time; the note says how 83 can be right."""
    found = figures(held, CALDERDALE, "lado_concluded_1m_pct", MARCH_2013)
    assert found["value"].tolist() == [83]
    assert "119 of all 144" in found["note"].iloc[0]
    assert values(held, CALDERDALE, "lado_over_1m_count", MARCH_2013) == [19]


def test_the_other_83_is_england_s(held: pd.DataFrame) -> None:
    assert held[(held["area"] == KIRKLEES) & held["indicator"].str.startswith("lado_")].empty
    assert 83 not in figures(held, KIRKLEES, "lac_dev_under5_pct")["value"].tolist()


def test_neglect_from_74_to_154_is_broken_by_the_new_categories(
    held: pd.DataFrame, demo_workspace: Workspace
) -> None:
    neglect = ("category_of_abuse", "neglect", "")
    assert values(held, CALDERDALE, "cp_plans_current_count", MARCH_2012, neglect) == [74]
    assert values(held, CALDERDALE, "cp_plans_current_count", MARCH_2013, neglect) == [154]
    with demo_workspace.reading() as connection:
        breaks = break_in_series.for_area(connection, CALDERDALE)
    starts = [one.date for one in breaks if one.indicator == "cp_category_neglect_pct"]
    assert len(starts) == 1
    assert MARCH_2012 < starts[0] <= MARCH_2013


def test_referred_and_discussed_are_two_figures(held: pd.DataFrame) -> None:
    """61 young people in section 3, 38 in appendix 3: the report does not reconcile them."""
    assert values(held, CALDERDALE, "cse_referrals_count", MARCH_2013) == [61]
    assert values(held, CALDERDALE, "cse_discussed_count", MARCH_2013) == [38]


TABLES = [
    ("lado_referrals_count", "source", 144),
    ("lado_referrals_count", "nature", 144),
    ("lado_referrals_count", "outcome", 144),
    ("lado_referrals_count", "setting", 144),
    ("lado_over_1m_count", "reason", 19),
    ("hea_child_deaths_count", "review_stage", 17),
    ("trn_elearning_count", "course", 1068),
    ("trn_events_count", "event_type", 61),
]


@pytest.mark.parametrize(("code", "dimension", "total"), TABLES)
def test_a_printed_table_adds_up(held: pd.DataFrame, code: str, dimension: str, total: int) -> None:
    """Training events: 66 are printed; the kinds with a number make 61, the other is unknown."""
    cells = held[(held["area"] == CALDERDALE) & (held["indicator"] == code)]
    cells = cells[(cells["dimension"] == dimension) & (cells["period_end"] == MARCH_2013)]
    assert cells["value"].sum() == total


def test_a_number_the_report_lost_is_unknown_not_zero(held: pd.DataFrame) -> None:
    within = ("event_type", "regional_event", "")
    lost = figures(held, CALDERDALE, "trn_events_count", MARCH_2013, within=within)
    assert lost["marker"].tolist() == ["x"]
    assert lost["value"].isna().all()


def test_the_section_11_matrix_agrees_with_its_counts(held: pd.DataFrame) -> None:
    """23 agencies, 61 marks; three agencies are marked both as returned and as deferred."""
    steps = held[(held["area"] == CALDERDALE) & (held["indicator"] == "brd_s11_steps_count")]
    marks, totals = steps[steps["agency"] != ""], steps[steps["agency"] == ""]
    assert marks["agency"].nunique() == 23
    assert marks["value"].eq(1).all()
    counted = marks.groupby("category")["value"].sum().to_dict()
    assert counted == dict(zip(totals["category"], totals["value"], strict=True))
    returned, deferred = (
        set(marks.loc[marks["category"] == step, "agency"])
        for step in ("returned_audit", "deferred_to_next_year")
    )
    assert returned & deferred == {"police", "swypft", "yjs"}
