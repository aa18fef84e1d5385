"""Submissions as kept: every file or form received, with what was found in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    select,
    text,
)

from scorecard.domain.submission import Finding, Submission
from scorecard.store.reference import as_row
from scorecard.store.schema import UtcDateTime, metadata

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", ForeignKey("agency.code"), nullable=False),
    Column("filename", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("accepted", Boolean, nullable=False),
    *(
        Column(name, String, nullable=False, default="")
        for name in (
            *("title", "edition", "publisher", "licence", "reference"),
            *("protective_marking", "permitted_use"),
        )
    ),
    Column("released", Boolean, nullable=False, default=False),
)

Index(
    "uq_submission_accepted_file",
    submission.c.sha256,
    submission.c.agency,
    unique=True,
    sqlite_where=text("accepted"),
    postgresql_where=text("accepted"),
)

finding = Table(
    "finding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=False, index=True),
    Column("file", String(255), nullable=False),
    Column("row", Integer, nullable=False),
    Column("column", String(120), nullable=False),
    Column("found", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("remedy", Text, nullable=False),
)


def add(
    connection: Connection,
    record: Submission,
    *,
    accepted: bool,
    recorded_at: datetime,
    findings: Iterable[Finding] = (),
) -> int:
    """Keep what came in and every finding; the submission's number."""
    row = as_row(record, submission.columns.keys())
    held = connection.execute(
        submission.insert().values(**row, accepted=accepted, recorded_at=recorded_at)
    )
    key = held.inserted_primary_key
    assert key is not None
    number = int(key[0])
    found = [{**as_row(one, finding.columns.keys()), "submission_id": number} for one in findings]
    if found:
        connection.execute(finding.insert(), found)
    return number


def accepted_before(connection: Connection, sha256: str, agency: str) -> int | None:
    """The number under which this very file from this agency was accepted, if it was."""
    query = select(submission.c.id).where(
        submission.c.sha256 == sha256, submission.c.agency == agency, submission.c.accepted
    )
    return connection.execute(query).scalar()
