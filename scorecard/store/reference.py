"""Reference rows: one way to put dataclasses into a table and to read them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def replace_all(connection: Connection, table: Table, records: Iterable[Any]) -> int:
    """Insert each record, or update the row with its primary key; the number given.

    `records` are dataclass instances whose field names are columns of `table`.
    """
    names = [column.name for column in table.columns]
    return upsert(connection, table, [as_row(record, names) for record in records])


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert each row, or update the one with its primary key; the number given."""
    if not rows:
        return 0
    keys = [column.name for column in table.primary_key]
    insert = _insert(connection)(table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    statement = (
        insert.on_conflict_do_update(index_elements=keys, set_=changed)
        if changed
        else insert.on_conflict_do_nothing(index_elements=keys)
    )
    connection.execute(statement, list(rows))
    return len(rows)


def as_row(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """A dataclass instance as a row of those of its fields that are columns."""
    wanted = set(names)
    return {
        field.name: getattr(record, field.name) for field in fields(record) if field.name in wanted
    }


def _insert(connection: Connection) -> Any:
    return postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
