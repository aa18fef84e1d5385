"""Recommendations as a printed report tells them."""

from __future__ import annotations

from scorecard.domain.recommendation import LIFECYCLE, Recommendation
from scorecard.domain.submission import Finding
from scorecard.intake import record
from scorecard.intake.cells import Row, records
from scorecard.intake.record import Known

COLUMNS = (*record.COLUMNS, "objective", "recommendation", "progress")


def read(file: str, content: bytes, known: Known) -> tuple[list[Recommendation], list[Finding]]:
    """The recommendations of the file and everything wrong with it."""

    def make(row: Row) -> Recommendation:
        return Recommendation(
            **record.shared(row, known, LIFECYCLE),
            objective=row.text("objective", needed=True),
            recommendation=row.text("recommendation", needed=True),
            progress=row.text("progress"),
        )

    return records(file, content, COLUMNS, make, record.key)
