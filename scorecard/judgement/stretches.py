"""Stretches: the known periods of one series before and after something, and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard.domain.indicator import Indicator, MeasureType, Timing
from scorecard.domain.period import Frequency, Window, start_of
from scorecard.judgement.attainment import Codes
from scorecard.judgement.grid import Floats, Grid
from scorecard.judgement.times import month_ends, months
from scorecard.judgement.variation import MONTHS_TO_ADJUST
from scorecard.stats import dispersion, seasonal

FEW_A_PERIOD = 5
"""Below this mean a period, XmR limits mislead; the two stretches are pooled and tested instead."""

RANGES_FOR_SPREAD = 3
"""Moving ranges from which the spread before is taken into the test; it never narrows it."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """One row of the grid and the known columns before and after.

    `better`: 1 where higher is, -1 where lower is, 0 where neither is.
    """

    grid: Grid
    place: int
    better: int
    before: Codes
    after: Codes

    @property
    def indicator(self) -> Indicator:
        """The indicator looked at."""
        return self.grid.indicators[self.place]


def known(grid: Grid, place: int) -> np.ndarray:
    """Which periods of a row have a figure."""
    return ~np.isnan(grid.value[place])


def first_days(grid: Grid, place: int) -> np.ndarray:
    """The first day each figure covers: of a stock the day itself, of a rolling year a year ago."""
    end = grid.end[place]
    if grid.indicators[place].timing == Timing.SNAPSHOT:
        return end
    if grid.window[place] == Window.ROLLING_12M:
        return month_ends(months(end) - 12) + np.timedelta64(1, "D")
    first = start_of(day_of(end[0]), str(grid.frequency[place]))
    return np.concatenate([[np.datetime64(first, "D")], end[:-1] + np.timedelta64(1, "D")])


def rolls(stretches: Stretches) -> bool:
    """Whether each figure covers twelve months, and so shares months with its neighbours."""
    return bool(stretches.grid.window[stretches.place] == Window.ROLLING_12M)


def few(stretches: Stretches) -> bool:
    """Whether so little is counted a period that limits would mislead."""
    kind = stretches.indicator.measure_type
    if kind not in (MeasureType.COUNT, MeasureType.RATE):
        return False
    return bool(np.nanmean(_events(stretches, stretches.before)) < FEW_A_PERIOD)


def _events(stretches: Stretches, columns: Codes) -> Floats:
    """What was counted in each period; the value itself where the counts are not held."""
    grid, place = stretches.grid, stretches.place
    value, top = grid.value[place, columns], grid.numerator[place, columns]
    is_count = stretches.indicator.measure_type == MeasureType.COUNT
    return np.asarray(value if is_count or np.isnan(top).all() else top)


def counted(stretches: Stretches, columns: Codes) -> tuple[float, float]:
    """(events, exposure) of some periods together; a count's exposure is how many there are."""
    grid, place = stretches.grid, stretches.place
    if stretches.indicator.measure_type == MeasureType.COUNT:
        return float(grid.value[place, columns].sum()), float(len(columns))
    top, bottom = grid.numerator[place, columns], grid.denominator[place, columns]
    return float(top.sum()), float(bottom.sum())


def spread(stretches: Stretches) -> float:
    """How much more the periods before vary than chance alone; at least 1."""
    events = _events(stretches, stretches.before)
    found = float(dispersion.factor(events, least_ranges=RANGES_FOR_SPREAD)[0])
    return 1.0 if np.isnan(found) else found


def habit(stretches: Stretches, columns: Codes, values: Floats) -> Floats:
    """The school year's factor of each period, learnt before only; 1 where it cannot be learnt."""
    grid, place = stretches.grid, stretches.place
    monthly = grid.frequency[place] == Frequency.MONTH
    kind = stretches.indicator.measure_type
    volume = kind in (MeasureType.COUNT, MeasureType.RATE)
    if not (monthly and volume and len(stretches.before) >= MONTHS_TO_ADJUST):
        return np.ones(len(columns))
    month = months(grid.end[place, columns]) % 12 + 1
    size = int(stretches.before[-1] - stretches.before[0] + 1)
    _, factors = seasonal.adjust(values[:size], month[:size])
    return np.asarray(factors[0][month - 1])


def level(stretches: Stretches, columns: Codes) -> float:
    """The pooled value where counts are held, else the mean of the values."""
    indicator = stretches.indicator
    events, exposure = counted(stretches, columns)
    if indicator.measure_type == MeasureType.RATIO and exposure > 0:
        return 100.0 * events / exposure
    if indicator.measure_type == MeasureType.RATE and exposure > 0:
        return float(indicator.per or 1.0) * events / exposure
    return float(stretches.grid.value[stretches.place, columns].mean())


def day_of(end: np.datetime64) -> date:
    """A period end as a date."""
    day: date = end.astype("datetime64[D]").astype(object)
    return day
