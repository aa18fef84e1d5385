"""Figures as reported, laid out by period: what judging and reconciling both begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.domain.break_in_series import BreakInSeries
from scorecard.domain.observation import Basis
from scorecard.judgement import figures
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.grid import Grid, choose, lay_out, segments


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The current totals up to `as_at`, as a frame and as a grid before years are made of months.

    `starts` are the days on which an indicator's series break, steps not among them; `segment`
    numbers what lies between.
    """

    as_at: date
    figures: pd.DataFrame
    grid: Grid
    segment: NDArray[np.int64]
    starts: Mapping[str, list[date]]


def lay(evidence: Evidence) -> LaidOut:
    """The evidence's figures up to its period end, else to the latest; its rules are known ones."""
    now = figures.worked_out(
        figures.totals(figures.current(evidence.facts), evidence.indicators), evidence.indicators
    )
    as_at = evidence.period_end or _latest_end(now, evidence.clock.date())
    now = now[(now["period_end"] <= pd.Timestamp(as_at)).to_numpy(bool)]
    starts = starts_of(one for one in evidence.breaks if not one.is_step)
    grid = lay_out(choose(now, evidence.indicators), evidence.indicators)
    return LaidOut(as_at, now, grid, segments(grid, starts), starts)


def _latest_end(now: pd.DataFrame, today: date) -> date:
    """The area's latest period end: of local figures where there are any; else today."""
    for basis in (Basis.LOCAL, Basis.PUBLISHED):
        ends = now["period_end"][(now["basis"] == basis).to_numpy(bool)]
        if len(ends):
            latest: date = ends.max().date()
            return latest
    return today


def starts_of(breaks: Iterable[BreakInSeries]) -> dict[str, list[date]]:
    """The days of an indicator's breaks."""
    starts: dict[str, list[date]] = {}
    for one in breaks:
        starts.setdefault(one.indicator, []).append(one.date)
    return starts
