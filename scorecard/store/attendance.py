"""Attendance as kept: one row a meeting and agency."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Date, ForeignKey, String, Table, select

from scorecard.domain.attendance import Attendance, Attended
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

attendance = Table(
    "attendance",
    metadata,
    Column("area", ForeignKey("area.code"), primary_key=True),
    Column("meeting_on", Date, primary_key=True),
    Column("body", String(120), primary_key=True),
    Column("agency", String(40), primary_key=True),
    Column("attendance", String(20), nullable=False),
    Column("who", String(120), nullable=False, default=""),
)


def put(connection: Connection, seats: Iterable[Attended]) -> int:
    """Record who came; a later word replaces an earlier one. The number given."""
    return replace_all(connection, attendance, seats)


def for_area(connection: Connection, area: str) -> list[Attended]:
    """Every seat of every meeting of the area, earliest first."""
    query = (
        select(attendance)
        .where(attendance.c.area == area)
        .order_by(attendance.c.meeting_on, attendance.c.body, attendance.c.agency)
    )
    rows = connection.execute(query).mappings()
    return [Attended(**{**row, "attendance": Attendance(row["attendance"])}) for row in rows]
