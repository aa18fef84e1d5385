"""The grid: one chosen series an indicator, its periods as columns, oldest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.domain.indicator import Indicator
from scorecard.domain.observation import Basis
from scorecard.domain.period import FINEST_FIRST, Frequency
from scorecard.judgement.times import ends_before, positions

Floats = NDArray[np.float64]
Objects = NDArray[np.object_]
LONGEST = 120

SERIES = ["indicator", "basis", "frequency", "window"]


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` series by periods. The last column of a row is its latest reported period.

    value, numerator, denominator: NaN is unknown. marker, status: '' where nothing was reported.
    end: period ends (days). segment: how many breaks lie at or before the period.
    """

    indicators: tuple[Indicator, ...]
    basis: Objects
    frequency: Objects
    window: Objects
    end: NDArray[np.datetime64]
    value: Floats
    numerator: Floats
    denominator: Floats
    marker: Objects
    status: Objects
    reported: NDArray[np.bool_]
    reconciles: NDArray[np.bool_]

    @property
    def rows(self) -> int:
        """How many series."""
        return len(self.indicators)

    @property
    def columns(self) -> int:
        """How many periods."""
        return int(self.value.shape[1])

    def row_of(self) -> dict[str, int]:
        """The row of each indicator's code."""
        return {indicator.code: row for row, indicator in enumerate(self.indicators)}


def choose(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """The figures of one series an indicator: methodology, section 0.

    Local at the indicator's own frequency; else local at another, finest first; else published.
    """
    number = figures["series_id"].to_numpy(np.int64)
    series, firsts = np.unique(number, return_index=True)
    heads = list(figures.iloc[firsts][SERIES].itertuples(index=False, name=None))
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for head in heads:
        preferred = (_preference(indicators[head[0]], *head[1:]), head)
        best[head[0]] = min(best.get(head[0], preferred), preferred)
    # a total of parts keeps a part's number: every number with the chosen head is the series
    chosen = [
        one for one, head in zip(series.tolist(), heads, strict=True) if best[head[0]][1] == head
    ]
    return figures[np.isin(number, chosen)]


def lay_out(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> Grid:
    """Figures with one series an indicator, laid out; more than LONGEST periods back are left."""
    # two ends can share a position (a February figure in a March year): the later one is shown
    figures = figures.sort_values("period_end", kind="stable").reset_index(drop=True)
    row, firsts = _rows(figures)
    position = _positions(figures)
    last = np.full(len(firsts), np.iinfo(np.int64).min)
    np.maximum.at(last, row, position)
    back = last[row] - position
    width = int(min(LONGEST, back.max(initial=0) + 1))
    inside = back < width
    where = (row[inside], width - 1 - back[inside])
    shape = (len(firsts), width)
    heads = figures.iloc[firsts]
    end = _ends(figures, row, position, last, heads["frequency"].to_numpy(object), width)
    # as reported: a spring term ends in March or April
    end[where] = figures["period_end"].to_numpy("datetime64[D]")[inside]

    def scatter(name: str, blank: object, kind: type) -> Any:
        laid: Any = np.full(shape, blank, dtype=kind)
        laid[where] = figures[name].to_numpy()[inside]
        return laid

    reported = np.zeros(shape, dtype=bool)
    reported[where] = True
    return Grid(
        indicators=tuple(indicators[code] for code in heads["indicator"]),
        basis=heads["basis"].to_numpy(object),
        frequency=heads["frequency"].to_numpy(object),
        window=heads["window"].to_numpy(object),
        end=end,
        value=scatter("figure", np.nan, float),
        numerator=scatter("numerator", np.nan, float),
        denominator=scatter("denominator", np.nan, float),
        marker=scatter("marker", "", object),
        status=scatter("status", "", object),
        reported=reported,
        reconciles=scatter("reconciles", True, bool),
    )


def segments(grid: Grid, starts: Mapping[str, list[date]]) -> NDArray[np.int64]:
    """How many breaks of its indicator lie at or before each period of each row."""
    counts = np.zeros((grid.rows, grid.columns), dtype=np.int64)
    for row, indicator in enumerate(grid.indicators):
        for start in starts.get(indicator.code, ()):
            counts[row] += grid.end[row] >= np.datetime64(start, "D")
    return counts


def _preference(indicator: Indicator, basis: str, frequency: str, window: str) -> int:
    kind = 0 if basis == Basis.LOCAL else 2
    if basis == Basis.LOCAL and frequency != indicator.frequency:
        kind = 1
    own_window = 0 if window == indicator.window else 1
    return kind * 100 + FINEST_FIRST.index(Frequency(frequency)) * 10 + own_window


def _rows(figures: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    codes, _ = pd.factorize(figures["indicator"], sort=True)
    row = np.asarray(codes, dtype=np.int64)
    _, firsts = np.unique(row, return_index=True)
    return row, firsts


def _positions(figures: pd.DataFrame) -> NDArray[np.int64]:
    ends = figures["period_end"].to_numpy("datetime64[D]")
    frequency = figures["frequency"].to_numpy(object)
    found = np.zeros(len(figures), dtype=np.int64)
    for one in pd.unique(frequency):
        here = frequency == one
        found[here] = positions(ends[here], one)
    return found


def _ends(
    figures: pd.DataFrame,
    row: NDArray[np.int64],
    position: NDArray[np.int64],
    last: NDArray[np.int64],
    frequency: Objects,
    width: int,
) -> NDArray[np.datetime64]:
    latest = np.zeros(len(last), dtype="datetime64[D]")
    newest = position == last[row]
    latest[row[newest]] = figures["period_end"].to_numpy("datetime64[D]")[newest]
    cache: dict[tuple[str, np.datetime64], NDArray[np.datetime64]] = {}
    ends = np.zeros((len(last), width), dtype="datetime64[D]")
    for place, key in enumerate(zip(frequency, latest, strict=True)):
        if key not in cache:
            cache[key] = ends_before(key[1], key[0], width)
        ends[place] = cache[key]
    return ends
