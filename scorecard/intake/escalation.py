"""Escalations as a printed report tells them."""

from __future__ import annotations

from scorecard.domain.escalation import LIFECYCLE, Escalation
from scorecard.domain.submission import Finding
from scorecard.intake import record
from scorecard.intake.cells import Row, records
from scorecard.intake.record import Known

COLUMNS = (*record.COLUMNS, "what", "response")
NO_LEVEL = 0
"""The ladder of levels is of today; the boards of the reports named none for what they tell."""


def read(file: str, content: bytes, known: Known) -> tuple[list[Escalation], list[Finding]]:
    """The escalations of the file and everything wrong with it."""

    def make(row: Row) -> Escalation:
        return Escalation(
            **record.shared(row, known, LIFECYCLE),
            what=row.text("what", needed=True),
            response=row.text("response"),
            level=NO_LEVEL,
        )

    return records(file, content, COLUMNS, make, record.key)
