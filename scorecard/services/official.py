"""What reading national statistics takes, gathered: mappings from the catalogue, populations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from scorecard.domain.area import Area
from scorecard.domain.errors import RefusedFile
from scorecard.domain.indicator import Indicator
from scorecard.intake import official
from scorecard.intake.cells import NOT_A_CODE
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
) -> Callable[[], Official]:
    """The reference data for national files, read when it is first asked for.

    What is about an area or an indicator that this store does not hold is left out. It raises
    RefusedFile, with every finding, where anything else is wrong.
    """

    def populations(known_at: datetime) -> Mapping[tuple[str, date], float]:
        return held.published_as_known(connection, POPULATION, known_at)

    @cache
    def read() -> Official:
        files = {name: (folder / name).read_bytes() for name in official.FILES}
        found, findings = official.read(files, areas, indicators, populations)
        wrong = [one for one in findings if one.problem != NOT_A_CODE]
        if wrong:
            raise RefusedFile(REFUSED.format(folder=folder, count=len(wrong)), wrong)
        return found

    return read
