"""What the tests of the boards' reports share: the store's figures and the files they came from."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from scorecard.services.workspace import Workspace
from scorecard.store import observation
from tests import machine

REPORTS = machine.ROOT / "data" / "reports"
CALDERDALE, KIRKLEES = "E08000033", "E08000034"
ENGLAND = "E92000001"
PRINTED = ("calderdale_2012_13.csv", "kirklees_2017_18.csv")
KEY = (
    *("indicator", "area", "agency", "basis", "frequency", "window", "dimension", "category"),
    *("period_start", "period_end", "edition"),
)
"""What tells one current figure from another: its series, its period, its edition."""


@pytest.fixture(scope="session")
def held(demo_workspace: Workspace) -> pd.DataFrame:
    """Every current figure of the installed store."""
    with demo_workspace.reading() as connection:
        return observation.current(connection)


@pytest.fixture(scope="session")
def by_key(held: pd.DataFrame) -> dict[tuple[str, ...], Any]:
    """Current figures by KEY; two with one key would be a figure held twice."""
    columns = [held[name].astype(str) for name in KEY]
    keys = list(zip(*columns, strict=True))
    found = dict(zip(keys, held.itertuples(index=False), strict=True))
    assert len(found) == len(held), "two current figures share a series, a period and an edition"
    return found


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows of one file of printed figures."""
    with (REPORTS / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def figures(
    held: pd.DataFrame,
    area: str,
    indicator: str,
    period_end: date | None = None,
    *,
    basis: str = "local",
    within: Sequence[str] = ("", "", ""),
) -> pd.DataFrame:
    """Current figures of one indicator; `within` is dimension, category and agency."""
    chosen = held[
        (held["area"] == area) & (held["indicator"] == indicator) & (held["basis"] == basis)
    ]
    for name, wanted in zip(("dimension", "category", "agency"), within, strict=True):
        chosen = chosen[chosen[name] == wanted]
    return chosen if period_end is None else chosen[chosen["period_end"] == period_end]


def report_text(folder: Path, number: int) -> str:
    """A board's report as text, spaces run together; the test is left out where it is absent."""
    found = sorted((folder / "seeds").glob(f"{number:03d}_*.txt"))
    if not found:
        pytest.skip("left out: reference: the folder holds no text of the reports")
    return plain(found[0].read_text(encoding="utf-8"))


def plain(words: str) -> str:
    """Words without the marks of bold type, with single spaces, every x of a matrix a Latin X."""
    crosses = str.maketrans({"*": "", "\u0425": "X", "\u0445": "X"})
    return " ".join(words.translate(crosses).split())
