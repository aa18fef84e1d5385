"""Audits as a printed report tells them."""

from __future__ import annotations

from scorecard.domain.audit import LIFECYCLE, Audit, AuditKind
from scorecard.domain.submission import Finding
from scorecard.intake import record
from scorecard.intake.cells import Row, records, rows
from scorecard.intake.record import Known

COLUMNS = (*record.COLUMNS, "kind", "scope", "cases", "findings")


def read(file: str, content: bytes, known: Known) -> tuple[list[Audit], list[Finding]]:
    """The audits of the file and everything wrong with it."""

    def make(row: Row) -> Audit:
        return Audit(
            **record.shared(row, known, LIFECYCLE),
            kind=row.word("kind", AuditKind),
            scope=row.text("scope", needed=True),
            cases=_cases(row),
            findings=row.text("findings"),
        )

    return records(file, content, COLUMNS, make, record.key)


def with_steps(file: str, content: bytes) -> set[tuple[str, str]]:
    """The section 11 audits of the file, in good rows and bad: (document, paragraph)."""
    read, _ = rows(file, content, COLUMNS)
    return {
        (row.cells["document"], row.cells["paragraph"])
        for row in read
        if row.cells["kind"] == AuditKind.SECTION_11
    }


def _cases(row: Row) -> int | None:
    if not row.cells["cases"]:
        return None
    cases = row.count("cases")
    if cases == 0 and not row.findings:
        row.note("cases", "is no case at all", "Write 1 or more, or leave it blank.")
    return cases
