"""Figures of the tool's long table: an item a row, its counts beside it, dashes left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.domain.indicator import Indicator
from scorecard.domain.submission import Finding
from scorecard.intake import national
from scorecard.intake.area_code import AreaCodes
from scorecard.intake.context import Context
from scorecard.intake.ees_cells import figure
from scorecard.intake.incoming import Asked
from scorecard.intake.lait_mapping import LaitItem
from scorecard.intake.lait_year import LaitYear
from scorecard.intake.lait_year import read as read_year
from scorecard.intake.national import Amount, Block, Floats
from scorecard.intake.noted import listed, more_like_it, remarked, wrong

ITEM, LABEL, PLACE, VALUE, NUMBER = "Short Desc", "Years", "LA and Regions", "Values", "LA Number"
COLUMNS = (ITEM, LABEL, PLACE, VALUE, NUMBER)
MISSING = frozenset({"-", "..", ""})
"""What the tool shows for whatever it does not have: suppressed, not available, not applicable."""

SIGNIFICANT = 12
"""Digits kept of a value: the tool's own carry the noise of a spreadsheet's arithmetic."""

WORKED_OUT = "Worked out here from the tool's counts."


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of the items wanted: `area` ours or blank, `number` NaN where there is a dash."""

    name: str
    rows: pd.DataFrame
    counts: pd.Series

    def of(self, item: str) -> pd.DataFrame:
        """The rows of one item."""
        return self.rows[self.rows[ITEM] == item]

    def beside(self, chosen: pd.DataFrame, item: str) -> Floats:
        """What another item says of the same places and years; NaN where it says nothing."""
        if not item:
            return np.full(len(chosen), np.nan)
        places = pd.MultiIndex.from_arrays(
            [np.full(len(chosen), item, dtype=object), chosen[LABEL], chosen[NUMBER]]
        )
        return self.counts.reindex(places).to_numpy(dtype=np.float64)


def figures_of(
    name: str, held: pd.DataFrame, context: Context, asked: Asked
) -> tuple[list[Block], list[Finding]]:
    """A block of figures for each indicator that the edition has an item for; every finding."""
    codes = context.official().codes
    findings = [*_unplaced(name, held, codes), *_not_figures(name, held)]
    table = _cleaned(name, held, codes)
    found: list[Block] = []
    dashes: dict[str, int] = {}
    for item in context.official().lait:
        if asked.indicators and item.indicator not in asked.indicators:
            continue
        block, dashed, noted = _block(table, item, context.indicators[item.indicator], asked)
        findings += noted
        dashes[item.indicator] = dashed
        found += [block] if block is not None else []
    return found, [*findings, *_dashes(name, dashes)]


def _cleaned(name: str, held: pd.DataFrame, codes: AreaCodes) -> _Table:
    areas = {number: codes.by_number(_number(number)) for number in held[NUMBER].unique()}
    numbers = {cell: _clean(str(cell).strip()) for cell in held[VALUE].unique()}
    rows = held.assign(area=held[NUMBER].map(areas), number=held[VALUE].map(numbers).astype(float))
    counts = rows.drop_duplicates([ITEM, LABEL, NUMBER]).set_index([ITEM, LABEL, NUMBER])["number"]
    return _Table(name, rows, counts)


def _clean(cell: str) -> float:
    """A number without a spreadsheet's noise: 40.300000000000004 is 40.3."""
    return float(f"{figure(cell):.{SIGNIFICANT}g}")


def _number(number: float) -> str:
    return "" if pd.isna(number) else str(int(number))


def _unplaced(name: str, held: pd.DataFrame, codes: AreaCodes) -> list[Finding]:
    findings = []
    for number, called in held[[NUMBER, PLACE]].drop_duplicates().itertuples(index=False):
        if not codes.by_number(_number(number)):
            count = int((held[PLACE] == called).sum())
            problem = f"is not an area held here{more_like_it(count)}"
            remedy = "Left out; add its number to area_codes.csv."
            shown = f"{_number(number)} ({called})"
            findings.append(remarked(name, 0, NUMBER, shown, problem, remedy))
    return findings


def _not_figures(name: str, held: pd.DataFrame) -> list[Finding]:
    cells = (str(cell).strip() for cell in held[VALUE].unique())
    bad = [cell for cell in cells if cell not in MISSING and np.isnan(figure(cell))]
    if not bad:
        return []
    problem = f"is neither a figure nor a dash{more_like_it(len(bad), 'such cell')}"
    return [wrong(name, 0, VALUE, bad[0], problem, "Give the tool's own file.")]


def _block(
    table: _Table, item: LaitItem, indicator: Indicator, asked: Asked
) -> tuple[Block | None, int, list[Finding]]:
    """The item's figures, how many dashes stood instead of one, and what was found."""
    chosen = table.of(item.item)
    divided_here = not len(chosen) and bool(item.denominator)
    if divided_here:
        chosen = table.of(item.numerator)
    if not len(chosen):
        problem = f"has no item for {item.indicator}: looked for {item.item}"
        remedy = "Nothing need be done: an edition need not have every item."
        return None, 0, [remarked(table.name, 0, "", "", problem, remedy)]
    years, findings = _years(table.name, chosen, item)
    chosen, joint = _apart(table.name, chosen, item, years)
    findings += joint
    usable = _usable(chosen, years, asked)
    top, bottom = table.beside(chosen, item.numerator), table.beside(chosen, item.denominator)
    value = chosen["number"].to_numpy(dtype=np.float64)
    if divided_here:
        blank = np.full(len(chosen), "", dtype=object)
        value = national.divided(Amount(top, blank), Amount(bottom, blank), indicator).value
    known = usable & ~np.isnan(value)
    block = _laid_out(table.name, item, indicator, chosen[known], years, divided_here)
    block = replace(
        block,
        value=Amount(value[known], np.full(int(known.sum()), "", dtype=object)),
        numerator=top[known],
        denominator=bottom[known],
    )
    kept, findings = national.sound(table.name, block, findings)
    return kept, int((usable & ~known).sum()), findings


def _years(
    name: str, chosen: pd.DataFrame, item: LaitItem
) -> tuple[dict[str, LaitYear], list[Finding]]:
    """What each label means; one that is not understood leaves its rows out."""
    read = {label: read_year(label, item.year_ends) for label in chosen[LABEL].unique()}
    findings = [
        remarked(name, 0, LABEL, label, f"{year} (in {item.item})", "Its rows are left out.")
        for label, year in read.items()
        if isinstance(year, str)
    ]
    return {label: one for label, one in read.items() if isinstance(one, LaitYear)}, findings


def _apart(
    name: str, chosen: pd.DataFrame, item: LaitItem, years: dict[str, LaitYear]
) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows that are one authority's own, and a finding for those that are of two together."""
    ends = chosen[LABEL].map({label: year.span.end.year for label, year in years.items()})
    bad = (ends >= chosen["area"].map(item.together)) & chosen["number"].notna()
    of_two = chosen[bad]
    if not len(of_two):
        return chosen, []
    problem = f"is of two authorities together in {item.item}{more_like_it(len(of_two), 'figure')}"
    remedy = "Left out: what is whose cannot be told."
    first = of_two.iloc[0]
    shown = f"{_number(first[NUMBER])} ({first[PLACE]})"
    return chosen[~bad], [remarked(name, 0, NUMBER, shown, problem, remedy)]


def _usable(chosen: pd.DataFrame, years: dict[str, LaitYear], asked: Asked) -> NDArray[np.bool_]:
    labels = [label for label, year in years.items() if year.span.frequency]
    usable = (chosen["area"] != "") & chosen[LABEL].isin(labels)
    if asked.areas:
        usable &= chosen["area"].isin(asked.areas)
    return usable.to_numpy(dtype=bool)


def _dashes(name: str, dashes: dict[str, int]) -> list[Finding]:
    count = sum(dashes.values())
    if not count:
        return []
    most = sorted(dashes, key=lambda code: -dashes[code])
    shown = listed((f"{dashes[code]} of {code}" for code in most if dashes[code]), 3)
    problem = f"shows a dash for {count:,} figures ({shown})"
    remedy = "A dash does not say why, so it is not kept; the release itself may say."
    return [remarked(name, 0, "", "", problem, remedy)]


def _laid_out(
    name: str,
    item: LaitItem,
    indicator: Indicator,
    chosen: pd.DataFrame,
    years: dict[str, LaitYear],
    divided_here: bool,
) -> Block:
    told = [years[label] for label in chosen[LABEL]]
    what = f"{item.numerator} over {item.denominator}" if divided_here else item.item
    if not divided_here and item.numerator:
        what = f"{what}; counts {' and '.join(filter(None, (item.numerator, item.denominator)))}"
    said = " ".join(filter(None, (item.note, WORKED_OUT if divided_here else "")))
    notes = [" ".join(filter(None, (said, one.note))) for one in told]
    nothing = np.full(len(told), np.nan)
    return Block(
        indicator=indicator,
        frequency=national.objects(str(one.span.frequency) for one in told),
        dimension="",
        category="",
        status=national.objects(str(one.status) for one in told),
        area=chosen["area"].to_numpy(dtype=object),
        start=national.objects(one.span.start for one in told),
        end=national.objects(one.span.end for one in told),
        value=Amount.nothing(len(told)),
        numerator=nothing,
        denominator=nothing,
        reference=[
            f"{name}, {what}, {label}, {_number(number)}"
            for label, number in zip(chosen[LABEL], chosen[NUMBER], strict=True)
        ],
        note=national.objects(notes),
    )
