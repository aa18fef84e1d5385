"""Small made-up escalations, challenges, risks and recommendations, and the ladder they climb."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from scorecard.domain.agency import Agency
from scorecard.domain.challenge import Challenge
from scorecard.domain.escalation import Escalation
from scorecard.domain.escalation_level import EscalationLevel
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.person import DEMO_PEOPLE, Person, Role
from scorecard.domain.recommendation import Recommendation
from scorecard.domain.risk import Risk
from scorecard.intake import escalation_level as intake
from scorecard.services.workspace import Workspace
from scorecard.store import agency, escalation_level, indicator
from scorecard.store.engine import Connection
from tests.machine import ROOT
from tests.samples import HERE, RATIO, seed

CHAIR, ANALYST, ADMINISTRATOR, POLICE, CSC, HEALTH = (
    DEMO_PEOPLE[key] for key in ("chair", "analyst", "administrator", "police", "csc", "health")
)
EVERYBODY = tuple(DEMO_PEOPLE.values())
PROBATION = Person("Ann Other", Role.AGENCY_LEAD, "probation")
OPEN, RESTRICTED, RETIRED = RATIO.code, "da_restricted_pct", "fd_retired_pct"
MONDAY = date(2026, 10, 19)
"""The day before the tests' own clock, a Tuesday."""

KEPT = (ROOT / "data" / "catalogue" / "escalation_levels.csv").read_bytes()


def levels() -> list[EscalationLevel]:
    """Every level of the catalogue."""
    found, findings = intake.read("escalation_levels.csv", KEPT, {HERE})
    assert findings == []
    return found


def seed_concerns(connection: Connection) -> None:
    """Keep the codes, the ladders, two more agencies, a restricted and a retired indicator."""
    seed(connection)
    agency.put(
        connection, [Agency(code, code.title(), code.title(), "") for code in ("police", "health")]
    )
    indicator.put(
        connection,
        [
            replace(RATIO, code=RESTRICTED, sensitivity=Sensitivity.RESTRICTED),
            replace(RATIO, code=RETIRED, standing=Standing.RETIRED),
        ],
    )
    escalation_level.put(connection, levels())


def on(workspace: Workspace, day: date, hour: int = 12) -> Workspace:
    """The same workspace at noon of another day."""
    return replace(
        workspace, clock=lambda: datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    )


def escalation(**changes: Any) -> Escalation:
    """Unallocated work in social care, raised to the sub-group's chair, unless changed."""
    made = Escalation(
        area=HERE,
        title="Unallocated work",
        state="",
        agency="csc",
        indicator=OPEN,
        opened_on=MONDAY,
        what="61 children wait for a worker.",
        since=date(2026, 10, 1),
        mitigation="A manager allocates each morning.",
        level=2,
    )
    return replace(made, **changes)


def challenge(**changes: Any) -> Challenge:
    """A challenge to the police, due an answer, unless changed."""
    made = Challenge(
        area=HERE,
        title="Attendance at conferences",
        state="",
        agency="police",
        indicator=OPEN,
        opened_on=MONDAY,
        due_on=date(2026, 11, 2),
        challenge="Why do officers seldom come?",
    )
    return replace(made, **changes)


def risk(**changes: Any) -> Risk:
    """A risk scored 12, linked to one indicator, unless changed."""
    made = Risk(
        area=HERE,
        title="Children wait to be seen",
        state="",
        opened_on=MONDAY,
        due_on=date(2027, 1, 19),
        description="Harm is missed.",
        likelihood=3,
        impact=4,
        scored_because="First score.",
        mitigations="Daily allocation.",
        indicators=OPEN,
    )
    return replace(made, **changes)


def recommendation(**changes: Any) -> Recommendation:
    """A recommendation to the police under the first objective, unless changed."""
    made = Recommendation(
        area=HERE,
        title="Supervision standards",
        state="",
        agency="police",
        opened_on=MONDAY,
        due_on=date(2027, 3, 31),
        objective="Objective 1",
        recommendation="Agree multi-agency supervision standards.",
    )
    return replace(made, **changes)
