"""The steps of section 11 audits as kept: one row an agency."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Boolean, Column, Connection, ForeignKey, String, Table, Text, delete, select

from scorecard.domain.section_eleven import SECTION_11_STEPS, SectionElevenStep
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

section_eleven = Table(
    "section_eleven",
    metadata,
    Column("audit", ForeignKey("audit.id"), primary_key=True),
    Column("agency_words", String(200), primary_key=True),
    Column("agency", String(40), nullable=False, default=""),
    *(Column(name, Boolean) for name in SECTION_11_STEPS),
    Column("note", Text, nullable=False, default=""),
)


def put(connection: Connection, steps: Iterable[SectionElevenStep]) -> int:
    """Add agencies' rows and bring known ones up to date; the number given."""
    return replace_all(connection, section_eleven, steps)


def of_audit(connection: Connection, audit: int) -> list[SectionElevenStep]:
    """The rows of one audit, by agency."""
    query = (
        select(section_eleven)
        .where(section_eleven.c.audit == audit)
        .order_by(section_eleven.c.agency_words)
    )
    return [SectionElevenStep(**row) for row in connection.execute(query).mappings()]


def drop(connection: Connection, audit: int, agency_words: str) -> bool:
    """Take an agency out of an audit; False where it was not in it."""
    statement = delete(section_eleven).where(
        section_eleven.c.audit == audit, section_eleven.c.agency_words == agency_words
    )
    return bool(connection.execute(statement).rowcount == 1)
