"""Installing: a store created or upgraded, then the catalogue, the reports, the demonstration."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from scorecard.services import catalogue, demonstration, report_figures, report_record
from scorecard.services.demonstration import Demo, Demonstration
from scorecard.services.progress import Progress, silent
from scorecard.services.report_record import Loaded
from scorecard.services.workspace import Clock, Workspace, utc_now
from scorecard.settings import Settings
from scorecard.store import version
from scorecard.store.engine import open_store

DATA = Path(__file__).resolve().parents[2] / "data"
"""The catalogue and the reports that come with the program."""

PATIENCE = 120
"""Seconds to wait for another installation of the same store: its year is one long transaction."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation did; all false and zero when everything was there already."""

    catalogue: bool
    documents: int
    figures: int
    demonstration: Demonstration | None = None
    records: Loaded = field(default_factory=Loaded)

    def sentence(self) -> str:
        """What was done, in words."""
        parts = ["loaded the catalogue"] if self.catalogue else []
        if self.documents:
            parts.append(f"loaded {self.figures:,} figures from {self.documents} documents")
        parts += self.records.parts()
        if self.demonstration and not self.demonstration.already:
            parts.append("loaded the synthetic authority")
        done = ", ".join(parts) if parts else "everything was there already"
        sentence = f"The store is ready: {done}."
        if self.demonstration:
            sentence += f" The synthetic authority is as at {self.demonstration.as_at}."
        return sentence


def init(
    settings: Settings,
    *,
    who: str,
    today: date,
    demo: Demo | None = None,
    data: Path = DATA,
    clock: Clock = utc_now,
    progress: Progress = silent,
) -> Installed:
    """Bring the store up to date; done twice, the second changes nothing.

    Each part is one transaction: after an interruption the next run does what is left. `demo`
    is the synthetic authority, to the last month end before `today`, with its year of meetings.
    """
    store = replace(open_store(settings.database_url), wait=PATIENCE)
    try:
        progress("Preparing the store", 0, 1)
        version.upgrade(store)
        workspace = Workspace(store, settings, clock)
        progress("Loading the catalogue", 0, 1)
        changed = catalogue.load(workspace, who, data / "catalogue")
        receipts = report_figures.load(workspace, who, data / "reports", progress)
        held = demonstration.load(workspace, who, demo, today, progress) if demo else None
        progress("Reading what the reports tell of the boards' work", 0, 1)
        told = report_record.load(workspace, who, data / "reports")
    finally:
        store.engine.dispose()
    new = [one for one in receipts if not one.already]
    return Installed(changed, len(new), sum(one.kept for one in new), held, told)
