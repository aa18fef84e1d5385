"""Which column of which national table is which indicator: the mapping as it comes in, as data."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scorecard.domain.indicator import Indicator
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records
from scorecard.intake.ees_file import plain

TABLE_COLUMNS = (
    *("table", "family", "title", "needs", "filters", "also_has", "year_ends"),
    *("released_years_after", "nothing_because"),
)
NAME_COLUMNS = ("table", "kind", "name", "also", "note")
MAPPING_COLUMNS = (
    *("table", "indicator", "month", "dimension", "category"),
    *("value", "numerator", "denominator", "note"),
)
POPULATION = "@population"
"""Instead of a column: the children living in the area in the middle of the year before."""

_PART = re.compile(r"([^\[\]]+?)(?:\[([^\[\]]+)\])?")
_BETWEEN_PARTS = re.compile(r" & (?![^\[]*\])")
_YEAR_END = re.compile(r"(0[1-9]|1[0-2])-[0-3][0-9]")


class NameKind(StrEnum):
    """What goes by another name in another year: a column, or what a filter says."""

    COLUMN = "column"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a publication, told by the columns (and `column=value`) it needs.

    `also_has` are columns that no indicator uses. `year_ends` is the month and day, as 03-31, on
    which its reporting year ends. `released_years_after` is 1 where a release of 2024 ends in 2023.
    """

    code: str
    family: str
    title: str
    needs: tuple[str, ...]
    filters: tuple[str, ...]
    also_has: tuple[str, ...]
    year_ends: str
    released_years_after: int
    nothing_because: str


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that a column or a filter's value goes by in some release."""

    table: str
    kind: NameKind
    name: str
    also: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A column, in the rows where the table's filters say `within` (all rows where it is empty)."""

    column: str
    within: tuple[str, ...] = ()

    def words(self) -> str:
        """The part as a reference says it."""
        return f"{self.column} ({', '.join(self.within)})" if self.within else self.column


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a table: where its value and counts stand. Each is a sum of parts, or nothing.

    Without a value column it is divided here. `month` is 1 to 12 for a column of one month.
    """

    table: str
    indicator: str
    month: int
    dimension: str
    category: str
    value: tuple[Part, ...]
    numerator: tuple[Part, ...]
    denominator: tuple[Part, ...]
    by_population: bool
    note: str


@dataclass(frozen=True, slots=True)
class EesMapping:
    """Everything that turns a national table into figures."""

    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    columns: Mapping[tuple[str, str], tuple[str, ...]]
    values: Mapping[tuple[str, str], tuple[str, ...]]

    def of(self, table: str) -> list[Figure]:
        """The figures of one table."""
        return [one for one in self.figures if one.table == table]

    def names_of(self, table: str, column: str) -> tuple[str, ...]:
        """What a column may be headed: its own name, listed ones, and the 2025 style's _count."""
        return (column, *self.columns.get((table, column), ()), f"{column}_count")

    def values_of(self, table: str, value: str) -> tuple[str, ...]:
        """What a filter may say for a value."""
        return (value, *self.values.get((table, value), ()))


def read(
    files: Mapping[str, bytes], indicators: Mapping[str, Indicator]
) -> tuple[EesMapping, list[Finding]]:
    """The mapping of ees_tables.csv, ees_names.csv and ees_mapping.csv, and everything wrong."""
    tables, wrong = records(
        *("ees_tables.csv", files["ees_tables.csv"], TABLE_COLUMNS), _table, lambda one: one.code
    )
    codes = {one.code for one in tables}

    def name(row: Row) -> OtherName:
        return _other_name(row, codes)

    def figure(row: Row) -> Figure:
        return _figure(row, codes, indicators)

    names, wrong_names = records(
        *("ees_names.csv", files["ees_names.csv"], NAME_COLUMNS), name, lambda one: one
    )
    figures, wrong_figures = records(
        *("ees_mapping.csv", files["ees_mapping.csv"], MAPPING_COLUMNS),
        figure,
        lambda one: (one.table, one.indicator, one.month, one.dimension, one.category),
    )
    mapping = EesMapping(
        tables=tuple(tables),
        figures=tuple(figures),
        columns=_gathered(names, NameKind.COLUMN),
        values=_gathered(names, NameKind.VALUE),
    )
    return mapping, [*wrong, *wrong_names, *wrong_figures]


def _gathered(
    names: Collection[OtherName], kind: NameKind
) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in names:
        if one.kind == kind:
            key = (one.table, one.name)
            found[key] = (*found.get(key, ()), one.also)
    return found


def _table(row: Row) -> Table:
    ends = row.text("year_ends", needed=True)
    if ends and not _YEAR_END.fullmatch(ends):
        row.note("year_ends", "is not a day of the year", "Write it as 03-31.")
    return Table(
        code=row.text("table", most=60, needed=True),
        family=row.text("family", most=20, needed=True),
        title=row.text("title", needed=True),
        needs=tuple(row.text("needs", needed=True).split(";")),
        filters=tuple(filter(None, row.text("filters").split(";"))),
        also_has=tuple(filter(None, row.text("also_has").split(";"))),
        year_ends=ends,
        released_years_after=row.count("released_years_after", most=5),
        nothing_because=row.text("nothing_because"),
    )


def _other_name(row: Row, tables: Collection[str]) -> OtherName:
    kind = row.word("kind", NameKind)
    also = row.text("also", needed=True)
    return OtherName(
        table=row.code("table", tables),
        kind=kind,
        name=row.text("name", needed=True),
        also=plain(also) if kind == NameKind.COLUMN else also,
        note=row.text("note"),
    )


def _figure(row: Row, tables: Collection[str], indicators: Mapping[str, Indicator]) -> Figure:
    by_population = row.cells["denominator"] == POPULATION
    indicator = indicators.get(row.code("indicator", indicators))
    figure = Figure(
        table=row.code("table", tables),
        indicator=row.cells["indicator"],
        month=row.count("month", most=12) if row.cells["month"] else 0,
        dimension=row.text("dimension", most=60),
        category=row.text("category", most=160),
        value=_parts(row, "value"),
        numerator=_parts(row, "numerator"),
        denominator=() if by_population else _parts(row, "denominator"),
        by_population=by_population,
        note=row.text("note"),
    )
    _check(row, figure, indicator)
    return figure


def _parts(row: Row, column: str) -> tuple[Part, ...]:
    parts = []
    for cell in filter(None, _BETWEEN_PARTS.split(row.text(column))):
        found = _PART.fullmatch(cell)
        if found is None:
            row.note(column, "is not a column with its filters", "Write it as number[All | Total].")
            continue
        within = tuple(word.strip() for word in (found[2] or "").split(" | ") if word)
        parts.append(Part(found[1].strip(), within))
    return tuple(parts)


def _check(row: Row, figure: Figure, indicator: Indicator | None) -> None:
    counted = bool(figure.numerator) and (bool(figure.denominator) or figure.by_population)
    if not figure.value and not counted:
        row.note("value", "is blank, and so is one of the counts", "Name the columns.")
    if bool(figure.dimension) != bool(figure.category):
        row.note("category", "and 'dimension' go together", "Write both, or neither for a total.")
    named = indicator.dimensions.split(";") if indicator else []
    if indicator and figure.dimension and figure.dimension not in named:
        row.note("dimension", "is none the indicator has", f"It has {', '.join(named) or 'none'}.")
