"""One worksheet of a workbook: its elements as they stream by, to lines of text cells."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from scorecard.intake.number_format import Kind, shown
from scorecard.intake.sheet import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, Line, too_many

_REFERENCE = re.compile(r"([A-Za-z]{1,3})[0-9]{1,7}")
_FROM_ELSEWHERE = re.compile(r"\[[0-9]+\]")
_TRUTH = {"0": "FALSE", "1": "TRUE"}
_LAST_ROW = 1_048_576


class Worksheet:
    """Takes elements; afterwards `lines` holds every row with something in it."""

    def __init__(
        self, strings: Sequence[str], formats: Sequence[Kind], from_1904: bool, count: int
    ) -> None:
        self.lines: list[Line] = []
        self.borrowed: set[tuple[int, int]] = set()
        self.count = count
        self._strings, self._formats, self._from_1904 = strings, formats, from_1904
        self._place, self._column = 0, 0
        self._cells: list[str] = []
        self._hidden = False
        self._cell: Mapping[str, str] = {}
        self._into = ""
        self._parts: dict[str, list[str]] = {}
        self._length = 0
        self._aside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._cell = attributes
            self._parts, self._length, self._into = {}, 0, ""
            self._column = self._column_of(attributes.get("r", ""))
        elif name in ("v", "f", "t") and not self._aside:
            self._into = name
            self._parts.setdefault(name, [])
        elif name == "row":
            self._place = _row_number(attributes.get("r", ""), self._place + 1)
            self._cells, self._column = [], -1
            self._hidden = attributes.get("hidden", "") in ("1", "true")
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            self._keep(self._text())
        elif name in ("v", "f", "t"):
            self._into = ""
        elif name == "row":
            if self._cells:
                self.lines.append(Line(self._place, self._cells, self._hidden))
            self._cells = []
        elif name == "rPh":
            self._aside = False

    def text(self, data: str) -> None:
        """Text inside an element."""
        if self._into:
            self._length += len(data)
            if self._length > 2 * LONGEST_CELL:
                raise too_many("a cell longer than Excel allows")
            self._parts[self._into].append(data)

    def _column_of(self, reference: str) -> int:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            return self._column + 1
        number = 0
        for letter in found[1].upper():
            number = number * 26 + ord(letter) - 64
        return number - 1

    def _keep(self, text: str) -> None:
        if not text:
            return
        if self._column >= MOST_COLUMNS:
            raise too_many(f"more than {MOST_COLUMNS:,} columns in row {self._place}")
        # the blanks before it are kept too, so they count
        self.count += max(self._column + 1 - len(self._cells), 0)
        if self.count > MOST_CELLS:
            raise too_many(f"more than {MOST_CELLS:,} cells")
        self._cells.extend([""] * (self._column + 1 - len(self._cells)))
        self._cells[self._column] = text
        if _FROM_ELSEWHERE.search(self._part("f")):
            self.borrowed.add((self._place, self._column))

    def _part(self, name: str) -> str:
        return "".join(self._parts.get(name, ())).strip()

    def _text(self) -> str:
        """The cell as its sender sees it."""
        kind, value = self._cell.get("t", "n"), self._part("v")
        if kind == "inlineStr":
            return self._part("t")
        if "f" in self._parts and not value and kind != "str":
            return f"={self._part('f')}"
        if kind == "s":
            known = value.isdigit() and len(value) < 9 and int(value) < len(self._strings)
            return self._strings[int(value)] if known else ""
        if kind == "b":
            return _TRUTH.get(value, value)
        return self._number(value) if kind == "n" else value

    def _number(self, value: str) -> str:
        try:
            number = float(value) if len(value) < 400 else math.nan
        except ValueError:
            return value
        if not math.isfinite(number):
            return value[:40]
        style = self._cell.get("s", "0")
        known = style.isdigit() and len(style) < 7 and int(style) < len(self._formats)
        return shown(number, self._formats[int(style)] if known else Kind.PLAIN, self._from_1904)


def _row_number(said: str, following: int) -> int:
    if not said:
        return following
    number = int(said) if said.isdigit() and len(said) < 8 else _LAST_ROW + 1
    if number > _LAST_ROW:
        raise too_many("rows past the last that Excel has")
    return number
