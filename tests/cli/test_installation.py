"""The command `init`: makes the store, twice changes nothing, refuses with findings."""

import shutil
from pathlib import Path

import pytest

from scorecard.services import installation
from tests.cli.conftest import Run
from tests.machine import ROOT


def test_it_makes_the_store_and_the_second_time_changes_nothing(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "new" / "store.db"
    first = run("init", store=store)
    assert first.exit_code == 0
    assert first.stdout.startswith("The store is ready: loaded the catalogue, loaded ")
    before = store.read_bytes()
    again = run("init", store=store)
    assert again.stdout == "The store is ready: everything was there already.\n"
    assert store.read_bytes() == before


def test_with_the_demonstration(run: Run, tmp_path: Path) -> None:
    result = run("init", "--demo", store=tmp_path / "store.db")
    assert result.exit_code == 0
    assert "loaded the synthetic authority. The synthetic authority is as at 20" in result.stdout


def test_a_bad_catalogue_is_refused_with_every_finding(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=_local))
    themes = data / "catalogue" / "themes.csv"
    themes.write_text(themes.read_text().replace(",right_help,", ",wrong_help,"))
    monkeypatch.setitem(installation.init.__kwdefaults__, "data", data)
    result = run("init", store=tmp_path / "store.db")
    assert result.exit_code == 1
    *findings, sentence = result.stderr.splitlines()
    assert len(findings) > 3
    assert findings[0] == (
        "themes.csv, row 2, column 'priority': 'wrong_help' is not a code we know. "
        "Did you mean 'right_help'?"
    )
    assert sentence.endswith(f"was not loaded: {len(findings)} to put right.")


def _local(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "local"]


def test_a_folder_that_cannot_be_made_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("init", store=tmp_path / "file" / "store.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("The store cannot be opened.")
