"""Choices that forms offer: an area's indicators and the agencies, each with its name."""

from __future__ import annotations

from scorecard.domain.indicator import Standing
from scorecard.views.judged import JudgedArea


def indicators(seen: JudgedArea, kept: str = "") -> dict[str, str]:
    """None, then those in focus that have figures, then the others.

    `kept` is offered even when it has none: a form must not drop what a record is about.
    """
    rows = [row for row in seen.judged.rows.values() if row.place is not None]
    rows.sort(key=lambda row: (row.indicator.standing != Standing.FOCUS, row.code))
    known = seen.judged.evidence.indicators
    named = {kept: known[kept].short_name if kept in known else kept} if kept else {}
    return {"": "no indicator"} | {row.code: row.indicator.short_name for row in rows} | named


def agencies(seen: JudgedArea, indicator: str = "", none: str = "choose") -> dict[str, str]:
    """Whoever answers for the indicator first; `none` is what no agency is called."""
    names = {one.code: one.short_name for one in seen.agencies.values()}
    known = seen.judged.evidence.indicators.get(indicator)
    answers = known.accountable_agency if known else ""
    return ({answers: names[answers]} if answers in names else {"": none}) | names
