"""Flags about data: late, no assurance, missing, not reconciling, revised, few, broken."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.domain import figure
from scorecard.domain.flag import FlagKind
from scorecard.domain.period import day
from scorecard.domain.verdict import Rag
from scorecard.judgement import change, sentences
from scorecard.judgement.case import Case, broke
from scorecard.judgement.judged import Flag


def owed(case: Case) -> Iterator[Flag]:
    """What is owed about data: late, no assurance, missing, not reconciling, small, changed."""
    due = case.due
    if due is not None:
        sentence = (
            f"The figure for {sentences.named(due.period_end, case.row.frequency)} was due on "
            f"{day(due.due_on)} and has not come: {sentences.periods(due.days_late, 'day')} late."
        )
        flag = case.flag(FlagKind.LATE, sentence)
        yield Flag(flag.indicator, flag.kind, sentence, "", due.agency)
        if due.missed_meetings >= 2:
            last = "" if np.isnan(case.row.value) else f" (last {case.now()})"
            yield case.flag(
                FlagKind.NO_ASSURANCE,
                f"No figure for two meetings running{last}, so no assurance is possible.",
            )
    if not case.grid.reconciles[case.place, -1]:
        top = case.grid.numerator[case.place, -1]
        bottom = case.grid.denominator[case.place, -1]
        wrong = (
            "an impossible number was sent"
            if np.isnan(top + bottom)
            else f"{top:,.0f} were counted out of {bottom:,.0f}: the two counts do not agree"
        )
        sentence = f"{sentences.opened(case.where())}, {wrong}, so no figure is shown."
        yield case.flag(FlagKind.DOES_NOT_RECONCILE, sentence)
    elif case.row.rag == Rag.MISSING:
        yield case.flag(FlagKind.MISSING, f"No usable figure {case.where()}.")
    for differing in case.differing:
        yield case.flag(FlagKind.DOES_NOT_RECONCILE, differing.sentence, differing.numbers)
    if case.revision:
        yield case.flag(FlagKind.REVISED_MATERIALLY, case.revision)


def small_and_broken(case: Case) -> Iterator[Flag]:
    """Small numbers, or a break in the series lately."""
    if _small(case):
        few = figure.count_of(
            float(case.grid.numerator[case.place, -1]), float(case.grid.denominator[case.place, -1])
        )
        yield case.flag(FlagKind.SMALL_NUMBERS, f"Few are counted here: {few or 'under 5'}.")
    start = _recent_break(case)
    if start is not None:
        yield case.flag(
            FlagKind.DEFINITION_CHANGED,
            f"The series breaks {sentences.in_period(start, case.row.frequency)}; nothing is "
            "judged across it.",
        )


def _recent_break(case: Case) -> np.datetime64 | None:
    """The first period after a break within the last year, if there is one."""
    if not broke(case):
        return None
    columns = case.grid.columns
    reported = int(case.grid.reported[case.place].argmax())
    first = max(reported, columns - change.periods_a_year(case.grid, case.place) - 1)
    steps = np.flatnonzero(np.diff(case.segment[case.place, first:]))
    return case.grid.end[case.place, first + int(steps[-1]) + 1] if len(steps) else None


def _small(case: Case) -> bool:
    if np.isnan(case.row.value):
        return False
    bottom = case.grid.denominator[case.place, -1]
    top = case.grid.numerator[case.place, -1]
    if case.row.indicator.measure_type == "ratio":
        return bool(bottom < 10)
    counted = case.row.value if case.row.indicator.measure_type == "count" else top
    return bool(counted < 5)
