"""The published statistics kept for tests, imported by the real command into one real store."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import observation
from tests.store_fixtures import alone

RELEASE = "ees_children_in_need_2024"
CALDERDALE, KIRKLEES, ENGLAND = "E08000033", "E08000034", "E92000001"
CIN, CLA = "Children in need 2024 release", "Children looked after 2023 release"
WORKFORCE, LAIT = "Children's social work workforce 2024 release", "LAIT December 2024"


@dataclass(frozen=True, slots=True)
class National:
    """A store with everything in it, the same store before, and what the command said of it.

    Read them; to write, copy them first. `rows` is the command's own summary, a row a file.
    """

    path: Path
    before: Path
    rows: list[dict[str, str]]
    said: str

    @property
    def warnings(self) -> list[str]:
        """What the command said should be looked at, in its words."""
        marked = (line.partition(": ") for line in self.said.splitlines())
        return [words for kind, _, words in marked if kind == "check"]


def command(url: str, *arguments: str) -> tuple[list[dict[str, str]], str]:
    """A command run in this process on a store: the rows it printed and what it said beside them.

    It fails the test where the command does not end with 0.
    """
    runner = CliRunner()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SCORECARD_DATABASE_URL", url)
        result = runner.invoke(app, list(arguments), prog_name="python -m scorecard")
    assert result.exit_code == 0, result.output + result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout))), result.stderr


def national_files(data: Path) -> list[Path]:
    """What is imported, in the order in which it was published."""
    tool = data / "lait"
    return [
        data / RELEASE,
        data / "ees_children_looked_after",
        data / "ees_workforce" / "csww_indicators_2017_to_2024.csv",
        tool / "bds_long_0_2024-12-18.parquet",
        *(tool / "sn_april_2021.xlsx", tool / "sn_may_2025.xlsx"),
    ]


@pytest.fixture(scope="session")
def national(shared_folder: Path, reference_data: Path) -> National:
    """`init` and one `import` of all of it, done once in a run."""
    folder, finished = shared_folder / "national", shared_folder / "national" / "said.json"
    with alone(shared_folder / "national.lock"):
        if not finished.exists():
            folder.mkdir(exist_ok=True)
            url = f"sqlite:///{folder / 'after.db'}"
            command(url, "init")
            shutil.copyfile(folder / "after.db", folder / "before.db")
            files = [str(path) for path in national_files(reference_data / "data")]
            rows, said = command(url, "import", *files)
            finished.write_text(json.dumps([rows, said]), "utf-8")
    rows, said = json.loads(finished.read_text("utf-8"))
    return National(folder / "after.db", folder / "before.db", rows, said)


@pytest.fixture(scope="session")
def national_workspace(national: National) -> Iterator[Workspace]:
    """The store with everything in it, opened to read."""
    workspace = open_workspace(Settings(f"sqlite:///{national.path}"))
    yield workspace
    workspace.store.engine.dispose()


@pytest.fixture(scope="session")
def imported(national_workspace: Workspace) -> pd.DataFrame:
    """Every figure that the imported files brought, every edition; `year` is its period's end's.

    Their references begin with the file's name; those of cited figures with the release's title.
    """
    with national_workspace.reading() as connection:
        held = observation.current(connection, basis="published", history=True)
    read_from_a_file = held["reference"].str.match(r"[^ ,]+\.(csv|parquet), ").to_numpy(bool)
    held = held[read_from_a_file].reset_index(drop=True)
    return held.assign(year=[end.year for end in held["period_end"]])


def figure(held: pd.DataFrame, indicator: str, area: str, year: int, edition: str = "") -> Any:
    """One yearly total as one edition has it."""
    chosen = held[
        (held["indicator"] == indicator)
        & (held["area"] == area)
        & (held["year"] == year)
        & (held["frequency"] == "year")
        & (held["dimension"] == "")
    ]
    if edition:
        chosen = chosen[chosen["edition"] == edition]
    (row,) = chosen.itertuples()
    return row


def copied(national: National, folder: Path) -> str:
    """The address of a copy that a test may write to."""
    target = folder / "copied.db"
    shutil.copyfile(national.path, target)
    return f"sqlite:///{target}"
