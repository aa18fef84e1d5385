"""Notes on one row of a return: its cells by column, and what is wrong with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scorecard.domain.submission import Finding, Severity
from scorecard.intake.context import Context
from scorecard.intake.headings import Headings
from scorecard.intake.incoming import Asked, Incoming
from scorecard.intake.sheet import Line, Sheet


@dataclass(frozen=True, slots=True)
class Reading:
    """What every row of one return is read with."""

    incoming: Incoming
    context: Context
    asked: Asked
    agency: str

    @property
    def known_at(self) -> datetime:
        """When the figures were known: as said, else when they came."""
        return self.asked.known_at or self.incoming.received_at


class RowNotes:
    """Notes what is wrong with the cells of one row."""

    def __init__(
        self, reading: Reading, sheet: Sheet, found: Headings, line: Line, into: list[Finding]
    ) -> None:
        self.reading, self.sheet, self.line, self.into = reading, sheet, line, into
        self.columns = found.columns
        self.blocked = False

    def cell(self, column: str) -> str:
        """A cell by its column's name; blank where the sheet has no such column."""
        return self.line.cell(self.columns[column]) if column in self.columns else ""

    def note(
        self, column: str, problem: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Note what is wrong with a cell, and what was in it unless it is about somebody."""
        found = "" if severity == Severity.PERSONAL else self.cell(column)[:100]
        self.into.append(
            Finding(
                *(self.reading.incoming.name, self.line.place, column, found, problem, remedy),
                *(severity, self.sheet.name),
            )
        )
        self.blocked = self.blocked or severity == Severity.ERROR

    def ask(self, column: str, problem: str, remedy: str) -> None:
        """Note what is perhaps wrong."""
        self.note(column, problem, remedy, Severity.WARNING)
