"""Words on their way into HTML or Markdown: escaped, with bold as the only mark they may carry."""

from __future__ import annotations

import re
from html import escape as html_escape

BOLD = re.compile(r"\*\*(.+?)\*\*")
MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&=^])")


def escape(text: object) -> str:
    """Text as HTML shows it, quotes included, so that it is safe in an attribute too."""
    return html_escape(str(text), quote=True)


def bold(text: str) -> str:
    """Markdown that holds bold only, as HTML."""
    return BOLD.sub(r"<strong>\1</strong>", escape(text))


def plain(text: object, longest: int = 40) -> str:
    """Somebody else's text as Markdown shows it: no mark in it works, and it is not long."""
    shown = " ".join(str(text).split())
    shown = shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
    return MARKDOWN_MARKS.sub(r"\\\1", shown)


def element(name: str, content: str, **attributes: str) -> str:
    """One element around finished HTML; `cls` stands for class, `_` for a hyphen."""
    words = "".join(
        f' {"class" if key == "cls" else key.replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{words}>{content}</{name}>"


def small(text: str, cls: str = "sc-small") -> str:
    """A quieter line of words, or nothing."""
    return element("span", escape(text), cls=cls) if text else ""


def label(heading: str) -> str:
    """A column's heading inside its cell: seen where a narrow screen shows a row as a card."""
    return element("span", escape(heading), cls="sc-label")
