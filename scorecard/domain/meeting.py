"""Meetings of the board and its quality assurance sub-group, by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dated meeting of one body of one area's partnership."""

    area: str
    date: date
    body: str
    note: str = ""
