"""Reconciliation checks on arrival: a return's figures beside those they should agree with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from scorecard.domain import figure, period
from scorecard.domain.check import CheckOutcome, ReconciliationCheck
from scorecard.domain.indicator import Indicator, Sensitivity
from scorecard.domain.submission import Finding, Severity
from scorecard.gathering.checked import gather_checked, touching
from scorecard.gathering.more_figures import with_figures
from scorecard.judgement import check as words
from scorecard.judgement import laid_out, reconciling
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.reconciling import Reconciled
from scorecard.services.preview import Preview
from scorecard.store import check
from scorecard.store.engine import Connection

PROBLEM = "does not reconcile with other figures. {sentence}"
REMEDY = "Ask both what they counted. Where both are right, store it and say why they differ."


def of_preview(connection: Connection, seen: Preview) -> tuple[Finding, ...]:
    """What differs once the figures are stored, each check once; it asks, and never blocks.

    Each area is checked at every period that the return has for it.
    """
    totals = seen.frame[(seen.frame["dimension"] == "").to_numpy(bool)]
    if not len(totals):
        return ()
    return tuple(
        finding
        for area in dict.fromkeys(totals["area"])
        for finding in _of_area(connection, area, totals[totals["area"] == area], seen)
    )


def _of_area(
    connection: Connection, area: str, totals: pd.DataFrame, seen: Preview
) -> Iterator[Finding]:
    checks = touching(check.every(connection), set(totals["indicator"]))
    if not checks:
        return
    rows, said = list(totals.itertuples()), set[tuple[str, date | None]]()
    sent = {row.indicator for row in rows}
    for end in sorted(set(totals["period_end"]), reverse=True):
        for one, evidence in _differing_at(connection, area, end, checks, totals, seen):
            row, which = _row(one, rows), (one.check.code, one.period_end)
            if row is None or which in said or not _may_be_told(one, sent, evidence):
                continue
            said.add(which)
            yield _finding(seen.incoming.name, one, row, evidence)


def _differing_at(
    connection: Connection,
    area: str,
    end: date,
    checks: Sequence[ReconciliationCheck],
    totals: pd.DataFrame,
    seen: Preview,
) -> Iterator[tuple[Reconciled, Evidence]]:
    """The checks that differ as at the end of one period, with all that the return says by then."""
    now = seen.incoming.received_at
    held = gather_checked(connection, area, checks, now=now, period_end=end)
    evidence = with_figures(held, totals[(totals["period_end"] <= end).to_numpy(bool)])
    laid = laid_out.lay(evidence)
    for one in reconciling.reconcile(evidence, laid.grid, laid.segment, laid.as_at):
        if one.outcome == CheckOutcome.DIFFERS:
            yield one, evidence


def _row(one: Reconciled, rows: Sequence[Any]) -> Any | None:
    """The latest of the figures that the check takes, first of the indicator that it marks."""
    if one.period_end is None:
        return None
    first, involved = _from(one), set(one.involved)
    taken = [
        row
        for row in rows
        if row.indicator in involved and first <= row.period_end <= one.period_end
    ]
    return max(
        taken, key=lambda row: (row.indicator == one.check.marks, row.period_end), default=None
    )


def _from(one: Reconciled) -> date:
    """The first day of the time that the check is over."""
    assert one.period_end is not None
    return period.start_of(one.period_end, one.frequency or period.Frequency.YEAR)


def _may_be_told(one: Reconciled, sent: Collection[str], evidence: Evidence) -> bool:
    """Whether its sender may see every number: what is restricted only where they sent it."""
    return all(code in sent or _is_open(evidence.indicators[code]) for code in one.involved)


def _is_open(indicator: Indicator) -> bool:
    return indicator.sensitivity == Sensitivity.OPEN


def _finding(file: str, one: Reconciled, row: Any, evidence: Evidence) -> Finding:
    sentence = words.sentence(
        one, evidence.agencies, evidence.indicators, evidence.clock.date()
    ).removesuffix(".")
    of = evidence.indicators[row.indicator]
    shown = "" if pd.isna(row.value) else figure.text(row.value, of.unit, of.decimals)
    return Finding(
        file=file,
        row=row.row,
        column="indicator" if not shown else "value",
        found=shown or row.indicator,
        problem=PROBLEM.format(sentence=sentence),
        remedy=REMEDY,
        severity=Severity.WARNING,
        sheet=row.sheet,
    )
