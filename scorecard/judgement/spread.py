"""Spread: how much more counts vary than chance alone, from a series' own history or from others'.

Children cluster: brothers and sisters are referred together, one family accounts for several
episodes. Intervals of counts and rates are widened by this factor, which is never below 1.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from scorecard.domain.indicator import MeasureType
from scorecard.domain.period import Frequency
from scorecard.judgement.grid import Floats, Grid
from scorecard.stats import dispersion

RANGES_OF_OTHERS = 4
"""Moving ranges of a comparator's yearly figures before they say how counts vary."""

FEWEST_OTHERS = 3
"""Comparators with as many, of which the middle one is taken."""

COUNTED = (MeasureType.COUNT, MeasureType.RATE)


def factors(grid: Grid, segment: np.ndarray, published: pd.DataFrame | None = None) -> Floats:
    """(rows,): each row's own factor, else that of comparators' `published` figures, else 1.

    `grid` holds the figures as reported: rolling years share months, which hides how they vary.
    """
    found = own(grid, segment)
    if published is not None:
        found = np.where(np.isnan(found), of_others(grid, published, np.isnan(found)), found)
    return np.where(np.isnan(found), 1.0, found)


def own(grid: Grid, segment: np.ndarray) -> Floats:
    """The factor of each row's own history since its last break; NaN where that is too short."""
    here = segment == segment[:, -1:]
    kind = np.array([one.measure_type for one in grid.indicators], dtype=object)[:, None]
    events = np.where(kind == MeasureType.RATE, grid.numerator, np.nan)
    counts = np.where(kind == MeasureType.COUNT, grid.value, events)
    return np.asarray(dispersion.factor(np.where(here, counts, np.nan)))


def of_others(grid: Grid, published: pd.DataFrame, needed: np.ndarray) -> Floats:
    """For yearly rows that need it, the middle factor of comparators' own yearly figures.

    A year is not a month: only figures over the same stretch say how such figures vary.
    """
    found = np.full(grid.rows, np.nan)
    counted = np.array([one.measure_type in COUNTED for one in grid.indicators], dtype=bool)
    rows = np.flatnonzero(needed & counted & (grid.frequency == Frequency.YEAR))
    if not len(rows) or not len(published):
        return found
    yearly = published[(published["frequency"] == Frequency.YEAR).to_numpy(bool)]
    by_indicator = yearly.groupby("indicator", sort=False).indices
    for row in rows:
        indicator = grid.indicators[row]
        held = yearly.iloc[by_indicator.get(indicator.code, [])]
        column = "figure" if indicator.measure_type == MeasureType.COUNT else "numerator"
        found[row] = _middle(held, column)
    return found


def _middle(held: pd.DataFrame, column: str) -> float:
    if not len(held):
        return float("nan")
    years = held["period_end"].dt.year
    table = held.assign(year=years).pivot_table(
        index="area", columns="year", values=column, aggfunc="last", dropna=False
    )
    table = table.reindex(columns=range(int(years.min()), int(years.max()) + 1))
    counts = table.to_numpy(float)
    factors = dispersion.factor(
        np.where(counts >= 0, counts, np.nan), least_ranges=RANGES_OF_OTHERS
    )
    known = factors[~np.isnan(factors)]
    return float(np.median(known)) if len(known) >= FEWEST_OTHERS else float("nan")
