"""The store's version: created, upgraded, or refused with a sentence when it is newer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from scorecard.domain.errors import StoreUnavailable
from scorecard.store.engine import Store

MIGRATIONS = Path(__file__).parent / "migrations"

NEWER = (
    "The store was made by a newer version of the scorecard (its version is {found}). "
    "Nothing was changed. Update the scorecard, or open another store."
)
OLDER = "The store is older than this scorecard. Run: python -m scorecard init"
EMPTY = "The store has not been set up. Run: python -m scorecard init --demo"


def upgrade(store: Store) -> None:
    """Create the store, or bring it to this version; a newer one is refused untouched."""
    with store.writing() as connection:
        _refuse_newer(_version(connection))
        command.upgrade(_config(connection), "head")


def require_current(store: Store) -> None:
    """Refuse, with what to do, unless the store is exactly this version."""
    with store.reading() as connection:
        found = _version(connection)
    _refuse_newer(found)
    if found is None:
        raise StoreUnavailable(EMPTY)
    if found != head():
        raise StoreUnavailable(OLDER)


def head() -> str:
    """The version this code makes."""
    return _versions()[0]


@cache
def _versions() -> tuple[str, ...]:
    """Every version that this code can make, the newest first; their files are read once."""
    scripts = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    return tuple(script.revision for script in scripts)


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(found: str | None) -> None:
    if found is not None and found not in _versions():
        raise StoreUnavailable(NEWER.format(found=found))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
