"""Evidence: everything a judgement is made from, gathered before it starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pandas as pd

from scorecard.domain.area import Area
from scorecard.domain.break_in_series import BreakInSeries
from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.decision import Decided
from scorecard.domain.indicator import Indicator
from scorecard.domain.meeting import Meeting
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.target import Target

A_YEAR = timedelta(days=366)
"""A meeting longer ago says nothing of what is new: the board stopped, or this is history."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One area's figures and the reference data in force.

    `facts`: one row a known state of a total (indicator, agency, basis, frequency, window,
    period_end, edition, status, marker, value, numerator, denominator, known_at),
    in the order in which it became known. `published`: other areas' published totals, likewise.
    `clock` is the moment of judging; nothing known later is in `facts`.
    """

    area: Area
    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    facts: pd.DataFrame
    published: pd.DataFrame
    targets: Sequence[Target]
    breaks: Sequence[BreakInSeries]
    comparator_sets: Sequence[ComparatorSet]
    meetings: Sequence[Meeting]
    clock: datetime
    period_end: date | None = None
    reassurances: Sequence[Reassurance] = ()
    decided: Sequence[Decided] = ()

    def as_known(self, moment: datetime, period_end: date | None = None) -> Evidence:
        """The same evidence as it stood at an earlier moment, without looking ahead."""
        return replace(
            self,
            facts=_until(self.facts, moment),
            published=_until(self.published, moment),
            clock=moment,
            period_end=period_end,
        )

    def last_meeting(self) -> Meeting | None:
        """The latest meeting that was over by the clock, and not a year before it."""
        today = self.clock.date()
        held = [one for one in self.meetings if one.date < today <= one.date + A_YEAR]
        return max(held, key=_date) if held else None

    def next_meeting(self) -> Meeting | None:
        """The first meeting from the clock on."""
        coming = [meeting for meeting in self.meetings if meeting.date >= self.clock.date()]
        return min(coming, key=_date) if coming else None


def _date(meeting: Meeting) -> date:
    return meeting.date


def _until(frame: pd.DataFrame, moment: datetime) -> pd.DataFrame:
    return frame[(frame["known_at"] <= moment).to_numpy(bool)]
