"""A workspace with the sample codes in it, on either database."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.demo import authority
from scorecard.demo.authority import DemoData
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from tests.concern_samples import MONDAY, on, seed_concerns
from tests.samples import seed

AS_AT = date(2026, 9, 30)


@pytest.fixture
def seeded(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        seed(connection)
    return workspace


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A Monday with the ladders and the codes of concerns, on either database."""
    return _with_concerns(workspace)


@pytest.fixture
def memory_desk(memory_store: Store) -> Workspace:
    """The same in memory alone, for tables of refusals: no database has a say in those."""
    return _with_concerns(Workspace(memory_store, Settings()))


def _with_concerns(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        seed_concerns(connection)
    return on(workspace, MONDAY)


@pytest.fixture
def file_settings_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture(scope="session")
def built() -> DemoData:
    """The authority built once; loading it again and again needs no new one."""
    return authority.build(AS_AT)
