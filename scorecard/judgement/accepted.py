"""Accepted: the explanations that stand for each row, and the figure each was accepted at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard.domain.indicator import Indicator, Polarity
from scorecard.domain.reassurance import Reassurance
from scorecard.judgement import attainment
from scorecard.judgement.attainment import GREEN, UNRATED
from scorecard.judgement.judged import Judged


@dataclass(frozen=True, slots=True)
class Accepted:
    """An explanation accepted for a row, and what the figure was when it was accepted.

    `worse`: whether the latest figure has left the interval of the accepted one, or its colour,
    for the worse; False where no figure was known then, and while it is green. `comparable`:
    whether the latest figure is of the kind that was agreed about: no break since, and as long a
    stretch as the indicator's own.
    """

    reassurance: Reassurance
    value: float
    at: date | None
    worse: bool
    comparable: bool = True


def latest(judged: Judged) -> Mapping[str, Accepted]:
    """The latest explanation that stands at the clock for each indicator that has a figure."""
    return {code: found[0] for code, found in standing(judged).items()}


def standing(judged: Judged) -> Mapping[str, tuple[Accepted, ...]]:
    """Every explanation that stands at the clock, by indicator with a figure, the newest first."""
    today = judged.evidence.clock.date()
    rows = judged.grid.row_of()
    held = [
        one for one in judged.evidence.reassurances if one.stands(today) and one.indicator in rows
    ]
    if not held:
        return {}
    low, high = attainment.interval(judged.grid, at=slice(None), wider=judged.wider)
    alike = attainment.same_stretch(judged.grid)
    found: dict[str, tuple[Accepted, ...]] = {}
    for one in sorted(held, key=lambda one: (one.accepted_on, one.report), reverse=True):
        row = rows[one.indicator]
        made = _accepted(judged, row, one, low, high, alike=bool(alike[row]))
        found[one.indicator] = (*found.get(one.indicator, ()), made)
    return found


def _accepted(
    judged: Judged, row: int, one: Reassurance, low: np.ndarray, high: np.ndarray, *, alike: bool
) -> Accepted:
    grid, segment = judged.grid, judged.segment[row]
    value = grid.value[row]
    over = grid.end[row] <= np.datetime64(one.accepted_on, "D")
    whole = not over.any() or bool(segment[over][-1] == segment[-1])
    then = np.flatnonzero(~np.isnan(value) & over)
    if not len(then) or segment[then[-1]] != segment[-1]:
        return Accepted(one, float("nan"), None, worse=False, comparable=alike and whole)
    at = int(then[-1])
    end: date = grid.end[row, at].astype(object)
    worse = at < grid.columns - 1 and _worse(judged, row, at, low[row, at], high[row, at])
    return Accepted(one, float(value[at]), end, worse, comparable=alike and whole)


def _worse(judged: Judged, row: int, at: int, low: float, high: float) -> bool:
    """Out of the interval of then, or a worse colour than then; firm either way."""
    now, codes = float(judged.grid.value[row, -1]), judged.codes[row]
    better = better_side(judged.grid.indicators[row])
    if codes[-1] == GREEN:
        return False
    if better and not np.isnan(low):
        return now < low if better > 0 else now > high
    return bool(UNRATED not in (codes[at], codes[-1]) and codes[-1] < codes[at])


def better_side(indicator: Indicator) -> int:
    """1 where higher is better, -1 where lower is, 0 where neither is by itself."""
    return {Polarity.HIGH_GOOD: 1, Polarity.LOW_GOOD: -1}.get(indicator.polarity, 0)
