"""The command line as a process of its own: exit codes, streams, pipes and how soon help comes."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.machine import ROOT


def scorecard(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SCORECARD_")},
        **settings,
    }
    command = [sys.executable, "-m", "scorecard", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


def test_help_comes_at_once_without_the_heavy_libraries() -> None:
    started = time.perf_counter()
    result = scorecard("--help")
    assert time.perf_counter() - started < 2
    assert result.returncode == 0
    heavy = "import sys, scorecard.cli; print({'pandas', 'sqlalchemy', 'numpy'} & {*sys.modules})"
    imported = subprocess.run([sys.executable, "-c", heavy], cwd=ROOT, capture_output=True)
    assert imported.stdout == b"set()\n"


def test_figures_come_out_as_utf8_whatever_the_terminal_speaks(demo_store_path: Path) -> None:
    url = f"sqlite:///{demo_store_path}"
    settings = {"SCORECARD_DATABASE_URL": url, "PYTHONIOENCODING": "ascii"}
    result = scorecard("attention", "--area", "E06999999", **settings)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"rank,indicators,kinds,sentence,agency\n1,")


def test_a_refusal_goes_to_the_error_output(tmp_path: Path) -> None:
    result = scorecard("observations", SCORECARD_DATABASE_URL=f"sqlite:///{tmp_path / 'no.db'}")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.startswith(b"The store has not been set up.")


def test_a_bad_setting_is_wrong_usage() -> None:
    result = scorecard("observations", SCORECARD_MODE="party")
    assert result.returncode == 2
    assert b"Write demo or live." in result.stderr


def test_a_reader_that_stops_reading_sees_no_traceback(demo_store_path: Path) -> None:
    environment = {**os.environ, "SCORECARD_DATABASE_URL": f"sqlite:///{demo_store_path}"}
    with subprocess.Popen(
        [sys.executable, "-m", "scorecard", "observations"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"indicator,")
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
