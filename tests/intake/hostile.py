"""Files that nobody should send, built when they are asked for, and words of what is said."""

import io
import zipfile
from collections.abc import Callable

from tests.intake import workbooks as made
from tests.intake.workbooks import HEAD, MAIN, number, row, sheet, text, workbook

ONE = row(number(1))
HEADINGS = ("indicator", "area", "period_end", "value")


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def entities() -> bytes:
    levels = "".join(f"<!ENTITY e{level} '{f'&e{level - 1};' * 10}'>" for level in range(1, 10))
    part = (
        f"{HEAD}<!DOCTYPE x [<!ENTITY e0 'aaaaaaaaaa'>{levels}]><worksheet xmlns='{MAIN}'>"
        "<sheetData><row><c t='inlineStr'><is><t>&e9;</t></is></c></row></sheetData></worksheet>"
    )
    return workbook({"S": part})


def outside_entity() -> bytes:
    part = (
        f"{HEAD}<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet xmlns='{MAIN}'>"
        "<sheetData><row><c t='inlineStr'><is><t>&e;</t></is></c></row></sheetData></worksheet>"
    )
    return workbook({"S": part})


def shared_strings(count: int) -> str:
    return f"{HEAD}<sst xmlns='{MAIN}'>{'<si><t>ab</t></si>' * count}</sst>"


def nested_archive() -> bytes:
    inner = made.packed({"zeros": b"\0" * 50_000_000})
    return made.packed({"inner.zip": inner})


def lying_size() -> bytes:
    """A part that says it is small and is not."""
    part = sheet([" " * 300_000_000])
    true, said = (size.to_bytes(4, "little") for size in (len(part), 1_000))
    return workbook({"S": part}).replace(true, said)


def locked() -> bytes:
    """An archive whose parts say that they are encrypted."""
    whole = bytearray(workbook({"S": sheet([ONE])}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = whole.find(mark)
        while found >= 0:
            whole[found + at] |= 1
            found = whole.find(mark, found + 4)
    return bytes(whole)


def other_compression() -> bytes:
    return workbook({"S": sheet([ONE])}, compression=zipfile.ZIP_LZMA)


def climbing_out() -> bytes:
    """Parts whose names lead out of the archive; nothing is ever unpacked to disk."""
    rels = (
        f"{HEAD}<Relationships xmlns='{made.PACKAGE}'><Relationship Id='rId1' "
        f"Type='{made.OFFICE}/worksheet' Target='../../../../etc/passwd'/></Relationships>"
    )
    book = workbook({"S": sheet([ONE])})
    parts = {}
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = rels.encode()
    parts["../../../../etc/passwd"] = b"root"
    return made.packed(parts)


def old_workbook(protected: bool) -> bytes:
    name = "EncryptedPackage" if protected else "Workbook"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + name.encode("utf-16-le")


CORPUS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is empty"),
    "spaces": (lambda: b" \r\n\t \n", "is empty"),
    "a PDF": (lambda: b"%PDF-1.7\n...", "is a PDF"),
    "a PDF after a mark": (lambda: b"\xef\xbb\xbf%PDF-1.7", "is a PDF"),
    "a web page": (lambda: b"<HTML><table><tr><td>1</td></tr></table>", "is a web page"),
    "XML": (lambda: b"<?xml version='1.0'?><Workbook/>", "is XML"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a picture"),
    "a program": (lambda: b"MZ\x90\0", "is a program"),
    "compressed": (lambda: b"\x1f\x8b\x08\0", "is compressed"),
    "Parquet": (lambda: b"PAR1....PAR1", "is a Parquet file"),
    "an old workbook": (lambda: old_workbook(False), "old kind"),
    "a locked workbook": (lambda: old_workbook(True), "password"),
    "a locked archive": (locked, "password"),
    "bytes that are not text": (lambda: b"a,b\n\0\0\0,1\n", "not text"),
    "UTF-16 with nothing": (lambda: "a\0b".encode("utf-16"), "not text"),
    "odd UTF-16": (lambda: b"\xff\xfea", "not text of a kind"),
    "not Windows-1252 either": (lambda: b"a,\x81\x8d\n", "not text of a kind"),
    "an open quotation": (lambda: csv('a,"b', "1,2"), "cannot be read as CSV after row"),
    "a stray quotation": (lambda: csv("a,b", '1,"2"x'), "cannot be read as CSV after row 1"),
    "too large": (lambda: b"a,b\n" + b"1,2\n" * 50_000_000, "has 200 MB"),
    "commas": (lambda: b"," * 19_999_999 + b"a", "columns in row 1"),
    "seven million columns": (lambda: b"ab," * 6_666_000 + b"c", "columns in row 1"),
    "a million columns": (lambda: b",".join([b"1"] * 1_000_000), "columns in row 1"),
    "a million rows": (lambda: b"1\n" * 1_000_000, "more than 300,000 cells"),
    "one long cell": (lambda: b"a" * 15_000_000, "cannot be read as CSV"),
    "an archive": (lambda: made.packed({"figures.csv": "a,b"}), "is an archive"),
    "an empty archive": (lambda: made.packed({}), "is an archive"),
    "an archive in an archive": (nested_archive, "is an archive"),
    "a document": (lambda: made.packed({"word/document.xml": "<a/>"}), "is a Word document"),
    "a binary workbook": (lambda: made.packed({"xl/workbook.bin": "x"}), ".xlsb"),
    "OpenDocument": (lambda: made.packed({"content.xml": "<a/>"}), "OpenDocument"),
    "cut short": (lambda: workbook({"S": sheet([ONE] * 999)})[:-200], "damaged"),
    "the middle overwritten": (
        lambda: (one := workbook({"S": sheet([ONE] * 999)}))[:300] + b"\0" * 99 + one[399:],
        "damaged",
    ),
    "not XML inside": (lambda: workbook({"S": "<worksheet><sheetData>"}), "damaged"),
    "no sheets": (lambda: workbook({}), ""),
    "another compression": (other_compression, "damaged"),
    "entities": (entities, "declares entities"),
    "an entity from outside": (outside_entity, "declares entities"),
    "a row that is not there": (
        lambda: workbook({"S": sheet([ONE, row(number(1), attributes="r='999999999'")])}),
        "past the last",
    ),
    "a cell far away": (
        lambda: workbook({"S": sheet([row(number(1, 0, "XFD1048576"), attributes="r='1048576'")])}),
        "more than 1,000 columns",
    ),
    "a million cells in a row": (
        lambda: workbook({"S": sheet([row(*["<c><v>1</v></c>"] * 1_000_000)])}),
        "more than 1,000 columns",
    ),
    "a million rows of a workbook": (
        lambda: workbook({"S": sheet(["<row><c><v>1</v></c></row>"] * 1_000_000)}),
        "more than 300,000 cells",
    ),
    "five million blank cells": (
        lambda: workbook({"S": sheet([row(*["<c s='1'/>"] * 1_000)] * 5_000)}),
        "more than 2,000,000 cells and rows",
    ),
    "800 MB of spaces": (lambda: workbook({"S": sheet([" " * 800_000_000])}), "more than 120 MB"),
    "a size that lies": (lying_size, "damaged"),
    "five million strings": (
        lambda: workbook({"S": sheet([ONE])}, strings=shared_strings(5_000_000)),
        "different texts",
    ),
    "a long attribute": (
        lambda: workbook({"S": sheet([f"<row r='{'1' * 90_000_000}'/>"])}),
        "longer than Excel allows",
    ),
    "a long number": (
        lambda: workbook({"S": sheet([f"<row><c><v>{'1' * 90_000_000}</v></c></row>"])}),
        "longer than Excel allows",
    ),
    "a long comment": (
        lambda: workbook({"S": sheet([f"<!--{'-1' * 45_000_000} -->"])}),
        "longer than Excel allows",
    ),
    "deep": (lambda: workbook({"S": sheet(["<a>" * 99_999 + "</a>" * 99_999])}), "damaged"),
    "many parts": (
        lambda: made.packed({f"part{place}": "" for place in range(6_000)}),
        "6,000 parts",
    ),
    "many sheets": (
        lambda: workbook({f"S{place}": sheet([ONE]) for place in range(300)}),
        "more than 200 sheets",
    ),
    "names that climb out": (climbing_out, ""),
}
"""What it is -> the bytes, and words of the refusal; blank where it is read as having nothing."""

HEAVY = frozenset(
    (
        *(
            "too large",
            "commas",
            "seven million columns",
            "a million columns",
            "a million rows",
            "one long cell",
        ),
        *("an archive in an archive", "entities", "a cell far away", "a million cells in a row"),
        *("a million rows of a workbook", "five million blank cells", "800 MB of spaces"),
        *("a size that lies", "five million strings", "a long attribute", "a long number"),
        *("a long comment", "deep"),
    )
)
"""Of those, the ones that would take memory or time; each is read in a process of its own."""

READ: dict[str, Callable[[], bytes]] = {
    "300,000 cells": lambda: workbook(
        {"S": sheet([row(*[text(f"text {place}") for place in range(100)])] * 2_990)}
    ),
    "20 MB of CSV": lambda: (b"some text here," * 99 + b"last one\n") * 2_900,
    "400,000 long strings": lambda: workbook(
        {"S": sheet([ONE])},
        strings=f"<sst xmlns='{MAIN}'>"
        + "".join(f"<si><t>{place:0150d}</t></si>" for place in range(400_000))
        + "</sst>",
    ),
    "figures of a whole country": lambda: csv(
        ",".join(HEADINGS),
        *(f"cp_plans_count,E08000033,2018-03-{day:02d},{day}" for day in range(1, 31)),
        *["nothing,E0,x,<5"] * 60_000,
    ),
}
"""As large as is read at all."""
