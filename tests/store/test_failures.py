"""What goes wrong with a database, each in its sentence; the file is left as it was."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from scorecard.domain.errors import StoreUnavailable
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.store import agency, engine
from scorecard.store.engine import Store, open_store
from scorecard.store.failures import SENTENCES, sentence_for
from tests.samples import AGENCIES

HOLD_THE_LOCK = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(60)
"""


def write(store: Store) -> None:
    with store.writing() as connection:
        agency.put(connection, AGENCIES.values())


def read(url: str) -> None:
    store = open_store(url)
    try:
        with store.reading() as connection:
            agency.every(connection)
    finally:
        store.engine.dispose()


def test_a_store_locked_by_another_process(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    path = tmp_path / "store.db"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        store = open_store(f"sqlite:///{path}")
        with pytest.raises(StoreUnavailable, match=r"busy with another change\..*try again"):
            write(store)
        read(f"sqlite:///{path}")  # who only reads is not held up
        store.engine.dispose()
    finally:
        other.kill()
        other.communicate()


def test_a_store_that_may_only_be_read(file_store: Store, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///file:{tmp_path / 'store.db'}?mode=ro&uri=true")
    with pytest.raises(StoreUnavailable, match="can be read but not written to"):
        write(store)
    with store.reading() as connection:
        assert agency.every(connection) == {}
    store.engine.dispose()


@pytest.mark.parametrize("content", [b"this is a letter, not a database" * 200, b"\x00" * 4096])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="damaged, or is not a scorecard store"):
        read(f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_a_store_damaged_in_the_middle(file_store: Store, tmp_path: Path) -> None:
    file_store.engine.dispose()
    path = tmp_path / "store.db"
    content = bytearray(path.read_bytes())
    content[200:] = b"\xff" * (len(content) - 200)
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="damaged"):
        read(f"sqlite:///{path}")


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none" / "store.db"
    with pytest.raises(StoreUnavailable, match=r"not been set up\. Run: python -m scorecard init"):
        open_workspace(Settings(f"sqlite:///{path}"))
    assert not path.parent.exists()


def test_a_file_without_tables(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreUnavailable, match="not been set up"):
        open_workspace(Settings(f"sqlite:///{path}"))


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match=r"cannot be opened\. Check SCORECARD_DATABASE_URL"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'store.db'}")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        read(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://user:pw@127.0.0.1:1/database",
        "postgresql+psycopg://user@nowhere.invalid/database",
        "postgresql+psycopg://user@host:port/database",
        "postgresql+psycopg://user@127.0.0.1:1/database?colour=red",
    ],
)
def test_a_server_that_cannot_be_reached(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened") as refusal:
        read(url)
    assert "pw" not in str(refusal.value)


@pytest.mark.postgres
def test_a_server_without_the_database(postgres_url: str) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        read(postgres_url.replace("/store_", "/missing_"))


@pytest.mark.postgres
def test_a_database_without_the_tables(empty_postgres_url: str) -> None:
    with pytest.raises(StoreUnavailable, match="not been set up"):
        read(empty_postgres_url)


def test_a_fault_of_ours_is_not_dressed_up(any_store: Store) -> None:
    with pytest.raises(DatabaseError), any_store.reading() as connection:
        connection.execute(text("SELEKT 1"))


def test_every_sentence_says_what_to_do() -> None:
    for words, sentence in SENTENCES:
        assert sentence_for(f"(x) {words[0].upper()} y") == sentence
        assert re.search(r"(Run|Ask|Check|Restore|Make room|Send|try again)\b", sentence)
