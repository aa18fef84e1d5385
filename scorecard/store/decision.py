"""Decisions as kept: append-only, in the order they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    select,
)

from scorecard.domain.decision import Decision, DecisionKind
from scorecard.store.reference import as_row
from scorecard.store.schema import metadata

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("area", ForeignKey("area.code"), nullable=False),
    Column("meeting_on", Date, nullable=False),
    Column("body", String(120), nullable=False),
    Column("indicator", String(80), nullable=False, default="", index=True),
    Column("kind", String(30), nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("until", Date),
    Column("decided_on", Date, nullable=False),
    Column("kinds", Text, nullable=False, default=""),
    Column("rag", String(20), nullable=False, default=""),
    Column("opened", String(60), nullable=False, default=""),
    Column("decided_by", String(120), nullable=False, default=""),
    Column("agency", String(40), nullable=False, default=""),
    Column("pack", Integer, nullable=False, default=0),
    Column("takes_back", Integer, nullable=False, default=0),
    Column("verdict", String(20), nullable=False, default="", server_default=""),
)

Index("ix_decision_meeting", decision.c.area, decision.c.meeting_on)


def add(connection: Connection, made: Decision) -> Decision:
    """Keep a decision; it with its number."""
    names = [column.name for column in decision.columns if column.name != "id"]
    row = as_row(made, names) | {"kind": str(made.kind)}
    result = connection.execute(decision.insert().values(**row))
    assert result.inserted_primary_key is not None, "an insert of one row has its key"
    return replace(made, id=int(result.inserted_primary_key[0]))


def get(connection: Connection, number: int) -> Decision | None:
    """One decision, or None."""
    query = select(decision).where(decision.c.id == number)
    found = connection.execute(query).mappings().first()
    return None if found is None else _decision(found)


def for_area(
    connection: Connection, area: str, *, meeting_on: date | None = None, body: str = ""
) -> list[Decision]:
    """The area's decisions (of one meeting), in the order they were made."""
    query = select(decision).where(decision.c.area == area).order_by(decision.c.id)
    if meeting_on is not None:
        query = query.where(decision.c.meeting_on == meeting_on)
    if body:
        query = query.where(decision.c.body == body)
    return [_decision(row) for row in connection.execute(query).mappings()]


def _decision(row: Any) -> Decision:
    return Decision(**{**row, "kind": DecisionKind(row["kind"])})
