"""The form of a national file: what every file of the service must have, checked as a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.submission import Finding
from scorecard.intake.ees_file import Column, EesFile
from scorecard.intake.ees_period import fault_of
from scorecard.intake.noted import first_of, listed, more_like_it, remarked, wrong

MANDATORY = ("time_period", "time_identifier", "geographic_level")
NATIONAL, REGIONAL, LOCAL = "National", "Regional", "Local authority"
HELD_LEVELS = (NATIONAL, REGIONAL, LOCAL)
"""Levels whose places we hold; rows of another level are left out, and said."""

LEVELS: dict[str, tuple[str, ...]] = {
    NATIONAL: ("country_code", "country_name"),
    REGIONAL: ("region_code", "region_name"),
    LOCAL: ("new_la_code", "old_la_code", "la_name"),
    "Local authority district": ("lad_code", "lad_name"),
    "Local enterprise partnership": (
        "local_enterprise_partnership_code",
        "local_enterprise_partnership_name",
    ),
    "Local skills improvement plan area": ("lsip_code", "lsip_name"),
    "English devolved area": ("english_devolved_area_code", "english_devolved_area_name"),
    "Opportunity area": ("opportunity_area_code", "opportunity_area_name"),
    "Parliamentary constituency": ("pcon_code", "pcon_name"),
    "Police force area": ("pfa_code", "pfa_name"),
    "Ward": ("ward_code", "ward_name"),
    "MAT": ("trust_id", "trust_name"),
    "Sponsor": ("sponsor_id", "sponsor_name"),
    "RSC region": ("rsc_region_lead_name",),
    "Planning area": ("planning_area_code", "planning_area_name"),
    "School": ("school_urn", "school_laestab", "school_name"),
    "Provider": ("provider_ukprn", "provider_name"),
    "Institution": ("institution_id", "institution_name"),
}
"""Geographic level -> the columns that say which place, the one to go by first."""

GEOGRAPHY = frozenset(column for columns in LEVELS.values() for column in columns)
_ALONE = frozenset({"school_name", "school_laestab", "provider_name", "trust_name"})
"""Columns that files of other levels have as filters, without the rest of their level's."""

NO_FIGURE = "is blank, without a marker"
FIGURE_REMEDY = "Write the figure, or why there is none: c, k, x, z, u or low."
_NAMED_BY_CODE = tuple(
    level
    for level in LEVELS
    if level not in ("School", "Provider", "Institution", "MAT", "Sponsor", "RSC region")
)
"""Levels in which one code has one name; a school may change its own."""

_NO_PLACE = frozenset({"", "z", "x"})
_PLACE_WORDS = re.compile(
    r"(school|provider|institution|trust|region|country|ward|la)_?(name|code)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A file with its columns told apart: those that say what is counted, and the counts."""

    file: EesFile
    figures: Mapping[str, Column]
    filters: Mapping[str, Column]


def check(form: Form) -> list[Finding]:
    """Everything wrong with the form of a file; where a mandatory column is missing, only that."""
    file = form.file
    missing = [
        wrong(file.name, 1, name, "", "is missing", "Give the file as the service publishes it.")
        for name in MANDATORY
        if name not in file.columns
    ]
    return missing or [finding for one in CHECKS for finding in one(form)]


def told_apart(file: EesFile) -> Form:
    """A column holds figures where most of what it says is figures, and it is no time or place."""
    said = {
        name: column
        for name, column in file.columns.items()
        if name not in MANDATORY and name not in GEOGRAPHY
    }
    figures = {name: column for name, column in said.items() if _holds_figures(column)}
    return Form(file, figures, {name: said[name] for name in said if name not in figures})


def _holds_figures(column: Column) -> bool:
    said = sum(1 for word in column.words if word)
    return bool(said) and 2 * int(column.figures.sum()) > said


def _no_rows(form: Form) -> Iterator[Finding]:
    file = form.file
    if not file.rows:
        yield wrong(file.name, 0, "", "", "has headings and no rows", "Give the whole file.")


def _spaces_in_headings(form: Form) -> Iterator[Finding]:
    file = form.file
    for column in file.columns.values():
        if " " in column.heading:
            problem = "has a space in its heading; read as if it were an underscore"
            yield remarked(file.name, 1, column.heading, "", problem, "Nothing need be done.")


def _looks_like_a_place(form: Form) -> Iterator[Finding]:
    file = form.file
    for name, column in file.columns.items():
        run_together = name.replace("_", "")
        if name not in GEOGRAPHY and _PLACE_WORDS.fullmatch(run_together):
            problem = "looks like a column of places and is none of the service's"
            remedy = "Read as a filter; check that it is one."
            yield remarked(file.name, 1, column.heading, "", problem, remedy)


def _empty_columns(form: Form) -> Iterator[Finding]:
    file = form.file
    for name, column in file.columns.items():
        if name not in MANDATORY and file.rows and not any(column.words):
            problem = "is empty from top to bottom"
            yield remarked(file.name, 1, column.heading, "", problem, "Check the download.")


def _periods(form: Form) -> Iterator[Finding]:
    file = form.file
    period, identifier = file.columns["time_period"], file.columns["time_identifier"]
    faults: dict[str, NDArray[np.bool_]] = {}
    for said, rows in combinations(period, identifier):
        fault = fault_of(*said)
        if fault:
            faults[fault] = rows | faults.get(fault, np.zeros(file.rows, dtype=bool))
    for fault, rows in faults.items():
        row, count = first_of(rows)
        problem = f"{fault}{more_like_it(count)}"
        yield _at(file, row, period, problem, "Correct the period, or leave it out.")


def _levels(form: Form) -> Iterator[Finding]:
    file = form.file
    column = file.columns["geographic_level"]
    for place, level in enumerate(column.words):
        row, count = first_of(column.places == place)
        if level not in LEVELS:
            problem = f"is not a geographic level of the service{more_like_it(count)}"
            yield _at(file, row, column, problem, f"Write one of {listed(HELD_LEVELS)}.")
        elif level not in HELD_LEVELS:
            problem = f"is a level whose places are not held here: {count:,} rows are left out"
            yield _at(file, row, column, problem, "Nothing need be done.", asks=True)


def _places(form: Form) -> Iterator[Finding]:
    file = form.file
    level = file.columns["geographic_level"]
    for name, columns in LEVELS.items():
        here = level.where(np.array([word == name for word in level.words], dtype=bool))
        held = [column for column in columns if column in file.columns]
        if name in HELD_LEVELS and here.any():
            yield from _held_places(file, name, here)
        elif held and len(held) < len(columns) and not set(held) & _ALONE:
            yield from _half_a_place(file, columns)


def _held_places(file: EesFile, level: str, here: NDArray[np.bool_]) -> Iterator[Finding]:
    columns = LEVELS[level]
    held = [file.columns[one] for one in columns if one in file.columns]
    if not held:
        remedy = f"A {level} row needs {listed(columns)}."
        yield wrong(file.name, 1, columns[0], "", "is missing", remedy)
        return
    yield from _half_a_place(file, columns)
    blank = here & np.all([column.blank() for column in held], axis=0)
    if blank.any():
        row, count = first_of(blank)
        problem = f"is blank in a row of level '{level}'{more_like_it(count)}"
        yield _at(file, row, held[0], problem, "Write which place it is.")


def _half_a_place(file: EesFile, columns: tuple[str, ...]) -> Iterator[Finding]:
    for name in columns:
        if name not in file.columns:
            problem = f"is missing beside {listed(one for one in columns if one in file.columns)}"
            yield remarked(file.name, 1, name, "", problem, "Read by the columns that are there.")


def _one_place_two_names(form: Form) -> Iterator[Finding]:
    columns = form.file.columns
    for level in _NAMED_BY_CODE:
        name = columns.get(LEVELS[level][-1])
        for code in LEVELS[level][:-1] if name else ():
            assert name is not None
            if code in columns:
                yield from _two_names(form.file, columns[code], name)


def _two_names(file: EesFile, code: Column, name: Column) -> Iterator[Finding]:
    said: dict[str, str] = {}
    found: list[tuple[int, str]] = []
    for (one, called), rows in combinations(code, name):
        if one not in _NO_PLACE and called:
            first = said.setdefault(one, called)
            if first.casefold() != called.casefold():
                found.append((first_of(rows)[0], f"is the code of '{first}' and of '{called}'"))
    if found:
        row, problem = found[0]
        problem += more_like_it(len(found), "such code")
        yield _at(file, row, code, problem, "Read by its code; check which it is.", asks=True)


def _country(form: Form) -> Iterator[Finding]:
    file = form.file
    column = file.columns.get("country_code")
    for place, code in enumerate(column.words if column else ()):
        assert column is not None
        if code and not re.fullmatch(r"[EWNSK][0-9]{8}", code):
            row, count = first_of(column.places == place)
            problem = f"is not the code of a country{more_like_it(count)}"
            yield _at(file, row, column, problem, "England is E92000001.", asks=True)


def _blank_filters(form: Form) -> Iterator[Finding]:
    file = form.file
    for column in form.filters.values():
        blank = column.blank()
        if blank.any() and any(column.words):
            row, count = first_of(blank)
            problem = f"is blank: it does not say what the figures are of{more_like_it(count)}"
            yield _at(file, row, column, problem, "Write Total where it is the total.", asks=True)


def _figures(form: Form) -> Iterator[Finding]:
    file = form.file
    for column in form.figures.values():
        for place in np.flatnonzero(~column.figures):
            row, count = first_of(column.places == place)
            said = "is neither a figure nor a marker" if column.words[place] else NO_FIGURE
            yield _at(file, row, column, f"{said}{more_like_it(count)}", FIGURE_REMEDY)


def _twice(form: Form) -> Iterator[Finding]:
    file = form.file
    key = np.zeros(file.rows, dtype=np.int64)
    for name, column in file.columns.items():
        if name not in form.figures:
            key = np.unique(key * len(column.words) + column.places, return_inverse=True)[1]
    _, first, counts = np.unique(key, return_index=True, return_counts=True)
    twice = np.flatnonzero(counts > 1)
    if len(twice):
        again = np.flatnonzero(key == key[first[twice[0]]])[1]
        problem = f"says the same as row {file.number[first[twice[0]]]}{more_like_it(len(twice))}"
        remedy = "Keep one row for each period, place and filter."
        yield wrong(file.name, int(file.number[again]), "", "", problem, remedy)


CHECKS: tuple[Callable[[Form], Iterator[Finding]], ...] = (
    *(_no_rows, _spaces_in_headings, _looks_like_a_place, _empty_columns, _periods, _levels),
    *(_places, _one_place_two_names, _country, _blank_filters, _figures, _twice),
)
"""Each looks at one thing; what it yields either keeps the file out or asks to be looked at."""


def _at(
    file: EesFile, row: int, column: Column, problem: str, remedy: str, *, asks: bool = False
) -> Finding:
    say = remarked if asks else wrong
    place = int(file.number[row])
    return say(file.name, place, column.heading, column.cell(row), problem, remedy)


def combinations(one: Column, other: Column) -> Iterator[tuple[tuple[str, str], NDArray[np.bool_]]]:
    """Each pair of cells that stands in a row, and which rows."""
    pairs = one.places.astype(np.int64) * max(len(other.words), 1) + other.places
    for pair in np.unique(pairs):
        left, right = divmod(int(pair), max(len(other.words), 1))
        yield (one.words[left], other.words[right]), pairs == pair
