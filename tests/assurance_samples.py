"""Sample actions and audits, kept through their services, for tests of views and screens."""

from dataclasses import replace
from datetime import date

from scorecard.demo.year import steps
from scorecard.domain.action import Action
from scorecard.domain.agency import Agency
from scorecard.domain.audit import Audit, AuditKind, Grade
from scorecard.domain.decision import DecisionKind
from scorecard.domain.period import month_end
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.record import Record
from scorecard.domain.section_eleven import SectionElevenStep
from scorecard.services import action, audit, section_eleven
from scorecard.services.audit import Found
from scorecard.services.step import Decides, Opens
from scorecard.services.workspace import Workspace
from scorecard.store import agency
from tests.concern_samples import on
from tests.store_fixtures import DEMO_TODAY

CHAIR, ANALYST, CSC = (DEMO_PEOPLE[key] for key in ("chair", "analyst", "csc"))
DECEMBER, JANUARY, FEBRUARY = date(2025, 12, 1), date(2026, 1, 10), date(2026, 2, 20)
APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 12)
OUTCOME = "82.7% before, 64.0% after: worse by more than chance."


def an_action(area: str, indicator: str = "", **changes: object) -> Action:
    """An action of children's social care, agreed in December and due in March."""
    plain = Action(
        area=area,
        title="A second duty worker",
        state="",
        agency="csc",
        owner="Martin Hale",
        indicator=indicator,
        opened_on=DECEMBER,
        due_on=date(2026, 3, 1),
        description="Put a second worker on the duty desk",
        effect_from=APRIL,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def agreed(workspace: Workspace, area: str, indicator: str = "", **changes: object) -> Action:
    """Kept on the day it was opened, and not begun."""
    made = an_action(area, indicator, **changes)
    return action.agree(on(workspace, made.opened_on), CHAIR, made)


def done(workspace: Workspace, area: str, indicator: str = "", **changes: object) -> Action:
    """Done in February; its effect is expected from April."""
    made = agreed(workspace, area, indicator, **changes)
    return action.done(on(workspace, FEBRUARY), CSC, made.id, 1, JANUARY, FEBRUARY)


def closed(workspace: Workspace, area: str, indicator: str = "", **changes: object) -> Action:
    """Closed, with what was said of its indicator that day."""
    made = done(workspace, area, indicator, **changes)
    return action.close(workspace, CHAIR, made.id, made.version, "Nothing more to do", OUTCOME)


def an_audit(area: str, indicator: str = "", **changes: object) -> Audit:
    """A multi-agency audit planned in December for April."""
    plain = Audit(
        area=area,
        title="Quality of plans",
        state="",
        indicator=indicator,
        opened_on=DECEMBER,
        due_on=APRIL,
        kind=AuditKind.MULTI,
        scope="Twenty plans",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def planned(workspace: Workspace, area: str, indicator: str = "", **changes: object) -> Audit:
    """Kept on the day it was opened, and not begun."""
    made = an_audit(area, indicator, **changes)
    return audit.plan(on(workspace, made.opened_on), ANALYST, made)


def reported(
    workspace: Workspace,
    area: str,
    indicator: str = "",
    grade: Grade = Grade.GOOD,
    again: date | None = date(2026, 10, 1),
    **changes: object,
) -> Audit:
    """Reported in June, and to be looked at again."""
    made = planned(workspace, area, indicator, **changes)
    found = Found("Clear plans", JUNE, grade, 20, again)
    return audit.report(on(workspace, JUNE), ANALYST, made.id, 1, found)


def with_steps(workspace: Workspace, area: str) -> Audit:
    """A section 11 audit: one agency took part, one did not, of one nothing is known."""
    with workspace.writing() as connection:
        if "police" not in agency.every(connection):
            agency.put(connection, [Agency("police", "Police", "Police", "police")])
    made = planned(workspace, area, kind=AuditKind.SECTION_11, title="Section 11, 2026")
    steps = [
        SectionElevenStep(0, "police", "Police", True, True, True, False, True, "By letter"),
        SectionElevenStep(0, "", "WY Fire Service", False, True, False),
        SectionElevenStep(0, "", "Schools"),
    ]
    return section_eleven.keep(workspace, ANALYST, made.id, 1, steps)


def in_the_year(noun: type[Record], kind: DecisionKind) -> int:
    """How many records of a noun the demonstration holds: samples are numbered after them."""
    made = steps(month_end(DEMO_TODAY.year, DEMO_TODAY.month - 1), DEMO_TODAY)
    opened = sum(isinstance(one, Opens) and one.noun is noun for one in made)
    return opened + sum(isinstance(one, Decides) and one.kind == kind for one in made)
