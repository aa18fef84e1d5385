"""How data/catalogue/yearly_changes.csv is worked out from the published statistics.

`REFERENCE_DATA=... python -m tests.catalogue.yearly_changes` writes the file again.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from scorecard.intake.yearly_change import COLUMNS
from tests.machine import ROOT, reference_data

KEPT = ROOT / "data" / "catalogue" / "yearly_changes.csv"
LOWEST, HIGHEST = 5, 95
FEWEST = 30
"""Children counted in the earlier year: below, a change is mostly chance."""

FIRST_REGION = 970
"""LAIT numbers regions and groups from here on; authorities lie below."""

CIN = "DfE, Children in need, reporting year 2024 (released 31 October 2024), file"
LAIT = "DfE, Local Authority Interactive Tool, edition of 18 December 2024, item"
COUNTED = (
    f"at least {FEWEST} children counted in the earlier; authorities matched by their three-digit "
    "number, so one that reorganisation made or ended is compared with itself alone"
)
UNCOUNTED = "authorities matched by their three-digit number; published as whole per cents"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an indicator's yearly figures stand: a file and columns, or two items of LAIT.

    `value` alone is a figure as published; with `over` it is a share worked out here. `counted`
    is the count that must reach FEWEST, blank where none is published.
    """

    file: str
    value: str
    counted: str = ""
    over: str = ""


B1, C1 = "b1_children_in_need", "c1_children_in_need_referrals_and_rereferrals"
C3 = "c3_factors_identified_at_end_of_assessment"
C4, C5 = "c4_children_in_need_section_47s_and_icpcs", "c5_children_in_need_referrals_by_source"
D1, D4 = "d1_child_protection_plans", "d4_cpps_at31march_by_category_of_abuse"
FACTORS, EXPLOITED = "Episodes_with_assessment_factor", "Child_sexual_exploitation"

SOURCES: dict[str, Source] = {
    "fd_cin_rate": Source(B1, "At31_episodes_rate", "At31_episodes"),
    "fd_referrals_count": Source(C1, "Referrals", "Referrals"),
    "fd_referrals_rate": Source(C1, "Referrals_rate", "Referrals"),
    "fd_referrals_nfa_pct": Source(C1, "No_Further_Action_percent", "No_Further_Action"),
    "fd_referrals_not_in_need_pct": Source(C1, "Not_in_Need_percent", "Not_in_Need"),
    "fd_referrals_police_pct": Source(C5, "Police", "Police", "Referrals"),
    "fd_referrals_health_pct": Source(C5, "Health_Services", "Health_Services", "Referrals"),
    "fd_referrals_school_pct": Source(C5, "Schools", "Schools", "Referrals"),
    "cse_assessment_factor_pct": Source(C3, EXPLOITED, EXPLOITED, FACTORS),
    "da_factor_parent_pct": Source(C3, "Domestic_Abuse_parent", "Domestic_Abuse_parent", FACTORS),
    "cp_s47_count": Source(C4, "Section47", "Section47"),
    "cp_s47_rate": Source(C4, "Section47_rate", "Section47"),
    "cp_icpc_count": Source(C4, "ICPC", "ICPC"),
    "cp_icpc_rate": Source(C4, "ICPC_rate", "ICPC"),
    "cp_s47_to_icpc_pct": Source(C4, "ICPC", "ICPC", "Section47"),
    "cp_plans_current_count": Source(D1, "CPP_At31", "CPP_At31"),
    "cp_plans_current_rate": Source(D1, "CPP_At31_rate", "CPP_At31"),
    "cp_plans_started_count": Source(D1, "CPP_start", "CPP_start"),
    "cp_plans_started_rate": Source(D1, "CPP_start_rate", "CPP_start"),
    "cp_plans_ceased_count": Source(D1, "CPP_end", "CPP_end"),
    "cp_plans_ceased_rate": Source(D1, "CPP_end_rate", "CPP_end"),
    "cp_category_neglect_pct": Source(D4, "Neglect_Initial", "Neglect_Initial", "CPP_At31"),
    "lac_current_count": Source("", "LACnum", "LACnum"),
    "lac_current_rate": Source("", "LAC", "LACnum"),
    "lac_started_count": Source("", "LACnum_Start", "LACnum_Start"),
    "lac_started_rate": Source("", "LAC_Start_Rate", "LACnum_Start"),
    "lac_ceased_count": Source("", "LACceased", "LACceased"),
    "lac_ceased_rate": Source("", "LAC_Cease_Rate", "LACceased"),
    "lac_uasc_pct": Source("", "Unacc_Asylmn_Seek_Childn", "Unacc_Asylmn_Seek_Childn", "LACnum"),
    "lac_20_miles_pct": Source("", "LACDistance"),
    "lac_care_leavers_eet_pct": Source("", "CareLeaverEET"),
    "lac_care_leavers_suitable_pct": Source("", "CareLeaverAcc"),
    "lac_rha_pct": Source("", "LACHealth%"),
    "lac_immunisation_pct": Source("", "LACVaccinations%"),
    "lac_long_term_stability_pct": Source("", "LAC_LongStable%"),
}
"""Every indicator with published yearly figures whose changes say something.

Left out: dental checks (the pandemic closed dentists: -66 % to +136 %); plans open for two years
(15 authorities count 30 of them); shares published as a few whole per cents (adopted, missing,
away), where one step is a tenth of the figure.
"""


def rows(folder: Path) -> list[dict[str, str]]:
    """The table worked out from the folder of published statistics, as it is kept."""
    return [_row(folder, code, source) for code, source in SOURCES.items()]


def changes(folder: Path, source: Source) -> pd.DataFrame:
    """Each authority's change on the year before, as a share: authorities by years."""
    value, counted = _wide(folder, source, source.value), None
    if source.counted:
        counted = _wide(folder, source, source.counted)
    if source.over:
        value = value / _wide(folder, source, source.over)
    before = value.shift(axis=1)
    usable = (before > 0) & value.notna()
    if counted is not None:
        usable &= counted.shift(axis=1) >= FEWEST
    change = (value / before.where(before > 0) - 1).where(usable)
    return change.dropna(how="all", axis=0).dropna(how="all", axis=1)


def _row(folder: Path, code: str, source: Source) -> dict[str, str]:
    change = changes(folder, source)
    known = change.to_numpy().ravel()
    known = known[~np.isnan(known)]
    low, high = np.percentile(known, [LOWEST, HIGHEST]) * 100
    where = f"{CIN} {source.file.split('_')[0]}" if source.file else LAIT
    shown = f"{source.value} / {source.over}" if source.over else source.value
    pairs = "change on the year before in every pair of years with both figures published"
    return {
        "indicator": code,
        "known_on": "2024-10-31" if source.file else "2024-12-18",
        "low": f"{low:.1f}",
        "high": f"{high:.1f}",
        "changes": str(len(known)),
        "authorities": str(len(change)),
        "first_year": str(min(change.columns) - 1),
        "last_year": str(max(change.columns)),
        "source": f"{where} ({shown})" if source.file else f"{where} {shown}",
        "method": f"5th and 95th percentile of the {pairs}; "
        f"{COUNTED if source.counted else UNCOUNTED}",
    }


def _wide(folder: Path, source: Source, column: str) -> pd.DataFrame:
    """Authorities (three-digit number) by years; NaN where nothing is published."""
    if not source.file:
        held = _lait(folder)
        held = held[held["item"] == column]
        return held.pivot(index="authority", columns="year", values="value")
    held = _release(folder, source.file)
    value = pd.to_numeric(held[column], errors="coerce")
    held = held.assign(value=value)
    return held.pivot(index="authority", columns="year", values="value")


@lru_cache
def _release(folder: Path, name: str) -> pd.DataFrame:
    (path,) = (folder / "data" / "ees_children_in_need_2024").glob(f"{name}_20*.csv")
    held = pd.read_csv(path, dtype=str, encoding="utf-8-sig")
    held = held[held["geographic_level"] == "Local authority"]
    return held.assign(authority=held["old_la_code"], year=held["time_period"].astype(int))


@lru_cache
def _lait(folder: Path) -> pd.DataFrame:
    held = pd.read_parquet(folder / "data" / "lait" / "bds_long_0_2024-12-18.parquet")
    years = held["Years"].str.fullmatch(r"20\d\d").fillna(False).astype(bool)
    held = held[years & (held["LA Number"] < FIRST_REGION)]
    return pd.DataFrame(
        {
            "item": held["Short Desc"].to_numpy(str),
            "authority": held["LA Number"].to_numpy(int),
            "year": held["Years"].astype(int).to_numpy(),
            "value": pd.to_numeric(held["Values"], errors="coerce").to_numpy(float),
        }
    )


def write(folder: Path) -> None:
    """Write the kept table again."""
    with KEPT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(folder))


if __name__ == "__main__":
    held = reference_data()
    assert held, "REFERENCE_DATA names no folder of published statistics"
    write(held)
