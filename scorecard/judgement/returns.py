"""Returns: which figures should have come by now, from whom, and how late they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard.domain.meeting import Meeting
from scorecard.domain.observation import Basis
from scorecard.domain.period import shift
from scorecard.domain.supplier import suppliers
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.grid import Grid
from scorecard.judgement.times import due_on

CHASED_FOR_DAYS = 366
"""A scorecard older than this is history: nothing is chased for it."""

PACK_BEFORE = 5
"""Working days before a meeting that its papers are issued (the reporting calendar)."""


@dataclass(frozen=True, slots=True)
class Due:
    """The oldest figure that should have come and has not."""

    period_end: date
    due_on: date
    days_late: int
    agency: str
    missed_meetings: int


def overdue(evidence: Evidence, grid: Grid, row: int, as_at: date) -> Due | None:
    """What is owed on one row, if its own series is reported locally and a figure is late."""
    indicator = grid.indicators[row]
    today = evidence.clock.date()
    own = grid.basis[row] == Basis.LOCAL and grid.frequency[row] == indicator.frequency
    if not own or (today - as_at).days > CHASED_FOR_DAYS:
        return None
    latest = grid.end[row, -1].astype("datetime64[D]").astype(object)
    first_missing = shift(latest, grid.frequency[row], 1)
    due = due_on(first_missing, indicator.due_days)
    if first_missing > as_at or due >= today:
        return None
    # two bodies that meet on one day are one occasion
    missed = len({one.date for one in _held_or_next(evidence) if due <= pack_day(one)})
    return Due(
        first_missing,
        due,
        (today - due).days,
        _owing(evidence, indicator.code, first_missing),
        missed,
    )


def pack_day(meeting: Meeting) -> date:
    """The day its papers are issued: a figure due later than that is not missing from them."""
    issued: date = np.busday_offset(meeting.date, -PACK_BEFORE, roll="forward").astype(object)
    return issued


def _held_or_next(evidence: Evidence) -> list[Meeting]:
    """Meetings held, and the next one: its papers would go out without the figure too."""
    coming = evidence.next_meeting()
    held = [meeting for meeting in evidence.meetings if meeting.date < evidence.clock.date()]
    return [*held, coming] if coming else held


def _owing(evidence: Evidence, code: str, period_end: date) -> str:
    """The supplier whose part has not come; the accountable agency where one sends it all."""
    indicator = evidence.indicators[code]
    expected = suppliers(indicator)
    facts = evidence.facts
    here = (facts["indicator"] == code).to_numpy(bool) & (
        facts["period_end"].to_numpy("datetime64[D]") == np.datetime64(period_end, "D")
    )
    came = set(facts["agency"][here])
    return next((one for one in expected if one not in came), indicator.accountable_agency)
