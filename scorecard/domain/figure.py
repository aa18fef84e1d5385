"""Figures in words: how a value of a unit is written, wherever it is shown."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from scorecard.domain.indicator import Unit

UNKNOWN = "–"


def rounded(value: float, decimals: int) -> Decimal:
    """Half up on the shortest decimal that is this float, so 0.125 is 0.13 and 2.675 is 2.68."""
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)


def text(value: float | None, unit: str, decimals: int) -> str:
    """'62.4%', '1,234', '47.2', '12.3 days'; an unknown is a dash, never a zero."""
    if value is None or math.isnan(value):
        return UNKNOWN
    number = f"{rounded(value, decimals) + 0:,f}"
    match unit:
        case Unit.PCT:
            return f"{number}%"
        case Unit.DAYS:
            return f"{number} days"
        case _:
            return number


def points(value: float, unit: str, decimals: int) -> str:
    """A difference in words: '17.6 points' for percentages, otherwise as the unit is written."""
    if unit == Unit.PCT:
        return f"{rounded(abs(value), decimals):,f} points"
    return text(abs(value), unit, decimals)


def count_of(numerator: float | None, denominator: float | None) -> str:
    """'66 of 93' when both are known whole counts, else nothing."""
    if numerator is None or denominator is None or math.isnan(numerator) or math.isnan(denominator):
        return ""
    return f"{numerator:,.0f} of {denominator:,.0f}"
