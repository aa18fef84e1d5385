"""Accepted: the latest explanation accepted for each row, and the figure it was accepted at."""

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
    """The latest explanation accepted for a row, and what the figure was when it was accepted.

    `worse`: whether the latest figure has left the interval of the accepted one, or its colour,
    for the worse; False where no figure was known then, and while it is green.
    """

    reassurance: Reassurance
    value: float
    at: date | None
    worse: bool


def latest(judged: Judged) -> Mapping[str, Accepted]:
    """The latest explanation accepted by the clock for each indicator that has a figure."""
    today = judged.evidence.clock.date()
    accepted = sorted(judged.evidence.reassurances, key=lambda one: one.accepted_on)
    newest = {one.indicator: one for one in accepted if one.accepted_on <= today}
    if not newest:
        return {}
    low, high = attainment.interval(judged.grid, at=slice(None), wider=judged.wider)
    rows = judged.grid.row_of()
    return {
        code: _accepted(judged, rows[code], one, low, high)
        for code, one in newest.items()
        if code in rows
    }


def _accepted(
    judged: Judged, row: int, one: Reassurance, low: np.ndarray, high: np.ndarray
) -> Accepted:
    grid = judged.grid
    value = grid.value[row]
    then = np.flatnonzero(~np.isnan(value) & (grid.end[row] <= np.datetime64(one.accepted_on, "D")))
    if not len(then) or judged.segment[row, then[-1]] != judged.segment[row, -1]:
        return Accepted(one, float("nan"), None, worse=False)
    at = int(then[-1])
    end: date = grid.end[row, at].astype(object)
    worse = at < grid.columns - 1 and _worse(judged, row, at, low[row, at], high[row, at])
    return Accepted(one, float(value[at]), end, worse)


def _worse(judged: Judged, row: int, at: int, low: float, high: float) -> bool:
    """Out of the interval of then, or a worse colour than then; firm either way."""
    now, codes = float(judged.grid.value[row, -1]), judged.codes[row]
    better = _better(judged.grid.indicators[row])
    if codes[-1] == GREEN:
        return False
    if better and not np.isnan(low):
        return now < low if better > 0 else now > high
    return bool(UNRATED not in (codes[at], codes[-1]) and codes[-1] < codes[at])


def _better(indicator: Indicator) -> int:
    return {Polarity.HIGH_GOOD: 1, Polarity.LOW_GOOD: -1}.get(indicator.polarity, 0)
