"""The demonstration built once for every test of it, and the catalogue it is judged with."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from scorecard.demo.authority import DemoData, build
from scorecard.intake import catalogue
from scorecard.intake.catalogue import Catalogue

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
