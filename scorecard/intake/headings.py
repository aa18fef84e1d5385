"""Headings of an agency's return: what people call each column, and the row they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.intake.personal import words_of
from scorecard.intake.sheet import Line

COLUMNS = (
    *("indicator", "area", "agency", "period_end", "frequency", "window", "value", "numerator"),
    *("denominator", "dimension", "category", "status", "marker", "note"),
)
"""The columns of a return, in the order of the template."""

EXPLAINING = ("indicator_name", "what_is_counted", "out_of_what", "due_on", "last_sent")
"""Columns that the template adds for its reader; nothing is read from them."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "indicator": (
        *("indicator code", "indicator id", "measure", "measure code", "kpi", "kpi code", "pi"),
        *("code", "indicator ref", "measure ref", "metric", "pi code", "ref"),
    ),
    "area": (
        *("area code", "gss", "gss code", "ons code", "la", "la code", "local authority"),
        *("local authority code", "authority", "area name", "la name", "new la code", "district"),
        *("locality", "geography", "lad code"),
    ),
    "agency": (
        *("agency code", "organisation", "organization", "partner", "supplier", "sent by"),
        *("agency name", "provider", "organisation name", "reporting agency"),
    ),
    "period_end": (
        *("period ending", "period", "end date", "end of period", "date", "as at", "as at date"),
        *("month", "month end", "month ending", "quarter", "quarter end", "quarter ending"),
        *("year end", "year ending", "week ending", "reporting period", "period to", "to"),
    ),
    "frequency": ("freq", "period type", "how often", "periodicity", "reporting frequency"),
    "window": ("time window", "coverage", "window type", "covers"),
    "value": (
        *("figure", "actual", "result", "performance", "outturn", "percentage", "percent", "%"),
        *("rate", "score", "pct", "amount", "reported value", "this period"),
    ),
    "numerator": ("num", "numerator count", "count", "number", "cases", "top", "n"),
    "denominator": ("den", "denom", "out of", "base", "cohort", "bottom", "denominator count"),
    "dimension": ("breakdown", "breakdown type", "split by", "characteristic", "breakdown by"),
    "category": ("group", "breakdown value", "category name", "breakdown category", "subgroup"),
    "status": ("data status", "provisional or final", "provisional final", "figure status"),
    "marker": ("symbol", "reason", "reason for no value", "why no value", "suppression", "marker"),
    "note": (
        *("notes", "comment", "comments", "commentary", "remarks", "narrative", "explanation"),
        *("additional information", "data quality note"),
    ),
}
"""Column -> other headings people give it, as lower-case words."""

SEARCHED_LINES = 60
"""How far down a sheet its headings are looked for: letterheads and titles stand above them."""

NEEDED = ("indicator", "period_end")
AMOUNTS = ("value", "numerator", "denominator")

_COLUMN_OF = {
    " ".join(words_of(word)) or word: column
    for column, others in SYNONYMS.items()
    for word in (column, *others)
}
_EXPLAINING = frozenset(" ".join(words_of(one)) for one in EXPLAINING)


@dataclass(frozen=True, slots=True)
class Headings:
    """Where a sheet's headings stand: column -> its place, and what else is headed how."""

    place: int
    columns: Mapping[str, int]
    twice: Sequence[tuple[str, str]]
    unknown: Sequence[str]

    @property
    def missing(self) -> list[str]:
        """What no return can do without and this row does not have."""
        lacking = [name for name in NEEDED if name not in self.columns]
        return lacking if self.columns.keys() & set(AMOUNTS) else [*lacking, "value"]


def find(lines: Sequence[Line]) -> Headings | None:
    """The row of headings: the first complete one, else the one with most that we know."""
    best: Headings | None = None
    for line in lines[:SEARCHED_LINES]:
        found = _of(line)
        if not found.missing:
            return found
        if len(found.columns) >= 2 and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _of(line: Line) -> Headings:
    columns: dict[str, int] = {}
    twice, unknown = [], []
    for place, cell in enumerate(line.cells):
        words = " ".join(words_of(cell))
        column = _COLUMN_OF.get(words)
        if column is None:
            if cell and words not in _EXPLAINING:
                unknown.append(cell)
        elif column not in columns:
            columns[column] = place
        elif _is_code(cell) == _is_code(line.cells[columns[column]]):
            twice.append((column, cell))
        elif _is_code(cell):  # 'Area code' beside 'Area': the code is what counts
            columns[column] = place
    return Headings(line.place, columns, twice, unknown)


def _is_code(heading: str) -> bool:
    return bool({"code", "id", "gss"} & set(words_of(heading)))
