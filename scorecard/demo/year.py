"""The synthetic year: everything its invented people did, step by step, up to a day."""

from __future__ import annotations

from datetime import date

from scorecard.demo import (
    action,
    audit,
    challenge,
    commentary,
    escalation,
    meeting,
    recommendation,
    risk,
    variance_report,
)
from scorecard.demo.days import days
from scorecard.demo.places import meetings
from scorecard.services.step import Step

NOUNS = (
    *(meeting, commentary, variance_report, challenge, escalation),
    *(action, audit, risk, recommendation),
)


def steps(as_at: date, today: date) -> tuple[Step, ...]:
    """Every step; those of one record in their order."""
    when = days(as_at, today, meetings(as_at))
    return tuple(step for noun in NOUNS for step in noun.steps(when))
