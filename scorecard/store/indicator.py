"""Indicators as kept: the catalogue's current definitions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    select,
)

from scorecard.domain.indicator import (
    Indicator,
    MeasureType,
    Polarity,
    Sensitivity,
    Standing,
    Timing,
    Unit,
)
from scorecard.domain.period import Frequency, Window
from scorecard.store.reference import replace_all
from scorecard.store.schema import Number, metadata

WORDS = {
    "standing": Standing,
    "unit": Unit,
    "measure_type": MeasureType,
    "timing": Timing,
    "window": Window,
    "polarity": Polarity,
    "frequency": Frequency,
    "sensitivity": Sensitivity,
}
"""The columns that hold one of a set of words, each with its set."""

indicator = Table(
    "indicator",
    metadata,
    Column("code", String(60), primary_key=True),
    Column("name", String, nullable=False),
    Column("short_name", String, nullable=False),
    Column("theme", ForeignKey("theme.code"), nullable=False),
    *(Column(name, String(20), nullable=False) for name in WORDS),
    Column("decimals", Integer, nullable=False),
    Column("due_days", Integer, nullable=False),
    Column("accountable_agency", ForeignKey("agency.code"), nullable=False),
    Column("numerator", String, nullable=False, default=""),
    Column("denominator", String, nullable=False, default=""),
    Column("numerator_supplier", String(40), nullable=False, default=""),
    Column("denominator_supplier", String(40), nullable=False, default=""),
    Column("per", Number),
    Column("driver", String(60), nullable=False, default=""),
    *(
        Column(name, String, nullable=False, default="")
        for name in (
            *("dimensions", "scrutinised_by", "official_source", "lait_item", "england_value"),
            *("england_period", "note", "why", "question", "good_answer", "author", "checker"),
        )
    ),
    Column("equality", Boolean, nullable=False, default=False),
    Column("next_review", Date),
    *(Column(name, String(60), nullable=False, server_default="") for name in ("starts", "ends")),
    CheckConstraint("decimals between 0 and 6", name="decimals"),
    CheckConstraint("due_days >= 0", name="due_days"),
)


_MEMBERS = {name: {str(word): word for word in words} for name, words in WORDS.items()}


def put(connection: Connection, indicators: Iterable[Indicator]) -> int:
    """Add new indicators and bring known ones up to date; the number given."""
    return replace_all(connection, indicator, indicators)


def every(connection: Connection) -> dict[str, Indicator]:
    """All indicators by code."""
    rows = connection.execute(select(indicator).order_by(indicator.c.code)).fetchall()
    return {one.code: one for one in (_read(tuple(row)) for row in rows)}


def of(connection: Connection, codes: Iterable[str]) -> dict[str, Indicator]:
    """Those of these indicators that are held, by code."""
    wanted = list(codes)
    if not wanted:
        return {}
    query = select(indicator).where(indicator.c.code.in_(wanted))
    return {one.code: one for one in (_read(tuple(row)) for row in connection.execute(query))}


@lru_cache(maxsize=2_000)
def _read(row: tuple[Any, ...]) -> Indicator:
    """One indicator; they are read for every file and screen, and seldom change."""
    cells = dict(zip(indicator.columns.keys(), row, strict=True))
    return Indicator(**{**cells, **{name: words[cells[name]] for name, words in _MEMBERS.items()}})
