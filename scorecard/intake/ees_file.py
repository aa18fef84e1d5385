"""A national CSV file opened: its columns, each as its distinct cells and which row has which."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow
from numpy.typing import NDArray

from scorecard.domain.submission import Finding
from scorecard.intake.ees_cells import words_as_figures
from scorecard.intake.noted import wrong

Places = NDArray[np.int32]
_NOT_PLAIN = re.compile(r"[^0-9a-z+]+")
_SHOWN = 60
MOST_COLUMNS = 2_000
"""The widest file of the service has some hundreds of columns."""

MOST_DIFFERENT = 4_000_000
"""Different cells a file may have: each is held as text, and all of them must fit in memory."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading as printed, its distinct cells, and the cell of each row.

    `values` and `markers` are the distinct cells read as figures: NaN or '' where they are none.
    """

    heading: str
    words: tuple[str, ...]
    places: Places
    values: NDArray[np.float64]
    markers: NDArray[np.object_]

    @property
    def figures(self) -> NDArray[np.bool_]:
        """Which of the distinct cells say a figure, or why there is none."""
        found: NDArray[np.bool_] = ~np.isnan(self.values) | (self.markers != "")
        return found

    def cell(self, row: int) -> str:
        """What one row says."""
        return self.words[self.places[row]]

    def where(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The rows whose cell is chosen; `chosen` has one truth for each of the words."""
        found: NDArray[np.bool_] = chosen[self.places]
        return found

    def blank(self) -> NDArray[np.bool_]:
        """The rows in which nothing is written."""
        return self.where(np.array([not word for word in self.words], dtype=bool))


@dataclass(frozen=True, slots=True)
class EesFile:
    """The file's columns by plain name, in its own order; `number` is each row's in the file."""

    name: str
    columns: Mapping[str, Column]
    number: Places

    @property
    def rows(self) -> int:
        """How many rows of figures."""
        return len(self.number)


def plain(heading: str) -> str:
    """A heading without what differs between years: case, spaces, hyphens. 'CPP_End' is cpp_end."""
    return _NOT_PLAIN.sub("_", heading.strip().casefold()).strip("_")


def headings(content: bytes) -> list[str]:
    """The headings of a file, or of its first part: cells of the first line."""
    text = content.split(b"\n", 1)[0].decode(encoding(content), errors="replace")
    line = text.removeprefix("\ufeff").rstrip("\r")
    try:
        cells = next(csv.reader([line], delimiter=separator(line)), [])
    except csv.Error:  # no line of text: a workbook, a picture
        return []
    return [cell.strip() for cell in cells]


def read(name: str, content: bytes) -> tuple[EesFile | None, list[Finding]]:
    """The file's columns; None, with what is wrong, where it cannot be read as a table."""
    found = headings(content)
    findings = list(_wrong_headings(name, found))
    if findings:
        return None, findings
    short_rows: list[tuple[int, int]] = []
    try:
        table = _table(content, found, short_rows)
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None, [wrong(name, 0, "", "", "cannot be read as CSV", "Save it as CSV UTF-8.")]
    if sum(len(one.chunk(0).dictionary) for one in table.columns if len(one)) > MOST_DIFFERENT:
        problem = f"has more than {MOST_DIFFERENT:,} different cells"
        return None, [wrong(name, 0, "", "", problem, "Give a file of national statistics.")]
    findings += _ragged(name, short_rows, len(found))
    columns = {plain(one): _column(one, table.column(at)) for at, one in enumerate(found)}
    findings += _torn(name, columns)
    return EesFile(name, columns, np.arange(2, table.num_rows + 2, dtype=np.int32)), findings


def encoding(content: bytes) -> str:
    """UTF-8, or what Windows saves where it is not."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def separator(line: str) -> str:
    """What stands between the cells of a line: a comma, a semicolon or a tab."""
    return max(",;\t", key=line.count)


def _wrong_headings(name: str, found: list[str]) -> Iterator[Finding]:
    if len(found) < 2 or len(found) > MOST_COLUMNS:
        yield wrong(name, 1, "", "", "has no row of headings", "Give the file as it was published.")
        return
    plains = [plain(one) for one in found]
    for heading, key in zip(found, plains, strict=True):
        if not key:
            yield wrong(name, 1, "", "", "has a column without a heading", "Write its heading.")
        elif plains.count(key) > 1:
            remedy = "Keep one, or give each a heading of its own."
            yield wrong(name, 1, heading, "", "is the heading of more than one column", remedy)


def _table(content: bytes, found: list[str], short_rows: list[tuple[int, int]]) -> pa.Table:
    def note(row: arrow.InvalidRow) -> str:
        short_rows.append((row.number or 0, row.actual_columns))
        return "skip"

    names = [str(number) for number in range(len(found))]
    first = content.split(b"\n", 1)[0].decode("utf-8", errors="replace")
    in_words = pa.dictionary(pa.int32(), pa.string())
    table = arrow.read_csv(
        pa.BufferReader(content.removeprefix(codecs.BOM_UTF8)),
        read_options=arrow.ReadOptions(
            use_threads=False, column_names=names, skip_rows=1, encoding=encoding(content)
        ),
        parse_options=arrow.ParseOptions(
            delimiter=separator(first), invalid_row_handler=note, newlines_in_values=True
        ),
        convert_options=arrow.ConvertOptions(
            column_types=dict.fromkeys(names, in_words), strings_can_be_null=False
        ),
    )
    return table.unify_dictionaries().combine_chunks()


def _column(heading: str, column: pa.ChunkedArray) -> Column:
    if not len(column):
        return Column(heading, (), np.array([], dtype=np.int32), *words_as_figures(()))
    chunk = column.chunk(0)
    words = tuple(word.strip() for word in chunk.dictionary.to_pylist())
    return Column(heading, words, chunk.indices.to_numpy(), *words_as_figures(words))


def _ragged(name: str, short_rows: list[tuple[int, int]], wanted: int) -> Iterator[Finding]:
    if short_rows:
        row, cells = short_rows[0]
        more = f" ({len(short_rows) - 1} more rows like it)" if len(short_rows) > 1 else ""
        problem = f"has {cells} cells and the headings are {wanted}{more}"
        yield wrong(name, row, "", "", problem, "Put a cell with a comma in quotation marks.")


def _torn(name: str, columns: Mapping[str, Column]) -> Iterator[Finding]:
    """A cell over several lines: a quotation mark was opened and not closed."""
    for column in columns.values():
        torn = next((word for word in column.words if "\n" in word or "\x00" in word), None)
        if torn is not None:
            row = int(np.flatnonzero(column.places == column.words.index(torn))[0]) + 2
            problem = "holds a line break or a character that no figure has"
            shown = torn.split("\n")[0][:_SHOWN].replace("\x00", "")
            yield wrong(name, row, column.heading, shown, problem, "Check the quotation marks.")
