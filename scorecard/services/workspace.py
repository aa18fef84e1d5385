"""The workspace: the opened store, the settings and the clock that every service is handed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Within(Workspace):
    """A workspace inside a transaction under way: what its services do happens with it, or not."""

    connection: Connection

    def reading(self) -> AbstractContextManager[Connection]:
        """The transaction's own connection, which sees what it has written."""
        return nullcontext(self.connection)

    def writing(self) -> AbstractContextManager[Connection]:
        """The transaction itself: whoever began it commits it."""
        return nullcontext(self.connection)


def as_at(connection: Connection, workspace: Workspace, moment: datetime) -> Within:
    """The workspace within a transaction, with its clock stopped at a moment."""
    return Within(workspace.store, workspace.settings, lambda: moment, connection=connection)


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
