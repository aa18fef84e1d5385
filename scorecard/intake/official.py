"""What reading national statistics takes: the mappings, other area codes, releases, populations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from scorecard.domain.area import Area
from scorecard.domain.indicator import Indicator
from scorecard.domain.submission import Finding
from scorecard.intake import area_code, ees_mapping, lait_mapping, release
from scorecard.intake.area_code import AreaCodes
from scorecard.intake.ees_mapping import EesMapping
from scorecard.intake.lait_mapping import LaitItem
from scorecard.intake.release import Releases

FILES = (
    *("area_codes.csv", "ees_tables.csv", "ees_names.csv", "ees_mapping.csv", "lait_mapping.csv"),
    "releases.csv",
)

Populations = Callable[[datetime], Mapping[tuple[str, date], float]]
"""Children living in an area at the middle of a year (area, 30 June), as known at a moment."""


@dataclass(frozen=True, slots=True)
class Official:
    """Reference data for national files."""

    codes: AreaCodes
    ees: EesMapping
    lait: tuple[LaitItem, ...]
    releases: Releases
    populations: Populations


def nothing_held() -> Official:
    """For reading what is not national: no table is known."""
    return Official(
        codes=AreaCodes({}, {}, {}),
        ees=EesMapping((), (), {}, {}),
        lait=(),
        releases=Releases({}),
        populations=lambda _known_at: {},
    )


def read(
    files: Mapping[str, bytes],
    areas: Mapping[str, Area],
    indicators: Mapping[str, Indicator],
    populations: Populations,
) -> tuple[Official, list[Finding]]:
    """The reference data in FILES (name -> bytes), and everything wrong with it."""

    def file(name: str) -> tuple[str, bytes]:
        return name, files[name]

    codes, wrong_codes = area_code.read(*file("area_codes.csv"), areas)
    mapping, wrong_mapping = ees_mapping.read(files, indicators)
    items, wrong_items = lait_mapping.read(*file("lait_mapping.csv"), indicators)
    releases, wrong_releases = release.read(*file("releases.csv"))
    official = Official(
        codes=area_code.gathered(areas, codes),
        ees=mapping,
        lait=tuple(items),
        releases=releases,
        populations=populations,
    )
    return official, [*wrong_codes, *wrong_mapping, *wrong_items, *wrong_releases]
