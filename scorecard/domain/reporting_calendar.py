"""The reporting calendar: what is due when, from whom, counted back from a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain import period, working_days
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import Frequency


class Step(StrEnum):
    """The steps the software acts on; how many days each takes is data."""

    DATA = "data"
    VALIDATED = "validated"
    COMMENTARY = "commentary"
    OWN_FLAGS = "own_flags"
    PACK = "pack"


class CountedFrom(StrEnum):
    """What a step's working days are counted from."""

    PERIOD_END = "period_end"
    MEETING = "meeting"


class OwedBy(StrEnum):
    """Who owes a step."""

    AGENCIES = "agencies"
    FLAGGED_AGENCIES = "flagged_agencies"
    BUSINESS_UNIT = "business_unit"


OWED_BY_WORDS: dict[OwedBy, str] = {
    OwedBy.AGENCIES: "each agency",
    OwedBy.FLAGGED_AGENCIES: "agencies with a flag",
    OwedBy.BUSINESS_UNIT: "the business unit",
}


@dataclass(frozen=True, slots=True)
class CalendarStep:
    """One line of the calendar: `working_days` after the period's end, or before the meeting."""

    code: Step
    name: str
    counted_from: CountedFrom
    working_days: int
    owed_by: OwedBy
    what: str


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One step of one meeting's calendar."""

    step: CalendarStep
    on: date


@dataclass(frozen=True, slots=True)
class ReportingCalendar:
    """One meeting's calendar: the quarter it looks at, and its steps in order."""

    meeting_on: date
    period_end: date
    steps: tuple[DatedStep, ...]

    def on(self, code: Step) -> date | None:
        """The day of one step, or None where the calendar has no such step."""
        return next((one.on for one in self.steps if one.step.code == code), None)


def of_meeting(meeting_on: date, steps: Sequence[CalendarStep]) -> ReportingCalendar:
    """The calendar of a meeting.

    It looks at the latest quarter whose figures can be in and validated before the first of the
    steps that are counted back from the meeting.
    """
    back = [_dated(one, meeting_on) for one in steps if one.counted_from == CountedFrom.MEETING]
    latest = min((one.on for one in back), default=meeting_on)
    for end in _quarters_before(meeting_on):
        ahead = [_dated(one, end) for one in steps if one.counted_from == CountedFrom.PERIOD_END]
        if all(one.on <= latest for one in ahead):
            return ReportingCalendar(meeting_on, end, tuple(sorted([*ahead, *back], key=_order)))
    raise AssertionError("some quarter ended early enough")


def had_its_day(
    code: Step, days: Sequence[Meeting], steps: Sequence[CalendarStep], today: date
) -> bool:
    """Whether the day of a step came and went while its meeting was set for one of its `days`.

    A day that had passed when it was set came for nobody; one that passed before the meeting was
    moved did.
    """
    for one in days:
        on = of_meeting(one.date, steps).on(code)
        known = on is not None and (one.known_on is None or on >= one.known_on)
        if on is not None and known and on < (one.called_off_on or today):
            return True
    return False


def _dated(step: CalendarStep, anchor: date) -> DatedStep:
    back = step.counted_from == CountedFrom.MEETING
    days = -step.working_days if back else step.working_days
    return DatedStep(step, working_days.after(anchor, days))


def _quarters_before(day: date) -> Iterator[date]:
    end = period.month_end(day.year, (day.month - 1) // 3 * 3)
    while end.year > day.year - 10:
        yield end
        end = period.shift(end, Frequency.QUARTER, -1)


def _order(one: DatedStep) -> tuple[date, int]:
    return one.on, tuple(Step).index(one.step.code)
