"""Which item of the Local Authority Interactive Tool is which indicator, as it comes in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.domain.indicator import Indicator
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("indicator", "item", "numerator", "denominator", "year_ends", "lait_polarity", "together"),
    "note",
)
NEVER = frozenset({"FirstYJS"})
"""Items that are not what they are called: FirstYJS holds counts under a rate's label."""

_TOGETHER = re.compile(r"(?P<area>[A-Z][0-9]{8}) (?P<year>[0-9]{4})")
_YEAR_END = re.compile(r"(0[1-9]|1[0-2])-[0-3][0-9]")


@dataclass(frozen=True, slots=True)
class LaitItem:
    """An indicator's item, the items that hold its counts, and when its years end (03-31).

    `polarity` is the tool's own word where it differs from ours, and then `note` says why.
    `together` has the areas whose figure is that of two authorities, and the first such year.
    """

    indicator: str
    item: str
    numerator: str
    denominator: str
    year_ends: str
    polarity: str
    together: Mapping[str, int]
    note: str

    @property
    def items(self) -> tuple[str, ...]:
        """Every item it is read from."""
        return tuple(filter(None, (self.item, self.numerator, self.denominator)))


def read(
    file: str, content: bytes, indicators: Mapping[str, Indicator]
) -> tuple[list[LaitItem], list[Finding]]:
    """The items of the file and everything wrong with it."""

    def make(row: Row) -> LaitItem:
        return _item(row, indicators)

    return records(file, content, COLUMNS, make, lambda one: one.indicator)


def _item(row: Row, indicators: Mapping[str, Indicator]) -> LaitItem:
    ends = row.text("year_ends", needed=True)
    if ends and not _YEAR_END.fullmatch(ends):
        row.note("year_ends", "is not a day of the year", "Write it as 03-31.")
    item = LaitItem(
        indicator=row.code("indicator", indicators),
        item=row.text("item", needed=True),
        numerator=row.text("numerator"),
        denominator=row.text("denominator"),
        year_ends=ends,
        polarity=row.text("lait_polarity"),
        together=_together(row),
        note=row.text("note"),
    )
    if NEVER & set(item.items):
        row.note("item", "holds something else than it is called", "Remove the row.")
    if item.polarity and not item.note:
        row.note("note", "is blank and the polarity differs", "Say why ours is another.")
    return item


def _together(row: Row) -> dict[str, int]:
    """The cell 'E09000021 2016; E06000061 2021': area -> the first year that is of two."""
    parts = [part.strip() for part in row.text("together").split(";") if part.strip()]
    found = [_TOGETHER.fullmatch(part) for part in parts]
    if not all(found):
        row.note("together", "is not areas with a year", "Write it as E09000021 2016.")
    return {one["area"]: int(one["year"]) for one in found if one}
