"""Every row of the two files of printed figures, each found in the store with nothing changed."""

import math
from datetime import datetime
from typing import Any

import pytest

from tests.reports.conftest import KEY, PRINTED, rows_of

NUMBERS = ("value", "numerator", "denominator")
WORDS = ("marker", "status", "edition", "reference", "note")
FIGURES_AT_LEAST = 110


@pytest.mark.parametrize("file", PRINTED)
def test_every_row_is_in_the_store_as_written(
    by_key: dict[tuple[str, ...], Any], file: str
) -> None:
    wrong = []
    for place, row in enumerate(rows_of(file), start=2):
        kept = by_key.get(tuple(row[name] for name in KEY))
        differs = ["is not there"] if kept is None else _differences(row, kept)
        if differs:
            wrong.append(f"{file} row {place}, {row['indicator']}: {'; '.join(differs)}")
    assert wrong == []


def _differences(row: dict[str, str], kept: Any) -> list[str]:
    found = [
        f"{name} is {getattr(kept, name)!r}, the file has {row[name]!r}"
        for name in WORDS
        if getattr(kept, name) != row[name]
    ]
    for name in NUMBERS:
        number = getattr(kept, name)
        known = number is not None and not math.isnan(number)
        if known != bool(row[name]) or (known and number != float(row[name])):
            found.append(f"{name} is {number}, the file has {row[name] or 'nothing'}")
    if kept.known_at != datetime.fromisoformat(row["known_at"]):
        found.append(f"known_at is {kept.known_at}")
    return found


def test_a_report_s_figures_were_known_on_the_day_of_the_report() -> None:
    known_at = {one["file"]: one["known_at"] for one in rows_of("documents.csv")}
    for file in PRINTED:
        assert {row["known_at"] for row in rows_of(file)} == {known_at[file]}


def test_enough_figures_were_read_and_each_says_where() -> None:
    rows = [row for file in PRINTED for row in rows_of(file)]
    assert len([row for row in rows if row["basis"] == "local"]) >= FIGURES_AT_LEAST
    assert [row["indicator"] for row in rows if not row["reference"].strip()] == []


@pytest.mark.parametrize("file", PRINTED)
def test_no_key_is_there_twice(file: str) -> None:
    keys = [tuple(row[name] for name in KEY) for row in rows_of(file)]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("file", PRINTED)
def test_a_figure_quoted_from_elsewhere_says_so(file: str) -> None:
    """What a report quotes about England, the region or the police area is not its own count."""
    area = rows_of(file)[0]["area"]
    for row in rows_of(file):
        assert (row["area"] == area) == (row["basis"] == "local"), row
        if row["basis"] == "published":
            assert row["edition"].startswith("as quoted in the "), row
