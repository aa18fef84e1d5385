"""The workspace: the opened store, the settings and the clock that every service is handed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from scorecard.domain.errors import StoreUnavailable
from scorecard.settings import Settings
from scorecard.store import audit_event, version
from scorecard.store.engine import Connection, Store, is_missing, open_store

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock on the wall, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where work is done: share one for the life of a process."""

    store: Store
    settings: Settings
    clock: Clock = utc_now

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one consistent state and changes nothing."""
        return self.store.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction; services write through `change`, which adds the audit event."""
        return self.store.writing()

    def revision(self) -> str:
        """What names the store's present state: it differs after every write."""
        with self.reading() as connection:
            return audit_event.stamp(connection)

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return self.clock().astimezone(UTC)


def open_workspace(settings: Settings, clock: Clock = utc_now) -> Workspace:
    """The workspace of a store that is there and of this version; otherwise a StoreUnavailable."""
    if is_missing(settings.database_url):
        raise StoreUnavailable(version.EMPTY)
    store = open_store(settings.database_url)
    try:
        version.require_current(store)
    except StoreUnavailable:
        store.engine.dispose()
        raise
    return Workspace(store, settings, clock)
