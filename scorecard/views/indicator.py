"""The Indicator screen's view model: sentence, chart, comparison, flags, definition, revisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from scorecard.domain.errors import NotFound
from scorecard.domain.flag import FLAG_RULES
from scorecard.domain.indicator import Indicator, Polarity, Sensitivity, Standing
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.domain.verdict import FIRMNESS_WORDS, RAG_WORDS
from scorecard.judgement import sentences
from scorecard.judgement.judged import Flag, Row
from scorecard.views import (
    compared,
    drawings,
    reconciled,
    revised,
    since,
    spark,
    stock,
    strip,
    words,
)
from scorecard.views.detail import (
    BreakdownRow,
    ChartView,
    ComparedArea,
    ComparisonView,
    Event,
    Fact,
    FlagDetail,
    FunnelLimit,
    FunnelPoint,
    FunnelView,
    Point,
    RevisionLine,
)
from scorecard.views.judged import JudgedArea
from scorecard.views.reconciled import CheckLine
from scorecard.views.scorecard import visible
from scorecard.views.stock import StockView

__all__ = [
    "BreakdownRow",
    "ChartView",
    "ComparedArea",
    "ComparisonView",
    "Event",
    "Fact",
    "FlagDetail",
    "FunnelLimit",
    "FunnelPoint",
    "FunnelView",
    "IndicatorView",
    "Point",
    "RevisionLine",
    "view",
]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """The whole screen."""

    code: str
    name: str
    short_name: str
    area: str
    area_name: str
    synthetic: bool
    as_at_words: str
    meta: str
    sentence: str
    rag: str
    rag_words: str
    firmness_words: str
    strip: tuple[Fact, ...]
    variation: str
    assurance: str
    charts: tuple[ChartView, ...]
    comparison: ComparisonView | None
    flags: tuple[FlagDetail, ...]
    definition: tuple[tuple[str, str], ...]
    revisions: tuple[RevisionLine, ...]
    breakdowns: tuple[BreakdownRow, ...]
    previous_code: str
    previous_name: str
    next_code: str
    next_name: str
    direction: str = ""
    since: tuple[tuple[date, str], ...] = ()
    stock: StockView | None = None
    checks: tuple[CheckLine, ...] = ()


POLARITY_WORDS = {
    Polarity.HIGH_GOOD: "higher is better",
    Polarity.LOW_GOOD: "lower is better",
    Polarity.NEUTRAL: "no right answer",
    Polarity.BAND: "inside a range is better",
}
FREQUENCY_WORDS = {
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "term": "termly",
    "year": "yearly",
}


def view(
    seen: JudgedArea,
    code: str,
    person: Person,
    breakdowns: Sequence[BreakdownRow] = (),
    marks: Sequence[Event] = (),
) -> IndicatorView:
    """One indicator as this person may see it; `marks` are what was done about it.

    NotFound for a code the catalogue does not hold; NotPermitted for a restricted one.
    """
    row = _found(seen, code)
    if row.indicator.sensitivity == Sensitivity.RESTRICTED:
        require(person, Permission.SEE_RESTRICTED)
    return IndicatorView(
        code=row.code,
        name=row.indicator.name,
        short_name=row.indicator.short_name,
        area=seen.area.code,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        as_at_words=words.as_at(seen),
        meta=_meta(seen, row.indicator),
        sentence=strip.sentence(seen, row),
        rag=row.rag,
        rag_words=RAG_WORDS[row.rag],
        firmness_words=FIRMNESS_WORDS[row.firmness],
        strip=strip.facts(seen, row),
        variation=row.variation,
        assurance=row.assurance,
        charts=drawings.of(seen, row, marks),
        comparison=compared.of(seen, row),
        flags=tuple(_flag(flag) for flag in row.flags),
        definition=_definition(seen, row),
        revisions=revised.lines(seen, row),
        breakdowns=tuple(breakdowns),
        direction=spark.direction(seen.judged, row),
        since=since.choices(seen, row),
        **_of_who_looks(seen, row, person),
    )


def seen_by(seen: JudgedArea, shown: IndicatorView, person: Person) -> IndicatorView:
    """The same indicator as another person who may see it sees it; breakdowns are left as given."""
    return replace(shown, **_of_who_looks(seen, _found(seen, shown.code), person))


def _of_who_looks(seen: JudgedArea, row: Row, person: Person) -> dict[str, Any]:
    """The parts that hang on who looks: what names other indicators."""
    before, after = _beside(seen, row, person)
    return {
        "previous_code": before.code if before else "",
        "previous_name": before.indicator.short_name if before else "",
        "next_code": after.code if after else "",
        "next_name": after.indicator.short_name if after else "",
        "stock": stock.of(seen, row, person),
        "checks": reconciled.of(seen, row, person),
    }


def _found(seen: JudgedArea, code: str) -> Row:
    row = seen.judged.rows.get(code)
    if row is None:
        raise NotFound(
            f"There is no indicator with the code '{code[:60]}'. Choose one from the scorecard."
        )
    return row


def _beside(seen: JudgedArea, row: Row, person: Person) -> tuple[Row | None, Row | None]:
    """The indicators before and after this one on the scorecard, of its own standing."""
    focus = row.indicator.standing == Standing.FOCUS
    listed = [
        one
        for one in visible(seen, person)
        if one.code == row.code
        or (one.place is not None and (one.indicator.standing == Standing.FOCUS) == focus)
    ]
    place = [one.code for one in listed].index(row.code) if row in listed else -1
    before = listed[place - 1] if place > 0 else None
    after = listed[place + 1] if 0 <= place < len(listed) - 1 else None
    return before, after


def _meta(seen: JudgedArea, indicator: Indicator) -> str:
    theme = seen.themes[indicator.theme].name if indicator.theme in seen.themes else indicator.theme
    return " · ".join(
        (
            indicator.code,
            theme,
            f"{seen.agency_name(indicator.accountable_agency)} answers for it",
            FREQUENCY_WORDS[indicator.frequency],
            POLARITY_WORDS[indicator.polarity],
            str(indicator.standing),
        )
    )


def _flag(flag: Flag) -> FlagDetail:
    rule = FLAG_RULES[flag.kind]
    return FlagDetail(
        flag.kind, rule.group, sentences.opened(rule.label), flag.sentence, rule.rule, flag.numbers
    )


def _definition(seen: JudgedArea, row: Row) -> tuple[tuple[str, str], ...]:
    indicator, target = row.indicator, row.target
    agreed = f"; {target.basis}" if target and target.basis else ""
    suppliers = dict.fromkeys((indicator.numerator_supplier, indicator.denominator_supplier))
    pairs = (
        ("Why it matters", indicator.why),
        ("Numerator", indicator.numerator),
        ("Denominator", indicator.denominator),
        ("Sent by", ", ".join(seen.agency_name(code) for code in suppliers if code)),
        (
            "Target",
            f"{words.target_sign(row, target)}, {words.target_kind(target)}{agreed}"
            if target
            else "",
        ),
        ("Official source", indicator.official_source),
        ("Scrutinised by", indicator.scrutinised_by),
        ("Next review", f"{indicator.next_review:%B %Y}" if indicator.next_review else ""),
    )
    return tuple((name, text) for name, text in pairs if text)
