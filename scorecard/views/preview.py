"""A return's preview in words: old and new figures, effects on ratings, what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from scorecard.domain import figure
from scorecard.domain.area import Area
from scorecard.domain.effect import Effect, State
from scorecard.domain.flag import FLAG_RULES
from scorecard.domain.indicator import Indicator, Sensitivity
from scorecard.domain.observation import MARKER_WORDS
from scorecard.domain.period import label
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.reported import STANDING_WORDS, Amounts, Reported, Standing
from scorecard.domain.submission import SEVERITIES, Finding
from scorecard.domain.verdict import RAG_WORDS

_ORDER = (Standing.CORRECTED, Standing.NEW, Standing.EARLIER, Standing.UNCHANGED)
_COUNT_WORDS = {"numerator": "counted", "denominator": "out of"}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: what it is about, what was held, what it would be; `standing` is a Standing."""

    indicator: str
    name: str
    area: str
    area_name: str
    period: str
    breakdown: str
    standing: str
    standing_words: str
    old: str
    new: str
    status: str
    place: str


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One indicator's rating before and after, flags that come with their sentences, that go."""

    indicator: str
    name: str
    area: str
    area_name: str
    value_before: str
    value_after: str
    rag_before: str
    rag_after: str
    rag_words: str
    appearing: tuple[tuple[str, str], ...]
    going: tuple[str, ...]
    changes: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing to put right (`blocks`) or to look at, with the place it is in."""

    place: str
    row: int
    column: str
    found: str
    problem: str
    remedy: str
    blocks: bool
    needs_a_person: bool


@dataclass(frozen=True, slots=True)
class PreviewView:
    """The whole preview; corrected figures first, effects that change a rating or flag first."""

    headline: str
    figures: tuple[FigureLine, ...]
    effects: tuple[EffectLine, ...]
    errors: tuple[FindingLine, ...]
    warnings: tuple[FindingLine, ...]


def view(
    reported: Sequence[Reported],
    effects: Sequence[Effect],
    findings: Sequence[Finding],
    indicators: Mapping[str, Indicator],
    areas: Mapping[str, Area],
    person: Person,
    row_names: Mapping[int, str] | None = None,
) -> PreviewView:
    """Put a preview's parts into words; `row_names` says of a form's rows what they are about.

    How a restricted indicator is judged is not for everyone who sends one of its counts.
    """
    ordered = sorted(reported, key=lambda one: _ORDER.index(one.standing))
    sees_all = may(person, Permission.SEE_RESTRICTED)
    shown = [
        one
        for one in effects
        if sees_all or indicators[one.indicator].sensitivity == Sensitivity.OPEN
    ]
    first = sorted(shown, key=lambda one: not one.changes)
    lines = [_finding(one, row_names or {}) for one in findings]
    return PreviewView(
        headline=_headline(reported, lines),
        figures=tuple(_figure(one, indicators[one.indicator], areas) for one in ordered),
        effects=tuple(_effect(one, indicators[one.indicator], areas) for one in first),
        errors=tuple(line for line in lines if line.blocks),
        warnings=tuple(line for line in lines if not line.blocks),
    )


def _headline(reported: Sequence[Reported], lines: Sequence[FindingLine]) -> str:
    blocking = sum(line.blocks for line in lines)
    if blocking:
        things = "1 thing" if blocking == 1 else f"{blocking} things"
        return f"Nothing can be stored yet: {things} to put right."
    counts = Counter(one.standing for one in reported)
    parts = [f"{counts[one]} {STANDING_WORDS[one]}" for one in _ORDER if counts[one]]
    if not parts or set(counts) == {Standing.UNCHANGED}:
        return "Nothing would change: every figure in it is held already."
    return f"Nothing is stored yet. It would be: {'; '.join(parts)}."


def _figure(one: Reported, indicator: Indicator, areas: Mapping[str, Area]) -> FigureLine:
    sheet = f"{one.sheet}, " if one.sheet else ""
    return FigureLine(
        indicator=one.indicator,
        name=indicator.short_name,
        area=one.area,
        area_name=areas[one.area].name,
        period=label(one.period_end, one.frequency),
        breakdown=f"{one.dimension}: {one.category}" if one.dimension else "",
        standing=one.standing,
        standing_words=STANDING_WORDS[one.standing],
        old=amounts(one.held, indicator) if one.held else "",
        new=amounts(one.amounts, indicator),
        status=one.amounts.status,
        place=f"{sheet}row {one.row}",
    )


def amounts(said: Amounts, indicator: Indicator) -> str:
    """'80.0% (40 of 50)', '30 counted' where another sends the rest, or why there is none."""
    counts = [
        f"{getattr(said, name):,.10g} {words}"
        for name, words in _COUNT_WORDS.items()
        if not isnan(getattr(said, name))
    ]
    if said.marker:
        return MARKER_WORDS[said.marker]
    if isnan(said.value):
        return ", ".join(counts) or figure.UNKNOWN
    words = figure.text(said.value, indicator.unit, indicator.decimals)
    both = len(counts) == 2
    return f"{words} ({said.numerator:,.10g} of {said.denominator:,.10g})" if both else words


def _effect(one: Effect, indicator: Indicator, areas: Mapping[str, Area]) -> EffectLine:
    before, after = RAG_WORDS[one.before.rag], RAG_WORDS[one.after.rag]
    stays = one.before.rag == one.after.rag
    return EffectLine(
        indicator=one.indicator,
        name=indicator.short_name,
        area=one.area,
        area_name=areas[one.area].name,
        value_before=_value(one.before, indicator),
        value_after=_value(one.after, indicator),
        rag_before=one.before.rag,
        rag_after=one.after.rag,
        rag_words=f"stays {after.lower()}"
        if stays
        else f"from {before.lower()} to {after.lower()}",
        appearing=tuple((FLAG_RULES[kind].label, sentence) for kind, sentence in one.appearing),
        going=tuple(FLAG_RULES[kind].label for kind in one.going),
        changes=one.changes,
    )


def _value(state: State, indicator: Indicator) -> str:
    return figure.text(state.value, indicator.unit, indicator.decimals)


def _finding(one: Finding, row_names: Mapping[int, str]) -> FindingLine:
    rule = SEVERITIES[one.severity]
    row = f"row {one.row}" if one.row else ""
    parts = (
        f"sheet '{one.sheet}'" if one.sheet else "",
        row_names.get(one.row, row),
        f"column '{one.column}'" if one.column else "",
    )
    return FindingLine(
        place=", ".join(part for part in parts if part) or "the file",
        row=one.row,
        column=one.column,
        found=one.found,
        problem=one.problem,
        remedy=one.remedy,
        blocks=rule.blocks,
        needs_a_person=rule.needs_a_person,
    )
