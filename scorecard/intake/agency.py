"""Agencies as they come in."""

from __future__ import annotations

from scorecard.domain.agency import Agency
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("code", "name", "short_name", "sector")


def read(file: str, content: bytes) -> tuple[list[Agency], list[Finding]]:
    """The agencies of the file and everything wrong with it."""
    return records(file, content, COLUMNS, _agency, lambda one: one.code)


def _agency(row: Row) -> Agency:
    return Agency(
        code=row.text("code", most=40, needed=True),
        name=row.text("name", most=160, needed=True),
        short_name=row.text("short_name", most=60, needed=True),
        sector=row.text("sector", most=60),
    )
