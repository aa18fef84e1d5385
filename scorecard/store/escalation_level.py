"""The ladders of escalation levels as kept, each in force from its date."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Boolean, Column, Connection, Date, Integer, String, Table, Text, select

from scorecard.domain.escalation_level import EscalationLevel, Holder
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

escalation_level = Table(
    "escalation_level",
    metadata,
    Column("area", String(12), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("order", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("held_by", String(20), nullable=False),
    Column("acknowledge_days", Integer),
    Column("scrutineer_informed", Boolean, nullable=False, default=False),
    Column("basis", Text, nullable=False, default=""),
)


def put(connection: Connection, levels: Iterable[EscalationLevel]) -> int:
    """Add levels and bring known ones up to date; the number given."""
    return replace_all(connection, escalation_level, levels)


def every(connection: Connection) -> list[EscalationLevel]:
    """Every level of every ladder, the oldest ladder first, its lowest level first."""
    columns = escalation_level.c
    query = select(escalation_level).order_by(columns.area, columns.valid_from, columns.order)
    rows = connection.execute(query).mappings()
    return [EscalationLevel(**{**row, "held_by": Holder(row["held_by"])}) for row in rows]
