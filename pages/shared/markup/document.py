"""A document: minutes as somebody wrote them, headings, lists and bold shown, nothing else run."""

from __future__ import annotations

import re
from itertools import groupby

from pages.shared.markup.words import bold

HEADING = re.compile(r"^(#{1,3}) +(.+)$")
ITEM = re.compile(r"^(?:[-*]|\d+[.)]) +(.+)$")
NUMBERED = re.compile(r"^\d+[.)] ")


def document(text: str) -> str:
    """The text as HTML; its first heading is an h2, the screen's own is the h1."""
    blocks = groupby((line.strip() for line in text.splitlines()), _kind)
    shown = "".join(_block(kind, list(lines)) for kind, lines in blocks)
    return f'<article class="sc-document">{shown}</article>'


def _kind(line: str) -> str:
    if HEADING.match(line):
        return "heading"
    if ITEM.match(line):
        return "ol" if NUMBERED.match(line) else "ul"
    return "words" if line else ""


def _block(kind: str, lines: list[str]) -> str:
    if kind == "heading":
        return "".join(_heading(line) for line in lines)
    if kind in ("ol", "ul"):
        items = "".join(f"<li>{bold(_item(line))}</li>" for line in lines)
        return f"<{kind}>{items}</{kind}>"
    return f"<p>{'<br>'.join(bold(line) for line in lines)}</p>" if kind else ""


def _heading(line: str) -> str:
    found = HEADING.match(line)
    assert found, "only headings come here"
    level = len(found[1]) + 1
    return f"<h{level}>{bold(found[2])}</h{level}>"


def _item(line: str) -> str:
    found = ITEM.match(line)
    assert found, "only items come here"
    return found[1]
