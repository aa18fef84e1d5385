"""Meetings as kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Column, Connection, Date, ForeignKey, String, Table, Text, select

from scorecard.domain import meeting as domain
from scorecard.domain.meeting import Meeting
from scorecard.store.reference import as_row, replace_all, upsert
from scorecard.store.schema import metadata

meeting = Table(
    "meeting",
    metadata,
    Column("area", ForeignKey("area.code"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("body", String(120), primary_key=True),
    Column("note", String, nullable=False, default=""),
    Column("known_on", Date),
    Column("called_off_on", Date),
    Column("called_off_by", String(120), nullable=False, default="", server_default=""),
    Column("because", Text, nullable=False, default="", server_default=""),
    Column("moved_to", Date),
)

REFERENCE = ("area", "date", "body", "note")
"""What a file of meetings says; what was done with a meeting since is not its to change."""


def put(connection: Connection, meetings: Iterable[Meeting]) -> int:
    """Add new meetings and bring the notes of known ones up to date; the number given.

    One that was moved or cancelled stays so, whatever file names it again.
    """
    return upsert(connection, meeting, [as_row(one, REFERENCE) for one in meetings])


def keep(connection: Connection, meetings: Iterable[Meeting]) -> int:
    """Keep meetings as given, with what was done with them; the number given."""
    return replace_all(connection, meeting, meetings)


def for_area(connection: Connection, area: str) -> list[Meeting]:
    """The area's meetings that stand, earliest first."""
    return [one for one in every_of_area(connection, area) if one.stands]


def every_of_area(connection: Connection, area: str) -> list[Meeting]:
    """Every meeting ever set for the area, also those moved or cancelled; earliest first."""
    at = meeting.c
    query = select(meeting).where(at.area == area).order_by(at.date, at.body)
    return [Meeting(**row) for row in connection.execute(query).mappings()]


def days_of(connection: Connection, area: str, on: date, body: str) -> frozenset[date]:
    """The days a meeting was ever set for: its own, and those it was moved from."""
    return domain.days_of(every_of_area(connection, area), body, on)
