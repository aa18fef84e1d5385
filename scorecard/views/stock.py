"""A stock's flows for the Indicator screen: two years of each and what its chart says."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

from scorecard.domain.indicator import Sensitivity
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.verdict import VARIATION_WORDS
from scorecard.judgement import sentences, stock
from scorecard.judgement.judged import Row
from scorecard.judgement.stock import StockFlow
from scorecard.views import words
from scorecard.views.detail import Fact
from scorecard.views.judged import JudgedArea

INTRODUCTION = "A stock carries its past in it, so it is judged on what starts and ends it."


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One flow: `role` is starts or ends; texts are blank where a year is not known."""

    role: str
    code: str
    name: str
    year: str
    year_before: str
    when: str
    variation: str
    variation_words: str
    chart: str


@dataclass(frozen=True, slots=True)
class StockView:
    """What a stock is judged on."""

    introduction: str
    sentence: str
    flows: tuple[FlowLine, ...]


def of(seen: JudgedArea, row: Row, person: Person) -> StockView | None:
    """The flows this person may see; None for a flow, and for a stock that names none."""
    restricted = may(person, Permission.SEE_RESTRICTED)
    moved = tuple(
        one
        for one in stock.flows(seen.judged, row.code)
        if restricted or one.row.indicator.sensitivity == Sensitivity.OPEN
    )
    if row.place is None or not any(one.row.place is not None for one in moved):
        return None
    lines = tuple(_line(seen, one) for one in moved)
    return StockView(INTRODUCTION, stock.sentence(seen.judged, moved), lines)


def facts(view: StockView | None) -> tuple[Fact, ...]:
    """The flows as facts for the strip: the chart's word, and the two years."""
    lines = view.flows if view else ()
    return tuple(
        Fact("variation", f"{line.name}: {line.variation_words}", _years(line))
        for line in lines
        if line.variation_words
    )


def _years(line: FlowLine) -> str:
    before = f", {line.year_before} the year before" if line.year_before else ""
    return f"{line.year} in the {line.when}{before}" if line.year else ""


def _line(seen: JudgedArea, one: StockFlow) -> FlowLine:
    row = one.row
    return FlowLine(
        role=one.role,
        code=row.code,
        name=row.indicator.short_name,
        year="" if isnan(one.year) else words.number(row, one.year),
        year_before="" if isnan(one.year_before) else words.number(row, one.year_before),
        when=one.when,
        variation=row.variation,
        variation_words=VARIATION_WORDS[row.variation],
        chart=sentences.opened(stock.chart(seen.judged, row)),
    )
