"""Published figures as arrays: what two counts make, what cannot be, and the frame they become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.domain.indicator import Indicator, MeasureType, Unit
from scorecard.domain.observation import Basis, Marker
from scorecard.domain.period import Window, day
from scorecard.domain.submission import Finding
from scorecard.intake.figures import FRAME_COLUMNS
from scorecard.intake.noted import first_of, more_like_it, remarked

Floats = NDArray[np.float64]
Objects = NDArray[np.object_]

STRONGEST_FIRST = (
    *(Marker.SUPPRESSED, Marker.LOW_RELIABILITY, Marker.LOW, Marker.ROUNDS_TO_ZERO),
    *(Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE),
)
"""Of several markers in one sum, the one that is said of the whole."""

_DIVIDED = (MeasureType.RATIO, MeasureType.RATE, MeasureType.MEAN)
KEEPER = "partnership"
"""The agency under which national files are kept: whoever loads them for the board."""

ROUNDED_TO = 10.0
"""Counts of England and its regions are rounded to the nearest ten."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure a row: its value, NaN where unknown, and the marker that says why."""

    value: Floats
    marker: Objects

    @staticmethod
    def nothing(rows: int) -> Amount:
        """Not said in any row."""
        return Amount(np.full(rows, np.nan), np.full(rows, "", dtype=object))


@dataclass(frozen=True, slots=True)
class Block:
    """Figures of one series a place: one indicator, dimension and category, a row a figure."""

    indicator: Indicator
    frequency: Objects
    dimension: str
    category: str
    status: str | Objects
    area: Objects
    start: Objects
    end: Objects
    value: Amount
    numerator: Floats
    denominator: Floats
    reference: Sequence[str]
    note: str | Objects

    def __len__(self) -> int:
        return len(self.area)

    def about(self, row: int) -> str:
        """Which figure a row is, in words."""
        return f"{self.indicator.code} of {self.area[row]}, {day(self.end[row])}"

    def where(self, keep: NDArray[np.bool_]) -> Block:
        """The rows kept."""
        if keep.all():
            return self
        return replace(
            self,
            frequency=self.frequency[keep],
            status=self.status if isinstance(self.status, str) else self.status[keep],
            area=self.area[keep],
            start=self.start[keep],
            end=self.end[keep],
            value=Amount(self.value.value[keep], self.value.marker[keep]),
            numerator=self.numerator[keep],
            denominator=self.denominator[keep],
            reference=[one for one, kept in zip(self.reference, keep, strict=True) if kept],
            note=self.note if isinstance(self.note, str) else self.note[keep],
        )


def added(amounts: Sequence[Amount]) -> Amount:
    """A sum of parts: unknown where any part is, and then the strongest marker says why."""
    marker = np.full(len(amounts[0].marker), "", dtype=object)
    for one in reversed(STRONGEST_FIRST):
        for amount in amounts:
            marker[amount.marker == one] = str(one)
    return Amount(np.sum([amount.value for amount in amounts], axis=0), marker)


def divided(top: Amount, bottom: Amount, indicator: Indicator) -> Amount:
    """What two counts make, in the indicator's unit; nothing over nothing is not applicable."""
    value = np.full(len(top.value), np.nan)
    with np.errstate(invalid="ignore", over="ignore"):
        np.divide(per(indicator) * top.value, bottom.value, out=value, where=bottom.value > 0)
    marker = np.where(top.marker != "", top.marker, bottom.marker)
    marker = np.where((bottom.value == 0) & (marker == ""), str(Marker.NOT_APPLICABLE), marker)
    return Amount(np.where(marker == "", value, np.nan), marker.astype(object))


def per(indicator: Indicator) -> float:
    """What a count over another is multiplied by: 100 for a percentage, 10,000 for most rates."""
    assert indicator.measure_type in _DIVIDED, f"{indicator.code} is not made of two counts"
    return indicator.per or (100.0 if indicator.unit == Unit.PCT else 1.0)


def impossible(block: Block) -> NDArray[np.bool_]:
    """Below zero, or a share above the whole."""
    value, top, bottom = block.value.value, block.numerator, block.denominator
    with np.errstate(invalid="ignore"):
        bad = (value < 0) | (top < 0) | (bottom < 0)
        if block.indicator.measure_type == MeasureType.RATIO:
            bad |= (value > 100) | (top > bottom)
    found: NDArray[np.bool_] = bad
    return found


def counts_differ(block: Block) -> NDArray[np.bool_]:
    """Where the value printed is not what the counts beside it make, beyond any rounding."""
    if block.indicator.measure_type not in _DIVIDED:
        return np.zeros(len(block), dtype=bool)
    value, top, bottom = block.value.value, block.numerator, block.denominator
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = per(block.indicator) / bottom
        slack = 0.6 + 0.01 * np.abs(value) + scale * ROUNDED_TO * (1 + top / bottom) / 2
        found: NDArray[np.bool_] = np.abs(scale * top - value) > slack
    return found


def sound(file: str, block: Block, findings: list[Finding]) -> tuple[Block, list[Finding]]:
    """The block without what cannot be, its counts only where they make its value; what was so."""
    bad = impossible(block)
    differ = counts_differ(block) & ~bad
    words = "cannot be: below zero, or more than the whole"
    noted = [
        *_remark(file, block, bad, words, "Left out; look it up in the release."),
        *_remark(file, block, differ, "is not what its counts make", "Kept without its counts."),
    ]
    top, bottom = block.numerator.copy(), block.denominator.copy()
    top[differ], bottom[differ] = np.nan, np.nan
    kept = replace(block, numerator=top, denominator=bottom).where(~bad)
    return kept, [*findings, *noted]


def _remark(
    file: str, block: Block, which: NDArray[np.bool_], problem: str, remedy: str
) -> list[Finding]:
    if not which.any():
        return []
    row, count = first_of(which)
    said = f"{problem}{more_like_it(count, 'figure')}"
    return [remarked(file, 0, "", block.about(row), said, remedy)]


def national_frame(blocks: Iterable[Block], edition: str, known_at: datetime) -> pd.DataFrame:
    """The blocks as one frame in FRAME_COLUMNS, whole areas and published."""
    held = [one for one in blocks if len(one)]
    rows = [len(one) for one in held]
    columns: dict[str, pd.Series] = {
        "indicator": _said([one.indicator.code for one in held], rows),
        "area": _joined([one.area for one in held]),
        "agency": _said([""], [sum(rows)]),
        "period_start": _joined([one.start for one in held]),
        "period_end": _joined([one.end for one in held]),
        "frequency": _joined([one.frequency for one in held]),
        "window": _said([str(Window.PERIOD)], [sum(rows)]),
        "dimension": _said([one.dimension for one in held], rows),
        "category": _said([one.category for one in held], rows),
        "basis": _said([str(Basis.PUBLISHED)], [sum(rows)]),
        "edition": _said([edition], [sum(rows)]),
        "status": _either([one.status for one in held], rows),
        "marker": _joined([one.value.marker for one in held]),
        "value": _numbers([one.value.value for one in held]),
        "numerator": _numbers([one.numerator for one in held]),
        "denominator": _numbers([one.denominator for one in held]),
        "reference": _joined([np.array(one.reference, dtype=object) for one in held]),
        "known_at": _said([known_at], [sum(rows)]),
        "note": _either([one.note for one in held], rows),
    }
    return pd.DataFrame({name: columns[name] for name in FRAME_COLUMNS})


def objects(things: Iterable[object]) -> Objects:
    """Things as an array of themselves; numpy would make dates and words its own."""
    held = list(things)
    found = np.empty(len(held), dtype=object)
    found[:] = held
    return found


def _said(words: Sequence[object], rows: Sequence[int]) -> pd.Series:
    """Each word for as many rows, held once a word."""
    found = np.empty(len(words), dtype=object)
    found[:] = words
    return pd.Series(np.repeat(found, rows), dtype="object")


def _either(parts: Sequence[str | Objects], rows: Sequence[int]) -> pd.Series:
    wide = [
        np.full(count, part, dtype=object) if isinstance(part, str) else part
        for part, count in zip(parts, rows, strict=True)
    ]
    return _joined(wide)


def _joined(parts: Sequence[Objects]) -> pd.Series:
    return pd.Series(np.concatenate(parts) if parts else [], dtype="object")


def _numbers(parts: Sequence[Floats]) -> pd.Series:
    return pd.Series(np.concatenate(parts) if parts else [], dtype="float64")
