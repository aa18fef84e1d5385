"""The case: one judged row with everything its flags are asked of, and the words they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.domain.audit import GradedAudit
from scorecard.domain.flag import FlagKind
from scorecard.domain.yearly_change import YearlyChange
from scorecard.judgement import sentences
from scorecard.judgement.accepted import Accepted
from scorecard.judgement.attainment import UNRATED, Bounds, Codes
from scorecard.judgement.check import Differing
from scorecard.judgement.grid import Grid
from scorecard.judgement.judged import Flag, Row
from scorecard.judgement.returns import Due
from scorecard.judgement.times import OUT_OF_DATE_AFTER
from scorecard.judgement.travel import Years
from scorecard.judgement.variation import Charted


@dataclass(frozen=True, slots=True)
class Case:
    """One row with everything its flags are asked of."""

    row: Row
    place: int
    grid: Grid
    segment: Codes
    bounds: Bounds
    codes: Codes
    charted: Charted
    due: Due | None
    revision: str
    printed_twice: bool = False
    accepted: Accepted | None = None
    usual: YearlyChange | None = None
    differing: tuple[Differing, ...] = ()
    years: Years | None = None
    audit: GradedAudit | None = None

    def flag(self, kind: FlagKind, sentence: str, numbers: str = "") -> Flag:
        """A flag of this row."""
        agency = self.row.indicator.accountable_agency
        return Flag(self.row.code, kind, sentence, numbers, agency)

    def words(self, number: float) -> str:
        """A value of this indicator in words."""
        return sentences.value(self.row.indicator, number)

    def now(self) -> str:
        """'62.4% in September 2026'."""
        return f"{self.words(self.row.value)} {self.where()}"

    def where(self) -> str:
        """'in September 2026', or 'at 30 September 2026' for a stock."""
        row = self.row
        return sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)


def rated(case: Case) -> np.ndarray:
    """The rated periods since the last break and since the last long silence, oldest first.

    Nothing is judged across a break, and nothing runs on across more unknown periods than a
    figure may be behind before it is out of date.
    """
    since = case.segment[case.place] == case.segment[case.place, -1]
    known = np.flatnonzero((case.codes[case.place] != UNRATED) & since)
    silences = np.flatnonzero(np.diff(known) > OUT_OF_DATE_AFTER + 1)
    return known[silences[-1] + 1 :] if len(silences) else known


def broke(case: Case) -> bool:
    """Whether the series breaks after its first figure: what nothing was held of cannot break."""
    segment, first = case.segment[case.place], int(case.grid.reported[case.place].argmax())
    return bool(segment[first] != segment[-1])


def run(codes: np.ndarray, colour: int) -> int:
    """How many of the latest codes are this colour, one after another."""
    other = np.flatnonzero(codes[::-1] != colour)
    return int(other[0]) if len(other) else len(codes)


def at(case: Case, column: int) -> str:
    """When another period of the row was, in words."""
    end = case.grid.end[case.place, column]
    return sentences.at_time(case.row.indicator, end, case.row.frequency, case.row.window)


def short(case: Case) -> str:
    """How far the value is from its target, in words."""
    return sentences.shortfall(case.row.target, case.row.indicator, case.row.value)


def numbers(case: Case) -> str:
    """The latest rated values, the target and the interval: the numbers behind a rating."""
    known = rated(case)[-6:]
    values = ", ".join(case.words(case.grid.value[case.place, at]) for at in known)
    bounds = sentences.target(case.row.target, case.row.indicator)
    interval = ""
    if not np.isnan(case.row.lower):
        low, high = case.words(case.row.lower), case.words(case.row.upper)
        interval = f" Allowing for chance: {low} to {high} (95 % interval)."
    return f"Latest {len(known)}: {values}. Target {bounds}.{interval}"


def children(case: Case) -> str:
    """For a missed duty with few cases: the children, counted."""
    top, bottom = case.grid.numerator[case.place, -1], case.grid.denominator[case.place, -1]
    return sentences.children_missed(case.row.target, case.row.indicator, float(top), float(bottom))
