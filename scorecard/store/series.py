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
from scorecard.store import bulk
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


MOST_NAMED = 500
"""Codes named in one query; beyond them every series is read, which is quicker."""


def numbers(connection: Connection, keys: set[Key]) -> dict[Key, int]:
    """The number of each series, added where it is new. Keys are in SERIES_KEY's order."""
    held = _held(connection, keys)
    new = sorted(keys - held.keys())
    if new:
        columns = dict(zip(SERIES_KEY, zip(*new, strict=True), strict=True))
        bulk.insert(connection, series, columns)
        held = _held(connection, keys)
    return held


def _held(connection: Connection, keys: set[Key]) -> dict[Key, int]:
    """The series of the keys' indicators and areas: theirs, and perhaps a few more."""
    query = select(series.c.id, *(series.c[name] for name in SERIES_KEY))
    for name in ("indicator", "area", "basis"):
        wanted = {key[SERIES_KEY.index(name)] for key in keys}
        if len(wanted) <= MOST_NAMED:
            query = query.where(series.c[name].in_(sorted(wanted)))
    return {tuple(row[1:]): row[0] for row in connection.execute(query).fetchall()}
