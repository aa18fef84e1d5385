"""Places of a national table: each row's area by its codes, its name only where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.submission import Finding
from scorecard.intake.area_code import AreaCodes
from scorecard.intake.ees_file import EesFile
from scorecard.intake.ees_form import HELD_LEVELS, LEVELS, LOCAL, NATIONAL, REGIONAL
from scorecard.intake.ees_table import Recognised
from scorecard.intake.noted import first_of, more_like_it, remarked, wrong

_TWO_PLACES = ("/", "&", " and E")


@dataclass(frozen=True, slots=True)
class Places:
    """The area of each row (its place in `areas`; -1 where the row is left out).

    `printed` says, for each area of a row, the code the file gave where it was another one.
    """

    areas: tuple[str, ...]
    at: NDArray[np.int64]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    area: str = ""
    printed: str = ""
    problem: str = ""
    blocks: bool = False


def places_of(recognised: Recognised, codes: AreaCodes) -> tuple[Places, list[Finding]]:
    """Each row's area, and a finding for every place that is not held or named two ways."""
    file = recognised.file
    at = np.full(file.rows, -1, dtype=np.int64)
    found: dict[tuple[str, str], int] = {}
    findings: list[Finding] = []
    for said, rows in _kinds_of_place(file):
        place = _place(said, codes)
        if place.problem:
            findings.append(_finding(file, said, place, rows))
        if place.area:
            at[rows] = found.setdefault((place.area, place.printed), len(found))
    areas, printed = zip(*found, strict=True) if found else ((), ())
    return Places(tuple(areas), at, tuple(printed)), findings


def _kinds_of_place(file: EesFile) -> Iterator[tuple[dict[str, str], NDArray[np.int64]]]:
    """Each different place the held levels name, and the rows that name it."""
    level = file.columns["geographic_level"]
    for name in HELD_LEVELS:
        here = np.flatnonzero(level.where(np.array([word == name for word in level.words], bool)))
        columns = [one for one in LEVELS[name] if one in file.columns]
        key = np.zeros(len(here), dtype=np.int64)
        for one in columns:
            column = file.columns[one]
            key = key * max(len(column.words), 1) + column.places[here]
        _, first, which = np.unique(key, return_index=True, return_inverse=True)
        for number, row in enumerate(here[first]):
            said = {one: file.columns[one].cell(int(row)) for one in columns}
            yield {"geographic_level": name, **said}, here[which == number]


def _place(said: dict[str, str], codes: AreaCodes) -> _Place:
    level = said["geographic_level"]
    if level == NATIONAL:
        return _by(said, codes, "country_code", "country_name")
    if level == REGIONAL:
        return _by(said, codes, "region_code", "region_name")
    assert level == LOCAL
    code, number = said.get("new_la_code", ""), said.get("old_la_code", "")
    by_code, by_number = codes.by_gss(code), codes.by_number(number)
    if by_code and by_number and by_code != by_number:
        problem = f"is one authority's code and '{number}' in old_la_code another's"
        return _Place(problem=problem, blocks=True)
    if any(sign in code or sign in number for sign in _TWO_PLACES):
        return _Place(problem="is two authorities together; what is whose cannot be told")
    found = by_code or by_number
    if found:
        return _Place(found, printed=code if by_code and code != found else "")
    return _by(said, codes, "new_la_code", "la_name")


def _by(said: dict[str, str], codes: AreaCodes, code_column: str, name_column: str) -> _Place:
    code = said.get(code_column, "")
    area = codes.by_gss(code) if code else codes.by_name(said.get(name_column, ""))
    if area:
        return _Place(area, printed=code if code and code != area else "")
    return _Place(problem="is not an area held here")


def _finding(
    file: EesFile, said: dict[str, str], place: _Place, rows: NDArray[np.int64]
) -> Finding:
    columns = [one for one in said if one != "geographic_level"]
    column = next((one for one in columns if said[one]), columns[0])
    shown = f"{said[column]} ({said[columns[-1]]})" if said[columns[-1]] else said[column]
    bad = np.zeros(file.rows, dtype=bool)
    bad[rows] = True
    row, count = first_of(bad)
    problem = f"{place.problem}{more_like_it(count)}"
    say = wrong if place.blocks else remarked
    remedy = "Correct the row." if place.blocks else "Left out; add it to areas.csv if it is new."
    heading = file.columns[column].heading
    return say(file.name, int(file.number[row]), heading, shown, problem, remedy)
