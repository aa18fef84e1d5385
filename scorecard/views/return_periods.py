"""The periods an agency can send figures for: which are owed, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.indicator import Standing
from scorecard.domain.period import day, month_end
from scorecard.domain.person import Person
from scorecard.domain.supplier import OWNED_OUTSIDE, suppliers
from scorecard.judgement.calendar import OwedFigure, ReturnState
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.returns import CHASED_FOR_DAYS
from scorecard.views.returns_calendar import OUTSTANDING, visible

MONTHS = 15
"""How far back figures are asked for: a year, and what came late at its start."""


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """One day on which periods end; `owed` of the `due` figures are not in."""

    period_end: date
    words: str
    owed: int
    due: int


def senders(evidence: Evidence) -> dict[str, str]:
    """Who may send a return here, by code with its short name.

    The suppliers, whoever has sent a part of a figure in the last year, and the business unit.
    """
    asked_for = (Standing.FOCUS, Standing.WATCH)
    codes = {
        code
        for one in evidence.indicators.values()
        if one.standing in asked_for
        for code in suppliers(one)
    }
    facts = evidence.facts
    recent = facts["known_at"] >= evidence.clock - timedelta(days=CHASED_FOR_DAYS)
    codes |= {BUSINESS_UNIT, *facts["agency"][recent]}
    named = {code: evidence.agencies[code].short_name for code in codes - set(OWNED_OUTSIDE)}
    return dict(sorted(named.items(), key=lambda one: one[1]))


def choices(evidence: Evidence, person: Person, agency: str) -> tuple[PeriodChoice, ...]:
    """Newest first; the last months' ends where the agency has sent nothing in this area yet."""
    mine = [one for one in visible(evidence, person, MONTHS) if one.agency == agency]
    ends = sorted({one.period_end for one in mine}, reverse=True)
    if not ends:
        today = evidence.clock.date()
        months = (month_end(today.year, today.month - back) for back in range(1, MONTHS))
        return tuple(PeriodChoice(end, day(end), 0, 0) for end in months)
    return tuple(_choice(end, [one for one in mine if one.period_end == end]) for end in ends)


def _choice(end: date, here: list[OwedFigure]) -> PeriodChoice:
    owed = sum(one.state in OUTSTANDING for one in here)
    coming = [one.due_on for one in here if one.state == ReturnState.DUE]
    if owed:
        said = f"{owed} of {len(here)} owed"
    elif coming:
        said = f"{len(coming)} due by {day(max(coming), long=False)}"
    else:
        said = "all in"
    return PeriodChoice(end, f"{day(end)}: {said}", owed, len(here))


def first(offered: tuple[PeriodChoice, ...]) -> PeriodChoice:
    """The one a sender most likely means: the newest with something owed, else the newest."""
    return next((one for one in offered if one.owed), offered[0])
