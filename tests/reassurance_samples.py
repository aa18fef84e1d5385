"""A monthly figure, its target, and variance reports about it that were answered and accepted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.period import Frequency, shift, start_of
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Answer, Judged
from scorecard.services.workspace import Workspace
from scorecard.store import indicator, target
from tests.concern_samples import on
from tests.judgement.building import at
from tests.judgement.building import target as a_target
from tests.samples import HERE, RATIO, keep, seed

CHAIR, CSC, ADMINISTRATOR = (DEMO_PEOPLE[key] for key in ("chair", "csc", "administrator"))
MONTHLY, HIDDEN, GONE = "fd_monthly_pct", "fd_hidden_pct", "fd_gone_pct"
ACCEPTED, RECOVERY = date(2026, 5, 14), date(2026, 8, 31)
NOW, SEPTEMBER = date(2026, 10, 12), date(2026, 9, 30)
RESTS = "dip_sample: twelve cases"
ANSWER = Answer("Fewer workers", "Children wait", "Two more workers", RECOVERY, 80.0)


def seed_figures(workspace: Workspace) -> None:
    """The codes, an open, a restricted and a retired monthly share, and a target for each."""
    monthly = replace(RATIO, code=MONTHLY, frequency=Frequency.MONTH)
    hidden = replace(monthly, code=HIDDEN, sensitivity=Sensitivity.RESTRICTED)
    gone = replace(monthly, code=GONE, standing=Standing.RETIRED)
    with workspace.writing() as connection:
        seed(connection)
        indicator.put(connection, [monthly, hidden, gone])
        target.put(connection, [a_target(code, 80, 75) for code in (MONTHLY, HIDDEN, GONE)])


def figures(
    workspace: Workspace,
    values: Sequence[float],
    code: str = MONTHLY,
    end: date = date(2026, 9, 30),
) -> None:
    """Monthly values, the last of the month that ends on `end`, each known nine days later."""
    months = [shift(end, "month", place - len(values) + 1) for place in range(len(values))]
    with workspace.writing() as connection:
        for month, value in zip(months, values, strict=True):
            given: dict[str, Any] = {"indicator": code, "frequency": "month", "value": value}
            dates = {"period_start": start_of(month, "month"), "period_end": month}
            known: datetime = at(month + timedelta(days=9))
            keep(connection, {**given, **dates, "known_at": known})


def asked(workspace: Workspace, day: date = ACCEPTED, **changes: Any) -> VarianceReport:
    """Asked of social care, and due the same day; about GONE before that was retired."""
    plain = VarianceReport(
        area=HERE,
        title="Assessments in time",
        state="",
        agency="csc",
        indicator=MONTHLY,
        opened_on=day,
        due_on=day,
        question="Why do they take longer?",
    )
    report = replace(plain, **changes)
    if report.indicator == GONE:
        _stands(workspace, Standing.FOCUS)
    made = service.ask(on(workspace, day), CHAIR, report)
    if report.indicator == GONE:
        _stands(workspace, Standing.RETIRED)
    return made


def _stands(workspace: Workspace, standing: Standing) -> None:
    with workspace.writing() as connection:
        held = indicator.every(connection)[GONE]
        indicator.put(connection, [replace(held, standing=standing)])


def accepted(
    workspace: Workspace,
    answer: Answer = ANSWER,
    verdict: AssuranceVerdict = AssuranceVerdict.ASSURED,
    day: date = ACCEPTED,
    **changes: Any,
) -> VarianceReport:
    """Asked, answered and accepted, all on one day."""
    made, then = asked(workspace, day, **changes), on(workspace, day)
    # of what its lead may not see the business unit types in what the agency said
    who = ADMINISTRATOR if made.indicator == HIDDEN else CSC
    service.answer(then, who, made.id, 1, answer)
    return service.judge(then, CHAIR, made.id, 2, Judged(verdict, "Heard", RESTS))
