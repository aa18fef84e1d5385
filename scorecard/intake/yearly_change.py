"""Published yearly changes as they come in."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.submission import Finding
from scorecard.domain.yearly_change import YearlyChange
from scorecard.intake.cells import EARLIEST_YEAR, LATEST_YEAR, Row, records

COLUMNS = (
    *("indicator", "known_on", "low", "high", "changes", "authorities", "first_year", "last_year"),
    *("source", "method"),
)


def read(
    file: str, content: bytes, indicators: Collection[str]
) -> tuple[list[YearlyChange], list[Finding]]:
    """The yearly changes of the file and everything wrong with it."""

    def make(row: Row) -> YearlyChange:
        made = YearlyChange(
            indicator=row.code("indicator", indicators),
            known_on=row.day("known_on"),
            low=_per_cent(row, "low"),
            high=_per_cent(row, "high"),
            changes=row.count("changes"),
            authorities=row.count("authorities"),
            first_year=row.count("first_year", most=LATEST_YEAR),
            last_year=row.count("last_year", most=LATEST_YEAR),
            source=row.text("source", needed=True),
            method=row.text("method", needed=True),
        )
        _check(row, made)
        return made

    return records(file, content, COLUMNS, make, lambda one: (one.indicator, one.known_on))


def _per_cent(row: Row, column: str) -> float:
    value = row.number(column)
    if value is None and not row.cells[column]:
        row.note(column, "is blank", "Write the change in per cent, such as -33.2.")
    return value or 0.0


def _check(row: Row, made: YearlyChange) -> None:
    if made.low < -100:
        row.note("low", "is a fall by more than everything", "Write per cent, such as -33.2.")
    if made.low >= made.high:
        row.note("high", "is not above low", "Write the 95th percentile here.")
    if not EARLIEST_YEAR <= made.first_year < made.last_year:
        row.note("last_year", "is not after first_year", "Write the years that were compared.")
