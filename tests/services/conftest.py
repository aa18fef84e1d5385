"""A workspace with the sample codes in it, on either database."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.demo import authority
from scorecard.demo.authority import DemoData
from scorecard.services.workspace import Workspace
from tests.samples import seed

AS_AT = date(2026, 9, 30)


@pytest.fixture
def seeded(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        seed(connection)
    return workspace


@pytest.fixture
def file_settings_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture(scope="session")
def built() -> DemoData:
    """The authority built once; loading it again and again needs no new one."""
    return authority.build(AS_AT)
