"""Areas as kept: places and, dated, the larger ones they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, ForeignKey, String, Table, select

from scorecard.domain.area import Area, AreaKind
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

area = Table(
    "area",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("region", String(12), nullable=False, default=""),
    Column("synthetic", Boolean, nullable=False, default=False),
    Column("note", String, nullable=False, default=""),
)

area_membership = Table(
    "area_membership",
    metadata,
    Column("member", ForeignKey("area.code"), primary_key=True),
    Column("whole", ForeignKey("area.code"), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("coterminous", Boolean, nullable=False, default=False),
)


def put(connection: Connection, areas: Iterable[Area]) -> int:
    """Add new areas and bring known ones up to date; the number of areas given."""
    return replace_all(connection, area, areas)


def every(connection: Connection) -> dict[str, Area]:
    """All areas by code."""
    rows = connection.execute(select(area)).fetchall()
    return {one.code: one for one in (_read(tuple(row)) for row in rows)}


@lru_cache(maxsize=2_000)
def _read(row: tuple[Any, ...]) -> Area:
    """One area; they are read for every file and screen, and seldom change."""
    cells = dict(zip(area.columns.keys(), row, strict=True))
    return Area(**{**cells, "kind": AreaKind(cells["kind"])})
