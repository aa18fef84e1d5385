"""An import killed at any moment: each file is wholly in or not, and a rerun does the rest."""

import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from scorecard.domain.period import month_end
from scorecard.store.engine import open_store
from scorecard.store.observation import observation
from scorecard.store.submission import submission
from tests import returning
from tests.machine import ROOT
from tests.samples import HERE
from tests.store_fixtures import opened

FILES, ROWS = 40, 25
HEADINGS = "indicator,area,period_end,value"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'store.db'}"
    else:
        address = request.getfixturevalue("postgres_url")
    with opened(address) as store, store.writing() as connection:
        returning.seed(connection)
    return address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty returns of 25 months each, no two about the same series."""
    made = tmp_path_factory.mktemp("returns")
    for file in range(FILES):
        dimension, category = ("", "") if file == 0 else ("age", f"group {file}")
        ends = [month_end(2024, month) for month in range(1, ROWS + 1)]
        lines = [
            f"mis_episodes_count,{HERE},{end},{file + place},{dimension},{category}"
            for place, end in enumerate(ends)
        ]
        headings = f"{HEADINGS},dimension,category"
        (made / f"return{file:02d}.csv").write_text("\n".join((headings, *lines)), "utf-8")
    return made


def started(folder: Path, url: str, errors: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "scorecard", "import", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SCORECARD_DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )


def held(url: str) -> dict[int, int]:
    """Submission -> how many figures of it are held."""
    store = open_store(url)
    query = (
        select(submission.c.id, func.count(observation.c.id).label("figures"))
        .select_from(submission.outerjoin(observation))
        .group_by(submission.c.id)
    )
    try:
        with store.reading() as connection:
            return {row.id: row.figures for row in connection.execute(query)}
    finally:
        store.engine.dispose()


def lines_of(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stderr is not None
    yield from process.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("after", "wait"), [(1, 0.0), (9, 0.004), (17, 0.011), (30, 0.019)])
def test_each_file_is_wholly_in_or_not_at_all(
    folder: Path, url: str, after: int, wait: float
) -> None:
    with started(folder, url) as process:
        stored = (line for line in lines_of(process) if "figures stored" in line)
        for _ in range(after):
            next(stored)
        time.sleep(wait)
        process.kill()
    found = held(url)
    assert after <= len(found) < FILES
    assert set(found.values()) == {ROWS}
    with started(folder, url) as process:
        said = process.communicate()[1]
    assert process.returncode == 0
    assert f"{FILES} files, {(FILES - len(found)) * ROWS:,} figures stored" in said
    assert f"{len(found)} held already." in said
    assert sorted(held(url).values()) == [ROWS] * FILES


@pytest.mark.slow
def test_a_bar_moves_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'bar.db'}"
    with opened(address) as store, store.writing() as connection:
        returning.seed(connection)
    master, terminal = pty.openpty()
    with started(folder, address, errors=terminal) as process:
        os.close(terminal)
        shown = b""
        try:
            while part := os.read(master, 65_536):
                shown += part
        except OSError:  # a terminal whose last writer is gone
            pass
    os.close(master)
    assert process.returncode == 0
    percent = {int(number) for number in re.findall(rb"(\d+)%", shown)}
    assert len(percent) > 5
    assert b"40 files, 1,000 figures stored." in shown
