"""Minutes as kept: records, one a meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, Date, Index, String, Text, select

from scorecard.domain.minutes import Minutes
from scorecard.store.record import Shelf

shelf = Shelf(
    "minutes",
    Minutes,
    Column("meeting_on", Date, nullable=False),
    Column("body", String(120), nullable=False),
    Column("childrens_words", Text, nullable=False, default=""),
    Column("text", Text, nullable=False, default=""),
    Column("signed_off_by", String(120), nullable=False, default=""),
)
minutes = shelf.table

Index("ix_minutes_meeting", minutes.c.area, minutes.c.meeting_on, minutes.c.body, unique=True)


def of_meeting(connection: Connection, area: str, meeting_on: date, body: str) -> Minutes | None:
    """A meeting's minutes, or None before there are any."""
    query = select(minutes.c.id).where(
        minutes.c.area == area, minutes.c.meeting_on == meeting_on, minutes.c.body == body
    )
    number = connection.execute(query).scalar()
    return None if number is None else shelf.get(connection, int(number))
