"""Trajectories: whether a figure misses what was expected with an accepted explanation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard.domain.reassurance import Reassurance
from scorecard.domain.trajectory import Path, expected
from scorecard.domain.verdict import Rag
from scorecard.judgement.accepted import Accepted, better_side
from scorecard.judgement.case import Case
from scorecard.stats.rounding import half_up


@dataclass(frozen=True, slots=True)
class Missed:
    """What was expected by which day and not reached; `clear` when that is more than chance.

    A miss is clear when the whole 95 % interval misses, or the period before missed too; without
    an interval every miss is.
    """

    by: date
    figure: float
    clear: bool


def missed(case: Case) -> Missed | None:
    """How the latest figure misses the path that its accepted explanation came with."""
    accepted = case.accepted
    if accepted is None or not accepted.comparable or np.isnan(case.row.value):
        return None
    if not better_side(case.row.indicator) and case.row.rag == Rag.GREEN:
        return None  # inside its range is what was promised
    path = whole_path(accepted.reassurance)
    better = _better(case, accepted, path)
    point = None if case.row.period_end is None else expected(path, case.row.period_end)
    if not better or point is None or _meets(case, case.row.value, point[1], better):
        return None
    edge = case.row.upper if better > 0 else case.row.lower
    firm = bool(np.isnan(edge)) or (point[1] - edge) * better > 0
    return Missed(*point, clear=firm or _missed_before(case, path, better))


def whole_path(one: Reassurance) -> Path:
    """The figures on the way, and the one at the end where one was agreed."""
    if one.recovery_by is None or one.recovery_value is None:
        return one.path
    on_the_way = [point for point in one.path if point[0] < one.recovery_by]
    return (*on_the_way, (one.recovery_by, one.recovery_value))


def _better(case: Case, accepted: Accepted, path: Path) -> int:
    """The better side; where the indicator has none, the side on which the recovery lies."""
    own = better_side(case.row.indicator)
    if own or not path or np.isnan(accepted.value):
        return own
    return int(np.sign(path[-1][1] - accepted.value))


def _meets(case: Case, value: float, figure: float, better: int) -> bool:
    """Whether the figure as it is shown is at least as good; on the point meets it."""
    shown = float(half_up(value, case.row.indicator.decimals))
    return (shown - figure) * better >= 0


def _missed_before(case: Case, path: Path, better: int) -> bool:
    values, segment = case.grid.value[case.place], case.segment[case.place]
    known = np.flatnonzero(~np.isnan(values) & (segment == segment[-1]))
    if len(known) < 2:
        return False
    end: date = case.grid.end[case.place, known[-2]].astype("datetime64[D]").astype(object)
    point = expected(path, end)
    return point is not None and not _meets(case, float(values[known[-2]]), point[1], better)
