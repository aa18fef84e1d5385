"""Two installations of one store at once: both end well, and nothing is there twice."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.machine import ROOT


def test_two_inits_of_one_fresh_store(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    environment = {**os.environ, "SCORECARD_DATABASE_URL": f"sqlite:///{store}"}
    command = [sys.executable, "-m", "scorecard", "init", "--demo"]
    running = [
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    with sqlite3.connect(store) as connection:
        loads = "select count(*) from audit_event where verb like '%demonstration%'"
        assert connection.execute(loads).fetchone() == (1,)
        files = "select count(*), count(distinct sha256 || agency) from submission where accepted"
        held, different = connection.execute(files).fetchone()
    assert held == different
