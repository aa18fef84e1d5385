"""Intervals of single figures, for drawing one area beside another."""

from __future__ import annotations

from math import isnan, nan

from scorecard.domain.indicator import Indicator, MeasureType
from scorecard.stats import intervals


def of_figure(
    indicator: Indicator, value: float, numerator: float, denominator: float
) -> tuple[float, float]:
    """The plain 95 % interval of a share or rate in its unit; NaN where counts are not known."""
    if isnan(value) or isnan(numerator) or not denominator > 0 or numerator < 0:
        return nan, nan
    if indicator.measure_type == MeasureType.RATIO and numerator <= denominator:
        low, high = intervals.wilson(numerator, denominator)
        return float(low) * 100, float(high) * 100
    if indicator.measure_type == MeasureType.RATE:
        low, high = intervals.poisson(numerator, denominator, per=float(indicator.per or 1.0))
        return float(low), float(high)
    return nan, nan
