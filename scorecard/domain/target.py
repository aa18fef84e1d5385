"""Targets: dated bounds an indicator is rated against, and who stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TargetKind(StrEnum):
    """What gives the target its authority."""

    STATUTORY = "statutory"
    AGREED = "agreed"
    BENCHMARK = "benchmark"
    TRAJECTORY = "trajectory"
    EXPECTATION = "expectation"


@dataclass(frozen=True, slots=True)
class Target:
    """Bounds for one indicator, in force from a date; a blank area is every area.

    `known_on` is when the figure behind it came out; blank is the approval, else the first day.
    """

    indicator: str
    area: str
    valid_from: date
    kind: TargetKind
    basis: str
    valid_to: date | None = None
    green: float | None = None
    amber: float | None = None
    low: float | None = None
    high: float | None = None
    tolerance: float | None = None
    approved_by: str = ""
    approved_on: date | None = None
    agreed_on: date | None = None
    known_on: date | None = None

    @property
    def known(self) -> date:
        """The day from which it may be used."""
        return self.known_on or self.approved_on or self.valid_from
