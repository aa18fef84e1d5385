"""Breakdowns: who is behind a total, by quarter, with the small cells hidden."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from scorecard.demo.measures import MEASURES, Measure
from scorecard.demo.rows import Figures
from scorecard.demo.series import Draws, Numbers, gather, period_ends
from scorecard.domain.observation import Marker

QUARTERS = 8
FEWEST_SHOWN = 5
"""Counts of 1 to 4 are hidden, and one more where a single one could be worked out."""

ETHNICITY = {
    "White": (0.62, 1.0),
    "Asian": (0.12, 1.0),
    "Mixed": (0.07, 1.1),
    "Black": (0.06, 1.9),
    "Gypsy or Roma": (0.01, 1.2),
    "Other": (0.02, 1.0),
    "Not recorded": (0.10, 0.9),
}
AGE = {
    "Unborn": (0.05, 1.6),
    "Under 1": (0.08, 1.1),
    "1 to 4": (0.20, 0.95),
    "5 to 9": (0.25, 0.95),
    "10 to 15": (0.31, 1.0),
    "16 and 17": (0.09, 1.05),
    "Not recorded": (0.02, 0.7),
}
SEX = {"Female": (0.48, 1.0), "Male": (0.50, 1.0), "Not recorded": (0.02, 1.0)}
RISK = {"High": (0.36, 1.0), "Medium": (0.40, 1.0), "Low": (0.24, 1.0)}
TYPE = {"Sexual": (0.47, 1.0), "Criminal": (0.44, 1.0), "Both": (0.09, 1.0)}
SOURCE = {
    "Schools and early years": (0.38, 1.0),
    "Social care": (0.16, 1.0),
    "Health": (0.11, 1.0),
    "Police": (0.12, 1.0),
    "Foster care": (0.10, 1.0),
    "Voluntary and faith groups": (0.08, 1.0),
    "Other": (0.05, 1.0),
}
Groups = dict[str, tuple[float, float]]
"""Each category's share of the whole, and how much likelier the adverse outcome is in it."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One dimension of one indicator. `adverse` is what the numerator leaves out, or itself."""

    indicator: str
    dimension: str
    groups: Groups
    left_out_is_adverse: bool = True


BREAKDOWNS = (
    Breakdown("fd_assessments_45wd_pct", "ethnicity", ETHNICITY),
    Breakdown("fd_assessments_45wd_pct", "age", AGE),
    Breakdown("mis_repeat_3plus_pct", "ethnicity", ETHNICITY, left_out_is_adverse=False),
    Breakdown("mis_children_count", "ethnicity", ETHNICITY),
    Breakdown("mis_children_count", "sex", SEX),
    Breakdown("cp_plans_current_count", "age", AGE),
    Breakdown("cp_plans_current_count", "ethnicity", ETHNICITY),
    Breakdown("lac_current_count", "ethnicity", ETHNICITY),
    Breakdown("cse_at_risk_count", "risk_level", RISK),
    Breakdown("cse_at_risk_count", "type", TYPE),
    Breakdown("lado_referrals_count", "source", SOURCE),
)


def figures(draws: Draws, seed: int) -> list[Figures]:
    """Every breakdown's cells, quarter by quarter."""
    measures = {measure.code: measure for measure in MEASURES}
    return [_cells(draws, seed, one, measures[one.indicator]) for one in BREAKDOWNS]


def _cells(draws: Draws, seed: int, one: Breakdown, measure: Measure) -> Figures:
    stream = np.random.default_rng([seed, crc32(f"{one.indicator} {one.dimension}".encode())])
    ends = period_ends(draws.as_at, "quarter", QUARTERS)
    top = gather(draws, measure.numerator, "quarter", ends, measure.window)
    if measure.scale:
        whole = gather(draws, measure.denominator, "quarter", ends, measure.window)
        numerator, denominator = _shares(top, whole, one, stream)
    else:
        numerator = _split(top, np.array([share for share, _ in one.groups.values()]), stream)
        denominator = np.full_like(numerator, np.nan)
    marker = _hidden(numerator, denominator)
    return Figures(
        measure,
        [end for end in ends for _ in one.groups],
        numerator.ravel(),
        denominator.ravel(),
        frequency="quarter",
        dimension=one.dimension,
        category=np.array([*one.groups] * QUARTERS, dtype=object),
        marker=marker.ravel(),
    )


def _shares(
    top: Numbers, whole: Numbers, one: Breakdown, stream: np.random.Generator
) -> tuple[Numbers, Numbers]:
    shares, relative = (np.array(part) for part in zip(*one.groups.values(), strict=True))
    denominator = _split(whole, shares, stream)
    adverse = whole - top if one.left_out_is_adverse else top
    found = np.stack(
        [
            _placed(int(total), room, relative, stream)
            for total, room in zip(adverse, denominator, strict=True)
        ]
    )
    return (denominator - found if one.left_out_is_adverse else found), denominator


def _split(totals: Numbers, shares: Numbers, stream: np.random.Generator) -> Numbers:
    return stream.multinomial(totals.astype(np.int64), shares / shares.sum()).astype(float)


def _placed(total: int, room: Numbers, relative: Numbers, stream: np.random.Generator) -> Numbers:
    """A total placed in cells by size and relative risk, no cell above its room."""
    found = np.zeros(len(room))
    while (left := total - int(found.sum())) > 0:
        weight = (room - found) * relative
        found = np.minimum(found + stream.multinomial(left, weight / weight.sum()), room)
    return found


def _hidden(numerator: Numbers, denominator: Numbers) -> NDArray[np.object_]:
    """'c' where a count, or what it leaves of its denominator, is 1 to 4; then one more."""
    left_over = np.where(np.isnan(denominator), 0.0, denominator - numerator)
    small = _small(numerator) | _small(left_over)
    alone = np.flatnonzero(small.sum(axis=1) == 1)
    next_smallest = np.where(small, np.inf, numerator).argmin(axis=1)
    small[alone, next_smallest[alone]] = True
    return np.where(small, Marker.SUPPRESSED.value, "").astype(object)


def _small(counts: Numbers) -> NDArray[np.bool_]:
    return (counts > 0) & (counts < FEWEST_SHOWN)
