"""Running a command in this process, on a store of the test's choosing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.cli import app

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("observations", "--json", store=path)`; what was printed and the exit code."""

    def run(*arguments: str, store: Path | str | None = None) -> Result:
        url = f"sqlite:///{store}" if isinstance(store, Path) else store
        if url is not None:
            monkeypatch.setenv("SCORECARD_DATABASE_URL", url)
        result = CliRunner().invoke(app, list(arguments), prog_name="python -m scorecard")
        unexpected = result.exception
        if unexpected is not None and not isinstance(unexpected, SystemExit):
            raise unexpected
        return result

    return run


@pytest.fixture
def demo(run: Run, demo_store_path: Path) -> Run:
    """The same, on the demonstration's store."""
    return lambda *arguments: run(*arguments, store=demo_store_path)
