"""Stable series of every kind the scorecard holds: drawn so that nothing changes in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from scorecard.domain.indicator import Indicator, Polarity
from scorecard.domain.target import Target
from tests.judgement.building import Facts, indicator, series, target

MONTHS = 72
END = date(2026, 9, 30)
SEASON = np.array([1.01, 0.97, 1.06, 0.94, 1.03, 1.07, 1.05, 0.84, 1.02, 1.08, 1.05, 0.88])
"""The school year of referrals in England, January first (methodology, section 3)."""

SPREAD_ABOUT_ITS_BOUND = 3.0
"""Levels lie evenly from so many of their own standard deviations inside a bound to as many out."""

Draw = np.random.Generator
Values = list[Any]


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of series: how its indicator is defined and how one is drawn.

    `rated`: whether it is set against a bound, which lies somewhere about its level.
    """

    name: str
    definition: dict[str, Any]
    draw: Callable[[Draw], Values]
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Stable:
    """One indicator with its figures, and the bound it is set against, if any.

    `truly_red`: whether its unchanging level misses the bound; then staying red is no false alarm.
    """

    family: str
    indicator: Indicator
    facts: Facts
    targets: list[Target]
    truly_red: bool = False


def drawn(family: Family, number: int, draw: Draw) -> Stable:
    """The `number`th series of a family."""
    code = f"{family.name}-{number}".replace(" ", "_")
    one = indicator(code, **family.definition)
    values = family.draw(draw)
    facts = series(code, values, end=END, frequency=one.frequency, window=one.window)
    if not family.rated:
        return Stable(family.name, one, facts, [])
    bound, truly_red = _bound(one, _worked_out(one, values), draw)
    return Stable(family.name, one, facts, [bound], truly_red)


def _bound(one: Indicator, values: np.ndarray, draw: Draw) -> tuple[Target, bool]:
    """A red bound somewhere about the level, the green one a standard deviation inside it."""
    better = 1.0 if one.polarity == Polarity.HIGH_GOOD else -1.0
    level, spread = float(values.mean()), float(values.std())
    away = draw.uniform(-SPREAD_ABOUT_ITS_BOUND, SPREAD_ABOUT_ITS_BOUND)
    red = level - better * away * spread
    return target(one.code, green=red + better * spread, amber=red), bool(away < 0)


def _worked_out(one: Indicator, values: Values) -> np.ndarray:
    if not isinstance(values[0], tuple):
        return np.array(values, dtype=float)
    per = 100.0 if one.unit == "pct" else float(one.per or 1.0)
    return np.array([top / bottom * per for top, bottom in values])


def shares(size: int, level: float) -> Callable[[Draw], Values]:
    """So many of `size` a month."""
    return lambda draw: [(float(top), float(size)) for top in draw.binomial(size, level, MONTHS)]


def counts(
    mean: float, dispersion: float = 1.0, seasonal: bool = False
) -> Callable[[Draw], Values]:
    """Counts a month; `dispersion` is variance over mean, `seasonal` follows the school year."""

    def make(draw: Draw) -> Values:
        expected = mean * (_season() if seasonal else np.ones(MONTHS))
        return [float(count) for count in _dispersed(expected, dispersion, draw)]

    return make


def rates(mean: float, dispersion: float) -> Callable[[Draw], Values]:
    """Counts over 45,000 children."""
    return lambda draw: [
        (float(count), 45_000.0) for count in _dispersed(np.full(MONTHS, mean), dispersion, draw)
    ]


def autocorrelated(correlation: float) -> Callable[[Draw], Values]:
    """Averages that carry a part of the month before."""

    def make(draw: Draw) -> Values:
        shocks = draw.normal(0.0, 1.0, MONTHS + 60)
        values = np.zeros(len(shocks))
        for place in range(1, len(shocks)):
            values[place] = correlation * values[place - 1] + shocks[place]
        return (40.0 + 3.0 * values[-MONTHS:]).tolist()

    return make


def stock(level: float, stay: float) -> Callable[[Draw], Values]:
    """Children in something at the month's end: as many start as end, each stays `stay` months."""

    def make(draw: Draw) -> Values:
        held, values = draw.poisson(level), []
        for _ in range(MONTHS):
            held = draw.binomial(held, 1 - 1 / stay) + draw.poisson(level / stay)
            values.append(float(held))
        return values

    return make


def rolling(draw: Draw) -> Values:
    """Twelve months' share, sent each month."""
    top = draw.binomial(60, 0.2, MONTHS + 11)
    year = np.convolve(top, np.ones(12), "valid")
    return [(float(count), 720.0) for count in year]


def year_to_date(draw: Draw) -> Values:
    """A count that starts again each April."""
    month = draw.poisson(20.0, MONTHS)
    first = (np.arange(MONTHS) + _first_month() - 3) % 12
    return [float(month[place - since : place + 1].sum()) for place, since in enumerate(first)]


def _first_month() -> int:
    return (END.month - MONTHS) % 12


def _season() -> np.ndarray:
    return SEASON[(np.arange(MONTHS) + _first_month()) % 12]


def _dispersed(expected: np.ndarray, dispersion: float, draw: Draw) -> np.ndarray:
    """Poisson, or negative binomial with this variance over mean."""
    if dispersion <= 1.0:
        return draw.poisson(expected)
    return draw.negative_binomial(expected / (dispersion - 1.0), 1.0 / dispersion)


_COUNT = {"measure_type": "count", "polarity": "low_good"}
_MEAN = {"measure_type": "mean", "polarity": "low_good"}
_RATE = {"measure_type": "rate", "polarity": "low_good"}
_VOLUME = {"measure_type": "rate", "polarity": "neutral"}
_STOCK = {"measure_type": "count", "timing": "snapshot"}

FAMILIES: tuple[Family, ...] = (
    Family("share of 200", {}, shares(200, 0.8), rated=True),
    Family("share of 20", {}, shares(20, 0.8), rated=True),
    Family("share of 8", {}, shares(8, 0.8), rated=True),
    Family("count, mean 60", _COUNT, counts(60.0), rated=True),
    Family("count, mean 60, school year", _COUNT, counts(60.0, seasonal=True), rated=True),
    Family("count, mean 3", _COUNT, counts(3.0), rated=True),
    Family("count, mean 1", _COUNT, counts(1.0)),
    Family("average, carries 0.3", _MEAN, autocorrelated(0.3), rated=True),
    Family("average, carries 0.6", _MEAN, autocorrelated(0.6), rated=True),
    Family("rate, overdispersed 7", _RATE, rates(250.0, 7.0), rated=True),
    Family("rate without a right answer", _VOLUME, rates(250.0, 7.0)),
    Family("stock of 300", _STOCK | {"polarity": "neutral"}, stock(300.0, 12.0)),
    Family("stock of 60", _STOCK | {"polarity": "low_good"}, stock(60.0, 12.0), rated=True),
    Family("rolling 12 months", {"window": "rolling_12m", "polarity": "low_good"}, rolling, True),
    Family("year to date", _COUNT | {"window": "ytd"}, year_to_date, rated=True),
)


def every(each: int, seed: int) -> Iterator[Stable]:
    """So many series of every family."""
    draw = np.random.default_rng(seed)
    for family in FAMILIES:
        for number in range(each):
            yield drawn(replace(family), number, draw)
