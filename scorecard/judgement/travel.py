"""Travel: direction over time, from limits where there are limits and from years elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from scorecard.domain.indicator import Indicator, Polarity
from scorecard.domain.observation import Basis
from scorecard.domain.period import Frequency
from scorecard.domain.verdict import Travel, Variation
from scorecard.judgement import attainment, spread
from scorecard.judgement.grid import Floats, choose, lay_out, segments
from scorecard.judgement.times import OUT_OF_DATE_AFTER, periods_behind
from scorecard.stats import trend

FROM_VARIATION = {
    Variation.IMPROVEMENT: Travel.IMPROVING,
    Variation.CONCERN: Travel.WORSENING,
    Variation.NEITHER_HIGH: Travel.RISING,
    Variation.NEITHER_LOW: Travel.FALLING,
    Variation.COMMON_CAUSE: Travel.NO_TREND,
}


@dataclass(frozen=True, slots=True)
class Years:
    """A direction over years, and what it rests on: the five latest values and the last's end."""

    travel: Travel
    values: tuple[float, ...]
    end: date
    published: bool


def over_years(
    yearly: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    breaks: Mapping[str, list[date]],
    as_at: date,
) -> dict[str, Years]:
    """The five-year direction of each indicator with `yearly` figures, published before local.

    Never across a break: years before the last one do not count. Nor do five years that ended
    long ago: those are not the latest.
    """
    if not len(yearly):
        return {}
    published = yearly[(yearly["basis"] == "published").to_numpy(bool)]
    local = yearly[~yearly["indicator"].isin(published["indicator"]).to_numpy(bool)]
    series = choose(pd.concat([published, local], ignore_index=True), indicators)
    grid = lay_out(series, indicators)
    segment = segments(grid, breaks)
    lower, upper = attainment.interval(grid, at=slice(None), wider=spread.factors(grid, segment))
    same = segment == segment[:, -1:]
    shown = np.where(same & ~np.isnan(lower) & ~np.isnan(upper), grid.value, np.nan)
    for row in range(grid.rows):
        behind = periods_behind(grid.end[row, -1], np.datetime64(as_at, "D"), Frequency.YEAR)
        shown[row, -1] = np.nan if behind > OUT_OF_DATE_AFTER else shown[row, -1]
    wider = np.sqrt(_scatter(shown, upper - lower))[:, np.newaxis]
    # NaN wherever the value is
    lower, upper = shown - (shown - lower) * wider, shown + (upper - shown) * wider
    found = trend.recent(shown, lower, upper)
    return {
        indicator.code: Years(
            _word(indicator, shown[row], int(found.direction[row])),
            tuple(shown[row, -trend.YEARS :].tolist()),
            grid.end[row, -1].astype("datetime64[D]").astype(object),
            published=str(grid.basis[row]) == Basis.PUBLISHED,
        )
        for row, indicator in enumerate(grid.indicators)
    }


def latest_year(figures: pd.DataFrame, code: str) -> date | None:
    """The end of the latest of the years that an indicator's direction is read from."""
    mine = ((figures["indicator"] == code) & (figures["frequency"] == Frequency.YEAR)).to_numpy(
        bool
    )
    published = mine & (figures["basis"] == "published").to_numpy(bool)
    ends = figures["period_end"][published if published.any() else mine]
    latest: date | None = ends.max().date() if len(ends) else None
    return latest


def _scatter(values: Floats, width: Floats) -> Floats:
    """How much more the five latest years scatter about their line than chance; at least 1.

    Large authorities' years differ by more than counting: on plain intervals four in ten series
    of 3,000 a year that change by nothing but a tenth to and fro would be called a trend.
    """
    if values.shape[1] < trend.YEARS:
        return np.ones(len(values))
    last = slice(-trend.YEARS, None)
    value, width = values[:, last], width[:, last]
    weight = (trend.NORMAL_WIDTH / np.where(width > 0, width, np.nan)) ** 2
    count = np.arange(value.shape[1], dtype=np.float64)
    year = count - _mean(count, weight)
    from_level = value - _mean(value, weight)
    slope = _mean(year * from_level, weight) / _mean(year**2, weight)
    beyond = (weight * (from_level - slope * year) ** 2).sum(axis=1) / (trend.YEARS - 2)
    return np.fmax(beyond, 1.0)


def _mean(values: Floats, weight: Floats) -> Floats:
    total: Floats = weight.sum(axis=1, keepdims=True)
    return (weight * values).sum(axis=1, keepdims=True) / total


def _word(indicator: Indicator, values: np.ndarray, direction: int) -> Travel:
    if len(values) < trend.YEARS or np.isnan(values[-trend.YEARS :]).any():
        return Travel.TOO_FEW_YEARS
    if direction == 0:
        return Travel.NO_TREND
    if indicator.polarity in (Polarity.NEUTRAL, Polarity.BAND):
        return Travel.RISING if direction > 0 else Travel.FALLING
    better = (direction > 0) == (indicator.polarity == Polarity.HIGH_GOOD)
    return Travel.IMPROVING if better else Travel.WORSENING
