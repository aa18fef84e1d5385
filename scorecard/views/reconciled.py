"""An indicator's reconciliation checks: both numbers, whose they are, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.domain.check import OUTCOME_WORDS, UNJUDGED_WORDS, CheckOutcome
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.judgement import check as words
from scorecard.judgement import sentences
from scorecard.judgement.judged import Row
from scorecard.judgement.reconciling import Reconciled
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class CheckSide:
    """One side of a check: its number (blank where not known), whose it is, whom it counts."""

    number: str
    owner: str
    population: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check. `outcome` is passed, differs or not_known; `result` says it in a sentence."""

    code: str
    name: str
    outcome: str
    outcome_words: str
    when: str
    left: CheckSide
    right: CheckSide
    expected: str
    result: str
    note: str
    explanation: str


ORDER = (CheckOutcome.DIFFERS, CheckOutcome.PASSED, CheckOutcome.NOT_KNOWN)


def of(seen: JudgedArea, row: Row, person: Person) -> tuple[CheckLine, ...]:
    """Every check the indicator takes part in, what differs first.

    Without those that name an indicator this person may not see.
    """
    restricted = may(person, Permission.SEE_RESTRICTED)
    found = [
        one
        for one in seen.judged.checks
        if row.code in one.involved
        and (restricted or all(_is_open(seen, code) for code in one.involved))
    ]
    found.sort(key=lambda one: ORDER.index(one.outcome))
    return tuple(_line(seen, one) for one in found)


def _is_open(seen: JudgedArea, code: str) -> bool:
    indicator = seen.judged.evidence.indicators.get(code)
    return indicator is None or indicator.sensitivity == Sensitivity.OPEN


def _line(seen: JudgedArea, one: Reconciled) -> CheckLine:
    judged = seen.judged
    left, right = words.owners(one, seen.agencies)
    today = judged.evidence.clock.date()
    return CheckLine(
        code=one.check.code,
        name=one.check.name,
        outcome=one.outcome,
        outcome_words=OUTCOME_WORDS[one.outcome],
        when=words.when(one),
        left=CheckSide(_number(seen, one, one.left), left, one.check.left_population),
        right=CheckSide(_number(seen, one, one.right), right, one.check.right_population),
        expected=words.expected(one, judged.evidence.indicators),
        result=_result(seen, one),
        note=one.check.note,
        explanation=words.explained(one, today),
    )


def _number(seen: JudgedArea, one: Reconciled, number: float) -> str:
    if one.outcome == CheckOutcome.NOT_KNOWN:
        return ""
    return words.amount(one, number, seen.judged.evidence.indicators)


def _result(seen: JudgedArea, one: Reconciled) -> str:
    if one.why is not None:
        return f"Not known: {UNJUDGED_WORDS[one.why]}."
    when, indicators = sentences.opened(words.when(one)), seen.judged.evidence.indicators
    if one.outcome == CheckOutcome.PASSED:
        return f"{when}: as expected ({words.expected(one, indicators)})."
    return f"{when}: {words.apart(one, indicators)}."
