"""The Scorecard screen's view model: one row an indicator, grouped, already in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

from scorecard.domain.area import Area
from scorecard.domain.figure import UNKNOWN
from scorecard.domain.flag import FLAG_RULES, FlagKind
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.observation import Basis, Status
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.verdict import (
    ASSURANCE_WORDS,
    COMPARISON_WORDS,
    FIRMNESS_WORDS,
    RAG_WORDS,
    VARIATION_WORDS,
    Comparison,
    Variation,
)
from scorecard.judgement.compared import COUNTRY, NEIGHBOURS, REGION
from scorecard.judgement.judged import Flag, Judged, Row
from scorecard.judgement.quality import MARKS
from scorecard.judgement.signals import describe
from scorecard.views import spark, words
from scorecard.views.headline import headline
from scorecard.views.judged import JudgedArea
from scorecard.views.spark import Spark


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparator's published figure beside ours; `verdict` is a Comparison word."""

    value: str
    verdict: str
    verdict_words: str


@dataclass(frozen=True, slots=True)
class FlagMark:
    """A flag as a short label; `tone` is attention, good_news or owed."""

    kind: str
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """One indicator's line; every text is final, every code is for links and sorting."""

    code: str
    name: str
    short_name: str
    theme: str
    theme_name: str
    agency: str
    agency_name: str
    standing: str
    latest: str
    latest_sort: float | None
    period: str
    provisional: bool
    basis: str
    previous: str
    previous_period: str
    year_ago: str
    year_ago_period: str
    target: str
    target_kind: str
    rag: str
    rag_words: str
    rag_reason: str
    firmness_words: str
    spark: Spark
    variation: str
    variation_words: str
    variation_detail: str
    assurance: str
    assurance_words: str
    ours_published: str
    neighbours: Compared
    region: Compared
    england: Compared
    rank: str
    quality: tuple[str, ...]
    flags: tuple[FlagMark, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class ScorecardGroup:
    """A theme or priority and its rows; `counts` reads '5 indicators: 3 red, 1 green'."""

    code: str
    name: str
    counts: str
    rows: tuple[ScorecardRow, ...]


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """The whole screen before filters; `published_label` heads the comparison columns.

    `default_show` is 'focus', or 'all' where most of the focus set was never reported.
    """

    area: str
    area_name: str
    synthetic: bool
    as_at_words: str
    headline: str
    chance_note: str
    published_label: str
    groups: tuple[ScorecardGroup, ...]
    default_show: str
    never_reported: tuple[str, ...]
    elsewhere: tuple[str, ...]


def view(seen: JudgedArea, person: Person) -> ScorecardView:
    """The whole scorecard as this person may see it."""
    rows = visible(seen, person)
    focus = [row for row in rows if row.indicator.standing == Standing.FOCUS]
    reported = [row for row in focus if row.place is not None]
    shown = [row for row in rows if row.place is not None or row in reported]
    area: Area = seen.area
    few = len(reported) * 2 < len(focus)
    return ScorecardView(
        area=area.code,
        area_name=area.name,
        synthetic=area.synthetic,
        as_at_words=words.as_at(seen),
        headline=headline(rows),
        chance_note=words.chance_note(seen.judged),
        published_label=_published_label(rows),
        groups=tuple(_groups(seen, shown if few else [*shown, *_unreported(focus)])),
        default_show="all" if few else "focus",
        never_reported=tuple(row.indicator.short_name for row in _unreported(focus)),
        elsewhere=tuple(_elsewhere(rows)),
    )


def visible(seen: JudgedArea, person: Person) -> list[Row]:
    """The rows this person may see, in theme order then by code."""
    restricted = may(person, Permission.SEE_RESTRICTED)
    rows = [
        row
        for row in seen.judged.rows.values()
        if restricted or row.indicator.sensitivity == Sensitivity.OPEN
    ]
    order = {code: theme.order for code, theme in seen.themes.items()}
    return sorted(rows, key=lambda row: (order.get(row.indicator.theme, 10_000), row.code))


def _unreported(focus: Iterable[Row]) -> list[Row]:
    return [row for row in focus if row.place is None]


def _groups(seen: JudgedArea, rows: list[Row]) -> Iterable[ScorecardGroup]:
    for code, theme in seen.themes.items():
        lines = tuple(
            _row(seen, row) for row in sorted(rows, key=_code) if row.indicator.theme == code
        )
        if lines:
            yield ScorecardGroup(code, theme.name, counts(lines), lines)


def _code(row: Row) -> str:
    return row.code


def counts(lines: Iterable[ScorecardRow]) -> str:
    """'5 indicators: 3 red, 1 green, 1 context'."""
    held = list(lines)
    tally = [
        f"{sum(line.rag == rag for line in held)} {word.lower()}"
        for rag, word in RAG_WORDS.items()
        if any(line.rag == rag for line in held)
    ]
    return f"{words.plural(len(held), 'indicator')}: {', '.join(tally)}"


def _row(seen: JudgedArea, row: Row) -> ScorecardRow:
    judged, indicator, compared = seen.judged, row.indicator, row.compared
    ours = compared.ours.value if compared.ours else float("nan")
    return ScorecardRow(
        code=row.code,
        name=indicator.name,
        short_name=indicator.short_name,
        theme=indicator.theme,
        theme_name=seen.themes[indicator.theme].name,
        agency=indicator.accountable_agency,
        agency_name=seen.agency_name(indicator.accountable_agency),
        standing=indicator.standing,
        latest=words.value(row),
        latest_sort=None if isnan(row.value) else row.value,
        period=words.short_period(row.period_end, row.frequency, row.indicator.timing),
        provisional=row.status == Status.PROVISIONAL,
        basis="published" if row.basis == Basis.PUBLISHED else "local" if row.basis else "",
        previous=words.number(row, row.previous),
        previous_period=words.short_period(row.previous_end, row.frequency, row.indicator.timing),
        year_ago=words.number(row, row.year_ago),
        year_ago_period=words.short_period(row.year_ago_end, row.frequency, row.indicator.timing),
        target=words.target_sign(row, row.target),
        target_kind=words.target_kind(row.target),
        rag=row.rag,
        rag_words=RAG_WORDS[row.rag],
        rag_reason=words.rag_reason(row),
        firmness_words=FIRMNESS_WORDS[row.firmness],
        spark=spark.of_row(judged, row),
        variation=row.variation,
        variation_words=VARIATION_WORDS[row.variation],
        variation_detail=_detail(judged, row),
        assurance=row.assurance,
        assurance_words=ASSURANCE_WORDS[row.assurance],
        ours_published=words.number(row, ours),
        neighbours=_compared(row, NEIGHBOURS),
        region=_compared(row, REGION),
        england=_compared(row, COUNTRY),
        rank=f"{compared.rank} of {compared.of}" if compared.rank else "",
        quality=tuple(MARKS[mark] for mark in row.quality),
        flags=tuple(mark(flag, judged, row) for flag in row.flags if flag.kind not in _IN_QUALITY),
        status=row.status,
    )


_IN_QUALITY = frozenset(FlagKind(mark) for mark in MARKS if mark in set(FlagKind))
"""Flags about data stand in the quality column, not twice."""

_SIGNALLED = (FlagKind.SPECIAL_CAUSE_CONCERN, FlagKind.SPECIAL_CAUSE_IMPROVEMENT)


def mark(flag: Flag, judged: Judged, row: Row) -> FlagMark:
    """A flag as a short label; a signal says which rule."""
    label = FLAG_RULES[flag.kind].label
    if flag.kind in _SIGNALLED and row.place is not None:
        label = describe(judged.grid, judged.charted, row.place).label
    return FlagMark(flag.kind, flag.group, label)


def _detail(judged: Judged, row: Row) -> str:
    signalled = row.variation in (
        *(Variation.CONCERN, Variation.IMPROVEMENT, Variation.BOTH),
        *(Variation.NEITHER_HIGH, Variation.NEITHER_LOW),
    )
    if not signalled or row.place is None:
        return VARIATION_WORDS[row.variation]
    return describe(judged.grid, judged.charted, row.place).sentence


def _compared(row: Row, name: str) -> Compared:
    benchmark = row.compared.benchmarks.get(name)
    if benchmark is None:
        return Compared(UNKNOWN, Comparison.NOT_COMPARED, "")
    verdict = benchmark.verdict
    said = "" if verdict == Comparison.NOT_COMPARED else COMPARISON_WORDS[verdict]
    return Compared(words.number(row, benchmark.value), verdict, said)


def _published_label(rows: Iterable[Row]) -> str:
    periods = {row.compared.period_end for row in rows if row.compared.ours is not None}
    known = sorted(end for end in periods if end is not None)
    if not known:
        return "Published"
    if len(known) == 1:
        return f"Published, {words.short_period(known[0], 'year')}"
    return f"Published, years to {known[0]:%b %Y} to {known[-1]:%b %Y}"


def _elsewhere(rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        if row.indicator.standing == Standing.ELSEWHERE:
            by = row.indicator.scrutinised_by or "another board"
            yield f"{row.indicator.short_name}: scrutinised by {by}"
