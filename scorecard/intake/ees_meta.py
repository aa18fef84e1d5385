"""The description that goes with a national file: nothing in it is loaded, its faults are said."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator

from scorecard.domain.submission import Finding
from scorecard.intake.ees_file import encoding, plain, separator
from scorecard.intake.noted import more_like_it, remarked

COLUMNS = (
    *("col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp"),
    *("filter_hint", "filter_grouping_column"),
)
INDICATOR, FILTER = "Indicator", "Filter"
UNITS = ("", "%", "pp", "£", "£m", "string", "numberstring")
_OF_INDICATORS = ("indicator_grouping", "indicator_unit", "indicator_dp")
_OF_FILTERS = ("filter_hint", "filter_grouping_column")

_CALLED = {INDICATOR: "an indicator", FILTER: "a filter"}

Line = tuple[int, dict[str, str]]
"""A row's number and its cells by heading."""


def recognises(headings: Collection[str]) -> bool:
    """Whether the headings (plain) are those of a description."""
    return {"col_name", "col_type"} <= set(headings)


def read(name: str, content: bytes) -> list[Finding]:
    """What is wrong with the description, and that it holds no figures."""
    text = content.decode(encoding(content), errors="replace").removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator(first)))
    headings = [plain(one) for one in rows[0]]
    lines = [
        (number, dict(zip(headings, (cell.strip() for cell in row), strict=False)))
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    ]
    findings = [_at(name, 1, one, "", "is missing") for one in COLUMNS if one not in headings]
    findings += [
        _at(name, 1, one, "", "is not a column of a description")
        for one in headings
        if one not in COLUMNS
    ]
    findings += [finding for check in CHECKS for finding in check(name, lines)]
    problem = "describes a data file and holds no figures"
    return [*findings, remarked(name, 0, "", "", problem, "Load the data file beside it.")]


def _names(name: str, lines: list[Line]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row, cells in lines:
        said = cells.get("col_name", "")
        if not said:
            yield _at(name, row, "col_name", "", "is blank")
        elif said in seen:
            yield _at(name, row, "col_name", said, "is described twice")
        elif " " in said:
            yield _at(name, row, "col_name", said, "has a space in it")
        seen.add(said)


def _types(name: str, lines: list[Line]) -> Iterator[Finding]:
    for row, cells in lines:
        said = cells.get("col_type", "")
        if said not in (INDICATOR, FILTER):
            yield _at(name, row, "col_type", said, "is neither Filter nor Indicator")


def _labels(name: str, lines: list[Line]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row, cells in lines:
        said = cells.get("label", "")
        if not said:
            yield _at(name, row, "label", "", "is blank")
        elif said in seen:
            yield _at(name, row, "label", said, "is the label of two columns")
        seen.add(said)


def _of_the_other_type(name: str, lines: list[Line]) -> Iterator[Finding]:
    for row, cells in lines:
        wrong_ones = _OF_INDICATORS if cells.get("col_type") == FILTER else _OF_FILTERS
        for column in wrong_ones:
            if cells.get(column):
                kind = _CALLED.get(cells.get("col_type", ""), "a column of neither type")
                yield _at(name, row, column, cells[column], f"is written for {kind}")


def _places_after_the_point(name: str, lines: list[Line]) -> Iterator[Finding]:
    blank: list[int] = []
    for row, cells in lines:
        said = cells.get("indicator_dp", "")
        if said and not said.isdigit():
            problem = "is not a whole number of decimal places, 0 or more"
            yield _at(name, row, "indicator_dp", said, problem)
        elif not said and cells.get("col_type") == INDICATOR:
            blank.append(row)
    if blank:
        problem = f"is blank for an indicator{more_like_it(len(blank))}"
        yield _at(name, blank[0], "indicator_dp", "", problem)


def _units(name: str, lines: list[Line]) -> Iterator[Finding]:
    for row, cells in lines:
        if cells.get("indicator_unit", "") not in UNITS:
            yield _at(name, row, "indicator_unit", cells["indicator_unit"], "is not a unit")


def _groupings(name: str, lines: list[Line]) -> Iterator[Finding]:
    filters = {cells["col_name"] for _, cells in lines if cells.get("col_type") == FILTER}
    seen: dict[str, str] = {}
    for row, cells in lines:
        group, own = cells.get("filter_grouping_column", ""), cells.get("col_name", "")
        if group and group == own:
            yield _at(name, row, "filter_grouping_column", group, "groups a filter by itself")
        elif group and group in filters:
            problem = "is a filter of its own too"
            yield _at(name, row, "filter_grouping_column", group, problem)
        elif group and group in seen:
            problem = f"groups both '{seen[group]}' and '{own}'"
            yield _at(name, row, "filter_grouping_column", group, problem)
        seen[group] = own


def _spaced_words(name: str, lines: list[Line]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for row, cells in lines:
        said = cells.get("indicator_grouping", "")
        bare = "".join(letter for letter in said.casefold() if letter.isalnum())
        if said and seen.setdefault(bare, said) != said:
            problem = f"differs from '{seen[bare]}' in spaces or signs alone"
            yield _at(name, row, "indicator_grouping", said, problem)


CHECKS: tuple[Callable[[str, list[Line]], Iterator[Finding]], ...] = (
    *(_names, _types, _labels, _of_the_other_type, _places_after_the_point, _units),
    *(_groupings, _spaced_words),
)


def _at(name: str, row: int, column: str, found: str, problem: str) -> Finding:
    remedy = "Nothing need be done here: descriptions are not loaded."
    return remarked(name, row, column, found, problem, remedy)
