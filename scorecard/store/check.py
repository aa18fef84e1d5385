"""Reconciliation checks as kept, and explanations of what they found in an area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Connection, Date, ForeignKey, String, Table, select

from scorecard.domain.check import (
    CheckExplanation,
    CheckKind,
    ReconciliationCheck,
    terms,
    written,
)
from scorecard.domain.period import Window
from scorecard.store.reference import replace_all
from scorecard.store.schema import Number, metadata

_SIDES = ("left", "right", "over")
_OWNERS = ("left_agencies", "right_agencies")

reconciliation_check = Table(
    "reconciliation_check",
    metadata,
    Column("code", String(60), primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String(20), nullable=False),
    *(Column(name, String, nullable=False, default="") for name in _SIDES),
    Column("window", String(12), nullable=False),
    *(Column(name, Number, nullable=False) for name in ("tolerance", "tolerance_pct")),
    *(Column(name, String, nullable=False) for name in ("left_population", "right_population")),
    *(Column(name, String, nullable=False) for name in _OWNERS),
    Column("marks", ForeignKey("indicator.code"), nullable=False),
    Column("note", String, nullable=False, default=""),
    Column("withdrawn_on", Date),
)

check_explanation = Table(
    "check_explanation",
    metadata,
    Column("check", ForeignKey("reconciliation_check.code"), primary_key=True),
    Column("area", ForeignKey("area.code"), primary_key=True),
    Column("explained_on", Date, primary_key=True),
    Column("explained_by", String(120), nullable=False),
    Column("words", String, nullable=False),
    Column("difference", Number),
)


def put(connection: Connection, checks: Iterable[ReconciliationCheck]) -> int:
    """Add new checks and bring known ones up to date; the number given."""
    return replace_all(connection, reconciliation_check, [_kept(one) for one in checks])


def put_explanations(connection: Connection, explanations: Iterable[CheckExplanation]) -> int:
    """Add new explanations and bring known ones up to date; the number given."""
    return replace_all(connection, check_explanation, explanations)


def every(connection: Connection) -> list[ReconciliationCheck]:
    """All checks in the order of their codes, withdrawn ones too."""
    table = reconciliation_check
    rows = connection.execute(select(table).order_by(table.c.code)).mappings()
    return [ReconciliationCheck(**_read(dict(row))) for row in rows]


def explanations_for_area(connection: Connection, area: str) -> list[CheckExplanation]:
    """What was explained of the area's checks, oldest first."""
    table = check_explanation
    query = select(table).where(table.c.area == area)
    rows = connection.execute(query.order_by(table.c.explained_on, table.c.check)).mappings()
    return [CheckExplanation(**row) for row in rows]


def _kept(one: ReconciliationCheck) -> ReconciliationCheck:
    """The check with its sums and owners as text, as they stand in the catalogue."""
    text: dict[str, Any] = {name: written(getattr(one, name)) for name in _SIDES}
    text |= {name: ";".join(getattr(one, name)) for name in _OWNERS}
    return replace(one, **text)


def _read(row: dict[str, Any]) -> dict[str, Any]:
    sides = {name: terms(row[name]) for name in _SIDES}
    owners = {name: tuple(row[name].split(";")) for name in _OWNERS}
    words = {"kind": CheckKind(row["kind"]), "window": Window(row["window"])}
    return {**row, **sides, **owners, **words}
