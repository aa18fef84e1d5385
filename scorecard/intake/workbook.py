"""Workbooks (.xlsx): only the parts with cells, streamed through bounds, nothing ever run.

Written here because the ready readers fail on hostile files: docs/decisions has the measurements.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Protocol
from xml.parsers import expat

from scorecard.intake.number_format import Kind, kinds
from scorecard.intake.sheet import LONGEST_CELL, PASSWORD, Sheet, UnreadableFile, too_many
from scorecard.intake.worksheet import Worksheet

MOST_BYTES = 120_000_000
"""Unpacked bytes of all the parts that are read; a return has some hundred thousand."""

MOST_ELEMENTS = 2_000_000
"""Elements of all the parts that are read: what bounds the time it takes."""

MOST_STRINGS = 500_000
MOST_SHEETS = 200
MOST_PARTS = 5_000
DEEPEST = 50
_CHUNK = 1 << 16
LONGEST_TOKEN = 4 << 20
"""Bytes of one tag or run of text: old parsers read a longer one again and again."""

DAMAGED = "The workbook is damaged or cut short. Open it in Excel, save it again, and send that."
_ARCHIVE = (
    "The file is an archive and not a workbook. Unpack it, and send what is inside: a CSV file or "
    "an Excel workbook (.xlsx)."
)
_OTHER_OFFICE = {
    "xl/workbook.bin": "The file is a binary workbook (.xlsb). Save it as .xlsx, and send that.",
    "word/document.xml": "The file is a Word document. Put the figures in the template.",
    "ppt/presentation.xml": "The file is a presentation. Put the figures in the template.",
    "content.xml": "The file is an OpenDocument file. Save it as .xlsx or CSV, and send that.",
}
_MAIN = "xl/workbook.xml"

Attributes = Mapping[str, str]


class Reader(Protocol):
    """What a parser hands elements to; each part of a workbook has its own."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text inside the current element."""


class _Silent:
    """A reader that lets pass what it does not look for."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text inside the current element."""


def read(content: bytes) -> list[Sheet]:
    """The sheets of a workbook in their order, hidden ones too; else UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Archive(archive).sheets()
    except (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, UnicodeError) as fault:
        raise UnreadableFile(DAMAGED) from fault
    except (NotImplementedError, RuntimeError) as fault:  # zipfile's words for what it cannot open
        raise UnreadableFile(PASSWORD if "encrypt" in str(fault) else DAMAGED) from fault


@dataclass(slots=True)
class _Archive:
    """A workbook's parts, read within one allowance of bytes."""

    archive: zipfile.ZipFile
    left: int = MOST_BYTES
    elements: int = MOST_ELEMENTS
    cells: int = 0
    names: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def sheets(self) -> list[Sheet]:
        infos = self.archive.infolist()
        if len(infos) > MOST_PARTS:
            raise too_many(f"{len(infos):,} parts")
        self.names = {info.filename.lower(): info for info in infos}
        main = self._main()
        book = _Book()
        self.parse(main, book)
        related = self._related(main)
        held = _Strings()
        style = _Styles()
        for part, kind in related.values():
            if kind == "sharedstrings":
                self.parse(part, held)
            elif kind == "styles":
                self.parse(part, style)
        formats = kinds(style.codes, style.cells)
        return [
            self._sheet(*listed, related, held.texts, formats, book.from_1904)
            for listed in book.listed
        ]

    def _sheet(
        self,
        name: str,
        key: str,
        hidden: bool,
        related: Mapping[str, tuple[str, str]],
        strings: list[str],
        formats: list[Kind],
        from_1904: bool,
    ) -> Sheet:
        part, kind = related.get(key, ("", ""))
        reader = Worksheet(strings, formats, from_1904, self.cells)
        if kind == "worksheet":
            self.parse(part, reader)
            self.cells = reader.count
        return Sheet(name, reader.lines, hidden, reader.borrowed)

    def _main(self) -> str:
        """The part that lists the sheets."""
        if "_rels/.rels" in self.names:
            for part, kind in self._related("").values():
                if kind == "officedocument" and part.lower() in self.names:
                    if part.lower() in _OTHER_OFFICE:
                        raise UnreadableFile(_OTHER_OFFICE[part.lower()])
                    return part
        if _MAIN in self.names:
            return _MAIN
        for part, sentence in _OTHER_OFFICE.items():
            if part in self.names:
                raise UnreadableFile(sentence)
        raise UnreadableFile(_ARCHIVE)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> (part, kind) of what a part says belongs to it, inside the workbook only."""
        folder, name = dirname(part), part.rpartition("/")[2]
        found = _Relations()
        self.parse(join(folder, "_rels", f"{name}.rels"), found)
        return {
            key: (normpath(join("/", folder, target)).lstrip("/"), kind)
            for key, (target, kind) in found.targets.items()
        }

    def parse(self, part: str, reader: Reader) -> None:
        """Feed a part to a reader, if it is there."""
        info = self.names.get(part.lower())
        if info is None:
            return
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile(DAMAGED)
        parser = self._parser(reader)
        fed = 0
        with self.archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise too_many(f"more than {MOST_BYTES / 1e6:.0f} MB inside it")
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
                    raise too_many("a cell longer than Excel allows")
        parser.Parse(b"", True)

    def _parser(self, reader: Reader) -> expat.XMLParserType:
        """A parser that hands elements on by their plain names, and knows no entities."""
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self.elements -= 1
            if depth > DEEPEST:
                raise UnreadableFile(DAMAGED)
            if self.elements < 0:
                raise too_many(f"more than {MOST_ELEMENTS:,} cells and rows")
            reader.start(name.rpartition(":")[2], attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            reader.end(name.rpartition(":")[2])

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = _refuse_entities
        parser.buffer_text = True
        return parser


def _refuse_entities(*_: object) -> None:
    raise UnreadableFile(
        "The workbook declares entities, which no spreadsheet program writes. Open it in Excel, "
        "save it again, and send that."
    )


class _Book(_Silent):
    """The list of sheets: name, key of its part, hidden or not; and from when days count."""

    def __init__(self) -> None:
        self.listed: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            keys = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
            hidden = attributes.get("state", "visible") != "visible"
            self.listed.append((attributes.get("name", ""), keys[0] if keys else "", hidden))
            if len(self.listed) > MOST_SHEETS:
                raise too_many(f"more than {MOST_SHEETS} sheets")
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in ("1", "true", "on")


class _Relations(_Silent):
    """Which part has which key."""

    def __init__(self) -> None:
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "").lower() != "external":
            kind = attributes.get("Type", "").rpartition("/")[2].lower()
            self.targets[attributes.get("Id", "")] = (attributes.get("Target", ""), kind)
            if len(self.targets) > MOST_PARTS:
                raise too_many("too many parts")


class _Strings(_Silent):
    """The texts that cells share, without how they are to be pronounced."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._wanted, self._aside, self._length = False, False, 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._parts, self._length = [], 0
        elif name == "rPh":
            self._aside = True
        self._wanted = name == "t" and not self._aside

    def end(self, name: str) -> None:
        self._wanted = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append("".join(self._parts).strip())
            if len(self.texts) > MOST_STRINGS:
                raise too_many(f"more than {MOST_STRINGS:,} different texts")

    def text(self, data: str) -> None:
        if self._wanted:
            self._length += len(data)
            if self._length > 2 * LONGEST_CELL:
                raise too_many("a cell longer than Excel allows")
            self._parts.append(data)


class _Styles(_Silent):
    """The number formats, and the format of each style a cell can have."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.cells: list[str] = []
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.cells.append(attributes.get("numFmtId", "0"))
        if len(self.codes) + len(self.cells) > 100_000:
            raise too_many("too many styles")

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False
