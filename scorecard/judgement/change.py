"""Change: on the period before, and on the same period last year."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.period import PERIODS_A_YEAR
from scorecard.judgement.grid import Grid

Codes = NDArray[np.int64]


def back(grid: Grid, segment: Codes, row: int, periods: int) -> tuple[float, np.datetime64 | None]:
    """The value so many periods before the latest, with its period end; NaN when unknown.

    Nothing is compared across a break: there the value is NaN and the period None.
    """
    column = grid.columns - 1 - periods
    if column < 0 or segment[row, column] != segment[row, -1]:
        return float("nan"), None
    return float(grid.value[row, column]), grid.end[row, column]


def periods_a_year(grid: Grid, row: int) -> int:
    """How many of the row's periods make a year."""
    return PERIODS_A_YEAR[grid.frequency[row]]
