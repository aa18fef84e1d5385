"""Concerns: what of escalations, challenges, risks and recommendations is open, for other screens.

The Indicator screen asks about one indicator, the meeting about the area, a nightly job what is
past its day.
"""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.domain.challenge import LIFECYCLE as CHALLENGES
from scorecard.domain.escalation import LIFECYCLE as ESCALATIONS
from scorecard.domain.person import Person
from scorecard.domain.recommendation import LIFECYCLE as RECOMMENDATIONS
from scorecard.domain.risk import LIFECYCLE as RISKS
from scorecard.store.engine import Connection
from scorecard.views import challenge, escalation, recommendation, risk
from scorecard.views.judged import JudgedArea
from scorecard.views.register import RegisterRow
from scorecard.views.risk import RiskRow, Scored

ESCALATION, CHALLENGE = ESCALATIONS.noun, CHALLENGES.noun
RISK, RECOMMENDATION = RISKS.noun, RECOMMENDATIONS.noun
NOUNS = (ESCALATION, CHALLENGE, RISK, RECOMMENDATION)


@dataclass(frozen=True, slots=True)
class Concern:
    """Something open about an indicator: which noun, and its row as in any register."""

    noun: str
    row: RegisterRow


@dataclass(frozen=True, slots=True)
class MeetingConcerns:
    """What a meeting comes back to: running escalations, risks to score again, no answer yet."""

    escalations: tuple[RegisterRow, ...]
    risks: tuple[RiskRow, ...]
    challenges: tuple[RegisterRow, ...]


def about(
    connection: Connection,
    seen: JudgedArea,
    code: str,
    person: Person,
    scored: Scored | None = None,
) -> tuple[Concern, ...]:
    """What else is open about one indicator, as this person may see it: escalations first."""
    asked = (connection, seen, person)
    rows = (
        *((ESCALATION, row) for row in escalation.running(*asked, indicator=code)),
        *((CHALLENGE, row) for row in challenge.running(*asked, indicator=code)),
        *((RISK, _as_row(row)) for row in risk.running(*asked, indicator=code, scored=scored)),
        *((RECOMMENDATION, row) for row in recommendation.running(*asked, indicator=code)),
    )
    return tuple(Concern(noun, row) for noun, row in rows)


def for_meeting(
    connection: Connection, seen: JudgedArea, person: Person, scored: Scored | None = None
) -> MeetingConcerns:
    """What the meeting comes back to, as this person may see it."""
    return MeetingConcerns(
        escalations=escalation.running(connection, seen, person),
        risks=risk.to_score_again(connection, seen, person, scored),
        challenges=challenge.unanswered(connection, seen, person),
    )


def _as_row(row: RiskRow) -> RegisterRow:
    """A risk as a register of several nouns shows it."""
    return RegisterRow(
        number=row.number,
        title=row.title,
        state_words=f"{row.score}, {row.band_words}",
        tone="overdue" if row.prompts else row.tone,
        agency=row.agency,
        owner=row.owner,
        due_words="Score again" if row.prompts else row.due_words,
        indicator="",
        indicator_name="",
        under=" ".join(row.prompts) or row.moved,
    )
