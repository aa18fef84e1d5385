"""Text that goes into a spreadsheet as text, whatever it begins with, and comes back as it was."""

from __future__ import annotations

import re

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?([eE][+-]?[0-9]+)?%?")


def harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula, marked as text; numbers are left alone."""
    return f"'{text}" if would_run(text) and not _NUMBER.fullmatch(text) else text


def as_written(text: str) -> str:
    """What `harmless` was given: the mark that a cell is text is taken off again."""
    return text[1:] if text.startswith("'") and would_run(text[1:]) else text


def would_run(text: str) -> bool:
    """Whether it begins, after any spaces, as a spreadsheet's formulas begin."""
    return text.lstrip(" ").startswith(STARTS_A_FORMULA)
