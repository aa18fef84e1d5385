"""Escalation levels as they come in."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.escalation_level import EscalationLevel, Holder
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("area", "valid_from", "order", "name", "held_by", "acknowledge_days"),
    *("scrutineer_informed", "basis"),
)
MOST_DAYS = 60


def read(
    file: str, content: bytes, areas: Collection[str]
) -> tuple[list[EscalationLevel], list[Finding]]:
    """The levels of the file and everything wrong with it."""

    def make(row: Row) -> EscalationLevel:
        return EscalationLevel(
            area=row.code("area", areas, blank=True),
            valid_from=row.day("valid_from"),
            order=row.count("order", most=20),
            name=row.text("name", most=120, needed=True),
            held_by=row.word("held_by", Holder),
            acknowledge_days=_days(row),
            scrutineer_informed=row.truth("scrutineer_informed"),
            basis=row.text("basis", needed=True),
        )

    return records(file, content, COLUMNS, make, lambda one: (one.area, one.valid_from, one.order))


def _days(row: Row) -> int | None:
    """Working days, or None where none were agreed; none at all would be late at once."""
    if not row.cells["acknowledge_days"]:
        return None
    days = row.count("acknowledge_days", most=MOST_DAYS)
    if days == 0 and not row.findings:
        row.note("acknowledge_days", "is no time at all", "Write 1 or more, or leave it blank.")
    return days
