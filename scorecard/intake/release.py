"""Statistical releases as they come in: what an edition is called and when it became known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("family", "year", "title", "edition", "known_at", "publisher", "licence", "note")


@dataclass(frozen=True, slots=True)
class Release:
    """One publication of a family of statistics; without a year, what any year of it is called.

    `edition` may hold {year} and {month}. `known_at` is None where only whoever loads it knows.
    """

    family: str
    year: int | None
    title: str
    edition: str
    known_at: datetime | None
    publisher: str
    licence: str
    note: str


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases listed, by family and year."""

    listed: Mapping[tuple[str, int | None], Release]

    def of(self, family: str, year: int, month: str = "") -> Release:
        """The release of a year: as listed, else named after its family."""
        found = self.listed.get((family, year)) or self.listed[family, None]
        edition = found.edition.format(year=year, month=month)
        return replace(found, year=year, edition=edition)


def read(file: str, content: bytes) -> tuple[Releases, list[Finding]]:
    """The releases of the file, and everything wrong with it."""
    found, findings = records(file, content, COLUMNS, _release, lambda one: (one.family, one.year))
    findings += _without_family(file, found)
    return Releases({(one.family, one.year): one for one in found}), findings


def _release(row: Row) -> Release:
    return Release(
        family=row.text("family", most=20, needed=True),
        year=row.count("year", most=2100) if row.cells["year"] else None,
        title=row.text("title", needed=True),
        edition=row.text("edition", most=200, needed=True),
        known_at=row.moment("known_at") if row.cells["known_at"] else None,
        publisher=row.text("publisher"),
        licence=row.text("licence"),
        note=row.text("note"),
    )


def _without_family(file: str, found: Iterable[Release]) -> list[Finding]:
    held = list(found)
    named = {one.family for one in held if one.year is None}
    missing = sorted({one.family for one in held} - named)
    remedy = "Add a row without a year: what any release of it is called."
    return [Finding(file, 0, "year", one, "has no row for any year", remedy) for one in missing]
