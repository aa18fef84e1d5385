"""Upgrading a store with a whole year of meetings in it, from every earlier version, to this one.

Its rows are the demonstration's, in as many tables and columns as that version had.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, inspect, select, text
from sqlalchemy.exc import DBAPIError

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import meeting as meetings
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import meeting, tables, version
from scorecard.store.engine import Store, open_store
from scorecard.views.judged import judge_area

EXAMPLESHIRE = "E06999999"
OBSERVATIONS = 3000
"""Of the figures, so many: every kind of row is in them, and PostgreSQL takes them quickly."""
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
EARLIER = [
    script.revision
    for script in ScriptDirectory(str(version.MIGRATIONS)).walk_revisions()
    if script.revision != version.head()
]
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'older.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgres_url")
    store = open_store(url)
    yield store
    store.engine.dispose()


def _at(connection: Connection) -> list[Table]:
    """The tables of the store as they are, each column with the type that the code gives it."""
    found, known = MetaData(), tables.metadata.tables
    there = inspect(connection)
    for table in tables.metadata.sorted_tables:
        if there.has_table(table.name):
            names = [column["name"] for column in there.get_columns(table.name)]
            types = {name: known[table.name].c[name].type for name in names}
            Table(table.name, found, *(Column(name, kind) for name, kind in types.items()))
    order = [table.name for table in tables.metadata.sorted_tables]
    return sorted(found.tables.values(), key=lambda one: order.index(one.name))


def _rows(connection: Connection, at: list[Table]) -> Rows:
    found: Rows = {}
    for table in at:
        query = select(table)
        if table.name == "observation":
            query = query.where(table.c.id <= OBSERVATIONS)
        found[table.name] = sorted(map(tuple, connection.execute(query)), key=repr)
    return found


def _filled(store: Store, revision: str, year: Path) -> tuple[list[Table], Rows]:
    """The store at a version, with the year's rows; its tables and what was put into them."""
    source = open_store(f"sqlite:///{year}")
    with store.writing() as connection:
        command.upgrade(version._config(connection), revision)
        at = _at(connection)
        with source.reading() as whole:
            rows = _rows(whole, at)
        for table in at:
            names = [column.name for column in table.columns]
            values = [dict(zip(names, row, strict=True)) for row in rows[table.name]]
            if values:
                connection.execute(table.insert(), values)
        _numbers_go_on(connection)
    source.engine.dispose()
    return at, rows


def _numbers_go_on(connection: Connection) -> None:
    """PostgreSQL counts on after rows that were put in with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    ask = connection.exec_driver_sql
    for table, sequence in ask(
        "SELECT table_name, pg_get_serial_sequence(table_name, 'id') FROM "
        "information_schema.columns WHERE column_name = 'id' AND table_schema = 'public'"
    ).all():
        if sequence:
            ask(f"SELECT setval('{sequence}', (SELECT coalesce(max(id), 1) FROM {table}))")


@pytest.mark.slow
@pytest.mark.parametrize("revision", EARLIER)
def test_a_year_is_kept_whole_and_goes_on(
    empty: Store, demo_store_path: Path, revision: str
) -> None:
    at, rows = _filled(empty, revision, demo_store_path)
    assert sum(map(len, rows.values())) > 300
    version.upgrade(empty)
    version.require_current(empty)
    with empty.reading() as connection:
        assert _rows(connection, at) == rows
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)]
        held = meeting.for_area(connection, EXAMPLESHIRE)
    assert all(one.stands and one.known_on is None for one in held)
    _is_used(empty, held, judged=revision != "0001")


def _is_used(store: Store, held: list[Any], *, judged: bool) -> None:
    """The area is judged; a meeting to come is moved, with its event."""
    workspace = Workspace(store, Settings(), clock=lambda: NOW)
    if judged:  # the first version held no figures
        with workspace.reading() as connection:
            assert judge_area(connection, EXAMPLESHIRE, now=NOW).judged.rows
    (coming, *_) = [one for one in held if one.date > NOW.date()]
    to = coming.date.replace(day=27)
    moved = meetings.move(workspace, DEMO_PEOPLE["chair"], coming, to, "Snow.")
    with workspace.reading() as connection:
        assert moved in meeting.for_area(connection, EXAMPLESHIRE)
        assert coming not in meeting.for_area(connection, EXAMPLESHIRE)


@pytest.mark.slow
@pytest.mark.parametrize("table", ["decision", "pack", "record_change", "observation"])
def test_what_is_append_only_is_so_after_the_upgrade(
    empty: Store, demo_store_path: Path, table: str
) -> None:
    _filled(empty, "0005", demo_store_path)
    version.upgrade(empty)
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):
        with pytest.raises(DBAPIError, match="append-only"), empty.engine.begin() as connection:
            connection.execute(text(change))


def test_no_version_is_gone_back_to(empty: Store) -> None:
    """What a newer version keeps has no place in an older one: nothing of it is thrown away."""
    version.upgrade(empty)
    for revision in ("0005", "base"):
        with pytest.raises(AttributeError, match="downgrade"), empty.writing() as connection:
            command.downgrade(version._config(connection), revision)
        version.require_current(empty)
