"""Breaks in series: nothing is trended, limited or compared across one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.period import day

Day = date


class BreakKind(StrEnum):
    """Why the figures before and after are not alike, or how they moved to a new level."""

    DEFINITION = "definition"
    RECORDING_PRACTICE = "recording_practice"
    BOUNDARY = "boundary"
    SYSTEM = "system"
    CENSUS_YEAR = "census_year"
    ACCEPTED_STEP = "accepted_step"


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
    def is_step(self) -> bool:
        """Whether a person accepted a step, with a reason: the limits start again, nothing else."""
        return self.kind == BreakKind.ACCEPTED_STEP

    @property
    def told(self) -> str:
        """What it is called where it is drawn, with its day and its reason."""
        what = "Step accepted, the limits start again" if self.is_step else "Break in series"
        return f"{what}, {day(self.date)}: {self.note}"

    @property
    def known(self) -> Day:
        """The day from which it may be used."""
        return self.known_on or self.date
