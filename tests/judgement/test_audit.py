"""Audits beside figures: the latest known then, whose number it is, and what a question may say."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.audit import GRADE_WORDS, AuditKind, Grade, GradedAudit
from scorecard.domain.flag import FlagKind
from scorecard.judgement import audit
from scorecard.judgement.judge import judge
from tests.judgement.building import evidence, indicator, judged_row, kinds, series, target

JUNE = date(2026, 6, 12)
GOOD = GradedAudit("one_pct", JUNE, Grade.GOOD, "Quality of plans", AuditKind.SINGLE, 20, 7)
RED = [(60.0, 100.0)] * 2


def test_the_latest_by_the_clock_and_of_one_day_the_later_kept() -> None:
    later = replace(GOOD, grade=Grade.INADEQUATE, number=8)
    to_come = replace(GOOD, reported_on=date(2026, 12, 1), number=9)
    held = evidence(indicator(), audits=[to_come, later, GOOD])
    assert audit.latest(held)["one_pct"] == later
    assert audit.latest(replace(held, audits=())) == {}


def test_the_numbers_say_what_was_looked_at() -> None:
    row = judged_row(indicator(), RED, target(), audits=[GOOD])
    (flag,) = [flag for flag in row.flags if flag.kind == FlagKind.AUDIT_DIFFERS]
    assert flag.numbers.startswith("Audit: Quality of plans, 20 cases. Latest 2: 60.0%, 60.0%.")
    assert flag.agency == "csc"


@pytest.mark.parametrize("grade", sorted(set(Grade) - {Grade.NONE}))
@pytest.mark.parametrize("kind", AuditKind)
def test_it_asks_and_does_not_decide(grade: Grade, kind: AuditKind) -> None:
    values = RED if grade in ("good", "outstanding") else [(95.0, 100.0)] * 2
    held = replace(GOOD, grade=grade, kind=kind, cases=None)
    row = judged_row(indicator(), values, target(), audits=[held])
    (flag,) = [flag for flag in row.flags if flag.kind == FlagKind.AUDIT_DIFFERS]
    assert flag.sentence.endswith("?")
    assert GRADE_WORDS[grade] in flag.sentence
    assert not {"because", "wrong", "fail", "should have"} & set(flag.sentence.lower().split())


def test_an_inspection_is_not_called_an_audit() -> None:
    held = replace(GOOD, kind=AuditKind.INSPECTION)
    row = judged_row(indicator(), RED, target(), audits=[held])
    (flag,) = [flag for flag in row.flags if flag.kind == FlagKind.AUDIT_DIFFERS]
    assert flag.sentence.startswith("An inspection reported on ")
    assert flag.numbers.startswith("Inspection: Quality of plans, 20 cases.")


def test_an_audit_of_another_indicator_says_nothing_here() -> None:
    row = judged_row(indicator(), RED, target(), audits=[replace(GOOD, indicator="other")])
    assert FlagKind.AUDIT_DIFFERS not in kinds(row)


def test_a_figure_out_of_date_is_asked_nothing() -> None:
    late = {"period_end": date(2026, 12, 31), "audits": [GOOD]}
    row = judged_row(indicator(), RED, target(), **late)
    assert row.rag == "out_of_date"
    assert FlagKind.AUDIT_DIFFERS not in kinds(row)


def test_an_audit_reported_since_the_last_meeting_is_new() -> None:
    held = evidence(
        indicator(),
        series("one_pct", [(60.0, 100.0)] * 4),
        targets=[target()],
        meetings=[date(2026, 10, 1)],
        audits=[replace(GOOD, reported_on=date(2026, 10, 5))],
    )
    judged = judge(held)
    assert judged.before is not None
    assert FlagKind.AUDIT_DIFFERS in kinds(judged.rows["one_pct"])
    assert FlagKind.AUDIT_DIFFERS not in kinds(judged.before.rows["one_pct"])
