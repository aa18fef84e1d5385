"""Meetings as they come in."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.meeting import Meeting
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("area", "date", "body", "note")


def read(file: str, content: bytes, areas: Collection[str]) -> tuple[list[Meeting], list[Finding]]:
    """The meetings of the file and everything wrong with it."""

    def make(row: Row) -> Meeting:
        return Meeting(
            area=row.code("area", areas),
            date=row.day("date"),
            body=row.text("body", most=120, needed=True),
            note=row.text("note"),
        )

    return records(file, content, COLUMNS, make, lambda one: (one.area, one.date, one.body))
