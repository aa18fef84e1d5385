"""One sheet as text cells, the bounds within which a file is read, and its refusals."""

from __future__ import annotations

from dataclasses import dataclass, field

from scorecard.domain.errors import UserError

LARGEST_FILE = 20_000_000
"""Bytes. A return is some hundred rows; the upload limit of the screens is the same."""

MOST_CELLS = 300_000
MOST_COLUMNS = 1_000
LONGEST_CELL = 32_767
"""Characters; what Excel holds in a cell."""

PASSWORD = (
    "The workbook is protected by a password. Remove it (File, Info, Protect Workbook), and send "
    "the file by a secure way."
)


class UnreadableFile(UserError):
    """A file that cannot be read at all: what it is, then what to send instead."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with something in it; `place` is its number, as a spreadsheet counts."""

    place: int
    cells: list[str]
    hidden: bool = False

    def cell(self, column: int) -> str:
        """The cell in a column, counted from 0; blank past the last."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, nameless in a CSV file. A cell is text, as its sender sees it.

    A percentage is '62.4%', a date 2026-09-30, a formula its result; one never worked out is
    '=...'. `borrowed` holds the (row, column) of results that come from another workbook.
    """

    name: str
    lines: list[Line]
    hidden: bool = False
    borrowed: set[tuple[int, int]] = field(default_factory=set)


def too_large(size: int) -> str:
    """The sentence for a file of so many bytes."""
    return (
        f"The file has {size / 1e6:,.0f} MB, and a return of totals is never more than "
        f"{LARGEST_FILE / 1e6:.0f} MB. Send the totals alone, without the records behind them."
    )


def too_many(what: str) -> UnreadableFile:
    """The refusal of a file that has more of something than any return."""
    return UnreadableFile(
        f"The file has {what}, more than any return of totals. Send the figures alone, in the "
        "template's columns."
    )
