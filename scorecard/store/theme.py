"""Themes and board priorities as kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, select

from scorecard.domain.theme import Priority, Theme
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

priority = Table(
    "priority",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("name", String(160), nullable=False),
    Column("order", Integer, nullable=False),
)

theme = Table(
    "theme",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("name", String(160), nullable=False),
    Column("priority", ForeignKey("priority.code"), nullable=False),
    Column("order", Integer, nullable=False),
)


def put_priorities(connection: Connection, priorities: Iterable[Priority]) -> int:
    """Add new priorities and bring known ones up to date; the number given."""
    return replace_all(connection, priority, priorities)


def put(connection: Connection, themes: Iterable[Theme]) -> int:
    """Add new themes and bring known ones up to date; the number given."""
    return replace_all(connection, theme, themes)


def every(connection: Connection) -> dict[str, Theme]:
    """All themes by code, in reading order."""
    rows = connection.execute(select(theme).order_by(theme.c.order)).mappings()
    return {row["code"]: Theme(**row) for row in rows}


def every_priority(connection: Connection) -> dict[str, Priority]:
    """All priorities by code, in reading order."""
    rows = connection.execute(select(priority).order_by(priority.c.order)).mappings()
    return {row["code"]: Priority(**row) for row in rows}
