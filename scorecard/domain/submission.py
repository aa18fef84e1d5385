"""Submissions: one file or form from one agency, accepted or rejected with every finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SubmissionKind(StrEnum):
    """How the figures came in."""

    RETURN = "return"
    PRINTED = "printed"
    EES = "ees"
    LAIT = "lait"
    NEIGHBOURS = "neighbours"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Submission:
    """What came in: `sha256` is of the bytes received, so the same file is known again."""

    agency: str
    filename: str
    sha256: str
    kind: SubmissionKind
    received_at: datetime
    title: str = ""
    edition: str = ""
    publisher: str = ""
    licence: str = ""
    reference: str = ""
    protective_marking: str = ""
    permitted_use: str = ""
    released: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one place of a file: what was there, what is wrong, what to do."""

    file: str
    row: int
    column: str
    found: str
    problem: str
    remedy: str

    def sentence(self) -> str:
        """The finding as one line a person can act on."""
        place = f"{self.file}, row {self.row}" if self.row else self.file
        column = f", column '{self.column}'" if self.column else ""
        found = f" '{self.found}'" if self.found else ""
        return f"{place}{column}:{found} {self.problem}. {self.remedy}"
