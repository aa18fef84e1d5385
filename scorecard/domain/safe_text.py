"""Text that goes into a spreadsheet as text, whatever it begins with, and comes back as it was."""

from __future__ import annotations

import re

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula, marked as text; numbers are left alone."""
    if text.startswith(STARTS_A_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def as_written(text: str) -> str:
    """What `harmless` was given: the mark that a cell is text is taken off again."""
    marked = text.startswith("'") and text[1:].startswith(STARTS_A_FORMULA)
    return text[1:] if marked else text
