"""Breaks in series as they come in."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("indicator", "area", "date", "kind", "note", "known_on")


def read(
    file: str, content: bytes, indicators: Collection[str], areas: Collection[str]
) -> tuple[list[BreakInSeries], list[Finding]]:
    """The breaks of the file and everything wrong with it."""

    def make(row: Row) -> BreakInSeries:
        kind = row.word("kind", BreakKind)
        # a step is accepted on a later day of its own: nobody knew it on the day itself
        known = row.day if kind == BreakKind.ACCEPTED_STEP else row.day_or_none
        return BreakInSeries(
            indicator=row.code("indicator", indicators),
            area=row.code("area", areas, blank=True),
            date=row.day("date"),
            kind=kind,
            note=row.text("note", needed=True),
            known_on=known("known_on"),
        )

    return records(file, content, COLUMNS, make, lambda one: (one.indicator, one.area, one.date))
