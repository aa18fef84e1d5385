"""Submissions as kept: every file or form received, with what was found in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

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
    column,
    func,
    select,
    table,
    text,
)

from scorecard.domain.submission import Finding, Severity, Submission, SubmissionKind
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


@dataclass(frozen=True, slots=True)
class Received:
    """One submission as kept: its number, whether it was accepted, what is held of it."""

    number: int
    submission: Submission
    accepted: bool
    recorded_at: datetime
    figures: int
    findings: int


def received(connection: Connection, agency: str = "", limit: int = 200) -> list[Received]:
    """What came in, newest first: of one agency, or of all."""
    # the table of figures refers to this one, so it is named here and not imported
    figures = table("observation", column("submission_id"))
    query = select(
        submission,
        _count(figures.c.submission_id).label("figures"),
        _count(finding.c.submission_id).label("findings"),
    ).order_by(submission.c.recorded_at.desc(), submission.c.id.desc())
    if agency:
        query = query.where(submission.c.agency == agency)
    names = [field.name for field in fields(Submission)]
    return [
        Received(
            number=row["id"],
            submission=Submission(
                **{**{name: row[name] for name in names}, "kind": SubmissionKind(row["kind"])}
            ),
            accepted=row["accepted"],
            recorded_at=row["recorded_at"],
            figures=row["figures"],
            findings=row["findings"],
        )
        for row in connection.execute(query.limit(limit)).mappings()
    ]


def findings_of(connection: Connection, number: int) -> list[Finding]:
    """Everything that was found in a submission, in the order of its rows."""
    query = select(finding).where(finding.c.submission_id == number).order_by(finding.c.id)
    names = [field.name for field in fields(Finding)]
    return [
        Finding(**{**{name: row[name] for name in names}, "severity": Severity(row["severity"])})
        for row in connection.execute(query).mappings()
    ]


def _count(number: Any) -> Any:
    of_it = select(func.count()).where(number == submission.c.id)
    return of_it.correlate(submission).scalar_subquery()
