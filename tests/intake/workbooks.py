"""Workbooks built by hand, part by part: what Excel writes, and what nobody should send."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f"{HEAD}<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='rels' "
    "ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    "<Default Extension='xml' ContentType='application/xml'/>"
    "<Override PartName='/xl/workbook.xml' ContentType='application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>"
)
TOP = (
    f"{HEAD}<Relationships xmlns='{PACKAGE}'><Relationship Id='rId1' "
    f"Type='{OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
)


def text(value: str, reference: str = "") -> str:
    """A cell with its text inside it."""
    at = f" r='{reference}'" if reference else ""
    return f"<c{at} t='inlineStr'><is><t>{escape(value)}</t></is></c>"


def number(value: object, style: int = 0, reference: str = "") -> str:
    """A cell with a number in a style."""
    at = f" r='{reference}'" if reference else ""
    return f"<c{at} s='{style}'><v>{value}</v></c>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<row {attributes}>{''.join(cells)}</row>"


def sheet(rows: Iterable[str], before: str = "", after: str = "") -> str:
    """A worksheet part."""
    return (
        f"{HEAD}<worksheet xmlns='{MAIN}'>{before}<sheetData>{''.join(rows)}</sheetData>{after}"
        "</worksheet>"
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """A worksheet of texts."""
    return sheet(row(*map(text, cells)) for cells in rows)


def styles(*formats: str) -> str:
    """A styles part: style 1 is the first of the number formats, and so on."""
    custom = "".join(
        f"<numFmt numFmtId='{164 + place}' formatCode='{escape(code)}'/>"
        for place, code in enumerate(formats)
    )
    cells = "".join(f"<xf numFmtId='{164 + place}'/>" for place in range(len(formats)))
    return (
        f"{HEAD}<styleSheet xmlns='{MAIN}'><numFmts count='{len(formats)}'>{custom}</numFmts>"
        f"<cellXfs count='{len(formats) + 1}'><xf numFmtId='0'/>{cells}</cellXfs></styleSheet>"
    )


def workbook(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    strings: str = "",
    style: str = "",
    properties: str = "",
    extra: Mapping[str, str | bytes] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A whole workbook of these worksheet parts, by name."""
    states = states or {}
    listed, relations, parts = [], [], {}
    for place, (name, part) in enumerate(sheets.items(), start=1):
        state = f" state='{states[name]}'" if name in states else ""
        listed.append(f"<sheet name='{escape(name)}' sheetId='{place}'{state} r:id='rId{place}'/>")
        relations.append(_relation(f"rId{place}", "worksheet", f"worksheets/sheet{place}.xml"))
        parts[f"xl/worksheets/sheet{place}.xml"] = part
    for name, part in (("sharedStrings", strings), ("styles", style)):
        if part:
            relations.append(_relation(name, name, f"{name}.xml"))
            parts[f"xl/{name}.xml"] = part
    book = (
        f"{HEAD}<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'>{properties}"
        f"<sheets>{''.join(listed)}</sheets></workbook>"
    )
    links = f"{HEAD}<Relationships xmlns='{PACKAGE}'>{''.join(relations)}</Relationships>"
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": TOP,
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": links,
            **parts,
            **(extra or {}),
        },
        compression,
    )


def packed(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts zipped."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _relation(key: str, kind: str, target: str) -> str:
    return f"<Relationship Id='{key}' Type='{OFFICE}/{kind}' Target='{target}'/>"
