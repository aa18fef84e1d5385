"""Series as kept: indicator, area, basis and the rest of what is never mixed."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    select,
)

from scorecard.domain.observation import SERIES_KEY
from scorecard.store.schema import metadata

series = Table(
    "series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("indicator", ForeignKey("indicator.code"), nullable=False),
    Column("area", ForeignKey("area.code"), nullable=False),
    Column("agency", String(40), nullable=False),
    Column("basis", String(10), nullable=False),
    Column("frequency", String(10), nullable=False),
    Column("window", String(12), nullable=False),
    Column("dimension", String(60), nullable=False),
    Column("category", String(160), nullable=False),
    UniqueConstraint(*SERIES_KEY),
    CheckConstraint("basis in ('local', 'published')", name="basis"),
    CheckConstraint("frequency in ('week', 'month', 'quarter', 'term', 'year')", name="frequency"),
    CheckConstraint("\"window\" in ('period', 'rolling_12m', 'ytd')", name="window"),
)

Index("ix_series_area", series.c.area, series.c.basis, series.c.dimension)

Key = tuple[str, ...]


def numbers(connection: Connection, keys: set[Key]) -> dict[Key, int]:
    """The number of each series, added where it is new. Keys are in SERIES_KEY's order."""
    held = _held(connection, {key[1] for key in keys})
    new = sorted(keys - held.keys())
    if new:
        rows = [dict(zip(SERIES_KEY, key, strict=True)) for key in new]
        connection.execute(series.insert(), rows)
        held = _held(connection, {key[1] for key in keys})
    return held


def _held(connection: Connection, areas: set[str]) -> dict[Key, int]:
    columns = [series.c[name] for name in SERIES_KEY]
    query = select(series.c.id, *columns)
    if len(areas) <= 50:
        query = query.where(series.c.area.in_(sorted(areas)))
    return {tuple(row[1:]): row[0] for row in connection.execute(query)}
