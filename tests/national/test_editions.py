"""Editions: one figure in two releases is two editions, and what differs between them is listed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.national.conftest import CLA, LAIT, National, command
from tests.national.reading import CALDERDALE, FIGURES, KIRKLEES, changed, place, referrals

FIRST, SECOND = "Children in need 2024 release", "Children in need 2025 release"
SHARE, COUNT = "fd_rereferrals_12m_pct", "fd_referrals_count"

Rows = Sequence[dict[str, str]]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("editions") / "empty.db"
    command(f"sqlite:///{path}", "init")
    return path


@pytest.fixture
def url(empty: Path, tmp_path: Path) -> str:
    (tmp_path / "store.db").write_bytes(empty.read_bytes())
    return f"sqlite:///{tmp_path / 'store.db'}"


def published(url: str, folder: Path, edition: str, known_at: str, *figures: Any) -> None:
    """A release of Calderdale's (then Kirklees's) referrals of the year to March 2024."""
    rows = zip((place(), place(KIRKLEES)), figures, strict=False)
    path = folder / f"{known_at}.csv"
    path.write_bytes(referrals(*rows))
    command(url, "import", str(path), "--edition", edition, "--known-at", known_at)


def listed(url: str, *arguments: str) -> Rows:
    return command(url, "editions", *arguments)[0]


def test_a_revised_figure_is_two_editions_and_is_listed(url: str, tmp_path: Path) -> None:
    published(url, tmp_path, FIRST, "2024-10-31", FIGURES, FIGURES)
    published(url, tmp_path, SECOND, "2025-10-30", changed(Referrals=1850), FIGURES)
    of_area = ("--area", CALDERDALE, "--indicator", COUNT)
    both, _ = command(url, "observations", "--history", *of_area, "--basis", "published")
    mine = {row["edition"]: row["value"] for row in both if row["period_end"] == "2024-03-31"}
    assert (mine[FIRST], mine[SECOND]) == ("1800", "1850")
    rows = listed(url, "--area", CALDERDALE, KIRKLEES)
    (row,) = [one for one in rows if one["indicator"] == COUNT and one["edition"] == SECOND]
    assert (row["area"], row["period_end"]) == (CALDERDALE, "2024-03-31")
    assert (row["edition_before"], row["value_before"], row["known_at_before"][:10]) == (
        *(FIRST, "1800"),
        "2024-10-31",
    )
    assert (row["edition"], row["value"], row["known_at"][:10]) == (
        *(SECOND, "1850"),
        "2025-10-30",
    )


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("25", "25", False),
        ("24.6", "25", False),
        ("24.4", "25", True),
        ("c", "c", False),
        ("c", "25", True),
        ("25", "c", True),
        ("c", "x", True),
        ("0", "c", True),
    ],
    ids=[
        *("the same", "rounded", "revised", "withheld twice", "given", "withheld"),
        *("another reason", "a zero withheld"),
    ],
)
def test_what_differs(url: str, tmp_path: Path, first: str, second: str, differs: bool) -> None:
    for edition, known_at, cell in ((FIRST, "2024-10-31", first), (SECOND, "2025-10-30", second)):
        counts = {"Re_referrals": "c"} if cell != "25" else {}
        published(url, tmp_path, edition, known_at, changed(Re_referrals_percent=cell, **counts))
    rows = listed(url, "--area", CALDERDALE, "--indicator", SHARE)
    found = [one for one in rows if (one["edition_before"], one["edition"]) == (FIRST, SECOND)]
    assert bool(found) is differs


def test_each_edition_stands_beside_the_one_it_came_after(url: str, tmp_path: Path) -> None:
    for number, year in enumerate((2023, 2024, 2025)):
        cells = changed(Referrals=1800 + number)
        published(url, tmp_path, f"Release {year}", f"{year}-10-30", cells)
    rows = listed(url, "--indicator", COUNT)
    assert [(one["edition_before"], one["edition"]) for one in rows] == [
        *(("Release 2023", "Release 2024"), ("Release 2024", "Release 2025")),
    ]


def test_what_was_known_before_a_release_stays_what_it_was(url: str, tmp_path: Path) -> None:
    published(url, tmp_path, FIRST, "2024-10-31", FIGURES)
    published(url, tmp_path, SECOND, "2025-10-30", changed(Referrals=1850))
    asked = ("observations", "--area", CALDERDALE, "--indicator", COUNT)
    then = command(url, *asked, "--as-known-at", "2025-01-01")[0]
    now = command(url, *asked)[0]
    end = "2024-03-31"
    assert [one["value"] for one in then if one["period_end"] == end] == ["1800"]
    assert [one["value"] for one in now if one["period_end"] == end] == ["1850"]


@pytest.mark.reference
def test_the_tools_later_edition_against_the_release_it_revised(national: National) -> None:
    """Calderdale's looked after children of 2023 were put right by a year later."""
    rows = listed(f"sqlite:///{national.path}", "--area", CALDERDALE)
    pairs = {(one["edition_before"], one["edition"]) for one in rows}
    assert (CLA, LAIT) in pairs
    assert all(one["value_before"] != one["value"] for one in rows)
