"""Flags about the rating: newly, persistently or first seen red, and newly green."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Polarity
from scorecard.domain.target import TargetKind
from scorecard.domain.verdict import Firmness, Rag
from scorecard.judgement import sentences
from scorecard.judgement.attainment import COLOURS, GREEN, RED, UNRATED
from scorecard.judgement.case import Case, at, broke, children, numbers, rated, run, short
from scorecard.judgement.judged import Flag

PERSISTENT = {"week": 26, "month": 6, "quarter": 2, "term": 2, "year": 2}
"""Known periods red in a row before red is persistent: six months, two quarters, two years."""


def newly_red(case: Case) -> Iterator[Flag]:
    """Red now and not at the previous known period; firm, or two running and not in and out.

    A figure near its bound goes in and out of red by chance: two red in a row are news only after
    as long without red as makes red persistent.
    """
    if case.row.rag != Rag.RED or _persistent(case):
        return
    known = rated(case)
    running = run(case.codes[case.place, known], RED)
    if running == len(known):
        return  # nothing before it was not red
    firm = case.row.firmness == Firmness.FIRM or _is_duty(case)
    if running > 2 or (not firm and (running == 1 or _in_and_out(case, known, running))):
        return
    before = known[-running - 1]
    was = COLOURS[int(case.codes[case.place, before])]
    yield case.flag(
        FlagKind.NEWLY_RED,
        sentences.joined(
            f"Newly red: {case.now()}, from {was} at "
            f"{case.words(case.grid.value[case.place, before])} "
            f"{at(case, before)}; "
            f"{short(case)}.",
            children(case),
        ),
        numbers(case),
    )


def persistently_red(case: Case) -> Iterator[Flag]:
    """Red in every known period for two quarters, six months or two years."""
    if case.row.rag != Rag.RED or not _persistent(case) or duty_never_met(case):
        return
    known = rated(case)
    running = run(case.codes[case.place, known], RED)
    all_of_it = "since the series broke" if broke(case) else "as far back as figures go"
    whole = f" ({all_of_it})" if running == len(known) else ""
    yield case.flag(
        FlagKind.PERSISTENTLY_RED,
        sentences.joined(
            f"{_how_long_red(case, known, running)}{whole}: {case.now()}, {short(case)}.",
            children(case),
        ),
        numbers(case),
    )


def _how_long_red(case: Case, known: np.ndarray, running: int) -> str:
    """'Red for nine months running', or, where some are not known, 'Red in all nine known ...'."""
    first = int(known[-running])
    spelled = sentences.periods(running, case.row.frequency)
    if case.grid.columns - first == running:
        return f"Red for {spelled} running"
    since = sentences.named(case.grid.end[case.place, first], case.row.frequency)
    every = spelled.replace("two", "both") if running == 2 else f"all {spelled}"
    return f"Red in {every} known since {since}"


def first_red(case: Case) -> Iterator[Flag]:
    """Red as far back as recent figures go, and not yet for long enough to be persistent.

    Without this a board's first red figure would be on nobody's list.
    """
    if case.row.rag != Rag.RED or _persistent(case) or duty_never_met(case):
        return
    known = rated(case)
    running = run(case.codes[case.place, known], RED)
    could_be_chance = case.row.firmness == Firmness.COULD_BE_CHANCE and not _is_duty(case)
    if running < len(known) or (running == 1 and could_be_chance):
        return
    yield case.flag(
        FlagKind.FIRST_RED,
        sentences.joined(
            f"{_red_so_far(case, known)} {case.now()}, {short(case)}; {_how_long(case, known)}.",
            children(case),
        ),
        numbers(case),
    )


def _red_so_far(case: Case, known: np.ndarray) -> str:
    return "Red at" if len(known) == 1 else f"{_how_long_red(case, known, len(known))}:"


def _how_long(case: Case, known: np.ndarray) -> str:
    before, how_long = ("it", "how long") if len(known) == 1 else ("that", "how much longer")
    segment = case.segment[case.place]
    alike = (case.codes[case.place] != UNRATED) & (segment == segment[-1])
    earlier = np.flatnonzero(alike[: known[0]])
    if len(earlier):
        older = at(case, int(earlier[-1]))
        return f"the figure before {before}, {older}, is too old to say for {how_long}"
    if broke(case):
        return f"the series broke before {before}, so {how_long} is not known"
    return f"no earlier figure is held, so {how_long} is not known"


def newly_green(case: Case) -> Iterator[Flag]:
    """Green now and not at the previous known period; firm, or two running."""
    if case.row.rag != Rag.GREEN:
        return
    known = rated(case)
    running = run(case.codes[case.place, known], GREEN)
    firm = case.row.firmness == Firmness.FIRM
    if running == len(known) or running > 2 or (running == 1 and not firm):
        return
    before = known[-running - 1]
    was = COLOURS[int(case.codes[case.place, before])]
    yield case.flag(
        FlagKind.NEWLY_GREEN,
        f"Newly green: {case.now()}, from {was} at "
        f"{case.words(case.grid.value[case.place, before])} {at(case, before)}.",
        numbers(case),
    )


def duty_never_met(case: Case) -> bool:
    """A 100 % duty red as far back as figures go: a mark beside it, not an item each quarter."""
    target = case.row.target
    if target is None or target.kind != TargetKind.STATUTORY:
        return False
    whole = 100.0 if case.row.indicator.polarity == Polarity.HIGH_GOOD else 0.0
    codes = case.codes[case.place, rated(case)]
    return target.green == whole and len(codes) > 1 and bool((codes == RED).all())


def _in_and_out(case: Case, known: np.ndarray, running: int) -> bool:
    """Whether it was red not long before it last was not."""
    earlier = case.codes[case.place, known[:-running]]
    return bool((earlier[-PERSISTENT[case.row.frequency] :] == RED).any())


def _persistent(case: Case) -> bool:
    codes = case.codes[case.place, rated(case)]
    return run(codes, RED) >= PERSISTENT[case.row.frequency]


def _is_duty(case: Case) -> bool:
    return case.row.target is not None and case.row.target.kind == TargetKind.STATUTORY
