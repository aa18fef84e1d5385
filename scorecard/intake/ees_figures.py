"""Figures of a recognised national table: values and counts by the mapping, place and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.domain.indicator import Indicator
from scorecard.domain.observation import Status
from scorecard.domain.period import Frequency, month_end, start_of
from scorecard.domain.submission import Finding
from scorecard.intake import national
from scorecard.intake.context import Context
from scorecard.intake.ees_file import Column
from scorecard.intake.ees_form import FIGURE_REMEDY, combinations
from scorecard.intake.ees_mapping import Figure, Part
from scorecard.intake.ees_period import Span, span
from scorecard.intake.ees_places import Places
from scorecard.intake.ees_table import Recognised, figures_there
from scorecard.intake.incoming import Asked, Read
from scorecard.intake.national import Amount, Block
from scorecard.intake.noted import first_of, more_like_it, remarked, wrong

Rows = NDArray[np.int64]
WORKED_OUT = "Worked out here from the counts printed."
NO_POPULATION = (
    "cannot be worked out: the number of children who lived there in the middle of the year before "
    "is not held"
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A table being read: its rows that can be, where each stands, and its columns once parsed."""

    recognised: Recognised
    places: Places
    spans: tuple[Span, ...]
    span_at: Rows
    usable: NDArray[np.bool_]
    parsed: dict[str, Amount] = field(default_factory=dict)

    def rows(self, within: tuple[str, ...]) -> Rows:
        """The rows that can be read in which the filters say this."""
        return np.flatnonzero(self.usable & self.recognised.rows_within(within))

    def amount(self, part: Part, rows: Rows, within: tuple[str, ...]) -> Amount:
        """A column in these rows, or in those of the same place and period that it stands in."""
        whole = self._whole(part.column)
        if part.within == within:
            return Amount(whole.value[rows], whole.marker[rows])
        other = self.rows(part.within)
        where = np.full(len(self.places.areas) * len(self.spans), -1, dtype=np.int64)
        where[self._key(other)] = other
        found = where[self._key(rows)]
        value = np.where(found >= 0, whole.value[found], np.nan)
        return Amount(value, np.where(found >= 0, whole.marker[found], "").astype(object))

    def sum_of(self, parts: Sequence[Part], rows: Rows, within: tuple[str, ...]) -> Amount:
        """A sum of columns."""
        return national.added([self.amount(part, rows, within) for part in parts])

    def has(self, parts: Sequence[Part]) -> bool:
        """Whether the file has all of these columns."""
        return bool(parts) and all(part.column in self.recognised.columns for part in parts)

    def heading(self, part: Part) -> str:
        """A part as a reference says it: as the file heads it."""
        return replace(part, column=self.recognised.columns[part.column].heading).words()

    def _whole(self, column: str) -> Amount:
        if column not in self.parsed:
            found = self.recognised.columns[column]
            self.parsed[column] = Amount(found.values[found.places], found.markers[found.places])
        return self.parsed[column]

    def _key(self, rows: Rows) -> Rows:
        return self.places.at[rows] * len(self.spans) + self.span_at[rows]


def figures_of(
    recognised: Recognised,
    places: Places,
    totals: NDArray[np.bool_],
    context: Context,
    of_release: Read,
    asked: Asked,
) -> tuple[pd.DataFrame, list[Finding]]:
    """The figures in FRAME_COLUMNS, and what could not be read or is not what it should be."""
    reader = _reader(recognised, places, totals, asked)
    there, findings = figures_there(recognised)
    findings += _not_figures(recognised, there)
    assert of_release.known_at is not None
    populations = context.official().populations(of_release.known_at) if _needs(there) else {}
    blocks: list[Block] = []
    for figure in there:
        if asked.indicators and figure.indicator not in asked.indicators:
            continue
        block, noted = _block(reader, figure, context.indicators[figure.indicator], populations)
        findings += noted
        blocks.append(block)
    return national.national_frame(blocks, of_release.edition, of_release.known_at), findings


def _needs(figures: Sequence[Figure]) -> bool:
    return any(one.by_population for one in figures)


def _reader(
    recognised: Recognised, places: Places, totals: NDArray[np.bool_], asked: Asked
) -> _Reader:
    columns = recognised.file.columns
    at = np.full(recognised.file.rows, -1, dtype=np.int64)
    spans: list[Span] = []
    for said, rows in combinations(columns["time_period"], columns["time_identifier"]):
        found = span(*said, recognised.table.year_ends)
        if isinstance(found, Span) and found.frequency:
            at[rows] = len(spans)
            spans.append(found)
    usable = totals & (places.at >= 0) & (at >= 0)
    if asked.areas:
        chosen = np.array([area in asked.areas for area in places.areas], dtype=bool)
        usable &= chosen[places.at] if len(chosen) else False
    return _Reader(recognised, places, tuple(spans), at, usable)


def _not_figures(recognised: Recognised, figures: Sequence[Figure]) -> list[Finding]:
    """A cell of a column we need that is no figure and no marker keeps the file out."""
    needed = {
        part.column: recognised.columns[part.column]
        for figure in figures
        for part in (*figure.value, *figure.numerator, *figure.denominator)
        if part.column in recognised.columns
    }
    return [one for column in needed.values() for one in _bad_cells(recognised, column)]


def _bad_cells(recognised: Recognised, column: Column) -> list[Finding]:
    bad = column.where(~column.figures)
    if not bad.any():
        return []
    row, count = first_of(bad)
    problem = f"is neither a figure nor a marker{more_like_it(count)}"
    file, place = recognised.file, int(recognised.file.number[row])
    return [wrong(file.name, place, column.heading, column.cell(row), problem, FIGURE_REMEDY)]


def _block(
    reader: _Reader,
    figure: Figure,
    indicator: Indicator,
    populations: Mapping[tuple[str, date], float],
) -> tuple[Block, list[Finding]]:
    printed = reader.has(figure.value)
    within = (figure.value if printed else figure.numerator)[0].within
    rows = reader.rows(within)
    nothing = Amount.nothing(len(rows))
    top = reader.sum_of(figure.numerator, rows, within) if reader.has(figure.numerator) else nothing
    bottom = nothing
    if figure.by_population:
        bottom = Amount(_population(reader, rows, populations), nothing.marker)
    elif reader.has(figure.denominator):
        bottom = reader.sum_of(figure.denominator, rows, within)
    if printed:
        value = reader.sum_of(figure.value, rows, within)
    else:
        value = national.divided(top, bottom, indicator)
    block = _laid_out(reader, figure, indicator, rows, printed, (value, top, bottom))
    kept, findings = _sound(reader, block, rows)
    if figure.by_population and printed and len(kept) and np.isnan(kept.denominator).all():
        findings.append(_without_population(reader, indicator))
    return kept, findings


def _without_population(reader: _Reader, indicator: Indicator) -> Finding:
    problem = f"has {indicator.code} without the population it is a rate of, which is not held"
    remedy = "Load the population estimates of the release first, then this file."
    return remarked(reader.recognised.file.name, 0, "", "", problem, remedy)


def _population(
    reader: _Reader, rows: Rows, populations: Mapping[tuple[str, date], float]
) -> NDArray[np.float64]:
    ends = [date(one.end.year - 1, 6, 30) for one in reader.spans]
    pairs = zip(reader.places.at[rows], reader.span_at[rows], strict=True)
    areas = reader.places.areas
    return np.array(
        [populations.get((areas[place], ends[at]), np.nan) for place, at in pairs], dtype=np.float64
    )


def _laid_out(
    reader: _Reader,
    figure: Figure,
    indicator: Indicator,
    rows: Rows,
    printed: bool,
    amounts: tuple[Amount, Amount, Amount],
) -> Block:
    starts, ends, often = _periods(reader.spans, figure.month)
    value, top, bottom = amounts
    places, at = reader.places.at[rows], reader.span_at[rows]
    areas = np.array(reader.places.areas, dtype=object)
    return Block(
        indicator=indicator,
        frequency=often[at],
        dimension=figure.dimension,
        category=figure.category,
        status=str(Status.FINAL),
        area=areas[places],
        start=starts[at],
        end=ends[at],
        value=value,
        numerator=top.value,
        denominator=bottom.value,
        reference=_references(reader, figure, rows, printed),
        note=_notes(reader, figure, rows, printed),
    )


def _periods(
    spans: Sequence[Span], month: int
) -> tuple[national.Objects, national.Objects, national.Objects]:
    """Start, end and frequency of each stretch, or of one month of it."""
    made = [_month_of(one, month) if month else one for one in spans]
    often = np.array([str(one.frequency) for one in made], dtype=object)
    return (
        national.objects(one.start for one in made),
        national.objects(one.end for one in made),
        often,
    )


def _month_of(year: Span, month: int) -> Span:
    end = month_end(year.start.year + (month < year.start.month), month)
    return Span(start_of(end, Frequency.MONTH), end, Frequency.MONTH)


def _references(reader: _Reader, figure: Figure, rows: Rows, printed: bool) -> list[str]:
    file = reader.recognised.file
    if printed:
        what = " and ".join(reader.heading(part) for part in figure.value)
    else:
        what = " and ".join(reader.heading(part) for part in figure.numerator)
        below = " and ".join(reader.heading(part) for part in figure.denominator)
        what = f"{what} over {below}" if below else what
    numbers = file.number[rows].tolist()
    if not figure.by_population:
        return [f"{file.name}, row {number}: {what}" for number in numbers]
    middles = [f"; population at mid-{one.end.year - 1}" for one in reader.spans]
    places = reader.span_at[rows].tolist()
    return [
        f"{file.name}, row {number}: {what}{middles[place]}"
        for number, place in zip(numbers, places, strict=True)
    ]


def _notes(reader: _Reader, figure: Figure, rows: Rows, printed: bool) -> str | national.Objects:
    said = " ".join(filter(None, (figure.note, "" if printed else WORKED_OUT)))
    if not any(reader.places.printed):
        return said
    by_place = [
        " ".join(
            filter(None, (said, f"Printed under the area's former code {one}." if one else ""))
        )
        for one in reader.places.printed
    ]
    return np.array(by_place, dtype=object)[reader.places.at[rows]]


def _sound(reader: _Reader, block: Block, rows: Rows) -> tuple[Block, list[Finding]]:
    """The block without what could not be worked out, and without what cannot be."""
    file = reader.recognised.file
    unknown = np.isnan(block.value.value) & (block.value.marker == "")
    findings: list[Finding] = []
    if unknown.any():
        row, count = first_of(unknown)
        problem = f"{NO_POPULATION}{more_like_it(count)}"
        remedy = "Load the population estimates of the release first, then this file."
        place = int(file.number[rows[row]])
        findings.append(remarked(file.name, place, "", block.about(row), problem, remedy))
    return national.sound(file.name, block.where(~unknown), findings)
