"""The Scorecard's warm rerun against a page that only shows a cached frame, and a warm start."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scorecard.services import installation
from scorecard.settings import Settings
from tests.bench.harness import Measured, measure, measure_seconds
from tests.pages.conftest import visited
from tests.store_fixtures import demonstration

ROOT = Path(__file__).resolve().parents[2]
FLOOR = """
import pandas as pd
import streamlit as st

@st.cache_data
def rows():
    return pd.DataFrame({f"column {n}": [f"{n} {row}" for row in range(ROWS)] for n in range(18)})

st.title("Floor")
st.dataframe(rows())
"""
ROWS = 40


def bench_rerun_the_scorecard() -> Measured:
    """A warm rerun of Scorecard within three times a page of as many rows, only shown."""
    os.environ["SCORECARD_DATABASE_URL"] = _store()
    ours = visited("scorecard")
    floor = AppTest.from_string(FLOOR.replace("ROWS", str(ROWS)), default_timeout=60)
    return measure("rerun Scorecard / show a cached frame", ours.run, floor.run, bound=3.0)


def bench_start_the_app() -> Measured:
    """From `streamlit run` to the first healthy answer on a warm checkout: 5 seconds."""
    os.environ["SCORECARD_DATABASE_URL"] = _store()
    return measure_seconds("start the app, seconds", _start, bound=5.0, runs=3, warm=False)


def _store() -> str:
    url = f"sqlite:///{Path(tempfile.mkdtemp()) / 'bench.db'}"
    installation.init(
        Settings(database_url=url), who="bench", today=date(2026, 11, 22), demo=demonstration()
    )
    return url


def _start() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(f"http://localhost:{port}/_stcore/health")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=10)


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the app did not answer within 12 seconds")
