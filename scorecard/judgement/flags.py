"""Flags: each rule of methodology section 7, asked of one judged row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from scorecard.domain import figure
from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Polarity
from scorecard.domain.period import day
from scorecard.domain.target import TargetKind
from scorecard.domain.verdict import Comparison, Firmness, Rag, Travel, Variation
from scorecard.judgement import change, sentences
from scorecard.judgement.attainment import COLOURS, GREEN, RED, UNRATED, Bounds, Codes
from scorecard.judgement.compared import NEIGHBOURS, REGION, SIGNIFICANT
from scorecard.judgement.grid import Grid
from scorecard.judgement.judged import Flag, Row
from scorecard.judgement.returns import Due
from scorecard.judgement.signals import describe
from scorecard.judgement.variation import Charted

PERSISTENT = {"week": 26, "month": 6, "quarter": 2, "term": 2, "year": 2}
"""Known periods red in a row before red is persistent: six months, two quarters, two years."""


@dataclass(frozen=True, slots=True)
class Case:
    """One row with everything its flags are asked of."""

    row: Row
    place: int
    grid: Grid
    segment: Codes
    bounds: Bounds
    codes: Codes
    charted: Charted
    due: Due | None
    revision: str
    printed_twice: bool = False

    def flag(self, kind: FlagKind, sentence: str, numbers: str = "") -> Flag:
        """A flag of this row."""
        agency = self.row.indicator.accountable_agency
        return Flag(self.row.code, kind, sentence, numbers, agency)

    def words(self, number: float) -> str:
        """A value of this indicator in words."""
        return sentences.value(self.row.indicator, number)

    def now(self) -> str:
        """'62.4% in September 2026'."""
        return f"{self.words(self.row.value)} {self.where()}"

    def where(self) -> str:
        """'in September 2026', or 'at 30 September 2026' for a stock."""
        return sentences.at_time(self.row.indicator, self.row.period_end, self.row.frequency)


def of_case(case: Case) -> tuple[Flag, ...]:
    """Every flag of one row, attention first."""
    return tuple(flag for rule in RULES for flag in rule(case))


def newly_red(case: Case) -> Iterator[Flag]:
    """Red now and not at the previous known period; firm, or two running."""
    if case.row.rag != Rag.RED or _persistent(case):
        return
    known = _rated(case)
    running = _run(case.codes[case.place, known], RED)
    if running == len(known):
        return  # nothing before it was not red
    duty = case.row.target is not None and case.row.target.kind == TargetKind.STATUTORY
    firm = case.row.firmness == Firmness.FIRM or duty
    if running > 2 or (running == 1 and not firm):
        return
    before = known[-running - 1]
    was = COLOURS[int(case.codes[case.place, before])]
    yield case.flag(
        FlagKind.NEWLY_RED,
        sentences.joined(
            f"Newly red: {case.now()}, from {was} at "
            f"{case.words(case.grid.value[case.place, before])} "
            f"{_at(case, before)}; "
            f"{_short(case)}.",
            _children(case),
        ),
        _numbers(case),
    )


def persistently_red(case: Case) -> Iterator[Flag]:
    """Red in every known period for two quarters, six months or two years."""
    if case.row.rag != Rag.RED or not _persistent(case) or duty_never_met(case):
        return
    known = _rated(case)
    running = _run(case.codes[case.place, known], RED)
    broke = case.segment[case.place, 0] != case.segment[case.place, -1]
    all_of_it = "since the series broke" if broke else "as far back as figures go"
    whole = f" ({all_of_it})" if running == len(known) else ""
    yield case.flag(
        FlagKind.PERSISTENTLY_RED,
        sentences.joined(
            f"Red for {sentences.periods(running, case.row.frequency)} running{whole}: "
            f"{case.now()}, {_short(case)}.",
            _children(case),
        ),
        _numbers(case),
    )


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
    moved = change.unexplained(case.grid, case.segment, case.place)
    if moved is None:
        return
    way = "Down" if moved.now < moved.before else "Up"
    ask = (
        "Are these children being supported another way?"
        if moved.now < moved.before
        else "What is behind it, and do services keep up?"
    )
    yield case.flag(
        FlagKind.UNEXPLAINED_CHANGE,
        f"{way} {abs(moved.share):.0%} in a year, from {case.words(moved.before)} to "
        f"{case.words(moved.now)}. {ask}",
        f"About {moved.children:,.0f} children; the bounds are {change.UNUSUAL_SHARE:.0%} and "
        f"{change.UNUSUAL_CHILDREN:.0f} children.",
    )


def off_trajectory(case: Case) -> Iterator[Flag]:
    """The value misses the path agreed for this period."""
    target = case.row.target
    if target is None or target.kind != TargetKind.TRAJECTORY:
        return
    if case.row.rag in (Rag.AMBER, Rag.RED):
        yield case.flag(
            FlagKind.OFF_TRAJECTORY,
            f"{sentences.opened(case.now())}: "
            f"{_short(case).replace('the target', 'the agreed path')}.",
            _numbers(case),
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
        f"95 % funnel {case.words(compared.band[0])} to {case.words(compared.band[1])}; "
        f"{benchmark.known} of {benchmark.of} known; adjusted p {_p(compared.adjusted_p)}.",
    )


def deteriorating_years(case: Case) -> Iterator[Flag]:
    """A significant adverse trend over five years."""
    if case.row.travel == Travel.WORSENING and case.row.variation in _NOT_FROM_LIMITS:
        yield case.flag(
            FlagKind.DETERIORATING_YEARS,
            "Getting worse over the five latest years, by more than chance.",
            "Weighted trend over five years; every leave-one-out slope agrees.",
        )


def newly_green(case: Case) -> Iterator[Flag]:
    """Green now and not at the previous known period; firm, or two running."""
    if case.row.rag != Rag.GREEN:
        return
    known = _rated(case)
    running = _run(case.codes[case.place, known], GREEN)
    firm = case.row.firmness == Firmness.FIRM
    if running == len(known) or running > 2 or (running == 1 and not firm):
        return
    before = known[-running - 1]
    was = COLOURS[int(case.codes[case.place, before])]
    yield case.flag(
        FlagKind.NEWLY_GREEN,
        f"Newly green: {case.now()}, from {was} at "
        f"{case.words(case.grid.value[case.place, before])}.",
        _numbers(case),
    )


def owed(case: Case) -> Iterator[Flag]:
    """What is owed about data: late, no assurance, missing, not reconciling, small, changed."""
    due = case.due
    if due is not None:
        sentence = (
            f"The figure for {sentences.when(due.period_end, case.row.frequency)} was due on "
            f"{day(due.due_on)} and has not come: {sentences.periods(due.days_late, 'day')} late."
        )
        flag = case.flag(FlagKind.LATE, sentence)
        yield Flag(flag.indicator, flag.kind, sentence, "", due.agency)
        if due.missed_meetings >= 2:
            last = "" if np.isnan(case.row.value) else f" (last {case.now()})"
            yield case.flag(
                FlagKind.NO_ASSURANCE,
                f"No figure for two meetings running{last}, so no assurance is possible.",
            )
    if not case.grid.reconciles[case.place, -1]:
        top = case.grid.numerator[case.place, -1]
        bottom = case.grid.denominator[case.place, -1]
        wrong = (
            "an impossible number was sent"
            if np.isnan(top + bottom)
            else f"{top:,.0f} were counted out of {bottom:,.0f}: the two counts do not agree"
        )
        sentence = f"{sentences.opened(case.where())} {wrong}, so no figure is shown."
        yield case.flag(FlagKind.DOES_NOT_RECONCILE, sentence)
    elif case.row.rag == Rag.MISSING:
        yield case.flag(FlagKind.MISSING, f"No usable figure {case.where()}.")
    if case.revision:
        yield case.flag(FlagKind.REVISED_MATERIALLY, case.revision)


def small_and_broken(case: Case) -> Iterator[Flag]:
    """Few children, or a break in the series lately."""
    if _small(case):
        few = figure.count_of(
            float(case.grid.numerator[case.place, -1]), float(case.grid.denominator[case.place, -1])
        )
        yield case.flag(
            FlagKind.SMALL_NUMBERS, f"Few children are counted here: {few or 'under 5'}."
        )
    start = _recent_break(case)
    if start is not None:
        yield case.flag(
            FlagKind.DEFINITION_CHANGED,
            f"The series breaks {sentences.in_period(start, case.row.frequency)}; nothing is "
            "judged across it.",
        )


RULES: tuple[Callable[[Case], Iterator[Flag]], ...] = (
    *(persistently_red, newly_red, special_cause, worse_than_comparators, off_trajectory),
    *(unexplained_change, deteriorating_years, newly_green, owed, small_and_broken),
)

_NOT_FROM_LIMITS = (Variation.NOT_CHARTED, Variation.TOO_FEW_POINTS)


def comparator_name(chosen: str) -> str:
    """The comparator in words."""
    names = {NEIGHBOURS: "statistical neighbours", REGION: "the region"}
    return names.get(chosen, "England")


def duty_never_met(case: Case) -> bool:
    """A 100 % duty red as far back as figures go: a mark beside it, not an item each quarter."""
    target = case.row.target
    if target is None or target.kind != TargetKind.STATUTORY:
        return False
    whole = 100.0 if case.row.indicator.polarity == Polarity.HIGH_GOOD else 0.0
    codes = case.codes[case.place, _rated(case)]
    return target.green == whole and len(codes) > 1 and bool((codes == RED).all())


def _rated(case: Case) -> np.ndarray:
    """The rated periods since the last break: nothing is judged across one."""
    since = case.segment[case.place] == case.segment[case.place, -1]
    return np.flatnonzero((case.codes[case.place] != UNRATED) & since)


def _run(codes: np.ndarray, colour: int) -> int:
    other = np.flatnonzero(codes[::-1] != colour)
    return int(other[0]) if len(other) else len(codes)


def _persistent(case: Case) -> bool:
    codes = case.codes[case.place, _rated(case)]
    return _run(codes, RED) >= PERSISTENT[case.row.frequency]


def _recent_break(case: Case) -> np.datetime64 | None:
    """The first period after a break within the last year, if there is one."""
    columns = case.grid.columns
    first = max(columns - change.periods_a_year(case.grid, case.place) - 1, 0)
    steps = np.flatnonzero(np.diff(case.segment[case.place, first:]))
    return case.grid.end[case.place, first + int(steps[-1]) + 1] if len(steps) else None


def _at(case: Case, column: int) -> str:
    return sentences.at_time(
        case.row.indicator, case.grid.end[case.place, column], case.row.frequency
    )


def _p(value: float) -> str:
    return "below 0.001" if value < 0.001 else f"{value:.3f}"


def _short(case: Case) -> str:
    return sentences.shortfall(case.row.target, case.row.indicator, case.row.value)


def _numbers(case: Case) -> str:
    known = _rated(case)[-6:]
    values = ", ".join(case.words(case.grid.value[case.place, at]) for at in known)
    bounds = sentences.target(case.row.target, case.row.indicator)
    interval = ""
    if not np.isnan(case.row.lower):
        interval = f" 95 % interval {case.words(case.row.lower)} to {case.words(case.row.upper)}."
    return f"Latest {len(known)}: {values}. Target {bounds}.{interval}"


def _children(case: Case) -> str:
    top, bottom = case.grid.numerator[case.place, -1], case.grid.denominator[case.place, -1]
    return sentences.children_missed(case.row.target, case.row.indicator, float(top), float(bottom))


def _small(case: Case) -> bool:
    if np.isnan(case.row.value):
        return False
    bottom = case.grid.denominator[case.place, -1]
    top = case.grid.numerator[case.place, -1]
    if case.row.indicator.measure_type == "ratio":
        return bool(bottom < 10)
    counted = case.row.value if case.row.indicator.measure_type == "count" else top
    return bool(counted < 5)
