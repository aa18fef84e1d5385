"""Breaks in series: nothing is trended, limited or compared across one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Day = date


class BreakKind(StrEnum):
    """Why the figures before and after are not alike."""

    DEFINITION = "definition"
    RECORDING_PRACTICE = "recording_practice"
    BOUNDARY = "boundary"
    SYSTEM = "system"
    CENSUS_YEAR = "census_year"


@dataclass(frozen=True, slots=True)
class BreakInSeries:
    """A break; `date` is the first day of the new segment, `known_on` when it was said to be one.

    Blank is known from the day itself.
    """

    indicator: str
    area: str
    date: date
    kind: BreakKind
    note: str
    known_on: Day | None = None

    @property
    def known(self) -> Day:
        """The day from which it may be used."""
        return self.known_on or self.date
