"""The submission calendar: what each agency owes for each period, what came, and how late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from scorecard.domain.indicator import Indicator, Standing
from scorecard.domain.observation import Basis
from scorecard.domain.period import PERIODS_A_YEAR, Frequency, month_end, shift
from scorecard.domain.supplier import OWNED_OUTSIDE, owned, suppliers
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.returns import CHASED_FOR_DAYS
from scorecard.judgement.times import due_on


class ReturnState(StrEnum):
    """Where a figure that an agency owes stands, worst first."""

    MISSING = "missing"
    PART = "part"
    LATE = "late"
    RECEIVED = "received"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class OwedFigure:
    """One figure that one agency owes for one period; `counts` are the columns it fills.

    `came` is the day it first came; `days_late` counts days past the due day, to that day or to
    today; `never` says that the agency has not sent it for any period yet.
    """

    agency: str
    indicator: str
    frequency: Frequency
    window: str
    period_end: date
    counts: tuple[str, ...]
    due_on: date
    state: ReturnState
    came: date | None
    days_late: int
    never: bool = False


@dataclass(frozen=True, slots=True)
class ReturnCell:
    """An agency's return for the periods that end in one month."""

    agency: str
    month: date
    state: ReturnState
    received: int
    of: int
    days_late: int
    figures: tuple[OwedFigure, ...]


@dataclass(frozen=True, slots=True)
class _Came:
    day: date
    whole: bool


_Key = tuple[str, str, str, date]
_ASKED_FOR = (Standing.FOCUS, Standing.WATCH)


def figures(evidence: Evidence, months: int = 12) -> list[OwedFigure]:
    """What is owed for periods ending in so many whole months or this one, by agency and period.

    An agency owes what it has begun to send, from its first period on; what is in focus and was
    never sent is owed for its latest period. Retired indicators and other boards' are not owed,
    and nothing is where no agency has sent a figure for a year: what is held there is history.
    """
    today = evidence.clock.date()
    if not _is_kept_up(evidence, today):
        return []
    since = month_end(today.year, today.month - 1 - months) + timedelta(days=1)
    came, first = _came(evidence)
    found: list[OwedFigure] = []
    for indicator in evidence.indicators.values():
        if indicator.standing not in _ASKED_FOR:
            continue
        for agency in suppliers(indicator):
            if agency in OWNED_OUTSIDE:
                continue
            begun = first.get((indicator.code, agency))
            for end in _ends(indicator, begun, since, today):
                found.append(_owed(indicator, agency, end, came, today, begun is None))
    return sorted(found, key=lambda one: (one.agency, one.period_end, one.indicator))


def _is_kept_up(evidence: Evidence, today: date) -> bool:
    facts = evidence.facts
    known = facts["known_at"][(facts["basis"] == Basis.LOCAL).to_numpy(bool)]
    return len(known) > 0 and (today - known.max().date()).days <= CHASED_FOR_DAYS


def cells(owed: Iterable[OwedFigure]) -> list[ReturnCell]:
    """The same, one cell an agency and month: its worst state, how many are in, how late."""
    grouped: dict[tuple[str, date], list[OwedFigure]] = defaultdict(list)
    for one in owed:
        month = month_end(one.period_end.year, one.period_end.month)
        grouped[one.agency, month].append(one)
    return [_cell(agency, month, members) for (agency, month), members in sorted(grouped.items())]


def _cell(agency: str, month: date, members: list[OwedFigure]) -> ReturnCell:
    states = {one.state for one in members}
    came = [one for one in members if one.came is not None]
    if ReturnState.MISSING in states and came:
        state = ReturnState.PART
    else:
        state = next(one for one in ReturnState if one in states)
    whole = sum(one.state in (ReturnState.RECEIVED, ReturnState.LATE) for one in members)
    return ReturnCell(
        *(agency, month, state, whole, len(members)),
        days_late=max(one.days_late for one in members),
        figures=tuple(members),
    )


def _ends(indicator: Indicator, begun: date | None, since: date, today: date) -> Iterator[date]:
    """The ends of its periods that are over: from its first, or the latest where there is none."""
    end = last_end(indicator.frequency, today, begun)
    if begun is None:
        if indicator.standing == Standing.FOCUS and end >= since:
            yield end
        return
    while end >= max(since, begun):
        yield end
        end = shift(end, indicator.frequency, -1)


def last_end(frequency: Frequency, today: date, begun: date | None = None) -> date:
    """The end of the latest period that is over. A year ends when the agency's years have ended."""
    match frequency:
        case Frequency.WEEK:
            weekday = begun.weekday() if begun else 6
            return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
        case Frequency.TERM:
            ends = [month_end(today.year - back, month) for back in (0, 1) for month in (12, 7, 4)]
            return next(end for end in ends if end < today)
        case Frequency.YEAR:
            end = begun or date(today.year, 3, 31)
            latest = month_end(today.year, end.month)
            return latest if latest < today else month_end(today.year - 1, end.month)
        case _:
            step = 12 // PERIODS_A_YEAR[frequency]
            month = (today.month - 1) // step * step
            return month_end(today.year, month)


def ends_on(frequency: Frequency, day: date, begun: date | None = None) -> bool:
    """Whether a period of this frequency ends on a day; weeks and years as the agency's have."""
    return last_end(frequency, day + timedelta(days=1), begun) == day


def never_sent(indicator: Indicator, agency: str, end: date) -> OwedFigure:
    """A figure that is asked for and has not begun to come."""
    return _owed(indicator, agency, end, {}, end, never=True)


def _owed(
    indicator: Indicator,
    agency: str,
    end: date,
    came: dict[_Key, _Came],
    today: date,
    never: bool,
) -> OwedFigure:
    due = due_on(end, indicator.due_days)
    found = came.get((indicator.code, agency, indicator.frequency, end))
    state = _state(found, due, today)
    late = ((found.day if found else today) - due).days
    return OwedFigure(
        *(agency, indicator.code, indicator.frequency, indicator.window, end),
        *(owned(indicator, agency), due, state),
        came=found.day if found else None,
        days_late=max(late, 0),
        never=never,
    )


def _state(found: _Came | None, due: date, today: date) -> ReturnState:
    if found is None:
        return ReturnState.MISSING if due < today else ReturnState.DUE
    if not found.whole:
        return ReturnState.PART
    return ReturnState.LATE if found.day > due else ReturnState.RECEIVED


def _came(evidence: Evidence) -> tuple[dict[_Key, _Came], dict[tuple[str, str], date]]:
    """When each agency's figure first came and whether it is whole now; its first period."""
    facts = evidence.facts
    local = facts[(facts["basis"] == Basis.LOCAL).to_numpy(bool)]
    came: dict[_Key, _Came] = {}
    first: dict[tuple[str, str], date] = {}
    columns = ("indicator", "agency", "frequency", "window", "period_end", "known_at")
    amounts = ("marker", "value", "numerator", "denominator")
    for code, by, frequency, window, end, known, *rest in zip(
        *(local[name] for name in (*columns, *amounts)), strict=True
    ):
        indicator = evidence.indicators[code]
        if (frequency, window) != (indicator.frequency, indicator.window):
            continue
        day = end.date()
        for agency in suppliers(indicator) if by == "" else (by,):
            key = (code, agency, frequency, day)
            begun = came[key].day if key in came else known.date()
            came[key] = _Came(begun, _whole(owned(indicator, agency), *rest))
            earliest = first.setdefault((code, agency), day)
            first[code, agency] = min(earliest, day)
    return came, first


def _whole(
    counts: tuple[str, ...], marker: str, value: float, numerator: float, denominator: float
) -> bool:
    """Whether all that the agency owns of it is there, or the reason why it is not."""
    amounts = {"value": value, "numerator": numerator, "denominator": denominator}
    every = all(not np.isnan(amounts[name]) for name in counts)
    return bool(marker) or not np.isnan(value) or every
