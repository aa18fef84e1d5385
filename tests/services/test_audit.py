"""Audits as people keep them: plan, findings, the next look; who may, when, and on which day."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.audit import Audit, AuditKind, AuditState, Grade
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.indicator import Standing
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import audit as service
from scorecard.services.audit import Found, Plan
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store import record as records
from scorecard.store.audit import shelf
from tests.concern_samples import on
from tests.samples import RATIO, THERE

CHAIR, ANALYST, POLICE = (DEMO_PEOPLE[key] for key in ("chair", "analyst", "police"))
TODAY, JUNE, NEXT_JUNE = date(2026, 10, 20), date(2026, 6, 12), date(2027, 6, 12)
AUDIT = Audit(
    area="E08000033",
    title="Quality of plans",
    state="",
    indicator=RATIO.code,
    opened_on=date(2026, 3, 1),
    due_on=date(2026, 6, 30),
    kind=AuditKind.MULTI,
    scope="Twenty plans of the last six months",
)
FOUND = Found("Clear plans, few with the child's words", JUNE, Grade.GOOD, 20, NEXT_JUNE)


@pytest.fixture
def planned(seeded: Workspace) -> Audit:
    return service.plan(on(seeded, AUDIT.opened_on), ANALYST, AUDIT)


def test_it_is_kept_as_it_was_planned_and_found(seeded: Workspace, planned: Audit) -> None:
    assert planned == replace(AUDIT, id=planned.id, state=AuditState.PLANNED)
    service.start(seeded, ANALYST, planned.id, 1)
    reported = service.report(seeded, ANALYST, planned.id, 2, FOUND)
    with seeded.reading() as connection:
        held = shelf.get(connection, planned.id)
    assert held == reported
    assert held is not None
    assert (held.grade, held.cases, held.re_audit_on) == (Grade.GOOD, 20, NEXT_JUNE)
    assert isinstance(held.grade, Grade)
    assert isinstance(held.kind, AuditKind)


def test_an_agency_lead_keeps_no_audit(seeded: Workspace, planned: Audit) -> None:
    with pytest.raises(NotPermitted, match="keep audits"):
        service.plan(seeded, POLICE, AUDIT)
    with pytest.raises(NotPermitted):
        service.report(seeded, POLICE, planned.id, 1, FOUND)
    with pytest.raises(NotPermitted):
        service.cancel(seeded, POLICE, planned.id, 1, "No")


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (replace(FOUND, findings=""), "what was found"),
        (replace(FOUND, reported_on=None), "when it was reported"),
        (replace(FOUND, reported_on=date(2026, 10, 21), re_audit_on=None), "has not come yet"),
        (replace(FOUND, re_audit_on=JUNE), "Check the two dates"),
        (replace(FOUND, cases=0), "one case or more"),
    ],
)
def test_what_cannot_be_is_not_reported(
    seeded: Workspace, planned: Audit, found: Found, refusal: str
) -> None:
    with pytest.raises(Incomplete, match=refusal):
        service.report(seeded, ANALYST, planned.id, 1, found)
    with seeded.reading() as connection:
        assert shelf.get(connection, planned.id) == planned


def test_the_wrong_order_twice_and_stale(seeded: Workspace, planned: Audit) -> None:
    with pytest.raises(NotNow, match="is planned"):
        service.close(seeded, CHAIR, planned.id, 1, "Read")
    service.report(seeded, ANALYST, planned.id, 1, FOUND)
    with pytest.raises(StaleRecord, match="Tom Whitfield"):
        service.report(seeded, CHAIR, planned.id, 1, FOUND)
    with pytest.raises(NotNow):
        service.report(seeded, CHAIR, planned.id, 2, FOUND)
    with pytest.raises(NotNow):
        service.cancel(seeded, CHAIR, planned.id, 2, "Not needed")
    service.close(seeded, CHAIR, planned.id, 2, "Read by the group")
    with pytest.raises(NotNow, match="Nothing more can be done"):
        service.correct(seeded, CHAIR, planned.id, 3, FOUND)


def test_a_correction_keeps_what_was_said_before(seeded: Workspace, planned: Audit) -> None:
    service.report(seeded, ANALYST, planned.id, 1, FOUND)
    worse = replace(FOUND, grade=Grade.REQUIRES_IMPROVEMENT)
    service.correct(seeded, ANALYST, planned.id, 2, worse)
    anew = Plan("Quality of plans", AuditKind.SINGLE, "All plans", "csc", indicator=RATIO.code)
    service.plan_anew(seeded, ANALYST, planned.id, 3, anew)
    with seeded.reading() as connection:
        told = records.changes(connection, "audit", [planned.id])
    assert ("grade", "good", "requires_improvement") in told[2].fields
    assert ("kind", "multi_agency", "single_agency") in told[3].fields


def test_it_is_looked_at_again_once_it_was_reported(seeded: Workspace, planned: Audit) -> None:
    again = replace(AUDIT, re_audit_of=planned.id, due_on=NEXT_JUNE)
    with pytest.raises(Incomplete, match="has not been reported"):
        service.plan(seeded, ANALYST, again)
    service.report(seeded, ANALYST, planned.id, 1, FOUND)
    assert service.plan(seeded, ANALYST, again).re_audit_of == planned.id
    for wrong in (replace(again, re_audit_of=99), replace(again, area=THERE)):
        with pytest.raises(NotFound, match="here to be looked at again"):
            service.plan(seeded, ANALYST, wrong)


def test_about_an_indicator_that_nobody_knows_or_that_was_retired(
    seeded: Workspace, planned: Audit
) -> None:
    with pytest.raises(NotFound, match="no indicator with the code 'nothing'"):
        service.plan(seeded, ANALYST, replace(AUDIT, indicator="nothing"))
    with seeded.writing() as connection:
        indicators.put(connection, [replace(RATIO, standing=Standing.RETIRED)])
    assert service.report(seeded, ANALYST, planned.id, 1, FOUND).state == AuditState.REPORTED


def test_the_next_look_is_set_for_a_day_to_come_and_left_where_it_was(
    seeded: Workspace, planned: Audit
) -> None:
    passed = date(2026, 10, 19)
    with pytest.raises(Incomplete, match="cannot be the day it is looked at again by"):
        service.report(seeded, ANALYST, planned.id, 1, replace(FOUND, re_audit_on=passed))
    service.report(on(seeded, JUNE), ANALYST, planned.id, 1, replace(FOUND, re_audit_on=passed))
    words = replace(FOUND, findings="Clear plans", re_audit_on=passed)
    assert service.correct(seeded, ANALYST, planned.id, 2, words).re_audit_on == passed
