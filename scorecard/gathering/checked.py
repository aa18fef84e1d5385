"""What the reconciliation checks of some indicators need, of one area: a small part of it all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from scorecard.domain.check import ReconciliationCheck
from scorecard.judgement.evidence import Evidence
from scorecard.store import agency, area, break_in_series, check, history, indicator
from scorecard.store.engine import Connection


def gather_checked(
    connection: Connection,
    area_code: str,
    checks: Sequence[ReconciliationCheck],
    *,
    now: datetime,
    period_end: date,
) -> Evidence:
    """The area's totals that the checks take, up to a period end, and the rules they go by."""
    areas, indicators = area.every(connection), indicator.every(connection)
    named = {term.code for one in checks for term in one.named}
    stocks = [indicators[code] for code in named if code in indicators]
    named |= {flow for one in stocks for flow in (one.starts, one.ends) if flow}
    held = history.of_area(connection, area_code, (), indicators=named)
    return Evidence(
        area=areas[area_code],
        areas=areas,
        indicators=indicators,
        facts=held.facts,
        published=held.published,
        targets=(),
        breaks=break_in_series.for_area(connection, area_code),
        comparator_sets=(),
        meetings=(),
        clock=now,
        period_end=period_end,
        checks=checks,
        explanations=check.explanations_for_area(connection, area_code),
        agencies=agency.every(connection),
    ).known()


def touching(
    checks: Sequence[ReconciliationCheck], codes: Collection[str]
) -> list[ReconciliationCheck]:
    """The checks that take a figure of any of these indicators."""
    return [one for one in checks if any(term.code in codes for term in one.named)]
