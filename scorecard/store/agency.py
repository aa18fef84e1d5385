"""Agencies as kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, String, Table, select

from scorecard.domain.agency import Agency
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

agency = Table(
    "agency",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("name", String(160), nullable=False),
    Column("short_name", String(60), nullable=False),
    Column("sector", String(60), nullable=False, default=""),
)


def put(connection: Connection, agencies: Iterable[Agency]) -> int:
    """Add new agencies and bring known ones up to date; the number given."""
    return replace_all(connection, agency, agencies)


def every(connection: Connection) -> dict[str, Agency]:
    """All agencies by code."""
    rows = connection.execute(select(agency)).mappings()
    return {row["code"]: Agency(**row) for row in rows}
