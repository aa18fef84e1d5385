"""Variance reports as a printed report tells them."""

from __future__ import annotations

from scorecard.domain.submission import Finding
from scorecard.domain.variance_report import LIFECYCLE, VarianceReport
from scorecard.intake import record
from scorecard.intake.cells import Row, records
from scorecard.intake.record import Known

COLUMNS = (*record.COLUMNS, "frozen", "cause", "being_done", "verdict_words")


def read(file: str, content: bytes, known: Known) -> tuple[list[VarianceReport], list[Finding]]:
    """The variance reports of the file and everything wrong with it."""

    def make(row: Row) -> VarianceReport:
        return VarianceReport(
            **record.shared(row, known, LIFECYCLE),
            question="",  # a printed report tells the subject and the answer, not the question
            frozen=row.text("frozen"),
            cause=row.text("cause"),
            being_done=row.text("being_done"),
            verdict_words=row.text("verdict_words"),
        )

    return records(file, content, COLUMNS, make, record.key)
