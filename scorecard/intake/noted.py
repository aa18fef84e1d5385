"""Findings about many cells at once: one for each thing that is wrong, with the first place."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.submission import Finding, Severity

LONGEST_SHOWN = 60


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings keeps the file out."""
    return any(one.blocks for one in findings)


def wrong(file: str, row: int, column: str, found: str, problem: str, remedy: str) -> Finding:
    """What keeps a file out until it is put right."""
    return Finding(file, row, column, found[:LONGEST_SHOWN], problem, remedy)


def remarked(file: str, row: int, column: str, found: str, problem: str, remedy: str) -> Finding:
    """What whoever loads the file should know; it is loaded all the same."""
    return Finding(
        file, row, column, found[:LONGEST_SHOWN], problem, remedy, severity=Severity.WARNING
    )


def more_like_it(count: int, thing: str = "row") -> str:
    """' (and 3 more rows)', or nothing for a single one."""
    if count < 2:
        return ""
    return f" (and {count - 1:,} more {thing}{'s' if count > 2 else ''})"


def first_of(bad: NDArray[np.bool_]) -> tuple[int, int]:
    """The first bad row and how many there are."""
    places = np.flatnonzero(bad)
    return int(places[0]), len(places)


def listed(names: Iterable[str], most: int = 8) -> str:
    """'a, b and c', or the first few and how many more."""
    held = list(names)
    if len(held) > most:
        return f"{', '.join(held[:most])} and {len(held) - most} more"
    return " and ".join(filter(None, (", ".join(held[:-1]), held[-1]))) if held else ""
