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
    Column("severity", String(10), nullable=False, default="error"),
    Column("sheet", String(120), nullable=False, default=""),
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
    add_findings(connection, number, findings)
    return number


def add_findings(connection: Connection, number: int, findings: Iterable[Finding]) -> None:
    """Keep findings of a submission: why it was turned away, or what was passed over."""
    names = finding.columns.keys()
    found = [{**as_row(one, names), "submission_id": number} for one in findings]
    if found:
        connection.execute(finding.insert(), found)


def accepted_before(connection: Connection, sha256: str, agency: str) -> int | None:
    """The number under which this very file from this agency was accepted, if it was."""
    query = select(submission.c.id).where(
        submission.c.sha256 == sha256, submission.c.agency == agency, submission.c.accepted
    )
    return connection.execute(query).scalar()


def turned_away_before(
    connection: Connection, sha256: str, agency: str, findings: Iterable[Finding]
) -> int | None:
    """The number under which this very file was turned away for these very findings, if it was."""
    query = select(submission.c.id).where(
        submission.c.sha256 == sha256,
        submission.c.agency == agency,
        submission.c.accepted.is_(False),
    )
    number = connection.execute(query.order_by(submission.c.id.desc()).limit(1)).scalar()
    if number is None:
        return None
    columns = (finding.c.row, finding.c.column, finding.c.problem)
    held = select(*columns).where(finding.c.submission_id == number).order_by(finding.c.id)
    same = [tuple(row) for row in connection.execute(held)] == [
        (one.row, one.column, one.problem) for one in findings
    ]
    return number if same else None
