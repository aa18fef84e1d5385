"""Days: when things happened in the synthetic year, told from today, the figures and meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.demo.planted import break_date
from scorecard.demo.series import latest_end
from scorecard.domain import working_days
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import shift

A_DAY = timedelta(days=1)
PACK = 5
"""Working days before a meeting on which its pack is issued."""


@dataclass(frozen=True, slots=True)
class Days:
    """What dates are counted from; whatever is counted falls on a working day.

    `held` are the meetings before `today`, the latest last; `coming` is the next one. Two of them
    lie 13 weeks apart, but the latest may have been yesterday or three months ago: what has to
    follow a meeting follows an earlier one.
    """

    today: date
    as_at: date
    held: Sequence[Meeting]
    coming: Meeting

    def ago(self, days: int) -> date:
        """So many days before today, or the working day before that."""
        return _back(self.today - timedelta(days=days))

    def ahead(self, days: int) -> date:
        """So many days after today, or the working day after that."""
        return later(self.today, days)

    def meeting(self, back: int) -> Meeting:
        """A meeting held: 1 is the latest."""
        return self.held[-back]

    def after(self, back: int, days: int) -> date:
        """So many days after a meeting held, or the working day after that."""
        return later(self.meeting(back).date, days)

    def first(self, every: str, back: int) -> date:
        """The first day of the periods that are the latest `back` ones."""
        return shift(latest_end(self.as_at, every), every, -back) + A_DAY

    def ends(self, every: str, back: int) -> date:
        """The end of the period so many before the latest; after it, when negative."""
        return shift(latest_end(self.as_at, every), every, -back)

    @property
    def switch(self) -> date:
        """The day from which the new case system counts."""
        return break_date(self.as_at)

    def pack(self, meeting: Meeting) -> date:
        """The day on which a meeting's pack is issued."""
        return working_days.after(meeting.date, -PACK)


def days(as_at: date, today: date, meetings: Sequence[Meeting]) -> Days:
    """The days of the year up to today."""
    held = [one for one in meetings if one.date < today]
    coming = next(one for one in meetings if one.date >= today)
    return Days(today, as_at, held, coming)


def _back(day: date) -> date:
    return day - A_DAY * max(0, day.isoweekday() - 5)


def later(day: date, days: int) -> date:
    """So many days after a day, or the working day after that."""
    then = day + timedelta(days=days)
    return then + A_DAY * (8 - then.isoweekday() if then.isoweekday() > 5 else 0)
