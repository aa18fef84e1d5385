"""Breaks in series as kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Date, ForeignKey, String, Table, or_, select

from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

break_in_series = Table(
    "break_in_series",
    metadata,
    Column("indicator", ForeignKey("indicator.code"), primary_key=True),
    Column("area", String(12), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("note", String, nullable=False, default=""),
    Column("known_on", Date),
)


def put(connection: Connection, breaks: Iterable[BreakInSeries]) -> int:
    """Add new breaks and bring known ones up to date; the number given."""
    return replace_all(connection, break_in_series, breaks)


def for_area(connection: Connection, area: str) -> list[BreakInSeries]:
    """Every break that applies to the area, its own and those of every area, oldest first."""
    table = break_in_series
    query = (
        select(table)
        .where(or_(table.c.area == area, table.c.area == ""))
        .order_by(table.c.indicator, table.c.date)
    )
    rows = connection.execute(query).mappings()
    return [BreakInSeries(**{**row, "kind": BreakKind(row["kind"])}) for row in rows]
