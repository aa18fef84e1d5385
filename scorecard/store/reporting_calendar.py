"""The reporting calendar's steps as kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, String, Table, Text, select

from scorecard.domain.reporting_calendar import CalendarStep, CountedFrom, OwedBy, Step
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

reporting_calendar = Table(
    "reporting_calendar",
    metadata,
    Column("code", String(20), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("counted_from", String(20), nullable=False),
    Column("working_days", Integer, nullable=False),
    Column("owed_by", String(20), nullable=False),
    Column("what", Text, nullable=False, default=""),
)


def put(connection: Connection, steps: Iterable[CalendarStep]) -> int:
    """Add steps and bring known ones up to date; the number given."""
    return replace_all(connection, reporting_calendar, steps)


def every(connection: Connection) -> list[CalendarStep]:
    """The steps, in the order in which the software knows them."""
    rows = connection.execute(select(reporting_calendar)).mappings()
    held = {row["code"]: _step(dict(row)) for row in rows}
    return [held[code] for code in Step if code in held]


def _step(row: dict[str, object]) -> CalendarStep:
    words = {"code": Step, "counted_from": CountedFrom, "owed_by": OwedBy}
    return CalendarStep(**{**row, **{name: kind(str(row[name])) for name, kind in words.items()}})  # type: ignore[arg-type]
