"""Concerns: what a meeting comes back to beside its indicators, as one register for each noun."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.domain.challenge import LIFECYCLE as CHALLENGES
from scorecard.domain.escalation import LIFECYCLE as ESCALATIONS
from scorecard.domain.person import Person
from scorecard.domain.risk import LIFECYCLE as RISKS
from scorecard.store.engine import Connection
from scorecard.views import challenge, escalation, risk
from scorecard.views.judged import JudgedArea
from scorecard.views.register import RegisterRow
from scorecard.views.risk import RiskRow, Scored


@dataclass(frozen=True, slots=True)
class Concerns:
    """One noun's open records under a heading."""

    title: str
    noun: str
    rows: tuple[RegisterRow, ...]


def of_meeting(
    connection: Connection, seen: JudgedArea, person: Person, scored: Scored | None = None
) -> tuple[Concerns, ...]:
    """Escalations that run, challenges nobody has answered and risks to score again.

    As this person may see them; a noun of which there is none is left out.
    """
    again = risk.to_score_again(connection, seen, person, scored)
    found = (
        Concerns(
            "Escalations not resolved",
            ESCALATIONS.noun,
            escalation.running(connection, seen, person),
        ),
        Concerns(
            *("Challenges without an answer", CHALLENGES.noun),
            challenge.unanswered(connection, seen, person),
        ),
        Concerns("Risks to score again", RISKS.noun, tuple(_as_row(row) for row in again)),
    )
    return tuple(one for one in found if one.rows)


def _as_row(row: RiskRow) -> RegisterRow:
    """A risk as a register of several nouns shows it."""
    return RegisterRow(
        number=row.number,
        title=row.title,
        state_words=f"{row.score}, {row.band_words}",
        tone="waiting",
        agency=row.agency,
        owner=row.owner,
        due_words=row.due_words,
        indicator="",
        indicator_name="",
        under=" ".join(row.prompts),
    )
