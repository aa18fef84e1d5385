"""Attainment: the target in force for every period, the colour, and how firm it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import MeasureType, Polarity, Timing
from scorecard.domain.period import PERIODS_A_YEAR, Window
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.verdict import Firmness, Rag
from scorecard.judgement.grid import Floats, Grid
from scorecard.stats import intervals
from scorecard.stats.rounding import half_up

RED, AMBER, GREEN, UNRATED = 0, 1, 2, -1
"""Codes of the rating matrix; order is order of merit."""

RAG_OF_CODE = {RED: Rag.RED, AMBER: Rag.AMBER, GREEN: Rag.GREEN}
COLOURS = {RED: "red", AMBER: "amber", GREEN: "green", UNRATED: "not rated"}
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Targets spread over the grid: NaN where none is in force. `choice` is -1 or a target."""

    green: Floats
    amber: Floats
    low: Floats
    high: Floats
    tolerance: Floats
    agreed: NDArray[np.bool_]
    """Whether the bound rates: a statutory duty, or agreed, and set for a stretch this long."""
    choice: Codes
    targets: Sequence[Target]

    def latest(self, row: int) -> Target | None:
        """The target in force for the row's latest period."""
        number = int(self.choice[row, -1])
        return self.targets[number] if number >= 0 else None

    def line(self, row: int) -> Floats:
        """The bound to draw against the row's values, period by period (NaN for a band)."""
        line: Floats = self.green[row]
        return line


def bounds(grid: Grid, targets: Sequence[Target], today: date) -> Bounds:
    """Which target was in force for each period, as known today.

    One that rates goes before one nobody has agreed, the area's own before every area's, the
    later before the earlier.
    """
    blank = {name: np.full(grid.value.shape, np.nan) for name in _NUMBERS}
    agreed = np.zeros(grid.value.shape, dtype=bool)
    choice = np.full(grid.value.shape, -1, dtype=np.int64)
    rows = grid.row_of()
    known = [one for one in targets if one.approved_on is None or one.approved_on <= today]
    in_order = sorted(known, key=lambda one: (_rates(one, today), one.area != "", one.valid_from))
    alike = same_stretch(grid)
    for number, target in enumerate(in_order):
        row = rows.get(target.indicator)
        if row is None:
            continue
        here = grid.end[row] >= np.datetime64(target.valid_from, "D")
        if target.valid_to is not None:
            here &= grid.end[row] <= np.datetime64(target.valid_to, "D")
        for name in _NUMBERS:
            bound = getattr(target, name)
            blank[name][row, here] = np.nan if bound is None else bound
        agreed[row, here] = _rates(target, today) and alike[row]
        choice[row, here] = number
    return Bounds(**blank, agreed=agreed, choice=choice, targets=in_order)


def rate(values: Floats, grid: Grid, limits: Bounds, *, at: slice = slice(None)) -> Codes:
    """The rating of `values` (a column block `at` of the grid) against the bounds in force.

    Values are rounded half up first; one on a bound meets it. Unknown, neutral and unagreed
    are UNRATED.
    """
    shown = half_up(values, _decimals(grid)[:, None])
    polarity = np.array([one.polarity for one in grid.indicators], dtype=object)[:, None]
    green, amber = limits.green[:, at], limits.amber[:, at]
    with np.errstate(invalid="ignore"):
        rated = np.where(
            polarity == Polarity.HIGH_GOOD,
            _three(shown >= green, shown >= np.where(np.isnan(amber), green, amber)),
            np.where(
                polarity == Polarity.LOW_GOOD,
                _three(shown <= green, shown <= np.where(np.isnan(amber), green, amber)),
                _rate_band(shown, limits, at),
            ),
        )
    both_ends = ~np.isnan(limits.low[:, at] + limits.high[:, at])
    bounded = np.where(polarity == Polarity.BAND, both_ends, ~np.isnan(green))
    ratable = bounded & limits.agreed[:, at] & ~np.isnan(shown) & (polarity != Polarity.NEUTRAL)
    return np.where(ratable, rated, UNRATED)


def firmness(
    codes: Codes, lower: Floats, upper: Floats, grid: Grid, limits: Bounds, *, at: slice
) -> NDArray[np.object_]:
    """Whether every value in each interval has the same colour as the value."""
    low, high = rate(lower, grid, limits, at=at), rate(upper, grid, limits, at=at)
    with np.errstate(invalid="ignore"):
        spans_band = (lower < limits.low[:, at]) & (upper > limits.high[:, at])
    same = (low == codes) & (high == codes) & ~spans_band
    judged = (codes != UNRATED) & ~np.isnan(lower) & ~np.isnan(upper)
    words = np.where(same, Firmness.FIRM, Firmness.COULD_BE_CHANCE)
    return np.where(judged, words, Firmness.UNKNOWN)


def interval(grid: Grid, *, at: slice, wider: Floats) -> tuple[Floats, Floats]:
    """95 % intervals of a column block: Wilson for shares, Poisson widened for counts and rates.

    `wider` (rows,): how much more each row's counts vary than chance alone. Means have no
    interval here, and come back NaN.
    """
    value, top, bottom = (part[:, at] for part in (grid.value, grid.numerator, grid.denominator))
    kind = np.array([one.measure_type for one in grid.indicators], dtype=object)[:, None]
    per = np.array([one.per or np.nan for one in grid.indicators])[:, None]
    share = (kind == MeasureType.RATIO) & (bottom > 0) & (top <= bottom) & ~np.isnan(value)
    low, high = intervals.wilson(np.where(share, top, np.nan), np.where(share, bottom, np.nan))
    low, high = np.asarray(low) * 100, np.asarray(high) * 100
    count = (kind == MeasureType.COUNT) & (value >= 0)
    rated = (kind == MeasureType.RATE) & (bottom > 0) & (per > 0) & (top >= 0) & ~np.isnan(value)
    number = np.where(count, value, np.where(rated, top, np.nan))
    exposure = np.where(rated, bottom / per, 1.0)
    exposure = np.where(np.isnan(exposure), 1.0, exposure)
    below, above = intervals.poisson(number, exposure)
    spread = np.sqrt(wider)[:, None]
    middle = number / exposure
    counted = count | rated
    low = np.where(counted, np.maximum(middle - (middle - below) * spread, 0.0), low)
    high = np.where(counted, middle + (above - middle) * spread, high)
    return low, high


def _rates(target: Target, today: date) -> bool:
    """A statutory duty rates without anybody's agreement; others once they are agreed."""
    if target.kind == TargetKind.STATUTORY:
        return True
    return target.agreed_on is not None and target.agreed_on <= today


def same_stretch(grid: Grid) -> NDArray[np.bool_]:
    """Rows whose bound is comparable: a month's count is not rated by a year's bound."""
    return np.array(
        [
            one.timing == Timing.SNAPSHOT
            or one.measure_type in (MeasureType.RATIO, MeasureType.MEAN)
            or _stretch(frequency, window) == _stretch(one.frequency, one.window)
            for one, frequency, window in zip(
                grid.indicators, grid.frequency, grid.window, strict=True
            )
        ],
        dtype=bool,
    )


def _stretch(frequency: str, window: str) -> tuple[str, int]:
    """What a figure covers, by how many of them make a year; a year-to-date is like no other."""
    if window == Window.YTD:
        return window, PERIODS_A_YEAR[frequency]
    return "", 1 if window == Window.ROLLING_12M else PERIODS_A_YEAR[frequency]


_NUMBERS = ("green", "amber", "low", "high", "tolerance")


def _three(green: NDArray[np.bool_], amber: NDArray[np.bool_]) -> Codes:
    return np.where(green, GREEN, np.where(amber, AMBER, RED))


def _rate_band(shown: Floats, limits: Bounds, at: slice) -> Codes:
    low, high = limits.low[:, at], limits.high[:, at]
    slack = np.nan_to_num(limits.tolerance[:, at])
    green = (shown >= low) & (shown <= high)
    # bounds are decimals people wrote: 28 + 2.1 must admit 30.1
    amber = (shown >= half_up(low - slack, 6)) & (shown <= half_up(high + slack, 6))
    return _three(green, amber)


def _decimals(grid: Grid) -> NDArray[np.int64]:
    return np.array([one.decimals for one in grid.indicators], dtype=np.int64)


def reasons(
    grid: Grid, latest: Codes, limits: Bounds, behind: Mapping[int, int], out_of_date_after: int
) -> list[Rag]:
    """The rating word of each row's latest period, or the reason there is no colour."""
    words = []
    for row, indicator in enumerate(grid.indicators):
        marker = grid.marker[row, -1]
        if behind[row] > out_of_date_after:
            words.append(Rag.OUT_OF_DATE)
        elif marker in ("c", "low", "u"):
            words.append(Rag.SUPPRESSED)
        elif np.isnan(grid.value[row, -1]):
            words.append(Rag.MISSING)
        elif indicator.polarity == Polarity.NEUTRAL:
            words.append(Rag.CONTEXT)
        else:
            words.append(RAG_OF_CODE.get(int(latest[row]), Rag.NO_TARGET))
    return words
