"""Themes and board priorities as they come in."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.submission import Finding
from scorecard.domain.theme import Priority, Theme
from scorecard.intake.cells import Row, records

PRIORITY_COLUMNS = ("code", "name", "order")
COLUMNS = ("code", "name", "priority", "order")


def read_priorities(file: str, content: bytes) -> tuple[list[Priority], list[Finding]]:
    """The priorities of the file and everything wrong with it."""
    return records(file, content, PRIORITY_COLUMNS, _priority, lambda one: one.code)


def read(
    file: str, content: bytes, priorities: Collection[str]
) -> tuple[list[Theme], list[Finding]]:
    """The themes of the file and everything wrong with it."""

    def make(row: Row) -> Theme:
        return Theme(
            code=row.text("code", most=40, needed=True),
            name=row.text("name", most=160, needed=True),
            priority=row.code("priority", priorities),
            order=row.count("order"),
        )

    return records(file, content, COLUMNS, make, lambda one: one.code)


def _priority(row: Row) -> Priority:
    return Priority(
        code=row.text("code", most=40, needed=True),
        name=row.text("name", most=160, needed=True),
        order=row.count("order"),
    )
