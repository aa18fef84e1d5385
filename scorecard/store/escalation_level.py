"""The ladder of escalation levels as kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Boolean, Column, Connection, Integer, String, Table, select

from scorecard.domain.escalation import EscalationLevel
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

escalation_level = Table(
    "escalation_level",
    metadata,
    Column("order", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("acknowledge_days", Integer, nullable=False),
    Column("scrutineer_informed", Boolean, nullable=False, default=False),
)


def put(connection: Connection, levels: Iterable[EscalationLevel]) -> int:
    """Add levels and bring known ones up to date; the number given."""
    return replace_all(connection, escalation_level, levels)


def every(connection: Connection) -> list[EscalationLevel]:
    """The ladder, lowest first."""
    query = select(escalation_level).order_by(escalation_level.c.order)
    return [EscalationLevel(**row) for row in connection.execute(query).mappings()]
