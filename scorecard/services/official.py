"""What reading national statistics takes, gathered: mappings from the catalogue, populations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from scorecard.domain.area import Area
from scorecard.domain.errors import RefusedFile
from scorecard.domain.indicator import Indicator
from scorecard.intake import official
from scorecard.intake.official import Official
from scorecard.store import held
from scorecard.store.engine import Connection

CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogue"
POPULATION = "pop_0_17_count"
REFUSED = "No national file can be read: {count} to put right in {folder}."


def of(
    connection: Connection,
    areas: Mapping[str, Area],
    indicators: Mapping[str, Indicator],
    folder: Path = CATALOGUE,
) -> Official:
    """The reference data for national files; RefusedFile, with every finding, if any is wrong."""

    def populations(known_at: datetime) -> Mapping[tuple[str, date], float]:
        return held.published_as_known(connection, POPULATION, known_at)

    files = {name: (folder / name).read_bytes() for name in official.FILES}
    found, findings = official.read(files, areas, indicators, populations)
    if findings:
        raise RefusedFile(REFUSED.format(folder=folder, count=len(findings)), findings)
    return found
