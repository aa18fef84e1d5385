"""What reading national statistics takes, gathered: mappings from the catalogue, populations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from scorecard.domain.area import Area
from scorecard.domain.errors import RefusedFile
from scorecard.domain.indicator import Indicator
from scorecard.domain.submission import Finding
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

    def read() -> Official:
        files = tuple((name, (folder / name).read_bytes()) for name in official.FILES)
        found, wrong = _read(files, tuple(areas.values()), tuple(indicators.values()))
        if wrong:
            raise RefusedFile(REFUSED.format(folder=folder, count=len(wrong)), wrong)
        return replace(found, populations=populations)

    return read


@lru_cache(maxsize=1)
def _read(
    files: tuple[tuple[str, bytes], ...],
    areas: tuple[Area, ...],
    indicators: tuple[Indicator, ...],
) -> tuple[Official, list[Finding]]:
    """The same for every file of a folder, unless the catalogue is changed between two of them."""
    found, findings = official.read(
        dict(files),
        {one.code: one for one in areas},
        {one.code: one for one in indicators},
        lambda _known_at: {},
    )
    return found, [one for one in findings if one.problem != NOT_A_CODE]
