"""Published yearly changes as kept, one for each release they were worked out from."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, select

from scorecard.domain.yearly_change import YearlyChange
from scorecard.store.reference import replace_all
from scorecard.store.schema import Number, metadata

yearly_change = Table(
    "yearly_change",
    metadata,
    Column("indicator", ForeignKey("indicator.code"), primary_key=True),
    Column("known_on", Date, primary_key=True),
    *(Column(name, Number, nullable=False) for name in ("low", "high")),
    *(
        Column(name, Integer, nullable=False)
        for name in ("changes", "authorities", "first_year", "last_year")
    ),
    *(Column(name, String, nullable=False) for name in ("source", "method")),
)


def put(connection: Connection, changes: Iterable[YearlyChange]) -> int:
    """Add new ones and bring known ones up to date; the number given."""
    return replace_all(connection, yearly_change, changes)


def every(connection: Connection) -> list[YearlyChange]:
    """All of them, by indicator and release."""
    table = yearly_change
    query = select(table).order_by(table.c.indicator, table.c.known_on)
    return [YearlyChange(**row) for row in connection.execute(query).mappings()]
