"""National statistics: a whole release beside bare reading and writing, and the national scale."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import repeat
from pathlib import Path

import numpy as np
import pandas as pd
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.domain.area import AreaKind
from scorecard.domain.submission import Submission, SubmissionKind
from scorecard.services import installation
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import area, indicator, observation
from scorecard.store import submission as submissions
from tests.bench.harness import Line, Measured, measure, seconds
from tests.machine import ROOT, peak_mib, reference_data

NOW = datetime(2026, 11, 20, tzinfo=UTC)
RELEASE = "ees_children_in_need_2024"
RUNS = 5
"""Of a whole release, in turns with its floor: each takes seconds."""

AREAS, INDICATORS, YEARS, SPLITS = 153, 154, 15, 13
"""A total and 13 groups of each: 4.9 million observations."""

SAMPLE = 12
"""Indicators in `make bench`; `python -m tests.bench.national` loads them all."""

A_SECOND = 50_000


def bench_a_release() -> list[Line]:
    """Thirty files imported: 25 s, and 3 times reading them barely and writing the same rows."""
    data = reference_data()
    if data is None:
        print("  left out: REFERENCE_DATA names no folder of published statistics", file=sys.stderr)
        return []
    folder = data / "data" / RELEASE
    with tempfile.TemporaryDirectory() as made:
        at = Path(made)
        _installed(at / "empty.db")
        command = _imported(folder, at)
        rows = _without_observations(at)
        name = f"a release of 30 files, {len(rows):,} figures"
        kept = partial(_barely, folder, at, f"INSERT INTO observation VALUES ({_places(rows)})")
        loose = partial(_barely, folder, at, f"INSERT INTO loose VALUES ({_places(rows)})")
        whole = partial(_import_here, folder, at)
        return [
            Measured(f"{name}: as a command", command, None, 25.0),
            measure(f"{name} / read_csv and executemany", whole, partial(kept, rows), 3.0, RUNS),
            measure(f"{name} / the same without keys", whole, partial(loose, rows), 10.0, RUNS),
        ]


def _installed(path: Path) -> Path:
    installation.init(
        Settings(database_url=f"sqlite:///{path}"),
        who="bench",
        today=NOW.date(),
        clock=lambda: NOW,
    )
    return path


def _imported(folder: Path, at: Path) -> float:
    """Seconds from the command to its end, the interpreter's start among them."""
    shutil.copyfile(at / "empty.db", at / "whole.db")
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "scorecard", "import", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SCORECARD_DATABASE_URL": f"sqlite:///{at / 'whole.db'}"},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def _import_here(folder: Path, at: Path) -> None:
    """The same in this process, so that neither it nor its floor pays for starting one."""
    shutil.copyfile(at / "empty.db", at / "again.db")
    url = {"SCORECARD_DATABASE_URL": f"sqlite:///{at / 'again.db'}"}
    result = CliRunner().invoke(app, ["import", str(folder)], env=url)
    assert result.exit_code == 0, result.output


def _without_observations(at: Path) -> list[tuple[object, ...]]:
    """The release's observations; and a store, ready.db, with all but them."""
    shutil.copyfile(at / "empty.db", at / "ready.db")
    with closing(sqlite3.connect(at / "ready.db")) as ready, ready:
        ready.execute("ATTACH ? AS whole", (str(at / "whole.db"),))
        held = "SELECT * FROM whole.observation WHERE id > (SELECT max(id) FROM main.observation)"
        rows = ready.execute(held).fetchall()
        for table in ("submission", "series"):
            ready.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM whole.{table}")
        ready.execute("CREATE TABLE loose AS SELECT * FROM whole.observation LIMIT 0")
    return rows


def _places(rows: list[tuple[object, ...]]) -> str:
    return ", ".join("?" * len(rows[0]))


def _barely(folder: Path, at: Path, statement: str, rows: list[tuple[object, ...]]) -> None:
    """What nobody can do without: files as pandas reads them, rows as the store's table has them.

    The table's keys, index and constraints hold for both; nothing is checked, mapped or named.
    """
    for file in folder.glob("*.csv"):
        pd.read_csv(file, low_memory=False)
    shutil.copyfile(at / "ready.db", at / "bare.db")
    with closing(sqlite3.connect(at / "bare.db")) as bare, bare:
        bare.execute("PRAGMA foreign_keys = ON")
        bare.executemany(statement, rows)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading took: seconds on the clock, and of this process's own work, an indicator each.

    The second is what a bound is about: on a busy machine the first is mostly others' work.
    """

    rows: int
    clock: list[float]
    busy: list[float]
    size: int


def bench_national_scale() -> list[Line]:
    """A part of every authority's fifteen years: at the pace that all of it must keep."""
    found = _loaded(SAMPLE)
    whole = sum(found.busy)
    name = f"{found.rows:,} observations of 153 areas into SQLite, busy"
    return [
        Measured(name, whole, None, found.rows / A_SECOND),
        Measured("the last of 12 indicators / their average", found.busy[-1], whole / SAMPLE, 2.0),
    ]


def main() -> None:
    """All five million, in a process of its own, so that its memory is its own."""
    found = _loaded(INDICATORS)
    peak = peak_mib()
    for name, taken in (("on the clock", found.clock), ("of its own work", found.busy)):
        first, last = sum(taken[:15]), sum(taken[-15:])
        print(
            f"{found.rows:,} observations in {sum(taken):.1f} s {name}: "
            f"{found.rows / sum(taken):,.0f} a second; "
            f"the last 15 indicators took {last / first:.2f} times the first 15"
        )
    print(f"store {found.size / 2**20:,.0f} MiB, peak memory {peak:,.0f} MiB")


def _loaded(many: int) -> Loaded:
    """So many indicators' figures made and stored, each in one transaction."""
    with tempfile.TemporaryDirectory() as made:
        path = _installed(Path(made) / "national.db")
        workspace = open_workspace(Settings(database_url=f"sqlite:///{path}"), clock=lambda: NOW)
        clock, busy, rows = [], [], 0
        for frame in _frames(workspace, many):
            begun = time.process_time()
            clock.append(seconds(partial(_stored, workspace, frame)))
            busy.append(time.process_time() - begun)
            rows += len(frame)
        workspace.store.engine.dispose()
        return Loaded(rows, clock, busy, path.stat().st_size)


def _stored(workspace: Workspace, frame: pd.DataFrame) -> None:
    """One submission of one indicator, in one transaction."""
    code = frame["indicator"].iloc[0]
    sent = Submission("partnership", f"{code}.csv", f"sha of {code}", SubmissionKind.EES, NOW)
    with workspace.writing() as connection:
        number = submissions.add(connection, sent, accepted=True, recorded_at=NOW)
        observation.append(connection, number, frame, NOW)


def _frames(workspace: Workspace, many: int) -> Iterator[pd.DataFrame]:
    """An indicator's figures of every authority, year and group, as a release would bring them."""
    with workspace.reading() as connection:
        local = [
            one.code
            for one in area.every(connection).values()
            if one.kind == AreaKind.LOCAL_AUTHORITY
        ]
        codes = list(indicator.every(connection))[:many]
    assert (len(local), len(codes)) == (AREAS, many)
    draw = np.random.default_rng(11)
    groups = ["", *(f"group {number}" for number in range(SPLITS))]
    places = pd.MultiIndex.from_product([local, range(YEARS), groups])
    where = places.to_frame(index=False, name=["area", "year", "category"])
    starts = {year: date(2010 + year, 4, 1) for year in range(YEARS)}
    ends = {year: date(2011 + year, 3, 31) for year in range(YEARS)}
    for code in codes:
        below = draw.integers(50, 5_000, len(where)).astype(float)
        above = np.floor(below * draw.random(len(where)))
        cells = {
            "indicator": repeat(code, len(where)),
            "area": where["area"],
            "agency": repeat("", len(where)),
            "period_start": where["year"].map(starts),
            "period_end": where["year"].map(ends),
            "frequency": repeat("year", len(where)),
            "window": repeat("period", len(where)),
            "dimension": np.where(where["category"] == "", "", "age"),
            "category": where["category"],
            "basis": repeat("published", len(where)),
            "edition": repeat("National scale", len(where)),
            "status": repeat("final", len(where)),
            "marker": repeat("", len(where)),
            "reference": (f"{code}.csv, row {number}" for number in range(len(where))),
            "known_at": repeat(NOW, len(where)),
            "note": repeat("", len(where)),
        }
        numbers = {"value": 100 * above / below, "numerator": above, "denominator": below}
        yield pd.DataFrame(
            {name: pd.Series(list(column), dtype="object") for name, column in cells.items()}
            | {name: pd.Series(column) for name, column in numbers.items()}
        )


if __name__ == "__main__":
    main()
