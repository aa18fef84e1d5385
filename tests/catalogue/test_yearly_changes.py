"""The kept yearly changes: what the published statistics give, for indicators that are asked."""

import csv
from pathlib import Path

import numpy as np
import pytest

from scorecard.domain.indicator import MeasureType, Polarity, Timing
from scorecard.intake import catalogue
from tests.catalogue import yearly_changes
from tests.catalogue.yearly_changes import KEPT, SOURCES

FILES = {path.name: path.read_bytes() for path in KEPT.parent.glob("*.csv")}


@pytest.fixture(scope="module")
def kept() -> list[dict[str, str]]:
    with KEPT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.reference
def test_the_kept_table_is_what_the_statistics_give(reference_data: Path, kept) -> None:
    assert yearly_changes.rows(reference_data) == kept


@pytest.mark.reference
def test_one_in_ten_changes_lies_outside(reference_data: Path) -> None:
    for code in ("cp_plans_current_count", "lac_current_count", "fd_referrals_rate"):
        known = yearly_changes.changes(reference_data, SOURCES[code]).to_numpy().ravel()
        known = known[~np.isnan(known)]
        low, high = np.percentile(known, [5, 95])
        assert np.mean((known < low) | (known > high)) == pytest.approx(0.10, abs=0.005)


@pytest.mark.reference
def test_an_authority_that_reorganisation_made_is_compared_with_itself(
    reference_data: Path,
) -> None:
    """Northamptonshire (928) was last counted in 2021, its two successors first in 2022."""
    plans = yearly_changes.changes(reference_data, SOURCES["cp_plans_current_count"])
    assert plans.loc["928"].last_valid_index() == 2021
    for successor in ("940", "941"):
        assert plans.loc[successor].first_valid_index() == 2023


def test_every_row_is_of_an_indicator_that_is_asked_about_a_year_s_change(kept) -> None:
    found, findings = catalogue.read(FILES)
    assert not findings
    held = {one.code: one for one in found.indicators}
    assert [one["indicator"] for one in kept] == list(SOURCES)
    for code in SOURCES:
        stock = held[code].timing == Timing.SNAPSHOT
        assert stock or held[code].polarity == Polarity.NEUTRAL, code
        assert held[code].measure_type != MeasureType.MEAN, code


def test_every_row_is_wide_enough_and_rests_on_enough(kept) -> None:
    for one in kept:
        assert float(one["low"]) < 0 < float(one["high"])
        assert int(one["changes"]) >= 400
        assert int(one["authorities"]) >= 100
        assert "released 31 October 2024" in one["source"] or "December 2024" in one["source"]
