"""A return typed in: one line for each count an agency owns, and the rows of a return they make."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.domain.indicator import Indicator
from scorecard.domain.observation import Status
from scorecard.intake import personal
from scorecard.intake.headings import COLUMNS
from scorecard.intake.template import TemplateRow
from scorecard.services.agency_return import TypedRow

FIRST_ROW = 2
"""The number that findings give the first row: headings stand in row 1."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One count to type: `column` is the return's column it goes into, `asks` says it in words."""

    indicator: str
    name: str
    area: str
    period_end: str
    frequency: str
    window: str
    column: str
    asks: str
    last_sent: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed beside one line; `figure` as it was written, a marker included."""

    figure: str = ""
    provisional: bool = False
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to send."""
        return not (self.figure.strip() or self.note.strip())


def lines(rows: Sequence[TemplateRow]) -> tuple[TypedLine, ...]:
    """A line for each count of each figure that is due."""
    return tuple(_line(row, column) for row in rows for column in row.counts)


def rows(asked: Sequence[TypedLine], typed: Sequence[Typed]) -> list[TypedRow]:
    """The rows of the return, one a figure of which anything was typed."""
    made: dict[tuple[str, str], dict[str, str]] = {}
    for line, one in zip(asked, typed, strict=True):
        if one.is_blank:
            continue
        row = made.setdefault((line.area, line.indicator), _beginning(line))
        row[line.column] = one.figure.strip()
        row["note"] = " ".join(filter(None, (row["note"], one.note.strip())))
        if one.provisional:
            row["status"] = Status.PROVISIONAL
    return list(made.values())


def drafted(asked: Sequence[TypedLine], typed: Sequence[Typed]) -> dict[str, str]:
    """What was typed as a draft keeps it, line by line; blank lines are left out.

    A cell that seems to tell of a single child is left out too, and nothing at all is kept of
    what would be refused as child-level data.
    """
    sent = rows(asked, typed)
    if _is_child_level(sent):
        return {}
    marked = {(row["area"], row["indicator"]) for row in sent if personal.in_text(row["note"])}
    kept = [
        _without_a_child(one, marked=(line.area, line.indicator) in marked)
        for line, one in zip(asked, typed, strict=True)
    ]
    return {
        _place(line): json.dumps([one.figure, one.provisional, one.note], ensure_ascii=False)
        for line, one in zip(asked, kept, strict=True)
        if not one.is_blank or one.provisional
    }


def left_out(
    asked: Sequence[TypedLine], typed: Sequence[Typed], kept: Mapping[str, str]
) -> tuple[str, ...]:
    """What the lines ask of which something was typed that the draft `kept` does not hold."""
    held = zip(asked, typed, from_draft(asked, kept), strict=True)
    return tuple(line.asks for line, one, draft in held if draft != one and not one.is_blank)


def held_for(asked: Sequence[TypedLine], kept: Mapping[str, str]) -> dict[str, str]:
    """What a draft holds for these lines, as it stands there."""
    return {_place(one): kept[_place(one)] for one in asked if _place(one) in kept}


def from_draft(asked: Sequence[TypedLine], kept: Mapping[str, str]) -> list[Typed]:
    """What a draft kept for these lines; blank for a line that it does not know."""
    return [Typed(*json.loads(kept[_place(one)])) if _place(one) in kept else Typed()
            for one in asked]  # fmt: skip


def _is_child_level(sent: Sequence[TypedRow]) -> bool:
    """Whether a return of these rows would be refused whole."""
    cells = [[row.get(name, "") for name in COLUMNS] for row in sent]
    return personal.in_sheet([COLUMNS, *cells]) is not None


def _without_a_child(one: Typed, *, marked: bool) -> Typed:
    """The same less its note where its row's was `marked`, and less a figure that is somebody's.

    The note of a row is made of its lines' notes: a name may stand half in each.
    """
    note = "" if marked or _tells(one.note) else one.note
    return replace(one, figure="" if _tells(one.figure) else one.figure, note=note)


def _tells(cell: str) -> bool:
    return bool(personal.in_text(cell) or personal.in_values([cell]))


def _place(line: TypedLine) -> str:
    return f"{line.area} {line.indicator} {line.frequency} {line.window} {line.column}"


def row_names(asked: Sequence[TypedLine], sent: Sequence[TypedRow]) -> Mapping[int, str]:
    """The number that findings give each row -> its indicator's name, which the typist knows."""
    names = {line.indicator: line.name for line in asked}
    return {place: names[row["indicator"]] for place, row in enumerate(sent, start=FIRST_ROW)}


def _line(row: TemplateRow, column: str) -> TypedLine:
    one = row.indicator
    return TypedLine(
        indicator=one.code,
        name=one.name,
        area=row.area,
        period_end=row.period_end.isoformat(),
        frequency=str(one.frequency),
        window=str(one.window),
        column=column,
        asks=_asks(one, column),
        last_sent=row.last_counts.get(column, row.last_sent),
    )


def _asks(one: Indicator, column: str) -> str:
    if column == "denominator":
        return f"Out of: {one.denominator}" if one.denominator else "Out of how many"
    return one.numerator[:1].upper() + one.numerator[1:] or one.name


def _beginning(line: TypedLine) -> dict[str, str]:
    named = ("indicator", "area", "period_end", "frequency", "window")
    return {**{name: getattr(line, name) for name in named}, "note": ""}
