"""The engine: how the store is opened, read and written, and what durability means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool

from scorecard.store.failures import speaking_plainly

BUSY_SECONDS = 5
_WRITES = "scorecard_writes"


@dataclass(frozen=True, slots=True)
class Store:
    """An opened store; share the one object, never a connection."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state and changes nothing."""
        with speaking_plainly(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: everything in it is durable at the end, or nothing happened."""
        with speaking_plainly(), self.engine.connect() as connection:
            connection = connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection


def open_store(url: str) -> Store:
    """Open the store at a SQLAlchemy URL; creates an SQLite file's folder, not its tables."""
    address = make_url(url)
    arguments: dict[str, Any] = {}
    if address.get_backend_name() == "sqlite":
        if address.database in (None, "", ":memory:"):
            arguments = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
        elif not str(address.database).startswith("file:"):
            Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    else:
        arguments = {"pool_pre_ping": True}
    engine = create_engine(address, **arguments)
    if engine.dialect.name == "sqlite":
        _be_durable(engine)
    return Store(engine)


def _be_durable(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except OperationalError as refusal:
            if "readonly" not in str(refusal) and "locked" not in str(refusal):
                raise  # a read-only or busy store keeps the mode it has
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        # a writer takes its lock at once: two that both read first would deadlock at the end
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
