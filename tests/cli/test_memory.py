"""Memory: as many files as there are, and never more of it than one needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import returning
from tests.machine import ROOT
from tests.national.conftest import command
from tests.samples import HERE
from tests.store_fixtures import opened

ALONE = """
import sys
from pathlib import Path
from scorecard.cli import app
try:
    app(["check", *sys.argv[1:]])
except SystemExit:
    pass
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
print("peak", next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""
ROWS, FEW, MANY = 1_500, 3, 24
ALLOWED_KB = 20_000
"""A file's figures take some 5 MB while it is read; keeping them all would take 100 MB."""


def peak(files: list[Path], url: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *map(str, files)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "SCORECARD_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count("fit to store") == len(files), done.stderr[-2000:]
    return int(done.stdout.split()[-1])


@pytest.mark.slow
def test_many_files_take_no_more_memory_than_few(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    with opened(url) as store, store.writing() as connection:
        returning.seed(connection)
    files = [tmp_path / f"return{number:02d}.csv" for number in range(MANY)]
    for path in files:
        rows = (
            f"mis_episodes_count,{HERE},2026-08-31,{number},age,group {number}"
            for number in range(ROWS)
        )
        headings = "indicator,area,period_end,value,dimension,category"
        path.write_text("\n".join((headings, *rows)), "utf-8")
    few, many = peak(files[:FEW], url), peak(files, url)
    assert many - few < ALLOWED_KB


@pytest.mark.slow
@pytest.mark.reference
def test_many_national_files_take_no_more_memory_than_few(
    reference_data: Path, tmp_path: Path
) -> None:
    """One table of the release again and again, never the same bytes."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    command(url, "init")
    (table,) = (reference_data / "data" / "ees_children_in_need_2024").glob("c1_*.csv")
    files = [tmp_path / f"c1_{number:02d}.csv" for number in range(MANY)]
    for number, path in enumerate(files):
        path.write_bytes(table.read_bytes() + b"\r\n" * number)
    few, many = peak(files[:FEW], url), peak(files, url)
    assert many - few < ALLOWED_KB
