"""Flags: each rule of methodology section 7, asked of one judged row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isnan

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Polarity
from scorecard.domain.target import TargetKind
from scorecard.domain.verdict import Comparison, Rag, Travel, Variation
from scorecard.domain.yearly_change import YearlyChange
from scorecard.judgement import (
    audit,
    owing,
    ratings,
    reassurance,
    sentences,
    yearly_change,
)
from scorecard.judgement.case import Case, numbers, short
from scorecard.judgement.compared import NEIGHBOURS, REGION, SIGNIFICANT
from scorecard.judgement.judged import Flag
from scorecard.judgement.signals import describe
from scorecard.judgement.yearly_change import Moved


def of_case(case: Case) -> tuple[Flag, ...]:
    """Every flag of one row, attention first."""
    return tuple(flag for rule in RULES for flag in rule(case))


def special_cause(case: Case) -> Iterator[Flag]:
    """The latest point belongs to a signal, for worse or for better."""
    kinds = {
        Variation.CONCERN: [FlagKind.SPECIAL_CAUSE_CONCERN],
        Variation.IMPROVEMENT: [FlagKind.SPECIAL_CAUSE_IMPROVEMENT],
        Variation.BOTH: [FlagKind.SPECIAL_CAUSE_CONCERN],
    }
    if case.row.rag == Rag.OUT_OF_DATE:
        return
    for kind in kinds.get(case.row.variation, []):
        words = describe(case.grid, case.charted, case.place)
        yield case.flag(kind, f"{sentences.opened(case.now())}. {words.sentence}", words.numbers)


def unexplained_change(case: Case) -> Iterator[Flag]:
    """A stock or neutral indicator moved further in a year than a year usually brings."""
    if case.row.rag == Rag.OUT_OF_DATE:
        return
    moved = yearly_change.unexplained(case.grid, case.segment, case.place, case.usual)
    if moved is None:
        return
    down = moved.now < moved.before
    way = "Down" if down else "Up"
    ask = _question(case.row.indicator.polarity, down=down)
    yield case.flag(
        FlagKind.UNEXPLAINED_CHANGE,
        f"{way} {abs(moved.share):.0%} in a year, from {case.words(moved.before)} to "
        f"{case.words(moved.now)}{_usually(case.usual)}. {ask}",
        sentences.joined(_how_many(moved), _bounds(case.usual)),
    )


def off_trajectory(case: Case) -> Iterator[Flag]:
    """The value misses the path agreed for this period: a target's, else an explanation's."""
    target = case.row.target
    if target is None or target.kind != TargetKind.TRAJECTORY:
        yield from reassurance.off_path(case)
    elif case.row.rag in (Rag.AMBER, Rag.RED):
        yield case.flag(
            FlagKind.OFF_TRAJECTORY,
            f"{sentences.opened(case.now())}: "
            f"{short(case).replace('the target', 'the agreed path')}.",
            numbers(case),
        )


def worse_than_comparators(case: Case) -> Iterator[Flag]:
    """Worse than comparators, like for like, and still so over the whole family of tests."""
    compared = case.row.compared
    if compared.verdict != Comparison.WORSE or not compared.adjusted_p < SIGNIFICANT:
        return
    ours, benchmark = compared.ours, compared.benchmark
    assert ours is not None and compared.period_end is not None
    yield case.flag(
        FlagKind.WORSE_THAN_COMPARATORS,
        f"The published figure {sentences.in_period(compared.period_end, 'year')} was "
        f"{case.words(ours.value)}, against {case.words(benchmark.value)} for "
        f"{comparator_name(compared.chosen)}: worse by more than chance.",
        f"Chance and the usual differences between areas allow {case.words(compared.band[0])} to "
        f"{case.words(compared.band[1])} (95 % funnel); "
        f"{benchmark.known} of {benchmark.of} known; adjusted p {_p(compared.adjusted_p)}.",
    )


def deteriorating_years(case: Case) -> Iterator[Flag]:
    """A significant adverse trend over five years."""
    years = case.years
    if years is None or years.travel != Travel.WORSENING:
        return
    if case.row.variation in _NOT_FROM_LIMITS:
        said = [case.words(value) for value in years.values]
        whose = "published figures" if years.published else "figures"
        yield case.flag(
            FlagKind.DETERIORATING_YEARS,
            f"Getting worse over the five years to {years.end:%B %Y} ({whose}), from {said[0]} to "
            f"{said[-1]}: by more than chance.",
            f"The five years: {', '.join(said)}. Weighted trend; it goes the same way with any one "
            "year left out.",
        )


def _question(polarity: Polarity, *, down: bool) -> str:
    """What to ask: fewer of something unwanted are not children who go without."""
    if polarity == (Polarity.LOW_GOOD if down else Polarity.HIGH_GOOD):
        return "What is behind it, and is everything counted as it was?"
    if down and polarity != Polarity.HIGH_GOOD:
        return "Are these children being supported another way?"
    return "What is behind it, and are services keeping up?"


def _usually(usual: YearlyChange | None) -> str:
    if usual is None:
        return ""
    between = f"{usual.low:+.0f}% and {usual.high:+.0f}%"
    return f"; nine in ten authorities' published figures changed by between {between} in a year"


def _how_many(moved: Moved) -> str:
    if isnan(moved.children):
        return "The counts are not held."
    return f"A difference of {moved.children:,.0f}, where chance gives up to {moved.chance:,.0f}."


def _bounds(usual: YearlyChange | None) -> str:
    if usual is None:
        share, least = yearly_change.UNUSUAL_SHARE, yearly_change.UNUSUAL_CHILDREN
        return (
            f"No yearly changes are published; the bounds are {share:.0%} and {least:.0f} counted."
        )
    return (
        f"{usual.changes:,} changes of {usual.authorities} authorities, {usual.first_year} to "
        f"{usual.last_year}: {usual.source}."
    )


RULES: tuple[Callable[[Case], Iterator[Flag]], ...] = (
    *(reassurance.not_yet_recovered, reassurance.recovered),
    *(ratings.persistently_red, ratings.newly_red, ratings.first_red),
    *(special_cause, worse_than_comparators, off_trajectory, unexplained_change),
    *(audit.differs, deteriorating_years, ratings.newly_green, owing.owed, owing.small_and_broken),
)

_NOT_FROM_LIMITS = (Variation.NOT_CHARTED, Variation.TOO_FEW_POINTS)


def comparator_name(chosen: str) -> str:
    """The comparator in words."""
    names = {NEIGHBOURS: "statistical neighbours", REGION: "the region"}
    return names.get(chosen, "England")


def _p(value: float) -> str:
    return "below 0.001" if value < 0.001 else f"{value:.3f}"
