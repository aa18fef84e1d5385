"""A return's figures against those held: whose they are, what changes, what was never seen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.figure import text as figure_text
from scorecard.domain.indicator import Indicator
from scorecard.domain.observation import Status
from scorecard.domain.period import label
from scorecard.domain.reported import Amounts, Held, Reported, Standing
from scorecard.domain.submission import Finding, Severity
from scorecard.domain.supplier import suppliers
from scorecard.intake.context import Context

Thread = tuple[str, str, str, str, str, str]
"""A series but for its agency: indicator, area, frequency, window, dimension, category."""

THREAD = ("indicator", "area", "frequency", "window", "dimension", "category")
HISTORY_NEEDED = 6
"""Known figures a series needs before a jump in it can be told from its usual changes."""

SMALL_CHANGE = 5
"""Children; a smaller change of a count is never called a jump."""

_AMOUNTS = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Compared:
    """The frame to keep (without what is unchanged), each figure's standing, and findings."""

    frame: pd.DataFrame
    reported: tuple[Reported, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Desk:
    """What every row is compared with, and what is found on the way."""

    file: str
    sender: str
    context: Context
    held: Mapping[Thread, Sequence[Held]]
    senders: Mapping[tuple[str, str], set[str]]
    findings: list[Finding] = field(default_factory=list)
    for_others: set[str] = field(default_factory=set)

    def note(
        self,
        row: Any,
        column: str,
        found: str,
        problem: str,
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.findings.append(
            Finding(self.file, row.row, column, found, problem, remedy, severity, row.sheet)
        )


def compare(
    file: str,
    sender: str,
    frame: pd.DataFrame,
    held: Mapping[Thread, Sequence[Held]],
    context: Context,
) -> Compared:
    """Set each figure beside the one held for the same thing.

    `held` has each thread's present figures, oldest period first. A figure continues the series
    its sender has been sending; a correction whose status is blank becomes revised.
    """
    senders: dict[tuple[str, str], set[str]] = {}
    for (indicator, area, *_), figures in held.items():
        senders.setdefault((indicator, area), set()).update(one.sender for one in figures)
    desk = _Desk(file, sender, context, held, senders)
    asked_about: set[tuple[str, str]] = set()
    reported, agencies, statuses = [], [], []
    for row in frame.itertuples(index=False):
        thread: Thread = tuple(getattr(row, name) for name in THREAD)
        series = held.get(thread, ())
        agency = _continued(desk, row, series)
        if (row.indicator, row.area) not in asked_about:
            asked_about.add((row.indicator, row.area))
            _check_supplier(desk, row)
        one = _standing(desk, row, agency, [each for each in series if each.agency == agency])
        reported.append(one)
        agencies.append(agency)
        statuses.append(one.amounts.status)
    made = frame.assign(
        agency=pd.Series(agencies, dtype="object", index=frame.index),
        status=pd.Series(statuses, dtype="object", index=frame.index),
    )
    if desk.for_others:
        desk.findings.append(_for_others(desk))
    stored = [one.stored for one in reported]
    return Compared(made[stored].reset_index(drop=True), tuple(reported), tuple(desk.findings))


def _continued(desk: _Desk, row: Any, series: Sequence[Held]) -> str:
    """The agency of the series that the sender has been sending; as read where there is none."""
    own = [one for one in series if one.sender == desk.sender]
    return own[-1].agency if own else str(row.agency)


def _check_supplier(desk: _Desk, row: Any) -> None:
    """Its supplier may report it, and whoever has been reporting it here."""
    indicator = desk.context.indicators[row.indicator]
    expected = suppliers(indicator)
    before = desk.senders.get((row.indicator, row.area), set())
    if desk.sender in expected or desk.sender in before:
        return
    if desk.sender == BUSINESS_UNIT:
        desk.for_others.add(row.indicator)
        return
    agencies = desk.context.agencies
    names = " and ".join(agencies[one].short_name if one in agencies else one for one in expected)
    sectors = {agencies[one].sector for one in expected if one in agencies}
    same = desk.sender in agencies and agencies[desk.sender].sector in sectors
    problem = f"is sent by {names}"
    if same and "local authority" not in sectors:
        remedy = "Check that you send it for them; the figure is kept as your part of it."
        desk.note(row, "indicator", row.indicator, problem, remedy, Severity.WARNING)
    else:
        remedy = "Take the row out, or ask the business unit to change who supplies it."
        desk.note(row, "indicator", row.indicator, problem, remedy)


def _for_others(desk: _Desk) -> Finding:
    count = len(desk.for_others)
    indicators = (
        "1 indicator that another agency supplies"
        if count == 1
        else (f"{count} indicators that other agencies supply")
    )
    problem = f"is taken as gathered by the business unit: it holds {indicators}"
    remedy = "Check that they asked for it. Only the business unit corrects these figures."
    return Finding(desk.file, 0, "", "", problem, remedy, Severity.WARNING)


def _standing(desk: _Desk, row: Any, agency: str, series: Sequence[Held]) -> Reported:
    here = [one for one in series if one.period_end == row.period_end]
    before = here[-1] if here else None
    said = Amounts(row.value, row.numerator, row.denominator, row.marker, row.status)
    standing = Standing.NEW if before is None else _against(row, said, before)
    if before is not None and before.sender != desk.sender and standing != Standing.UNCHANGED:
        agencies = desk.context.agencies
        known = agencies.get(before.sender)
        whose = known.short_name if known else before.sender
        problem = f"was sent by {whose}, and only they correct it"
        desk.note(row, "period_end", row.period_end.isoformat(), problem, "Ask them to correct it.")
    if standing == Standing.CORRECTED and not row.says_status:
        said = replace(said, status=Status.REVISED.value)
    if standing in (Standing.NEW, Standing.CORRECTED):
        _check_jump(desk, row, said, [one for one in series if one.period_end != row.period_end])
    return Reported(
        *(row.indicator, row.area, agency, row.period_end, row.frequency, row.window),
        *(row.dimension, row.category, standing, said),
        held=before.amounts if before else None,
        sheet=row.sheet,
        row=row.row,
    )


def _against(row: Any, said: Amounts, before: Held) -> Standing:
    """Only what the row says is compared: a blank count does not take one away."""
    same = said.marker == before.amounts.marker and all(
        _same(getattr(said, name), getattr(before.amounts, name)) for name in _AMOUNTS
    )
    same_status = not row.says_status or said.status == before.amounts.status
    if same and same_status and row.note in ("", before.note):
        return Standing.UNCHANGED
    return Standing.EARLIER if row.known_at < before.known_at else Standing.CORRECTED


def _same(said: float, before: float) -> bool:
    return math.isnan(said) or math.isclose(said, before, rel_tol=1e-9, abs_tol=1e-9)


def _check_jump(desk: _Desk, row: Any, said: Amounts, series: Sequence[Held]) -> None:
    """Outside all that was ever reported, by a change larger than there ever was."""
    column = next((name for name in _AMOUNTS if not math.isnan(getattr(said, name))), "")
    if not column:
        return
    known = [
        (one.period_end, number)
        for one in series
        if not math.isnan(number := getattr(one.amounts, column))
    ]
    earlier = [number for end, number in known if end < row.period_end]
    if len(earlier) < HISTORY_NEEDED:
        return
    number, numbers = getattr(said, column), [each for _, each in known]
    change = abs(number - earlier[-1])
    usual = max(abs(after - prior) for prior, after in pairwise(numbers))
    counted = column != "value" or desk.context.indicators[row.indicator].unit == "count"
    outside = not min(numbers) <= number <= max(numbers)
    if outside and change > usual and (change >= SMALL_CHANGE or not counted):
        _say_jump(desk, row, column, number, numbers, earlier[-1])


def _say_jump(
    desk: _Desk, row: Any, column: str, number: float, numbers: Sequence[float], last: float
) -> None:
    indicator = desk.context.indicators[row.indicator]
    low, high, now, then = (
        _words(indicator, column, each) for each in (min(numbers), max(numbers), number, last)
    )
    problem = (
        f"is a jump: {now} in {label(row.period_end, row.frequency)}, after {then} before "
        f"it, and never below {low} or above {high} in {len(numbers)} periods"
    )
    remedy = "Check it; if it is right, say why in the note."
    desk.note(row, column, f"{number:g}", problem, remedy, Severity.WARNING)


def _words(indicator: Indicator, column: str, number: float) -> str:
    if column != "value":
        return f"{number:,.10g}"
    return figure_text(number, indicator.unit, indicator.decimals)
