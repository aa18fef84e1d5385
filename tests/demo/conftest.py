"""The demonstration built once for every test of it, and the catalogue it is judged with."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scorecard.demo.authority import DemoData, build
from scorecard.domain.area import EXAMPLESHIRE
from scorecard.intake import catalogue
from scorecard.intake.catalogue import Catalogue
from scorecard.judgement.evidence import Evidence

AS_AT = date(2026, 9, 30)
CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
KEY = ["indicator", "frequency", "window", "period_end"]


@pytest.fixture(scope="session")
def demo() -> DemoData:
    return build(AS_AT)


@pytest.fixture(scope="session")
def reference() -> Catalogue:
    found, findings = catalogue.read({p.name: p.read_bytes() for p in CATALOGUE.glob("*.csv")})
    assert not findings
    return found


@pytest.fixture(scope="session")
def observations(demo: DemoData) -> pd.DataFrame:
    return pd.concat([frame for _, frame in demo.submissions], ignore_index=True)


def evidence_of(demo: DemoData, reference: Catalogue) -> Evidence:
    """Everything the demonstration holds, as the store would hand it over."""
    held = pd.concat([frame for _, frame in demo.submissions], ignore_index=True)
    held = held[held["dimension"] == ""].sort_values("known_at", kind="stable")
    key = ["indicator", "area", "agency", "basis", "frequency", "window"]
    held = held.assign(
        series_id=held.groupby(key).ngroup(),
        period_start=_days(held["period_start"]),
        period_end=_days(held["period_end"]),
        known_at=held["known_at"].astype(object),
        **{name: held[name].to_numpy(object) for name in [*key, "marker", "status"]},
    )
    own = (held["area"] == EXAMPLESHIRE).to_numpy(bool)
    areas = {one.code: one for one in demo.areas}
    of_ours = [one for one in reference.targets if one.area in ("", EXAMPLESHIRE)]
    return Evidence(
        area=areas[EXAMPLESHIRE],
        areas=areas,
        indicators={one.code: one for one in reference.indicators},
        facts=held[own].reset_index(drop=True),
        published=held[~own].reset_index(drop=True),
        targets=[*of_ours, *demo.targets],
        breaks=demo.breaks,
        comparator_sets=[demo.comparator_set],
        meetings=demo.meetings,
        clock=datetime.now(UTC),
        checks=reference.checks,
        explanations=demo.explanations,
        yearly_changes=reference.yearly_changes,
        agencies={one.code: one for one in reference.agencies},
    )


def _days(dates: pd.Series) -> np.ndarray:
    return np.array(list(dates), dtype="datetime64[D]").astype("datetime64[s]")


@pytest.fixture(scope="session")
def series(observations: pd.DataFrame) -> Callable[..., pd.Series]:
    """A local total by period end, as last known: `series(code)`, `series(code, agency=...)`."""

    def of(code: str, column: str = "value", agency: str = "", frequency: str = "") -> pd.Series:
        held = observations[
            (observations["indicator"] == code)
            & (observations["basis"] == "local")
            & (observations["dimension"] == "")
            & (observations["agency"] == agency)
        ]
        held = held[held["frequency"] == frequency] if frequency else held
        held = held.sort_values("known_at").drop_duplicates(KEY, keep="last")
        return held.set_index("period_end")[column].sort_index()

    return of
