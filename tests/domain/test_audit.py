"""Audits: which of them a judgement is given, and which wait to be looked at again."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain import audit
from scorecard.domain.audit import Audit, AuditKind, AuditState, Grade, GradedAudit
from scorecard.domain.errors import Incomplete

JUNE, JULY = date(2026, 6, 12), date(2026, 7, 1)
AUDIT = Audit(
    area="E08000033",
    title="Quality of plans",
    state=AuditState.REPORTED,
    indicator="cp_plans_count",
    opened_on=date(2026, 3, 1),
    kind=AuditKind.MULTI,
    scope="Twenty plans",
    cases=20,
    grade=Grade.GOOD,
    findings="Clear plans",
    reported_on=JUNE,
    re_audit_on=JULY,
    id=7,
)


def test_a_judgement_is_given_what_it_needs() -> None:
    (found,) = audit.graded([AUDIT])
    assert found == GradedAudit(
        "cp_plans_count", JUNE, Grade.GOOD, "Quality of plans", AuditKind.MULTI, 20, 7
    )
    assert found.is_good
    assert not replace(found, grade=Grade.REQUIRES_IMPROVEMENT).is_good


@pytest.mark.parametrize(
    "change", [{"grade": Grade.NONE}, {"indicator": ""}, {"reported_on": None}]
)
def test_what_cannot_be_put_beside_a_figure_is_not_given(change) -> None:
    assert audit.graded([replace(AUDIT, **change)]) == ()


def test_a_re_audit_waits_until_there_is_one() -> None:
    closed = replace(AUDIT, id=3, state=AuditState.CLOSED, re_audit_on=date(2026, 6, 30))
    again = replace(AUDIT, id=9, state=AuditState.PLANNED, re_audit_of=7, re_audit_on=None)
    assert audit.waiting_for_re_audit([AUDIT, closed]) == (closed, AUDIT)
    assert audit.waiting_for_re_audit([AUDIT, closed, again]) == (closed,)
    cancelled = replace(again, state=AuditState.CANCELLED)
    assert audit.waiting_for_re_audit([AUDIT, cancelled]) == (AUDIT,)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"cases": 0}, "one case or more"),
        ({"cases": None}, ""),
        ({"re_audit_on": JUNE}, "Check the two dates"),
        ({"re_audit_on": None}, ""),
        ({"findings": ""}, "what was found"),
        ({"scope": ""}, "what is looked at"),
    ],
)
def test_a_reported_audit_stays_whole_when_it_is_changed(change, refusal) -> None:
    move = audit.LIFECYCLE.move(AuditState.REPORTED, "amend")
    if refusal:
        with pytest.raises(Incomplete, match=refusal):
            audit.complete(AUDIT, replace(AUDIT, **change), move)
    else:
        audit.complete(AUDIT, replace(AUDIT, **change), move)
