"""Passed steps: what of the reporting calendar is over already for a meeting that is being set."""

from __future__ import annotations

from datetime import date

from scorecard.domain.period import day
from scorecard.domain.reporting_calendar import of_meeting
from scorecard.views.judged import JudgedArea


def said(seen: JudgedArea, on: date, today: date) -> str:
    """Which steps have passed already for a meeting that is set today for a day; else nothing."""
    if not seen.calendar:
        return ""
    dated = of_meeting(on, seen.calendar).steps
    over = [f"{one.step.name} ({day(one.on)})" for one in dated if one.on < today]
    if not over:
        return ""
    return (
        f"For a meeting on {day(on)} these steps of the reporting calendar have passed already: "
        f"{'; '.join(over)}. Nobody becomes late by this: they are asked for by the meeting."
    )
