"""Reconciling: which of the numbers that should agree do, from the figures that were judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.check import (
    CheckExplanation,
    CheckKind,
    CheckOutcome,
    Part,
    ReconciliationCheck,
    Term,
    Unjudged,
)
from scorecard.domain.indicator import Indicator, MeasureType, Timing
from scorecard.domain.period import PERIODS_A_YEAR, Frequency, Window
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.grid import Grid
from scorecard.judgement.times import OUT_OF_DATE_AFTER, periods_behind

Codes = NDArray[np.int64]

_UNALIKE = (Frequency.WEEK, Frequency.TERM)
"""Frequencies whose periods make up no others'."""

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One check's outcome in one area. Numbers are NaN, and `why` says so, where not known.

    Over `stretch` periods' time up to `period_end`: a `frequency` period, or twelve months.
    `explanation` is the last one given; whether it still covers the difference is asked of it.
    """

    check: ReconciliationCheck
    outcome: CheckOutcome
    involved: tuple[str, ...]
    left: float = np.nan
    right: float = np.nan
    allowed: float = np.nan
    period_end: date | None = None
    frequency: str = ""
    basis: str = ""
    at_a_moment: bool = False
    why: Unjudged | None = None
    explanation: CheckExplanation | None = None

    @property
    def difference(self) -> float:
        """Left less right."""
        return self.left - self.right


class _NotKnown(Exception):
    """A check cannot be judged; leaves with the reason."""

    def __init__(self, why: Unjudged) -> None:
        self.why = why


@dataclass(frozen=True, slots=True)
class _Figures:
    """What every check is judged from."""

    grid: Grid
    segment: Codes
    row_of: Mapping[str, int]
    indicators: Mapping[str, Indicator]
    as_at: date


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The time a check is judged over: up to `end`, `a_year` stretches to the year."""

    end: np.datetime64
    frequency: str
    a_year: int


def reconcile(
    evidence: Evidence, grid: Grid, segment: Codes, as_at: date
) -> tuple[Reconciled, ...]:
    """Every check of the evidence, from the figures as reported (before years are made of months).

    A check is judged over the latest period that all its figures have come for, on one basis,
    never across a break. What is unknown is not judged.
    """
    figures = _Figures(grid, segment, grid.row_of(), evidence.indicators, as_at)
    said = {one.check: one for one in evidence.explanations}
    return tuple(_judged(figures, one, said.get(one.code)) for one in evidence.checks)


def _judged(
    figures: _Figures, check: ReconciliationCheck, explanation: CheckExplanation | None
) -> Reconciled:
    involved = _involved(figures, check)
    try:
        return _known(figures, check, involved, explanation)
    except _NotKnown as fault:
        unknown = CheckOutcome.NOT_KNOWN
        return Reconciled(check, unknown, involved, why=fault.why, explanation=explanation)


def _known(
    figures: _Figures,
    check: ReconciliationCheck,
    involved: tuple[str, ...],
    explanation: CheckExplanation | None,
) -> Reconciled:
    if any(code not in figures.row_of for code in involved):
        raise _NotKnown(Unjudged.NOT_HELD)
    rows = [figures.row_of[code] for code in involved]
    bases = {figures.grid.basis[row] for row in rows}
    if len(bases) > 1:
        raise _NotKnown(Unjudged.OTHER_BASIS)
    over = _stretch(figures, check, rows)
    left, right = _SIDES[check.kind](figures, check, over)
    if isnan(left) or isnan(right):
        raise _NotKnown(Unjudged.UNKNOWN)
    allowed = check.allowed(left, right)
    apart = left - right if check.rule.one_sided else abs(left - right)
    return Reconciled(
        check=check,
        outcome=CheckOutcome.DIFFERS if apart > allowed + _SLACK else CheckOutcome.PASSED,
        involved=involved,
        left=left,
        right=right,
        allowed=allowed,
        period_end=over.end.astype("datetime64[D]").astype(object),
        frequency=over.frequency,
        basis=str(bases.pop()),
        at_a_moment=all(_is_stock(figures.grid.indicators[row]) for row in rows),
        explanation=explanation,
    )


def _involved(figures: _Figures, check: ReconciliationCheck) -> tuple[str, ...]:
    """Every indicator the check takes a figure of, its stock's flows among them."""
    named = [one.code for one in check.named]
    if check.kind == CheckKind.BALANCE:
        stock = figures.indicators.get(named[0])
        named += [stock.starts, stock.ends] if stock else []
    return tuple(dict.fromkeys(named))


def _stretch(figures: _Figures, check: ReconciliationCheck, rows: Sequence[int]) -> _Stretch:
    """The latest period that all have come for: the coarsest one's, or a year up to it."""
    grid = figures.grid
    frequencies = [str(grid.frequency[row]) for row in rows]
    coarsest = min(frequencies, key=PERIODS_A_YEAR.__getitem__)
    if len(set(frequencies)) > 1 and any(one in _UNALIKE for one in frequencies):
        raise _NotKnown(Unjudged.OTHER_PERIOD)
    latest = min(grid.end[row, -1] for row in rows)
    ends = grid.end[rows[frequencies.index(coarsest)]]
    common = ends[ends <= latest]
    if not len(common):
        raise _NotKnown(Unjudged.OTHER_PERIOD)
    end = common[-1]
    if periods_behind(end, np.datetime64(figures.as_at, "D"), coarsest) > OUT_OF_DATE_AFTER:
        raise _NotKnown(Unjudged.OUT_OF_DATE)
    if check.window == Window.ROLLING_12M:
        return _Stretch(end, "", 1)
    return _Stretch(end, coarsest, PERIODS_A_YEAR[coarsest])


def _two_sums(figures: _Figures, check: ReconciliationCheck, over: _Stretch) -> tuple[float, float]:
    return _sum(figures, check.left, over), _sum(figures, check.right, over)


def _balance(figures: _Figures, check: ReconciliationCheck, over: _Stretch) -> tuple[float, float]:
    """Opening plus starts less ends, and the close."""
    stock = figures.indicators[check.right[0].code]
    row = figures.row_of[stock.code]
    column = _column(figures, row, over)
    opening = column - PERIODS_A_YEAR[figures.grid.frequency[row]] // over.a_year
    if opening < 0:
        raise _NotKnown(Unjudged.UNKNOWN)
    if figures.segment[row, opening] != figures.segment[row, column]:
        raise _NotKnown(Unjudged.BREAK)
    was = float(figures.grid.value[row, opening])
    started, ended = (_amount(figures, Term(code), over) for code in (stock.starts, stock.ends))
    return was + started - ended, float(figures.grid.value[row, column])


def _rate(figures: _Figures, check: ReconciliationCheck, over: _Stretch) -> tuple[float, float]:
    """The share or rate as reported, and as its counts make it."""
    (rate,) = check.left
    row = figures.row_of[rate.code]
    if _span(figures, row, over) != 1:
        raise _NotKnown(Unjudged.OTHER_PERIOD)
    indicator = figures.grid.indicators[row]
    ratio = indicator.measure_type == MeasureType.RATIO
    per = 100.0 if ratio else float(indicator.per or 1.0)
    below = _sum(figures, check.over or (Term(rate.code, Part.DENOMINATOR),), over)
    if not below > 0:
        raise _NotKnown(Unjudged.UNKNOWN)
    reported = float(figures.grid.value[row, _column(figures, row, over)])
    return reported, per * _sum(figures, check.right, over) / below


_SIDES = {
    CheckKind.EQUAL: _two_sums,
    CheckKind.AT_MOST: _two_sums,
    CheckKind.SUM_OF_PARTS: _two_sums,
    CheckKind.RATE_OF: _rate,
    CheckKind.BALANCE: _balance,
}


def _sum(figures: _Figures, terms: Sequence[Term], over: _Stretch) -> float:
    return sum(_amount(figures, one, over) for one in terms)


def _amount(figures: _Figures, term: Term, over: _Stretch) -> float:
    """One amount over the stretch: a flow added up, a stock at its end; NaN where unknown."""
    grid, row = figures.grid, figures.row_of[term.code]
    column, span = _column(figures, row, over), _span(figures, row, over)
    first = column - span + 1
    if first < 0:
        raise _NotKnown(Unjudged.UNKNOWN)
    if figures.segment[row, first] != figures.segment[row, column]:
        raise _NotKnown(Unjudged.BREAK)
    held = {Part.VALUE: grid.value, Part.NUMERATOR: grid.numerator}.get(term.part, grid.denominator)
    values = held[row, first : column + 1]
    population = grid.indicators[row].measure_type == MeasureType.RATE
    if population and term.part == Part.DENOMINATOR:
        return float(values.mean())
    return float(values.sum())


def _column(figures: _Figures, row: int, over: _Stretch) -> int:
    found = np.flatnonzero(figures.grid.end[row] == over.end)
    if not len(found):
        raise _NotKnown(Unjudged.OTHER_PERIOD)
    return int(found[0])


def _span(figures: _Figures, row: int, over: _Stretch) -> int:
    """How many of the row's own periods the stretch holds; one of a stock."""
    grid = figures.grid
    if _is_stock(grid.indicators[row]):
        return 1
    if grid.window[row] == Window.PERIOD:
        return PERIODS_A_YEAR[grid.frequency[row]] // over.a_year
    if grid.window[row] == Window.ROLLING_12M and over.a_year == 1:
        return 1
    raise _NotKnown(Unjudged.OTHER_PERIOD)


def _is_stock(indicator: Indicator) -> bool:
    return indicator.timing == Timing.SNAPSHOT
