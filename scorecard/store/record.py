"""Records as kept: the columns every noun of the cycle shares, and one way to add, read and save.

A record is changed in place, under its version; what it was before stays in `record_change`, which
the database itself keeps append-only.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_type_hints

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    select,
)

from scorecard.domain.record import Record, RecordChange
from scorecard.store.schema import UtcDateTime, metadata

Kept = TypeVar("Kept", bound=Record)

record_change = Table(
    "record_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("noun", String(40), nullable=False),
    Column("record", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(120), nullable=False),
    Column("verb", String(40), nullable=False),
    Column("source", String(40), nullable=False),
    Column("target", String(40), nullable=False),
    Column("sentence", Text, nullable=False),
    Column("fields", Text, nullable=False, default="[]"),
)

Index("ix_record_change_of", record_change.c.noun, record_change.c.record)


class Shelf(Generic[Kept]):
    """Where one noun's records stand: the shared columns, then its own; read, added, saved."""

    def __init__(self, name: str, record: type[Kept], *more: Column[Any]) -> None:
        self.name = name
        self.record = record
        self._words = _words_of(record)
        self.table = Table(
            name,
            metadata,
            Column("id", Integer, primary_key=True),
            Column("version", Integer, nullable=False, default=1),
            Column("area", ForeignKey("area.code"), nullable=False, index=True),
            Column("title", String(300), nullable=False),
            Column("state", String(40), nullable=False),
            Column("agency", String(40), nullable=False, default=""),
            Column("owner", String(120), nullable=False, default=""),
            Column("indicator", String(80), nullable=False, default="", index=True),
            Column("opened_on", Date, nullable=False),
            Column("due_on", Date),
            Column("closed_on", Date),
            Column("reference", String(300), nullable=False, default=""),
            Column("report", String(300), nullable=False, default=""),
            Column("as_at", Date),
            Column("dated", String(40), nullable=False, default=""),
            *more,
            sqlite_autoincrement=True,  # no number is given twice: histories go by it
        )

    def add(self, connection: Connection, record: Kept) -> int:
        """Keep a new record; its number."""
        result = connection.execute(self.table.insert().values(**self._row(record)))
        assert result.inserted_primary_key is not None, "an insert of one row has its key"
        return int(result.inserted_primary_key[0])

    def get(self, connection: Connection, number: int) -> Kept | None:
        """One record, or None."""
        query = select(self.table).where(self.table.c.id == number)
        found = connection.execute(query).mappings().first()
        return None if found is None else self._record(found)

    def for_area(self, connection: Connection, area: str, *, indicator: str = "") -> list[Kept]:
        """An area's records (of one indicator), the first due first, those without a date last.

        Without those read from reports: whoever asks what is open, late or known asks of today.
        """
        query = select(self.table).where(self.table.c.area == area, self.table.c.report == "")
        if indicator:
            query = query.where(self.table.c.indicator == indicator)
        due = self.table.c.due_on
        query = query.order_by(due.is_(None), due, self.table.c.id)
        return [self._record(row) for row in connection.execute(query).mappings()]

    def from_reports(self, connection: Connection, area: str = "") -> list[Kept]:
        """The records read from reports (of one area), the oldest first."""
        query = select(self.table).where(self.table.c.report != "")
        if area:
            query = query.where(self.table.c.area == area)
        query = query.order_by(self.table.c.opened_on, self.table.c.id)
        return [self._record(row) for row in connection.execute(query).mappings()]

    def save(self, connection: Connection, record: Kept) -> bool:
        """Save over the version it was read at; False, and nothing changed, when that is gone."""
        statement = (
            self.table.update()
            .where(self.table.c.id == record.id, self.table.c.version == record.version)
            .values(**self._row(record) | {"version": record.version + 1})
        )
        return bool(connection.execute(statement).rowcount == 1)

    def too_long(self, record: Kept) -> dict[str, int]:
        """The fields that say more than their column takes, with how many characters that is.

        PostgreSQL would fail over them, SQLite would keep what no other store takes back.
        """
        return {
            column.name: column.type.length
            for column in self.table.columns
            if isinstance(column.type, String)
            and column.type.length is not None
            and len(str(getattr(record, column.name))) > column.type.length
        }

    def drop(self, connection: Connection, number: int) -> None:
        """Take out a record that was read from a report; its history stays. No other is dropped."""
        table = self.table
        statement = table.delete().where(table.c.id == number, table.c.report != "")
        connection.execute(statement)

    def _row(self, record: Kept) -> dict[str, Any]:
        names = {column.name for column in self.table.columns} - {"id"}
        return {
            field.name: _plain(getattr(record, field.name))
            for field in fields(record)
            if field.name in names
        }

    def _record(self, row: Any) -> Kept:
        held: dict[str, Any] = {
            name: self._words[name](value) if name in self._words else value
            for name, value in row.items()
        }
        return self.record(**held)


def add_change(connection: Connection, change: RecordChange) -> None:
    """Remember one change; called in the transaction that makes it."""
    row = {
        field.name: getattr(change, field.name)
        for field in fields(change)
        if field.name != "fields"
    }
    written = json.dumps([list(one) for one in change.fields], ensure_ascii=False)
    connection.execute(record_change.insert().values(**row, fields=written))


def changes(
    connection: Connection, noun: str, numbers: Sequence[int], after_version: int = 0
) -> list[RecordChange]:
    """What happened to some records of a noun, oldest first."""
    query = (
        select(record_change)
        .where(
            record_change.c.noun == noun,
            record_change.c.record.in_(list(numbers)),
            record_change.c.version > after_version,
        )
        .order_by(record_change.c.id)
    )
    return [_change(row) for row in connection.execute(query).mappings()]


def _change(row: Any) -> RecordChange:
    held = {name: row[name] for name in row if name not in ("id", "fields")}
    return RecordChange(**held, fields=tuple(tuple(one) for one in json.loads(row["fields"])))


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _words_of(cls: type[Record]) -> dict[str, type[StrEnum]]:
    """The fields of a record that are words of a set."""
    hints = get_type_hints(cls)
    return {
        name: kind
        for name, kind in hints.items()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    }
