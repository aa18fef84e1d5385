"""Breakdowns: an indicator's latest figures by dimension, withheld from those who may not see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import isnan
from typing import Any

from scorecard.domain import figure, period
from scorecard.domain.indicator import Indicator, MeasureType, Unit
from scorecard.domain.observation import MARKER_WORDS
from scorecard.domain.permissions import RESTRICTED_DIMENSIONS, Permission, may
from scorecard.domain.person import Person
from scorecard.store import observation
from scorecard.store.engine import Connection
from scorecard.views.detail import BreakdownRow
from scorecard.views.judged import JudgedArea

THRESHOLD = 5
"""A cell counting fewer children than this is for named roles only."""

WITHHELD = "withheld: for named roles"


def of(
    connection: Connection, seen: JudgedArea, code: str, person: Person
) -> tuple[BreakdownRow, ...]:
    """The newest period of each dimension of the indicator, ages from the youngest."""
    indicator = seen.judged.evidence.indicators.get(code)
    if indicator is None:
        return ()
    held = observation.current(
        connection, areas=[seen.area.code], indicators=[code], as_known_at=seen.as_known_at
    )
    cells = held[((held["dimension"] != "") & (held["period_end"] <= seen.judged.as_at))]
    newest = cells.groupby(["dimension", "agency", "basis"])["period_end"].transform("max")
    cells = cells[cells["period_end"] == newest]
    whole = may(person, Permission.SEE_RESTRICTED)
    rows = (_row(seen, indicator, cell, whole) for cell in cells.itertuples(index=False))
    return tuple(sorted(_without_notes(_withheld_together(rows, whole)), key=_place))


def _place(row: BreakdownRow) -> tuple[str, int, int, str]:
    """Ages from the youngest; what was not recorded, and other, at the end."""
    words = row.category.lower()
    number = re.match(r"\d+", words)
    first = next((at for at, one in enumerate(_BEFORE_NUMBERS) if words.startswith(one)), 2)
    last = 4 if words.startswith(_AT_THE_END) else first if not number else 2
    return row.dimension, last, int(number.group()) if number else 1000, words


_BEFORE_NUMBERS = ("unborn", "under ")
_AT_THE_END = ("not recorded", "other", "unknown")


def _row(seen: JudgedArea, indicator: Indicator, cell: Any, whole: bool) -> BreakdownRow:
    end: date = cell.period_end
    agency = str(cell.agency)
    category = str(cell.category).replace("_", " ")
    if agency:
        category = f"{category}, {seen.agency_name(agency)}" if category else agency
    return BreakdownRow(
        dimension=str(cell.dimension).replace("_", " "),
        category=category,
        period=period.label(end, str(cell.frequency)),
        text=_text(indicator, cell, whole),
        reference=str(cell.reference),
        note="" if seen.area.synthetic else str(cell.note),  # the banner says it for all
    )


def _text(indicator: Indicator, cell: Any, whole: bool) -> str:
    value, top, bottom = (
        float(part) if part is not None else float("nan")
        for part in (cell.value, cell.numerator, cell.denominator)
    )
    marker = str(cell.marker)
    if marker:
        return f"{marker} ({MARKER_WORDS[marker]})"
    counted = value if indicator.measure_type == MeasureType.COUNT else top
    few = 0 < counted < THRESHOLD or 0 < bottom - top < THRESHOLD
    named_roles_only = (indicator.theme, str(cell.dimension)) in RESTRICTED_DIMENSIONS
    if (few or named_roles_only) and not whole:
        return WITHHELD
    if isnan(value) and not isnan(top):
        of = figure.count_of(top, bottom)
        return of or figure.text(top, Unit.COUNT, 0)
    shown = figure.text(value, indicator.unit, indicator.decimals)
    of = figure.count_of(top, bottom)
    return f"{shown} ({of})" if of and indicator.measure_type == MeasureType.RATIO else shown


def _without_notes(rows: Iterable[BreakdownRow]) -> Iterable[BreakdownRow]:
    """A note beside a withheld cell may say the very number: it goes too."""
    held = list(rows)
    closed = {row.dimension for row in held if row.text == WITHHELD}
    for row in held:
        yield replace(row, note="") if row.dimension in closed else row


def _withheld_together(rows: Iterable[BreakdownRow], whole: bool) -> Iterable[BreakdownRow]:
    """One withheld cell could be worked out from the total, so its dimension is withheld whole."""
    held = list(rows)
    alone = {
        dimension
        for dimension in {row.dimension for row in held}
        if sum(row.text == WITHHELD for row in held if row.dimension == dimension) == 1
    }
    for row in held:
        hidden = row.dimension in alone and not whole
        yield replace(row, text=WITHHELD) if hidden else row
