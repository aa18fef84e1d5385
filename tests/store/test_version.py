"""Creating, upgrading and refusing stores; migrations and tables in code say the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from scorecard.domain.errors import StoreUnavailable
from scorecard.store import tables
from scorecard.store.engine import Store, open_store
from scorecard.store.version import head, require_current, upgrade


def set_version(store: Store, version: str) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def test_migrations_make_the_tables_in_code(any_store: Store) -> None:
    with any_store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_every_file_with_a_table_is_gathered() -> None:
    folder = Path(tables.__file__).parent
    with_table = {
        path.stem
        for path in folder.glob("*.py")
        if "= Table(" in path.read_text() or "= Shelf(" in path.read_text()
    }
    assert with_table == {noun.__name__.rpartition(".")[2] for noun in tables.NOUNS}


def test_upgrading_twice_changes_nothing(file_store: Store, tmp_path: Path) -> None:
    file_store.engine.dispose()
    before = (tmp_path / "store.db").read_bytes()
    upgrade(file_store)
    require_current(file_store)
    file_store.engine.dispose()
    assert (tmp_path / "store.db").read_bytes() == before


def test_a_newer_store_is_refused_untouched(any_store: Store) -> None:
    set_version(any_store, "9999")
    for act in (upgrade, require_current):
        with pytest.raises(StoreUnavailable, match=r"newer version .* \(its version is 9999\)"):
            act(any_store)
    with any_store.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).all() == [
            ("9999",)
        ]


def test_an_older_store_says_how_to_upgrade(any_store: Store) -> None:
    assert head() != "0001"
    set_version(any_store, "0001")
    with pytest.raises(StoreUnavailable, match="older than this scorecard"):
        require_current(any_store)


def test_the_migrations_are_read_once_however_often_a_store_is_opened(
    memory_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_current(memory_store)
    monkeypatch.delattr("scorecard.store.version.ScriptDirectory")
    require_current(memory_store)


@pytest.fixture
def broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store whose making was broken off at the last step."""
    store = open_store(f"sqlite:///{tmp_path / 'broken.db'}")
    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", _break_off)
    with pytest.raises(KeyboardInterrupt):
        upgrade(store)
    monkeypatch.undo()
    yield store
    store.engine.dispose()


def _break_off(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_making_a_store_happens_wholly_or_not_at_all(broken_off: Store) -> None:
    with broken_off.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar() == 0
    upgrade(broken_off)
    require_current(broken_off)
