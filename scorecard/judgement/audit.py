"""Audits: whether the latest grade and the indicator's own judgement point different ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from scorecard.domain.audit import GRADE_WORDS, KIND_WORDS, AuditKind, GradedAudit
from scorecard.domain.flag import FlagKind
from scorecard.domain.period import day
from scorecard.domain.target import TargetKind
from scorecard.domain.verdict import RAG_WORDS, Firmness, Rag, Variation
from scorecard.judgement.attainment import GREEN, RED
from scorecard.judgement.case import Case, numbers, rated, run
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judged import Flag

SAME_TIME = timedelta(days=366)
"""How far a figure's period end and an audit's report may lie apart and still be about one time.

Practice is reviewed once a year: a grade older than that says nothing of the figure now.
"""

ADVERSE = (Variation.CONCERN, Variation.BOTH)


def latest(evidence: Evidence) -> Mapping[str, GradedAudit]:
    """The latest graded audit of each indicator that was reported by the clock."""
    today = evidence.clock.date()
    known = [one for one in evidence.audits if one.reported_on <= today]
    known.sort(key=lambda one: (one.reported_on, one.number))
    return {one.indicator: one for one in known}


def differs(case: Case) -> Iterator[Flag]:
    """A good grade beside an adverse figure, or a poor grade beside a green one; as a question."""
    audit, end = case.audit, case.row.period_end
    if audit is None or end is None or case.row.rag == Rag.OUT_OF_DATE:
        return
    if abs(audit.reported_on - end) > SAME_TIME:
        return
    if audit.is_good and _is_adverse(case):
        ask = "Has something changed since, or do the two look at different things?"
    elif not audit.is_good and _is_green(case):
        ask = "Do the two look at the same thing, and which says how children are helped?"
    else:
        return
    yield case.flag(
        FlagKind.AUDIT_DIFFERS,
        f"{_graded(audit)}; {case.now()}: {_judged(case)}. {ask}",
        f"{_looked_at(audit)} {_figures(case)}",
    )


def _is_adverse(case: Case) -> bool:
    """Of special cause concern; or red, and firm, a statutory duty, or red two periods running."""
    duty = case.row.target is not None and case.row.target.kind == TargetKind.STATUTORY
    red = case.row.rag == Rag.RED and (duty or _holds(case, RED))
    return red or case.row.variation in ADVERSE


def _is_green(case: Case) -> bool:
    """Green, firm or two periods running, and of no concern."""
    green = case.row.rag == Rag.GREEN and _holds(case, GREEN)
    return green and case.row.variation not in ADVERSE


def _holds(case: Case, colour: int) -> bool:
    """Whether the colour is more than chance: firm or not tested, or the second running."""
    if case.row.firmness != Firmness.COULD_BE_CHANCE:
        return True
    return run(case.codes[case.place, rated(case)], colour) > 1


def _judged(case: Case) -> str:
    rag = RAG_WORDS[case.row.rag].lower() if case.row.rag in (Rag.RED, Rag.GREEN) else ""
    concern = "a special cause of concern" if case.row.variation in ADVERSE else ""
    return " and ".join(word for word in (rag, concern) if word)


def _graded(audit: GradedAudit) -> str:
    looked = f"{KIND_WORDS[audit.kind]} audit" if audit.kind else "audit"
    looked = KIND_WORDS[audit.kind] if audit.kind == AuditKind.INSPECTION else looked
    article = "An" if looked[0] in "aeiou" else "A"
    return (
        f"{article} {looked} reported on {day(audit.reported_on)} graded "
        f"practice “{GRADE_WORDS[audit.grade]}”"
    )


def _figures(case: Case) -> str:
    return numbers(case) if case.row.target else f"No target; {case.words(case.row.value)} now."


def _looked_at(audit: GradedAudit) -> str:
    cases = f", {audit.cases:,} cases" if audit.cases else ""
    what = "Inspection" if audit.kind == AuditKind.INSPECTION else "Audit"
    return f"{what}: {audit.title}{cases}."
