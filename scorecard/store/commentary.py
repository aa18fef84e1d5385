"""Commentary as kept: the agency's story behind an indicator's period; what is written stays."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    insert,
    select,
)

from scorecard.domain.commentary import PARTS, Commentary
from scorecard.store.schema import UtcDateTime, metadata

commentary = Table(
    "commentary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("indicator", ForeignKey("indicator.code"), nullable=False, index=True),
    Column("area", ForeignKey("area.code"), nullable=False),
    Column("period_end", Date, nullable=False),
    Column("agency", ForeignKey("agency.code"), nullable=False),
    *(Column(name, Text, nullable=False, default="") for name in PARTS),
    Column("written_by", String(120), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
)


def add(connection: Connection, made: Commentary) -> int:
    """Keep one more; its number."""
    values = {name: value for name, value in asdict(made).items() if name != "id"}
    found = connection.execute(insert(commentary).values(**values)).inserted_primary_key
    assert found is not None
    return int(found[0])


def for_area(connection: Connection, area: str, indicator: str = "") -> list[Commentary]:
    """Everything written of an area, or of one indicator there, in the order of writing."""
    query = select(commentary).where(commentary.c.area == area).order_by(commentary.c.id)
    if indicator:
        query = query.where(commentary.c.indicator == indicator)
    return [Commentary(**row) for row in connection.execute(query).mappings()]
