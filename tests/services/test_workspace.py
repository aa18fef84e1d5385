"""The workspace: a store that is there and current, its revision and the clock."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from scorecard.domain.audit_event import Verb
from scorecard.domain.errors import StoreUnavailable
from scorecard.services.change import change
from scorecard.services.workspace import Workspace, open_workspace, utc_now
from scorecard.settings import Settings
from scorecard.store.engine import Store
from tests.store_fixtures import NOW


def test_opening_a_current_store(file_store: Store, tmp_path: Path) -> None:
    workspace = open_workspace(Settings(f"sqlite:///{tmp_path / 'store.db'}"))
    assert workspace.now().utcoffset() == timedelta(0)
    assert workspace.revision() == "0@new"
    workspace.store.engine.dispose()


def test_opening_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="has not been set up"):
        open_workspace(Settings(f"sqlite:///{tmp_path / 'store.db'}"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_opening_an_empty_database(empty_postgres_url: str) -> None:
    with pytest.raises(StoreUnavailable, match="has not been set up"):
        open_workspace(Settings(empty_postgres_url))


def test_the_clock_is_told_in_utc(memory_store: Store) -> None:
    summer = timezone(timedelta(hours=1))
    there = Workspace(memory_store, Settings(), lambda: datetime(2026, 7, 1, 9, tzinfo=summer))
    assert there.now() == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert there.now().tzinfo is UTC
    assert utc_now().tzinfo is UTC


def test_the_revision_differs_after_every_change(workspace: Workspace) -> None:
    seen = {workspace.revision()}
    for _ in range(2):
        with change(workspace, "Helen", Verb.LOAD_CATALOGUE, "x", "Loaded."):
            pass
        seen.add(workspace.revision())
    assert len(seen) == 3
    assert workspace.revision() == f"2@{NOW.isoformat()}"
