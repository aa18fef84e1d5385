"""A process killed while it loads: each part is wholly in or not, and a rerun does the rest."""

import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests import machine
from tests.store_fixtures import DEMO_TODAY

LOAD = """
import sys, time
from datetime import date
from scorecard.demo import authority
from scorecard.services import installation
from scorecard.services.demonstration import Demo
from scorecard.settings import Settings
from scorecard.views import demonstration

def tell(what, done, of):
    print(f"{what} {done}", flush=True)

installation.init(
    Settings(f"sqlite:///{sys.argv[1]}"), who="tests", today=date.fromisoformat(sys.argv[2]),
    demo=Demo(authority.build, demonstration), progress=tell,
)
"""
COUNTED = (
    *("agency", "area", "indicator", "submission", "series", "observation", "audit_event"),
    *("record_change", "pack", "decision", "attendance", "minutes"),
)
WITHOUT_FIGURES = (
    "SELECT count(*) FROM submission WHERE id NOT IN (SELECT submission_id FROM observation)"
)
KILLED_AT = [
    "Preparing the store 0",
    "Loaded Kirklees Safeguarding Children Board, Annual Report 2017-18 2",
    "Loading the synthetic authority 150",
    "Playing the synthetic year 60",
]


def load(path: Path, until: str = "") -> None:
    """Load everything; or kill the process at a line it prints, with no chance to tidy up."""
    command = [sys.executable, "-c", LOAD, str(path), DEMO_TODAY.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=machine.ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if until and line.startswith(until):
                process.kill()
                return
    assert process.returncode == 0
    assert not until, f"it never said {until}"


def counts(path: Path) -> Counter[str]:
    connection = sqlite3.connect(path)
    try:
        held = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counted = {name: f"SELECT count(*) FROM {name}" for name in COUNTED if name in held}
        if "observation" in held:
            counted["without_figures"] = WITHOUT_FIGURES
        return Counter({name: connection.execute(q).fetchone()[0] for name, q in counted.items()})
    finally:
        connection.close()


@pytest.fixture(scope="module")
def whole(demo_store_path: Path) -> Counter[str]:
    return counts(demo_store_path)


@pytest.mark.parametrize("until", KILLED_AT)
def test_the_next_run_finishes_the_job(tmp_path: Path, whole: Counter[str], until: str) -> None:
    path = tmp_path / "store.db"
    load(path, until)
    found = counts(path)
    assert found["agency"] in (0, whole["agency"])
    assert found["submission"] in (*range(5), whole["submission"])
    assert found["without_figures"] == 0
    assert found["record_change"] in (0, whole["record_change"])
    load(path)
    assert counts(path) == whole
