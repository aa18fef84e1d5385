"""Challenges as a printed report tells them."""

from __future__ import annotations

from scorecard.domain.challenge import LIFECYCLE, Challenge
from scorecard.domain.submission import Finding
from scorecard.intake import record
from scorecard.intake.cells import Row, records
from scorecard.intake.record import Known

COLUMNS = (*record.COLUMNS, "challenge", "made_by", "answer")


def read(file: str, content: bytes, known: Known) -> tuple[list[Challenge], list[Finding]]:
    """The challenges of the file and everything wrong with it."""

    def make(row: Row) -> Challenge:
        return Challenge(
            **record.shared(row, known, LIFECYCLE),
            challenge=row.text("challenge", needed=True),
            made_by=row.text("made_by", most=120),
            answer=row.text("answer"),
        )

    return records(file, content, COLUMNS, make, record.key)
