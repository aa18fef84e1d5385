"""The audit trail as kept: who changed what, when; its last number is the store's revision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Connection, Integer, String, Table, Text, func, select

from scorecard.store.schema import UtcDateTime, metadata

audit_event = Table(
    "audit_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(120), nullable=False),
    Column("verb", String(60), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("sentence", Text, nullable=False),
)


def add(
    connection: Connection, *, at: datetime, who: str, verb: str, subject: str, sentence: str
) -> None:
    """Record one change; called in the transaction that makes it."""
    connection.execute(
        audit_event.insert().values(at=at, who=who, verb=verb, subject=subject, sentence=sentence)
    )


def revision(connection: Connection) -> int:
    """A number that grows with every write."""
    return int(
        connection.execute(select(func.coalesce(func.max(audit_event.c.id), 0))).scalar_one()
    )


def stamp(connection: Connection) -> str:
    """What names this state of the store, and no state of another store made in its place."""
    number, at = connection.execute(
        select(func.max(audit_event.c.id), func.max(audit_event.c.at))
    ).one()
    return f"{number or 0}@{at.isoformat() if at else 'new'}"


def latest_subject(connection: Connection, verb: str) -> str | None:
    """What the latest change of this kind was about, or None when there has been none."""
    query = select(audit_event.c.subject).where(audit_event.c.verb == verb)
    return connection.execute(query.order_by(audit_event.c.id.desc()).limit(1)).scalar()
