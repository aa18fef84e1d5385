"""Evidence: everything a judgement is made from, gathered before it starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pandas as pd

from scorecard.domain.agency import Agency
from scorecard.domain.area import Area
from scorecard.domain.audit import GradedAudit
from scorecard.domain.break_in_series import BreakInSeries
from scorecard.domain.check import CheckExplanation, ReconciliationCheck
from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.decision import Decided
from scorecard.domain.indicator import Indicator
from scorecard.domain.meeting import Meeting
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.target import Target
from scorecard.domain.yearly_change import YearlyChange

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
    checks: Sequence[ReconciliationCheck] = ()
    explanations: Sequence[CheckExplanation] = ()
    yearly_changes: Sequence[YearlyChange] = ()
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    audits: Sequence[GradedAudit] = ()
    decided: Sequence[Decided] = ()

    def known(self) -> Evidence:
        """The same evidence without the rules that nobody knew yet at its clock."""
        today = self.clock.date()
        return replace(
            self,
            targets=[one for one in self.targets if one.known <= today],
            breaks=[one for one in self.breaks if one.known <= today],
            comparator_sets=[one for one in self.comparator_sets if one.known <= today],
            checks=[one for one in self.checks if not _over(one.withdrawn_on, today)],
            explanations=[one for one in self.explanations if one.explained_on <= today],
            reassurances=[one for one in self.reassurances if one.accepted_on <= today],
            audits=[one for one in self.audits if one.reported_on <= today],
            yearly_changes=[one for one in self.yearly_changes if one.known_on <= today],
        )

    def as_known(self, moment: datetime, period_end: date | None = None) -> Evidence:
        """The same evidence as it stood at an earlier moment, without looking ahead."""
        return replace(
            self,
            facts=_until(self.facts, moment),
            published=_until(self.published, moment),
            clock=moment,
            period_end=period_end,
        ).known()

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


def _over(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _until(frame: pd.DataFrame, moment: datetime) -> pd.DataFrame:
    return frame[(frame["known_at"] <= moment).to_numpy(bool)]
