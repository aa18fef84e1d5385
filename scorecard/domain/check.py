"""Reconciliation checks: numbers that should agree, whose they are, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.period import Window


class CheckKind(StrEnum):
    """How the two sides of a check are related."""

    EQUAL = "equal"
    AT_MOST = "at_most"
    SUM_OF_PARTS = "sum_of_parts"
    RATE_OF = "rate_of"
    BALANCE = "balance"


class CheckOutcome(StrEnum):
    """What a check says; not known is never passed."""

    PASSED = "passed"
    DIFFERS = "differs"
    NOT_KNOWN = "not_known"


class Unjudged(StrEnum):
    """Why a check is not known."""

    NOT_HELD = "not_held"
    OTHER_BASIS = "other_basis"
    OTHER_PERIOD = "other_period"
    UNKNOWN = "unknown"
    BREAK = "break"
    OUT_OF_DATE = "out_of_date"


class Part(StrEnum):
    """Which of an indicator's amounts a check takes."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One kind: its rule in words, how the expectation reads and whether too little is fine."""

    kind: CheckKind
    rule: str
    expected: str
    one_sided: bool = False


CHECK_RULES: dict[CheckKind, CheckRule] = {
    rule.kind: rule
    for rule in (
        CheckRule(CheckKind.EQUAL, "Two counts of the same thing agree.", "the same"),
        CheckRule(
            CheckKind.AT_MOST,
            "The first is part of the second, or comes of it, so it is no more.",
            "no more than the second",
            one_sided=True,
        ),
        CheckRule(CheckKind.SUM_OF_PARTS, "The parts add up to the whole.", "the same"),
        CheckRule(
            CheckKind.RATE_OF,
            "The share or rate is what its counts make of the population.",
            "the same",
        ),
        CheckRule(
            CheckKind.BALANCE,
            "What there was at the opening, and started, less what ended, is there at the close.",
            "the same",
        ),
    )
}

OUTCOME_WORDS: dict[CheckOutcome, str] = {
    CheckOutcome.PASSED: "agrees",
    CheckOutcome.DIFFERS: "differs",
    CheckOutcome.NOT_KNOWN: "not known",
}

UNJUDGED_WORDS: dict[Unjudged, str] = {
    Unjudged.NOT_HELD: "not every figure of it is held",
    Unjudged.OTHER_BASIS: "one side is held as local figures and the other as published ones",
    Unjudged.OTHER_PERIOD: "the two sides are not held for the same period",
    Unjudged.UNKNOWN: "a figure of it is missing or withheld",
    Unjudged.BREAK: "a series breaks inside the period",
    Unjudged.OUT_OF_DATE: "its latest figures are out of date",
}

_TERM = re.compile(r"([a-z0-9_]+)(?:\.(numerator|denominator))?")


@dataclass(frozen=True, slots=True)
class Term:
    """One amount of one indicator; written `code`, `code.numerator` or `code.denominator`."""

    code: str
    part: Part = Part.VALUE

    def __str__(self) -> str:
        """As it is written in the catalogue."""
        return self.code if self.part == Part.VALUE else f"{self.code}.{self.part}"


def terms(text: str) -> tuple[Term, ...]:
    """The terms of `one + two.numerator`; none of a blank. ValueError for anything else."""
    if not text.strip():
        return ()
    found = [_TERM.fullmatch(part.strip()) for part in text.split("+")]
    if not all(found):
        raise ValueError(f"not codes with + between them: {text!r}")
    return tuple(Term(one[1], Part(one[2] or Part.VALUE)) for one in found if one)


def written(sum_of: Iterable[Term]) -> str:
    """The terms as `terms` reads them."""
    return " + ".join(str(one) for one in sum_of)


@dataclass(frozen=True, slots=True)
class ReconciliationCheck:
    """Two sums of amounts that should agree, over the same period and on the same basis.

    `right` of a rate is its count and `over` its population (blank: the rate's own denominator).
    A balance names the stock at `right`; its opening, starts and ends are the left. The two may
    lie apart by the larger of `tolerance` and `tolerance_pct` of the larger side. `marks` is the
    indicator that a failure stands beside, `note` why real life is not an identity.
    """

    code: str
    name: str
    kind: CheckKind
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    over: tuple[Term, ...]
    window: Window
    tolerance: float
    tolerance_pct: float
    left_population: str
    right_population: str
    left_agencies: tuple[str, ...]
    right_agencies: tuple[str, ...]
    marks: str
    note: str = ""
    withdrawn_on: date | None = None

    @property
    def rule(self) -> CheckRule:
        """What its kind asks."""
        return CHECK_RULES[self.kind]

    @property
    def named(self) -> tuple[Term, ...]:
        """Every term it names."""
        return (*self.left, *self.right, *self.over)

    def allowed(self, left: float, right: float) -> float:
        """How far apart the two sides may lie."""
        return max(self.tolerance, self.tolerance_pct / 100 * max(abs(left), abs(right)))


@dataclass(frozen=True, slots=True)
class CheckExplanation:
    """Why a check's two sides differ in an area, said once, by whom, of which difference.

    `difference` is left less right as it stood then; None where no number was given, and then it
    is shown and covers nothing.
    """

    check: str
    area: str
    explained_on: date
    explained_by: str
    words: str
    difference: float | None = None


COVERS_DAYS = 365
COVERS_TIMES = 1.5
"""An explanation lasts a year, and covers up to half as much again, the same way."""


def covers(one: CheckExplanation, difference: float, today: date) -> bool:
    """Whether what was explained still explains the difference."""
    fresh = 0 <= (today - one.explained_on).days <= COVERS_DAYS
    if one.difference is None or not fresh or difference * one.difference < 0:
        return False
    return abs(difference) <= abs(one.difference) * COVERS_TIMES
