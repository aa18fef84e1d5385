"""Next year's release, made of this year's own files: other headings, no rates, and no new code."""

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest

from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import observation
from tests.national.conftest import CIN, RELEASE, National, command, copied

pytestmark = pytest.mark.reference

NEXT = "Children in need 2025 release"
SHIFTED = {"b1": "2024", "c1": "2024", "c4": "2024", "d1": "2024", "ons": "2023"}
"""Files of counts that have a printed rate, and of the population: the year that moves on."""

IN_2025 = {
    "Referrals": "referral_count",
    "Re_referrals": "rereferral_count",
    "Re_referrals_percent": "rereferral_percent",
    "Referrals_child": "referral_child_count",
    "Re_referrals_child": "rereferral_child_count",
    "Re_referrals_child_percent": "rereferral_child_percent",
}
"""What the release of 2025 calls columns that do not only take `_count`."""

RATES = (
    *("fd_cin_rate", "fd_referrals_rate", "cp_s47_rate", "cp_icpc_rate"),
    *("cp_plans_current_rate", "cp_plans_started_rate", "cp_plans_ceased_rate"),
)
_KEPT = re.compile(r"time_|geographic_|country_|region_|.*la_(code|name)$|category$|age_group$")


def renamed(heading: str) -> str:
    """The heading in the manner of 2025; nothing for a rate."""
    if heading.endswith("_rate"):
        return ""
    if _KEPT.match(heading) or heading == "population_estimate":
        return heading
    if heading in IN_2025 or heading.lower().endswith("_percent"):
        return IN_2025.get(heading, heading.lower())
    return f"{heading.lower()}_count"


def a_year_later(path: Path, year: str) -> bytes:
    """The rows of one year as the next year's, columns in another order."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["time_period"] == year]
    names = {old: renamed(old) for old in reversed(rows[0]) if renamed(old)}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names.values())
    for row in rows:
        later = {**row, "time_period": str(int(year) + 1)}
        writer.writerow(later[old] for old in names)
    return out.getvalue().encode()


@pytest.fixture(scope="module")
def after(
    national: National, reference_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> pd.DataFrame:
    """The rates of both releases, after the next one was imported into a store with this one."""
    folder = tmp_path_factory.mktemp("next")
    for beginning, year in SHIFTED.items():
        (path,) = (reference_data / "data" / RELEASE).glob(f"{beginning}_*.csv")
        (folder / f"{beginning}_next.csv").write_bytes(a_year_later(path, year))
    url = copied(national, tmp_path_factory.mktemp("store"))
    rows, said = command(url, "import", str(folder), "--known-at", "2025-10-30")
    assert [row["result"] for row in rows] == ["stored"] * 5, said
    workspace: Workspace = open_workspace(Settings(url))
    with workspace.reading() as connection:
        held = observation.current(connection, indicators=RATES, basis="published", history=True)
    workspace.store.engine.dispose()
    return held[held["reference"].str.contains(r"\.csv, row ")]


def test_no_column_was_lost_and_none_was_kept_as_it_was() -> None:
    assert renamed("CPP_At31") == "cpp_at31_count"
    assert renamed("CPP_At31_rate") == ""
    assert renamed("Duration_0-10_days") == "duration_0-10_days_count"
    assert renamed("new_la_code") == "new_la_code"


def test_rates_that_are_no_longer_printed_are_worked_out_and_are_those_printed(
    after: pd.DataFrame,
) -> None:
    """The same counts over the same population: each rate made is the one printed, to its digit."""
    made, printed = after[after["edition"] == NEXT], after[after["edition"] == CIN]
    made = made.assign(year=[end.year for end in made["period_end"]])
    printed = printed.assign(year=[end.year + 1 for end in printed["period_end"]])
    both = made.merge(printed, on=["indicator", "area", "year"], suffixes=("", "_printed"))
    assert set(both["indicator"]) == set(RATES)
    assert set(both["year"]) == {2025}
    assert (both["value"].isna() == both["value_printed"].isna()).all()
    known = both.dropna(subset=["value", "value_printed"])
    local = known[known["area"].str.match("E0[6-9]|E10")]
    assert len(local) == 1_059
    assert ((local["value"] - local["value_printed"]).abs() <= 0.05 + 1e-9).all()


def test_every_rate_made_says_of_what(after: pd.DataFrame) -> None:
    made = after[after["edition"] == NEXT]
    assert made["reference"].str.contains("_count; population at mid-2024").all()
    known = made[made["value"].notna()]
    assert known["numerator"].notna().all()
    assert known["denominator"].notna().all()
