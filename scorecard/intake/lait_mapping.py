"""Which item of the Local Authority Interactive Tool is which indicator, as it comes in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.domain.indicator import Indicator
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("indicator", "item", "numerator", "denominator", "year_ends", "lait_polarity", "note"),
)
NEVER = frozenset({"FirstYJS"})
"""Items that are not what they are called: FirstYJS holds counts under a rate's label."""

_YEAR_END = re.compile(r"(0[1-9]|1[0-2])-[0-3][0-9]")


@dataclass(frozen=True, slots=True)
class LaitItem:
    """An indicator's item, the items that hold its counts, and when its years end (03-31).

    `polarity` is the tool's own word where it differs from ours, and then `note` says why.
    """

    indicator: str
    item: str
    numerator: str
    denominator: str
    year_ends: str
    polarity: str
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
        note=row.text("note"),
    )
    if NEVER & set(item.items):
        row.note("item", "holds something else than it is called", "Remove the row.")
    if item.polarity and not item.note:
        row.note("note", "is blank and the polarity differs", "Say why ours is another.")
    return item
