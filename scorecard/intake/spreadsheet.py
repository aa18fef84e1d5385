"""Spreadsheets: a file's bytes as sheets, by what the bytes are, whatever it is called."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.domain.safe_text import as_written
from scorecard.intake import workbook
from scorecard.intake.sheet import (
    LARGEST_FILE,
    MOST_CELLS,
    MOST_COLUMNS,
    PASSWORD,
    Line,
    Sheet,
    UnreadableFile,
    too_large,
    too_many,
)

_CSV_REMEDY = "Save it as CSV UTF-8 or as an Excel workbook (.xlsx), and send that."


@dataclass(frozen=True, slots=True)
class Make:
    """A make of file known by its first bytes, and what its sender is told."""

    starts: bytes
    sentence: str


NOT_SHEETS: tuple[Make, ...] = (
    Make(b"%PDF", "The file is a PDF, which holds no cells. Send the workbook it was made from."),
    Make(b"{\\rtf", "The file is a text document. Put the figures in the template and send that."),
    Make(b"PAR1", "The file is a Parquet file, which only the national tool's store may be."),
    Make(b"\x89PNG", "The file is a picture. Put the figures in the template and send that."),
    Make(b"\xff\xd8\xff", "The file is a picture. Put the figures in the template and send that."),
    Make(b"GIF8", "The file is a picture. Put the figures in the template and send that."),
    Make(b"\x1f\x8b", "The file is compressed. Unpack it, and send what is inside."),
    Make(b"Rar!", "The file is an archive. Unpack it, and send what is inside."),
    Make(b"7z\xbc\xaf", "The file is an archive. Unpack it, and send what is inside."),
    Make(b"<!DOCTYPE", f"The file is a web page. {_CSV_REMEDY}"),
    Make(b"<html", f"The file is a web page. {_CSV_REMEDY}"),
    Make(b"<?xml", f"The file is XML. {_CSV_REMEDY}"),
    Make(b"MZ", f"The file is a program. {_CSV_REMEDY}"),
    Make(b"\x7fELF", f"The file is a program. {_CSV_REMEDY}"),
    Make(b"SQLite format 3", f"The file is a database. {_CSV_REMEDY}"),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def read(content: bytes) -> list[Sheet]:
    """Every sheet of a file, by what its bytes are and not by its name; else UnreadableFile."""
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(too_large(len(content)))
    if content.startswith(ZIP):
        return workbook.read(content)
    return [Sheet("", list(_lines(_text(content))))]


def _text(content: bytes) -> str:
    if not content.strip():
        raise UnreadableFile("The file is empty. Send the one with the figures in it.")
    for make in NOT_SHEETS:
        if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:20].lower().startswith(make.starts.lower()):
            raise UnreadableFile(make.sentence)
    if content.startswith(OLD_OFFICE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        old = "The file is a workbook of an old kind (.xls). Save it as .xlsx, and send that."
        raise UnreadableFile(PASSWORD if locked else old)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\x00" in content:
        raise UnreadableFile(f"The file holds bytes that are not text. {_CSV_REMEDY}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise UnreadableFile(f"The file is not text of a kind we know. {_CSV_REMEDY}") from fault
    if "\x00" in text:
        raise UnreadableFile(f"The file holds characters that are not text. {_CSV_REMEDY}")
    return text


def _lines(text: str) -> Iterator[Line]:
    separator, skip = _separator(text)
    cells_left = MOST_CELLS
    reader = csv.reader(_bounded(text, separator), delimiter=separator, strict=True)
    place = 0
    try:
        for place, cells in enumerate(reader, start=1):
            if place <= skip or not any(cells):
                continue
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                raise too_many(f"{len(cells):,} columns in row {place}")
            cells = [as_written(cell.strip()) for cell in cells]
            cells_left -= len(cells)
            if cells_left < 0:
                raise too_many(f"more than {MOST_CELLS:,} cells")
            if cells:
                yield Line(place, cells)
    except csv.Error as fault:
        raise UnreadableFile(
            f"The file cannot be read as CSV after row {place} ({fault}). Check the quotation "
            "marks there, or save it as an Excel workbook (.xlsx)."
        ) from fault


def _bounded(text: str, separator: str) -> Iterator[str]:
    """The lines of a text; one with far too many cells is refused before they are made."""
    for place, line in enumerate(io.StringIO(text, newline=""), start=1):
        separators = line.rstrip().rstrip(separator).count(separator)
        if separators > 10 * MOST_COLUMNS:
            raise too_many(f"{separators + 1:,} columns in row {place}")
        yield line


_SEPARATORS = (",", ";", "\t", "|")
_SAYS_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def _separator(text: str) -> tuple[str, int]:
    """What stands between cells, and how many lines say so: the mark most early lines share."""
    said = _SAYS_SEPARATOR.match(text)
    if said and said[1] in _SEPARATORS:
        return said[1], 1
    early = [line for line in text[:20_000].splitlines() if line.strip()][:30]
    outside = [re.sub(r'"[^"]*"', "", line) for line in early]
    counts = {mark: sorted(line.count(mark) for line in outside) for mark in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda mark: (sum(n > 0 for n in counts[mark]), counts[mark][-1:]))
    return best, 0
