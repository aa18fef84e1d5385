"""How the store is opened, read and written; what durability means."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from scorecard.domain.errors import StoreUnavailable
from scorecard.store import agency, engine
from scorecard.store.engine import Store, is_missing, open_store
from tests.samples import AGENCIES


def pragma(store: Store, name: str) -> object:
    with store.reading() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 5000)],
)
def test_sqlite_is_durable_strict_and_patient(file_store: Store, name: str, value: object) -> None:
    assert pragma(file_store, name) == value


def test_a_code_that_names_nothing_is_refused(any_store: Store) -> None:
    with pytest.raises(IntegrityError), any_store.writing() as connection:
        connection.execute(text("INSERT INTO theme VALUES ('fd', 'Front door', 'nowhere', 1)"))


def test_a_failure_leaves_nothing_behind(any_store: Store) -> None:
    with pytest.raises(ZeroDivisionError), any_store.writing() as connection:
        agency.put(connection, AGENCIES.values())
        _ = 1 / 0
    with any_store.reading() as connection:
        assert agency.every(connection) == {}


def check_reader_sees_one_state(store: Store) -> None:
    with store.reading() as reader:
        assert agency.every(reader) == {}
        with store.writing() as writer:
            agency.put(writer, AGENCIES.values())
        assert agency.every(reader) == {}
    with store.reading() as reader:
        assert agency.every(reader) == AGENCIES


def test_a_reader_sees_one_state_while_another_writes(file_store: Store) -> None:
    check_reader_sees_one_state(file_store)


@pytest.mark.postgres
def test_a_reader_of_postgresql_sees_one_state(postgres_store: Store) -> None:
    check_reader_sees_one_state(postgres_store)


@pytest.mark.postgres
def test_a_reader_of_postgresql_changes_nothing(postgres_store: Store) -> None:
    refusal = pytest.raises(StoreUnavailable, match="not written to")
    with refusal, postgres_store.reading() as connection:
        agency.put(connection, AGENCIES.values())


def check_writers_take_turns(store: Store) -> None:
    """Each reads how many there are and writes that number: in turn, none is written twice."""
    together = threading.Barrier(4)
    failures: list[BaseException] = []

    def write() -> None:
        together.wait()
        try:
            with store.writing() as connection:
                count = connection.execute(text("SELECT count(*) FROM priority")).scalar()
                connection.execute(
                    text("INSERT INTO priority VALUES (:code, 'x', 1)"), {"code": str(count)}
                )
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.reading() as connection:
        codes = connection.execute(text("SELECT code FROM priority ORDER BY code")).scalars()
        assert list(codes) == ["0", "1", "2", "3"]


def test_writers_take_turns(file_store: Store) -> None:
    check_writers_take_turns(file_store)


@pytest.mark.postgres
def test_writers_of_postgresql_take_turns(postgres_store: Store) -> None:
    check_writers_take_turns(postgres_store)


def test_opening_makes_the_folder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'deep' / 'store.db'}"
    assert is_missing(url)
    assert (tmp_path / "new").exists() is False
    open_store(url)
    assert (tmp_path / "new" / "deep").is_dir()


def test_a_store_in_memory_or_on_a_server_is_never_missing() -> None:
    assert not is_missing("sqlite://")
    assert not is_missing("postgresql+psycopg://host/database")


def test_a_store_is_read_where_nothing_may_be_written_beside_it(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only folder: WAL needs a -shm file there, so SQLite is told that nothing changes."""
    with file_store.writing() as connection:
        agency.put(connection, AGENCIES.values())
    file_store.engine.dispose()
    monkeypatch.setattr(engine.os, "access", lambda path, mode: False)
    fixed = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    assert "immutable=1" in str(fixed.engine.url)
    with fixed.reading() as connection:
        assert agency.every(connection) == AGENCIES
    fixed.engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]
