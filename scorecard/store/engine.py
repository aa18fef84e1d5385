"""The engine: how the store is opened, read and written, and what durability means."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from scorecard.domain.errors import StoreUnavailable
from scorecard.store.failures import CANNOT_BE_OPENED, speaking_plainly

__all__ = ["BUSY_SECONDS", "Connection", "Store", "is_missing", "open_store"]

BUSY_SECONDS = 5
_WRITES, _WAIT = "scorecard_writes", "scorecard_wait"
_WRITERS_LOCK = 20130329
"""Any number that every writer to a PostgreSQL store agrees on."""


@dataclass(frozen=True, slots=True)
class Store:
    """An opened store; share the one object, never a connection.

    `wait`: seconds for which a writer waits for another to end before it is told to try again.
    """

    engine: Engine
    wait: float = BUSY_SECONDS

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state and changes nothing."""
        with speaking_plainly(), self.engine.connect() as connection:
            if self.engine.dialect.name == "postgresql":
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: everything in it is durable at the end, or nothing happened."""
        with speaking_plainly(), self.engine.connect() as connection:
            connection = connection.execution_options(**{_WRITES: True, _WAIT: self.wait})
            with connection.begin():
                yield connection


def open_store(url: str) -> Store:
    """Open the store at a SQLAlchemy URL; creates an SQLite file's folder, not its tables."""
    address = _address(url)
    file = _file(address)
    arguments: dict[str, Any] = {}
    if address.get_backend_name() != "sqlite":
        arguments = {"pool_pre_ping": True}
    elif file is None:
        arguments = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    else:
        _make_folder(file.parent)
        address = _as_it_can_be_read(address, file)
    engine = create_engine(address, **arguments)
    if engine.dialect.name == "sqlite":
        _be_durable(engine)
    else:
        _take_turns(engine)
    return Store(engine, BUSY_SECONDS)


def is_missing(url: str) -> bool:
    """Whether the URL names an SQLite file that is not there; opening it would make one."""
    file = _file(_address(url))
    return file is not None and not file.exists()


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as fault:
        raise StoreUnavailable(CANNOT_BE_OPENED) from fault


def _file(address: URL) -> Path | None:
    """The SQLite file an address names; a store in memory or on a server has none."""
    name = address.database or ""
    if address.get_backend_name() != "sqlite" or name in ("", ":memory:", "file::memory:"):
        return None
    return Path(unquote(name.removeprefix("file:"))) if name.startswith("file:") else Path(name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreUnavailable(CANNOT_BE_OPENED) from fault


def _as_it_can_be_read(address: URL, file: Path) -> URL:
    """A store in WAL mode cannot be opened where its -shm cannot be made, unless told it is fixed.

    Only where nobody is writing to it: with a -wal file beside it, it is read in the usual way.
    """
    wal = file.with_name(f"{file.name}-wal")
    if not file.exists() or wal.exists() or os.access(file.parent, os.W_OK):
        return address
    fixed = {"uri": "true", "mode": "ro", "immutable": "1"}
    return address.set(database=f"file:{quote(str(file))}", query=fixed)


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
        if writes:
            wait = connection.get_execution_options()[_WAIT]
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {wait * 1000}")
        # a writer takes its lock at once: two that both read first would deadlock at the end
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _take_turns(engine: Engine) -> None:
    """One writer at a time in PostgreSQL too, so that "is it there already?" has one answer."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES, False):
            wait = connection.get_execution_options()[_WAIT]
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{wait}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
