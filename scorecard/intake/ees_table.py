"""Recognising a national table: by what its columns and filters say, not by the file's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.submission import Finding
from scorecard.intake.area_code import plain_name
from scorecard.intake.ees_file import Column, EesFile, plain
from scorecard.intake.ees_form import GEOGRAPHY, MANDATORY, Form
from scorecard.intake.ees_mapping import EesMapping, Figure, Part, Table
from scorecard.intake.noted import listed, remarked, wrong

TOTALS = frozenset({"total", "all", "all children", "england"})
"""What a filter that we do not know says in the row of the total."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file known to be one table: its columns by the names the mapping uses."""

    form: Form
    table: Table
    columns: Mapping[str, Column]
    mapping: EesMapping

    @property
    def file(self) -> EesFile:
        """The file itself."""
        return self.form.file

    def rows_within(self, within: tuple[str, ...]) -> NDArray[np.bool_]:
        """The rows in which the table's filters say these values, in order; all where none."""
        chosen = np.ones(self.file.rows, dtype=bool)
        for name, value in zip(self.table.filters, within, strict=False):
            said = {plain_name(one) for one in self.mapping.values_of(self.table.code, value)}
            column = self.columns[name]
            known = np.array([plain_name(word) in said for word in column.words], dtype=bool)
            chosen &= column.where(known)
        return chosen


def recognise(form: Form, mapping: EesMapping) -> tuple[Recognised | None, list[Finding]]:
    """The table whose needs the file meets, the most exacting first; else which came nearest."""
    found: list[Recognised] = []
    misses: list[tuple[int, Table, list[str]]] = []
    for table in mapping.tables:
        columns = _columns(form.file, table, mapping)
        as_table = Recognised(form, table, columns, mapping)
        missing = [need for need in table.needs if not _meets(as_table, need)]
        if missing:
            misses.append((len(table.needs) - len(missing), table, missing))
        else:
            found.append(as_table)
    if found:
        best = max(found, key=lambda one: len(one.table.needs))
        return best, []
    return None, [_not_recognised(form.file, misses)]


def figures_there(recognised: Recognised) -> tuple[list[Figure], list[Finding]]:
    """The table's figures whose columns the file has, and a remark for each that it lacks."""
    there: list[Figure] = []
    findings: list[Finding] = []
    for figure in recognised.mapping.of(recognised.table.code):
        counted = figure.numerator and (figure.denominator or figure.by_population)
        counts_there = bool(counted) and _all_there(recognised, figure.numerator)
        counts_there &= _all_there(recognised, figure.denominator)
        if (figure.value and _all_there(recognised, figure.value)) or counts_there:
            there.append(figure)
            continue
        wanted = figure.value or (*figure.numerator, *figure.denominator)
        gone = [part.words() for part in wanted if not _there(recognised, part)]
        problem = f"has no column for {figure.indicator}: looked for {listed(gone)}"
        remedy = "If the column was renamed, add its new name to ees_names.csv."
        findings.append(remarked(recognised.file.name, 1, "", "", problem, remedy))
    return there, findings


def _all_there(recognised: Recognised, parts: Iterable[Part]) -> bool:
    return all(_there(recognised, part) for part in parts)


def _there(recognised: Recognised, part: Part) -> bool:
    if part.column not in recognised.columns:
        return False
    return not part.within or bool(recognised.rows_within(part.within).any())


def _columns(file: EesFile, table: Table, mapping: EesMapping) -> dict[str, Column]:
    """The file's columns under the names the mapping uses; each column has one name only."""
    wanted = dict.fromkeys([*(need for need in table.needs if "=" not in need), *table.filters])
    for figure in mapping.of(table.code):
        for part in (*figure.value, *figure.numerator, *figure.denominator):
            wanted.setdefault(part.column)
    found: dict[str, Column] = {}
    taken: set[str] = set()
    for name in wanted:
        # in order, each once: what one release calls cla_group another calls characteristic
        names = mapping.names_of(table.code, name)
        heading = next((one for one in names if one in file.columns and one not in taken), None)
        if heading is not None:
            found[name] = file.columns[heading]
            taken.add(heading)
    return found


def _meets(recognised: Recognised, need: str) -> bool:
    name, is_value, value = need.partition("=")
    column = recognised.columns.get(plain(name))
    if column is None or not is_value:
        return column is not None
    said = {plain_name(one) for one in recognised.mapping.values_of(recognised.table.code, value)}
    return any(plain_name(word) in said for word in column.words)


def totals_of_unknown(recognised: Recognised) -> tuple[NDArray[np.bool_], list[Finding]]:
    """The rows that are totals of every filter we do not know, and what is said of each.

    A filter that splits the figures and has no total leaves nothing that could be read.
    """
    chosen = np.ones(recognised.file.rows, dtype=bool)
    findings: list[Finding] = []
    for column in _unknown(recognised):
        total = np.array([plain_name(word) in TOTALS for word in column.words], dtype=bool)
        if total.any():
            chosen &= column.where(total)
            problem, remedy = "is a column we do not know for this table", "Its totals are read."
            findings.append(remarked(recognised.file.name, 1, column.heading, "", problem, remedy))
            continue
        problem = f"splits the figures ({listed(column.words, 4)}) and none of them is a total"
        remedy = "Add the column to the table's filters in ees_tables.csv, and to its mapping."
        findings.append(wrong(recognised.file.name, 1, column.heading, "", problem, remedy))
    return chosen, findings


def _unknown(recognised: Recognised) -> list[Column]:
    used = {id(column) for column in recognised.columns.values()}
    filters = recognised.form.filters.values()
    return [one for one in filters if id(one) not in used and len(set(one.words)) > 1]


def new_columns(recognised: Recognised) -> list[Finding]:
    """A remark for each column of figures that the table is not known to have."""
    table, mapping = recognised.table, recognised.mapping
    known = {id(column) for column in recognised.columns.values()}
    expected = {name for one in table.also_has for name in mapping.names_of(table.code, one)}
    return [
        remarked(
            recognised.file.name,
            *(1, column.heading, ""),
            "is a column we do not know for this table",
            "It is left out; if an indicator should use it, add it to ees_mapping.csv.",
        )
        for name, column in recognised.form.figures.items()
        if id(column) not in known and name not in expected
    ]


def _not_recognised(file: EesFile, misses: list[tuple[int, Table, list[str]]]) -> Finding:
    met, nearest, missing = max(misses, key=lambda one: one[0] / len(one[1].needs))
    own = [name for name in file.columns if name not in MANDATORY and name not in GEOGRAPHY]
    problem = f"is no national table we know by its columns {listed(own)}"
    remedy = (
        f"The nearest is '{nearest.title}', which also needs {listed(missing)}. If a column was "
        "renamed, add its new name to ees_names.csv; if the table is new, describe it in "
        "ees_tables.csv and ees_mapping.csv."
    )
    if not met:
        remedy = "Describe it in ees_tables.csv and ees_mapping.csv, or load another file."
    return wrong(file.name, 1, "", "", problem, remedy)
