"""Yearly changes: how much authorities' published figures usually move in a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """The 5th and 95th percentile of published changes from one year to the next, in per cent.

    `changes` of `authorities`, the years compared being `first_year` to `last_year`; `known_on`
    is the day of the release they were worked out from.
    """

    indicator: str
    known_on: date
    low: float
    high: float
    changes: int
    authorities: int
    first_year: int
    last_year: int
    source: str
    method: str


def known_by(changes: Iterable[YearlyChange], day: date) -> dict[str, YearlyChange]:
    """The latest known by a day, by indicator."""
    known = sorted((one for one in changes if one.known_on <= day), key=lambda one: one.known_on)
    return {one.indicator: one for one in known}
