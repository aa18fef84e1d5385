"""The app on another day: the same front door, its clock set by DAY_OF_TEST; run by streamlit."""

import os
import runpy
from datetime import UTC, datetime
from functools import partial

from pages.shared import context
from scorecard.services.workspace import open_workspace

NOON = datetime.fromisoformat(f"{os.environ['DAY_OF_TEST']}T12:00:00").replace(tzinfo=UTC)
context.open_workspace = partial(open_workspace, clock=lambda: NOON)
runpy.run_path("app.py", run_name="app")
