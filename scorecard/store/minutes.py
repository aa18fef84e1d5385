"""Minutes as kept: one row a meeting, saved over the version it was read at."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, Text, select

from scorecard.domain.meeting import Minutes
from scorecard.store.reference import as_row
from scorecard.store.schema import metadata

minutes = Table(
    "minutes",
    metadata,
    Column("area", ForeignKey("area.code"), primary_key=True),
    Column("meeting_on", Date, primary_key=True),
    Column("body", String(120), primary_key=True),
    Column("childrens_words", Text, nullable=False, default=""),
    Column("text", Text, nullable=False, default=""),
    Column("signed_off_on", Date),
    Column("signed_off_by", String(120), nullable=False, default=""),
    Column("version", Integer, nullable=False, default=1),
)


def get(connection: Connection, area: str, meeting_on: date, body: str) -> Minutes | None:
    """A meeting's minutes, or None before there are any."""
    query = select(minutes).where(
        minutes.c.area == area, minutes.c.meeting_on == meeting_on, minutes.c.body == body
    )
    found = connection.execute(query).mappings().first()
    return None if found is None else Minutes(**found)


def save(connection: Connection, written: Minutes) -> bool:
    """Add, or save over the version it was read at; False when that is gone."""
    names = [column.name for column in minutes.columns]
    row = as_row(written, names)
    if get(connection, written.area, written.meeting_on, written.body) is None:
        connection.execute(minutes.insert().values(**row))
        return True
    statement = (
        minutes.update()
        .where(
            minutes.c.area == written.area,
            minutes.c.meeting_on == written.meeting_on,
            minutes.c.body == written.body,
            minutes.c.version == written.version,
        )
        .values(**row | {"version": written.version + 1})
    )
    return bool(connection.execute(statement).rowcount == 1)
