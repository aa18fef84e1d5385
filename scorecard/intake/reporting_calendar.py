"""The reporting calendar as it comes in: every step the software acts on, once."""

from __future__ import annotations

from scorecard.domain.reporting_calendar import CalendarStep, CountedFrom, OwedBy, Step
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("code", "name", "counted_from", "working_days", "owed_by", "what")
MOST_DAYS = 60
"""More working days than a quarter has would put a step before the period it is about."""


def read(file: str, content: bytes) -> tuple[list[CalendarStep], list[Finding]]:
    """The steps of the file and everything wrong with it."""

    def make(row: Row) -> CalendarStep:
        return CalendarStep(
            code=row.word("code", Step),
            name=row.text("name", most=120, needed=True),
            counted_from=row.word("counted_from", CountedFrom),
            working_days=row.count("working_days", MOST_DAYS),
            owed_by=row.word("owed_by", OwedBy),
            what=row.text("what", needed=True),
        )

    steps, findings = records(file, content, COLUMNS, make, lambda one: one.code)
    if not findings:
        findings = _missing(file, steps)
    return steps, findings


def _missing(file: str, steps: list[CalendarStep]) -> list[Finding]:
    held = {one.code for one in steps}
    return [
        Finding(file, 0, "code", str(step), "is missing", "Put the line back; change its days.")
        for step in Step
        if step not in held
    ]
