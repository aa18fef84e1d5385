"""Comparator sets as kept: dated lists of an area's statistical neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, delete, select

from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.store.reference import replace_all
from scorecard.store.schema import metadata

comparator_set = Table(
    "comparator_set",
    metadata,
    Column("code", String(60), primary_key=True),
    Column("area", ForeignKey("area.code"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("method", String(10), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("source", String, nullable=False, default=""),
    Column("known_on", Date),
)

comparator_member = Table(
    "comparator_member",
    metadata,
    Column("set_code", ForeignKey("comparator_set.code"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("area", ForeignKey("area.code"), nullable=False),
)


class _Member(NamedTuple):
    set_code: str
    position: int
    area: str


def put(connection: Connection, sets: Iterable[ComparatorSet]) -> int:
    """Add new sets and bring known ones up to date, members and all; the number given."""
    held = list(sets)
    replace_all(connection, comparator_set, held)
    for one in held:
        connection.execute(
            delete(comparator_member).where(comparator_member.c.set_code == one.code)
        )
        members = [_Member(one.code, place, area) for place, area in enumerate(one.members, 1)]
        connection.execute(comparator_member.insert(), [member._asdict() for member in members])
    return len(held)


def for_area(connection: Connection, area: str) -> list[ComparatorSet]:
    """The area's sets, oldest first, members closest first."""
    query = (
        select(comparator_set, comparator_member.c.area.label("member"))
        .join(comparator_member, comparator_member.c.set_code == comparator_set.c.code)
        .where(comparator_set.c.area == area)
        .order_by(comparator_set.c.valid_from, comparator_set.c.code, comparator_member.c.position)
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return [_one(list(members)) for _, members in groupby(rows, key=lambda row: row["code"])]


def _one(rows: list[dict[str, object]]) -> ComparatorSet:
    first = {name: value for name, value in rows[0].items() if name != "member"}
    members = tuple(str(row["member"]) for row in rows)
    return ComparatorSet(**{**first, "method": SetMethod(first["method"]), "members": members})  # type: ignore[arg-type]
