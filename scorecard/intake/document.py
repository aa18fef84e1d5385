"""Documents as they come in: which report or release each file of printed figures was read from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from scorecard.domain.observation import Basis
from scorecard.domain.submission import Finding, SubmissionKind
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("file", "title", "kind", "basis", "agency", "known_at", "publisher", "licence"),
    "reference",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A report or release, and the file that holds its figures."""

    file: str
    title: str
    kind: SubmissionKind
    basis: Basis
    agency: str
    known_at: datetime
    publisher: str
    licence: str
    reference: str


def read(
    file: str, content: bytes, agencies: Collection[str], beside: Collection[str]
) -> tuple[list[Document], list[Finding]]:
    """The documents listed, and everything wrong: `beside` names the files in the same folder."""

    def make(row: Row) -> Document:
        made = Document(
            file=row.text("file", most=255, needed=True),
            title=row.text("title", needed=True),
            kind=row.word("kind", SubmissionKind),
            basis=row.word("basis", Basis),
            agency=row.code("agency", agencies),
            known_at=row.moment("known_at"),
            publisher=row.text("publisher"),
            licence=row.text("licence"),
            reference=row.text("reference", needed=True),
        )
        if made.file and made.file not in beside:
            row.note("file", "is not in the folder", "Put the file there, or remove the row.")
        return made

    documents, findings = records(file, content, COLUMNS, make, lambda one: one.file)
    listed = {one.file for one in documents}
    if not findings:
        findings += [
            Finding(name, 0, "", "", f"is not listed in {file}", "List it, or remove the file.")
            for name in sorted(set(beside) - listed - {file})
        ]
    return documents, findings
