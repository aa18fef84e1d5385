"""Comparator sets: an area's dated list of statistical neighbours and how it is summarised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SetMethod(StrEnum):
    """How the members' values become one figure; the set states it, nobody chooses per chart."""

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class ComparatorSet:
    """A dated list of comparators; members in order of likeness, closest first.

    `known_on` is when the list came out, where that is not the day it was in force from.
    """

    code: str
    area: str
    name: str
    method: SetMethod
    valid_from: date
    members: tuple[str, ...]
    valid_to: date | None = None
    source: str = ""
    known_on: date | None = None

    @property
    def known(self) -> date:
        """The day from which it may be used."""
        return self.known_on or self.valid_from
