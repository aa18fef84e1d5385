"""Targets as kept, each in force from its date."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Date, ForeignKey, String, Table, or_, select

from scorecard.domain.target import Target, TargetKind
from scorecard.store.reference import replace_all
from scorecard.store.schema import Number, metadata

target = Table(
    "target",
    metadata,
    Column("indicator", ForeignKey("indicator.code"), primary_key=True),
    Column("area", String(12), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("kind", String(20), nullable=False),
    *(Column(name, Number) for name in ("green", "amber", "low", "high", "tolerance")),
    Column("basis", String, nullable=False),
    Column("approved_by", String, nullable=False, default=""),
    Column("approved_on", Date),
    Column("agreed_on", Date),
    Column("known_on", Date),
)


def put(connection: Connection, targets: Iterable[Target]) -> int:
    """Add new targets and bring known ones up to date; the number given."""
    return replace_all(connection, target, targets)


def for_area(connection: Connection, area: str) -> list[Target]:
    """Every target that applies to the area, its own and those for every area, oldest first."""
    query = (
        select(target)
        .where(or_(target.c.area == area, target.c.area == ""))
        .order_by(target.c.indicator, target.c.valid_from)
    )
    rows = connection.execute(query).mappings()
    return [Target(**{**row, "kind": TargetKind(row["kind"])}) for row in rows]
