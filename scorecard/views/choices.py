"""Choices: the indicators and agencies that a form can be about, and when it begins as due."""

from __future__ import annotations

from scorecard.domain.indicator import Standing
from scorecard.domain.person import Person
from scorecard.judgement.judged import Row
from scorecard.views.judged import JudgedArea
from scorecard.views.scorecard import visible

CHOOSE = {"": "choose"}
NONE = {"": "none in particular"}


def indicators(seen: JudgedArea, person: Person) -> dict[str, str]:
    """The indicators this person may see: their own agency's first, then those in focus."""

    def order(row: Row) -> tuple[bool, bool, str]:
        own = row.indicator.accountable_agency == person.agency
        return not own, row.indicator.standing != Standing.FOCUS, row.indicator.short_name

    rows = [row for row in visible(seen, person) if row.place is not None]
    return {row.code: row.indicator.short_name for row in sorted(rows, key=order)}


def agencies(seen: JudgedArea, first: str = "", without: str = "") -> dict[str, str]:
    """The agencies, the one that answers for the indicator chosen before the others."""
    named = sorted(seen.agencies.values(), key=lambda one: one.short_name)
    every = {one.code: one.short_name for one in named if one.code != without}
    return ({first: every[first]} if first in every else CHOOSE) | every


def answers_for(seen: JudgedArea, code: str) -> str:
    """The agency that answers for an indicator, or nothing."""
    indicator = seen.judged.evidence.indicators.get(code)
    return indicator.accountable_agency if indicator else ""


def name(seen: JudgedArea, code: str) -> str:
    """An indicator's short name, or nothing."""
    indicator = seen.judged.evidence.indicators.get(code)
    return indicator.short_name if indicator else ""


def next_meeting(seen: JudgedArea) -> str:
    """The day of the next meeting as a form holds it, or nothing: when most things come back."""
    coming = seen.judged.evidence.next_meeting()
    return coming.date.isoformat() if coming else ""
