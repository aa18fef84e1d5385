"""Progress: how a long piece of work says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many parts are done and how many there are."""


def silent(what: str, done: int, of: int) -> None:
    """Say nothing."""
