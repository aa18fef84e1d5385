"""Small made-up national files, and reading them with the catalogue that is kept."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pandas as pd

from scorecard.intake import catalogue, ees, official
from scorecard.intake.context import Context
from scorecard.intake.incoming import Asked, Incoming, Kind, Read, from_bytes
from scorecard.intake.kinds import KINDS
from scorecard.intake.official import Official
from tests import machine

CATALOGUE = machine.ROOT / "data" / "catalogue"
RECEIVED = datetime(2026, 11, 2, 9, tzinfo=UTC)
RELEASED = datetime(2024, 10, 31, tzinfo=UTC)
CALDERDALE, KIRKLEES, ENGLAND = "E08000033", "E08000034", "E92000001"
PLACE = (
    *("time_period", "time_identifier", "geographic_level", "country_code", "country_name"),
    *("region_code", "region_name", "old_la_code", "new_la_code", "la_name"),
)
_YORKSHIRE = ("E12000003", "Yorkshire and The Humber")
Populations = Mapping[tuple[str, date], float]
MID_2023 = {(CALDERDALE, date(2023, 6, 30)): 45_000.0, (ENGLAND, date(2023, 6, 30)): 12_000_000.0}

REFERRALS = (
    *("category", "Referrals", "Referrals_rate", "Re_referrals", "Re_referrals_percent"),
    *("No_Further_Action", "No_Further_Action_percent", "Not_in_Need", "Not_in_Need_percent"),
)
FIGURES = ("Referrals", 1800, "400", 450, "25", 90, 5, "180", "10")


@cache
def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(CATALOGUE.glob("*.csv"))}


@cache
def held() -> catalogue.Catalogue:
    found, findings = catalogue.read(files())
    assert findings == []
    return found


def context(populations: Populations | None = None) -> Context:
    """What is known when a national file comes in: the catalogue kept, and these populations."""
    found = official_of(populations or {})
    return Context(
        indicators={one.code: one for one in held().indicators},
        areas={one.code: one for one in held().areas},
        agencies={one.code: one for one in held().agencies},
        official=lambda: found,
    )


def official_of(populations: Populations) -> Official:
    found, findings = official.read(
        files(),
        {one.code: one for one in held().areas},
        {one.code: one for one in held().indicators},
        lambda _known_at: populations,
    )
    assert findings == []
    return found


def place(code: str = CALDERDALE, year: str = "2024", said: str = "Reporting year") -> list[str]:
    """The cells that say when and where, for an authority, a region or England."""
    if code.startswith("E92"):
        return [year, said, "National", code, "England", "", "", "", "", ""]
    if code.startswith(("E12", "E13")):
        name = _YORKSHIRE[1] if code == _YORKSHIRE[0] else "Inner London"
        return [year, said, "Regional", ENGLAND, "England", code, name, "", "", ""]
    number = {CALDERDALE: "381", KIRKLEES: "382"}.get(code, "")
    name = {CALDERDALE: "Calderdale", KIRKLEES: "Kirklees"}.get(code, "Somewhere")
    local = [number, code, name]
    return [year, said, "Local authority", ENGLAND, "England", *_YORKSHIRE, *local]


def csv(
    columns: Sequence[str], *rows: Sequence[object], headings: Sequence[str] = PLACE, mark: str = ""
) -> bytes:
    """A file of these rows, each a `place()` followed by its figures."""
    lines = [[*headings, *columns], *([str(cell) for cell in row] for row in rows)]
    return (mark + "\r\n".join(",".join(_quoted(line)) for line in lines) + "\r\n").encode()


def _quoted(cells: Sequence[str]) -> list[str]:
    return [f'"{cell}"' if "," in cell else cell for cell in cells]


def incoming(content: bytes, name: str = "c1_referrals_2013_to_2024.csv") -> Incoming:
    return from_bytes(name, content, RECEIVED)


def read(
    content: bytes,
    *,
    name: str = "c1_referrals_2013_to_2024.csv",
    populations: Populations | None = None,
    **asked: Any,
) -> Read:
    return ees.read(incoming(content, name), context(populations), Asked(**asked))


def kind_of(one: Incoming) -> Kind:
    return next(kind for kind in KINDS if kind.recognises(one))


def figures(found: Read, indicator: str, area: str = CALDERDALE) -> pd.DataFrame:
    frame = found.frame
    return frame[(frame["indicator"] == indicator) & (frame["area"] == area)]


def said(found: Read) -> str:
    """Every finding, one line each."""
    return "\n".join(one.sentence() for one in found.findings)


def referrals(*rows: tuple[Any, ...], columns: tuple[str, ...] = REFERRALS) -> bytes:
    return csv(columns, *([*where, *cells] for where, cells in rows))


def changed(**cells: object) -> tuple[Any, ...]:
    """The figures with some of them another."""
    return tuple(cells.get(name, cell) for name, cell in zip(REFERRALS, FIGURES, strict=True))


def one(found: Read, indicator: str, area: str = CALDERDALE) -> Any:
    (row,) = figures(found, indicator, area).itertuples()
    return row
