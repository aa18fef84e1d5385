"""Packs as kept: append-only; an issued pack keeps its bytes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    Text,
    select,
)

from scorecard.domain.pack import Pack
from scorecard.store import meeting
from scorecard.store.reference import as_row
from scorecard.store.schema import UtcDateTime, metadata

pack = Table(
    "pack",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("area", ForeignKey("area.code"), nullable=False, index=True),
    Column("meeting_on", Date, nullable=False),
    Column("body", String(120), nullable=False),
    Column("as_at", Date, nullable=False),
    Column("known_at", UtcDateTime, nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("issued_by", String(120), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("content", Text, nullable=False),
)


def add(connection: Connection, issued: Pack) -> int:
    """Keep an issued pack; its number."""
    names = [column.name for column in pack.columns if column.name != "id"]
    result = connection.execute(pack.insert().values(**as_row(issued, names)))
    assert result.inserted_primary_key is not None, "an insert of one row has its key"
    return int(result.inserted_primary_key[0])


def get(connection: Connection, number: int) -> Pack | None:
    """One pack with its content, or None."""
    found = connection.execute(select(pack).where(pack.c.id == number)).mappings().first()
    return None if found is None else Pack(**found)


def latest(connection: Connection, area: str, meeting_on: date, body: str) -> Pack | None:
    """The pack last issued for a meeting, with its content, or None."""
    listed = for_meeting(connection, area, meeting_on, body)
    return get(connection, listed[0].id) if listed else None


def for_meeting(connection: Connection, area: str, meeting_on: date, body: str) -> list[Pack]:
    """The packs issued for a meeting, newest first; without their content, which is long.

    A pack goes with a meeting that is moved: those issued for its earlier days are its own.
    """
    days = meeting.days_of(connection, area, meeting_on, body)
    query = _listed().where(pack.c.area == area, pack.c.meeting_on.in_(days), pack.c.body == body)
    return [Pack(**row, content="") for row in connection.execute(query).mappings()]


def for_area(connection: Connection, area: str) -> list[Pack]:
    """Every pack issued for the area, newest first; without their content, which is long."""
    query = _listed().where(pack.c.area == area)
    return [Pack(**row, content="") for row in connection.execute(query).mappings()]


def _listed() -> Select[Any]:
    columns = [column for column in pack.columns if column.name != "content"]
    return select(*columns).order_by(pack.c.id.desc())
