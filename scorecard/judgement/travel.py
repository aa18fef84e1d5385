"""Travel: direction over time, from limits where there are limits and from years elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from scorecard.domain.indicator import Indicator, Polarity
from scorecard.domain.period import Frequency
from scorecard.domain.verdict import Travel, Variation
from scorecard.judgement import attainment
from scorecard.judgement.grid import choose, lay_out, segments
from scorecard.stats import trend

FROM_VARIATION = {
    Variation.IMPROVEMENT: Travel.IMPROVING,
    Variation.CONCERN: Travel.WORSENING,
    Variation.NEITHER_HIGH: Travel.RISING,
    Variation.NEITHER_LOW: Travel.FALLING,
    Variation.COMMON_CAUSE: Travel.NO_TREND,
}


def over_years(
    figures: pd.DataFrame, indicators: Mapping[str, Indicator], breaks: Mapping[str, list[date]]
) -> dict[str, Travel]:
    """The five-year direction of each indicator with annual figures, published before local.

    Never across a break: years before the last one do not count.
    """
    yearly = figures[(figures["frequency"] == Frequency.YEAR).to_numpy(bool)]
    if not len(yearly):
        return {}
    published = yearly[(yearly["basis"] == "published").to_numpy(bool)]
    local = yearly[~yearly["indicator"].isin(published["indicator"]).to_numpy(bool)]
    series = choose(pd.concat([published, local], ignore_index=True), indicators)
    grid = lay_out(series, indicators)
    segment = segments(grid, breaks)
    lower, upper = attainment.interval(grid, segment, at=slice(None))
    same = segment == segment[:, -1:]
    shown = np.where(same & ~np.isnan(lower) & ~np.isnan(upper), grid.value, np.nan)
    blank = np.isnan(shown)
    found = trend.recent(shown, np.where(blank, np.nan, lower), np.where(blank, np.nan, upper))
    return {
        indicator.code: _word(indicator, shown[row], int(found.direction[row]))
        for row, indicator in enumerate(grid.indicators)
    }


def _word(indicator: Indicator, values: np.ndarray, direction: int) -> Travel:
    if len(values) < trend.YEARS or np.isnan(values[-trend.YEARS :]).any():
        return Travel.TOO_FEW_YEARS
    if direction == 0:
        return Travel.NO_TREND
    if indicator.polarity in (Polarity.NEUTRAL, Polarity.BAND):
        return Travel.RISING if direction > 0 else Travel.FALLING
    better = (direction > 0) == (indicator.polarity == Polarity.HIGH_GOOD)
    return Travel.IMPROVING if better else Travel.WORSENING
