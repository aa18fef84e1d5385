"""Cells: a CSV file's bytes as rows whose cells are read one by one; what is bad is a finding."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from scorecard.domain.submission import Finding

Word = TypeVar("Word", bound=StrEnum)
Record = TypeVar("Record")

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
NOT_A_CODE = "is not a code we know"
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""A year outside these is a slip of the finger, not a figure about children."""


class Row:
    """One row being read. Every reader notes a finding for a bad cell and gives a stand-in."""

    def __init__(self, file: str, place: int, cells: dict[str, str]) -> None:
        self.file, self.place, self.cells = file, place, cells
        self.findings: list[Finding] = []

    def note(self, column: str, problem: str, remedy: str) -> None:
        """Note what is wrong with one cell of this row."""
        found = self.cells.get(column, "")
        self.findings.append(Finding(self.file, self.place, column, found, problem, remedy))

    def text(self, column: str, *, most: int = 2000, needed: bool = False) -> str:
        """A cell as text; `most` is the number of characters the store keeps."""
        cell = self.cells[column]
        if needed and not cell:
            self.note(column, "is blank", "Write it.")
        if len(cell) > most:
            self.note(column, f"is longer than {most} characters", "Shorten it.")
        if _CONTROL.search(cell):
            self.note(column, "holds a character that cannot be shown", "Type the cell again.")
        return cell

    def word(self, column: str, words: type[Word]) -> Word:
        """A cell that holds one of a set of words."""
        cell = self.cells[column]
        try:
            return words(cell)
        except ValueError:
            self.note(column, "is not a word we know", f"Write one of {', '.join(words)}.")
            return next(iter(words))

    def code(self, column: str, known: Collection[str], *, blank: bool = False) -> str:
        """A cell that holds a code of something held; `blank` says whether it may be blank."""
        cell = self.cells[column]
        if cell not in known and (cell or not blank):
            near = get_close_matches(cell, known, n=1)
            remedy = f"Did you mean '{near[0]}'?" if near else f"Write {_some(known)}."
            self.note(column, NOT_A_CODE, remedy)
        return cell

    def number(self, column: str) -> float | None:
        """A cell that holds a number, or None where it is blank."""
        cell = self.cells[column]
        if not cell:
            return None
        value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
        if math.isfinite(value):
            return value
        self.note(column, "is not a number", "Write digits and a point, such as 1234.5.")
        return None

    def count(self, column: str, most: int = 1_000_000) -> int:
        """A cell that holds a whole number, not blank."""
        value = self.number(column)
        if value is None and not self.cells[column]:
            self.note(column, "is blank", "Write a whole number.")
        if value is not None and not (value == int(value) and 0 <= value <= most):
            self.note(column, f"is not a whole number from 0 to {most}", "Write a whole number.")
        return 0 if value is None else int(value)

    def truth(self, column: str) -> bool:
        """A cell that holds true or false; blank is false."""
        cell = self.cells[column].lower()
        if cell not in ("true", "false", ""):
            self.note(column, "is neither true nor false", "Write true or false.")
        return cell == "true"

    def truth_or_none(self, column: str) -> bool | None:
        """A cell that holds true or false, or None where it is blank: nobody said."""
        return self.truth(column) if self.cells[column] else None

    def day(self, column: str) -> date:
        """A cell that holds a date, not blank."""
        if not self.cells[column]:
            self.note(column, "is blank", "Write a date such as 2026-09-30.")
        return self.day_or_none(column) or date.min

    def day_or_none(self, column: str) -> date | None:
        """A cell that holds a date, or None where it is blank."""
        cell = self.cells[column]
        if not cell:
            return None
        found = _day(cell)
        if found is None:
            self.note(column, "is not a date", "Write it as 2026-09-30.")
        elif not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
            self.note(column, "is not a likely date", "Check the year.")
        return found

    def moment(self, column: str) -> datetime:
        """A cell that holds a moment with its zone, given in UTC."""
        found = _moment(self.cells[column])
        if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
            self.note(column, "is not a date and time", "Write it as 2026-09-30T09:00:00Z.")
        elif found.tzinfo is None:
            self.note(column, "is a time without a zone", "Write it as 2026-09-30T09:00:00Z.")
        else:
            return found.astimezone(UTC)
        return datetime.min.replace(tzinfo=UTC)

    def in_order(self, first: str, second: str, *, problem: str) -> None:
        """Two dates of which the second may be blank but not before the first."""
        start, end = _day(self.cells[first]), _day(self.cells[second])
        if start and end and end < start:
            self.note(second, problem, f"Check '{first}' and '{second}'.")


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None


def _moment(cell: str) -> datetime | None:
    try:
        return datetime.fromisoformat(cell) if _DAY.match(cell) and len(cell) > 10 else None
    except ValueError:
        return None


def _some(known: Collection[str]) -> str:
    shown = sorted(known)[:6]
    return f"one of {', '.join(shown)}{' ...' if len(known) > len(shown) else ''}" if shown else ""


def rows(file: str, content: bytes, columns: Sequence[str]) -> tuple[list[Row], list[Finding]]:
    """The rows of a CSV file with these columns, and what is wrong with the file as a whole.

    Row 1 is the header, as a spreadsheet counts. Blank lines are passed over.
    """
    try:
        lines = _lines(content)
    except UnicodeDecodeError as fault:
        row = content[: fault.start].count(b"\n") + 1
        return [], [Finding(file, row, "", "", "is not UTF-8 text", "Save the file as CSV UTF-8.")]
    except csv.Error as fault:
        remedy = "Check the quotation marks, and save the file as CSV UTF-8."
        return [], [Finding(file, 0, "", "", f"cannot be read as CSV ({fault})", remedy)]
    header = [name.strip() for name in lines[0]] if lines else []
    findings = _header_findings(file, header, columns)
    if findings:
        return [], findings
    found: list[Row] = []
    for number, line in enumerate(lines[1:], start=2):
        if len(line) == len(header):
            cells = dict(zip(header, (cell.strip() for cell in line), strict=True))
            found.append(Row(file, number, cells))
        elif line:
            problem = f"has {len(line)} cells and the header has {len(header)}"
            remedy = "Put a cell that holds a comma in quotation marks."
            findings.append(Finding(file, number, "", "", problem, remedy))
    return found, findings


def _lines(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def codes(content: bytes, column: str = "code") -> set[str]:
    """Every code a file defines, in good rows and bad: one bad row is one finding, not forty."""
    try:
        header, *lines = _lines(content) or [[]]
    except (UnicodeDecodeError, csv.Error):
        return set()
    place = header.index(column) if column in header else len(header)
    return {line[place].strip() for line in lines if len(line) > place} - {""}


def _header_findings(file: str, header: list[str], columns: Sequence[str]) -> list[Finding]:
    wanted = f"The columns are {', '.join(columns)}."
    missing = [name for name in columns if name not in header]
    unknown = sorted(set(header) - set(columns))
    twice = sorted({name for name in header if header.count(name) > 1})
    return [
        Finding(file, 1, name, "", problem, wanted)
        for names, problem in (
            (missing, "is missing"),
            (unknown, "is not a column of this file"),
            (twice, "is there twice"),
        )
        for name in names
    ]


def records(
    file: str,
    content: bytes,
    columns: Sequence[str],
    make: Callable[[Row], Record],
    key: Callable[[Record], object],
) -> tuple[list[Record], list[Finding]]:
    """What `make` reads from each good row, and every finding; `key` must differ between rows."""
    read, findings = rows(file, content, columns)
    made: list[Record] = []
    first_row: dict[object, int] = {}
    for row in read:
        record = make(row)
        if not row.findings:
            at = first_row.setdefault(key(record), row.place)
            if at != row.place:
                row.note(columns[0], f"repeats row {at}", "Keep one of the two.")
        if not row.findings:
            made.append(record)
        findings.extend(row.findings)
    return made, findings


def changed_within(group: Iterator[Row] | list[Row], columns: Sequence[str]) -> None:
    """Note every cell of a group's later rows that should repeat its first row's and does not."""
    first, *others = list(group)
    for row in others:
        for column in columns:
            if row.cells[column] != first.cells[column]:
                row.note(
                    column,
                    f"differs from '{first.cells[column]}' in row {first.place}",
                    "Write the same in every row of the set.",
                )
