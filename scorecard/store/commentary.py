"""Commentary as kept: the agency's story behind an indicator's period."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, Text, select

from scorecard.store.schema import UtcDateTime, metadata

commentary = Table(
    "commentary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("indicator", ForeignKey("indicator.code"), nullable=False, index=True),
    Column("area", ForeignKey("area.code"), nullable=False),
    Column("period_end", Date, nullable=False),
    Column("agency", ForeignKey("agency.code"), nullable=False),
    *(
        Column(name, Text, nullable=False, default="")
        for name in ("what_happened", "why", "so_what_for_children", "what_next")
    ),
    Column("written_by", String(120), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
)


def indicators_since(connection: Connection, area: str, period_end: date) -> set[str]:
    """The indicators of an area commented on for periods that end on a day or later."""
    query = select(commentary.c.indicator).where(
        commentary.c.area == area, commentary.c.period_end >= period_end
    )
    return set(connection.execute(query).scalars())
