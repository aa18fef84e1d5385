"""Meetings as kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Date, ForeignKey, String, Table, select

from scorecard.domain.meeting import Meeting
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

meeting = Table(
    "meeting",
    metadata,
    Column("area", ForeignKey("area.code"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("body", String(120), primary_key=True),
    Column("note", String, nullable=False, default=""),
)


def put(connection: Connection, meetings: Iterable[Meeting]) -> int:
    """Add new meetings and bring known ones up to date; the number given."""
    return replace_all(connection, meeting, meetings)


def for_area(connection: Connection, area: str) -> list[Meeting]:
    """The area's meetings, earliest first."""
    query = select(meeting).where(meeting.c.area == area).order_by(meeting.c.date)
    return [Meeting(**row) for row in connection.execute(query).mappings()]
