"""Many rows at once: columns to a table through the driver, on either database."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.engine import Dialect

PART = 50_000
"""Rows handed to the driver at a time, so that memory does not grow with a file."""

_PLACES = {"qmark": "?", "pyformat": "%s", "format": "%s"}
"""How the drivers of the two databases mark a value's place, by the standard's own names."""


def insert(connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]]) -> int:
    """Insert rows given as columns of equal length; how many.

    Values are bound by the columns' own types, as an ordinary insert binds them, but each different
    value once. Constraints, keys and triggers hold as for any other row.
    """
    dialect = connection.dialect
    bound = [_bound(table.c[name], values, dialect) for name, values in columns.items()]
    rows = len(bound[0])
    statement = _statement(table, columns, dialect)
    for start in range(0, rows, PART):
        part = [column[start : start + PART] for column in bound]
        connection.exec_driver_sql(statement, list(zip(*part, strict=True)))
    return rows


def _statement(table: Table, names: Mapping[str, Any], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    headings = ", ".join(quote(name) for name in names)
    places = ", ".join([_PLACES[dialect.paramstyle]] * len(names))
    return f"INSERT INTO {quote(table.name)} ({headings}) VALUES ({places})"


def _bound(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> list[Any]:
    binds: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    if binds is None:
        return list(values)
    different: dict[Hashable, Any] = {value: binds(value) for value in set(values)}
    return [different[value] for value in values]
