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


class Severity(StrEnum):
    """What a finding does to the file it is in."""

    ERROR = "error"
    WARNING = "warning"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class SeverityRule:
    """`blocks`: nothing is kept. `needs_a_person`: what it warns of is kept only at a yes."""

    word: str
    blocks: bool
    needs_a_person: bool


SEVERITIES: dict[Severity, SeverityRule] = {
    Severity.ERROR: SeverityRule("error", blocks=True, needs_a_person=False),
    Severity.WARNING: SeverityRule("check", blocks=False, needs_a_person=False),
    Severity.PERSONAL: SeverityRule("check", blocks=False, needs_a_person=True),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one place of a file: what was there, what is wrong, what to do."""

    file: str
    row: int
    column: str
    found: str
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR
    sheet: str = ""

    @property
    def blocks(self) -> bool:
        """Whether nothing of the file is kept because of it."""
        return SEVERITIES[self.severity].blocks

    def sentence(self) -> str:
        """The finding as one line a person can act on."""
        sheet = f", sheet '{self.sheet}'" if self.sheet else ""
        row = f", row {self.row}" if self.row else ""
        column = f", column '{self.column}'" if self.column else ""
        found = f" '{self.found}'" if self.found else ""
        return f"{self.file}{sheet}{row}{column}:{found} {self.problem}. {self.remedy}"
