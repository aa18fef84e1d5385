"""Stable series of every kind the scorecard holds: drawn so that nothing changes in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Indicator, MeasureType, Polarity
from scorecard.domain.target import Target
from tests.judgement.building import NEIGHBOURS, Facts, indicator, series, target

MONTHS, YEARS = 72, 13
END, YEAR_END = date(2026, 9, 30), date(2026, 3, 31)
SEASON = np.array([1.01, 0.97, 1.06, 0.94, 1.03, 1.07, 1.05, 0.84, 1.02, 1.08, 1.05, 0.88])
"""The school year of referrals in England, January first (methodology, section 3)."""

FURTHEST = 3.0
"""Levels lie evenly from so many of their months' standard deviations inside a bound to as many
outside it: an indicator's bound is agreed, not chosen to suit its ups and downs."""

Draw = np.random.Generator
Values = list[Any]
K = FlagKind


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of series: how its indicator is defined, how one is drawn, what may flag it."""

    name: str
    definition: dict[str, Any]
    draw: Callable[[Draw], Values]
    kinds: tuple[FlagKind, ...]

    @property
    def rated(self) -> bool:
        """Whether it is set against a bound."""
        return K.NEWLY_RED in self.kinds


@dataclass(frozen=True, slots=True)
class Stable:
    """One indicator with its figures, and the bound it is set against, if any.

    `inside`: how many standard deviations of a month its level lies on the right side of the red
    bound; negative where it misses it always, so that staying red is no false alarm.
    """

    family: Family
    indicator: Indicator
    facts: Facts
    published: Facts
    targets: Sequence[Target]
    inside: float


def every(each: int, seed: int) -> Iterator[Stable]:
    """So many series of every family."""
    draw = np.random.default_rng(seed)
    for family in FAMILIES:
        for number in range(each):
            code = f"{family.name}-{number}"
            one = indicator(code, **family.definition)
            if one.frequency == "year":
                yield _year(family, one, draw)
            else:
                yield _month(family, one, draw)


def _month(family: Family, one: Indicator, draw: Draw) -> Stable:
    values = family.draw(draw)
    facts = series(one.code, values, end=END, window=one.window)
    if not family.rated:
        return Stable(family, one, facts, [], [], 0.0)
    worked_out = _worked_out(one, values)
    better = 1.0 if one.polarity == Polarity.HIGH_GOOD else -1.0
    level, spread = float(worked_out.mean()), float(worked_out.std())
    inside = float(draw.uniform(-FURTHEST, FURTHEST))
    red = level - better * inside * spread
    bound = target(one.code, green=red + better * spread, amber=red)
    return Stable(family, one, facts, [], [bound], inside)


def _year(family: Family, one: Indicator, draw: Draw) -> Stable:
    """Eleven authorities that differ from one another, none of which changes; ours is one."""
    span: dict[str, Any] = {"end": YEAR_END, "frequency": "year", "basis": "published"}
    ours, *others = ([*family.draw(draw)] for _ in range(len(NEIGHBOURS) + 1))
    theirs = [
        fact
        for area, values in zip(NEIGHBOURS, others, strict=True)
        for fact in series(one.code, values, area=area, **span)
    ]
    return Stable(family, one, series(one.code, ours, **span), theirs, [], 0.0)


def _worked_out(one: Indicator, values: Values) -> np.ndarray:
    if not isinstance(values[0], tuple):
        return np.array(values, dtype=float)
    per = 100.0 if one.measure_type == MeasureType.RATIO else float(one.per or 1.0)
    return np.array([top / bottom * per for top, bottom in values])


def shares(size: int, level: float) -> Callable[[Draw], Values]:
    """So many of `size` a month."""
    return lambda draw: [(float(top), float(size)) for top in draw.binomial(size, level, MONTHS)]


def counts(
    mean: float, dispersion: float = 1.0, season: np.ndarray | None = None
) -> Callable[[Draw], Values]:
    """Counts a month; `dispersion` is variance over mean."""

    def make(draw: Draw) -> Values:
        habit = np.ones(MONTHS) if season is None else season[(np.arange(MONTHS) + FIRST) % 12]
        return [float(count) for count in _dispersed(mean * habit, dispersion, draw)]

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
        return list((40.0 + 3.0 * values[-MONTHS:]).tolist())

    return make


def stock(level: float, stay: float) -> Callable[[Draw], Values]:
    """Children at the month's end: as many start as end, each stays `stay` months or so."""

    def make(draw: Draw) -> Values:
        held, values = draw.poisson(level), []
        for _ in range(MONTHS):
            held = draw.binomial(held, 1 - 1 / stay) + draw.poisson(level / stay)
            values.append(float(held))
        return values

    return make


def rolling(draw: Draw) -> Values:
    """Twelve months' share, sent each month."""
    year = np.convolve(draw.binomial(60, 0.2, MONTHS + 11), np.ones(12), "valid")
    return [(float(count), 720.0) for count in year]


def year_to_date(draw: Draw) -> Values:
    """A count that starts again each April."""
    month = draw.poisson(20.0, MONTHS)
    since = (np.arange(MONTHS) + FIRST - 3) % 12
    return [float(month[max(at - back, 0) : at + 1].sum()) for at, back in enumerate(since)]


def years(draw: Draw) -> Values:
    """A year's share of 600 about the authority's own level, which differs from others'."""
    level = 1 / (1 + np.exp(-draw.normal(1.4, 0.2)))
    return [(float(top), 600.0) for top in draw.binomial(600, level, YEARS)]


FIRST = (END.month - MONTHS) % 12
"""The calendar month of the first month drawn, 0 for January."""


def _dispersed(expected: np.ndarray, dispersion: float, draw: Draw) -> np.ndarray:
    """Poisson, or negative binomial with this variance over mean."""
    if dispersion <= 1.0:
        return draw.poisson(expected)
    return draw.negative_binomial(expected / (dispersion - 1.0), 1.0 / dispersion)


_COUNT = {"measure_type": "count", "polarity": "low_good"}
_MEAN = {"measure_type": "mean", "polarity": "low_good"}
_RATE = {"measure_type": "rate"}
_STOCK = {"measure_type": "count", "timing": "snapshot"}
_RED = (K.NEWLY_RED, K.PERSISTENTLY_RED)
_CHARTED = (K.SPECIAL_CAUSE_CONCERN,)
_EITHER = (K.UNEXPLAINED_CHANGE,)
_YEARS = (K.DETERIORATING_YEARS, K.WORSE_THAN_COMPARATORS)

FAMILIES: tuple[Family, ...] = (
    Family("share of 200", {}, shares(200, 0.8), _RED + _CHARTED),
    Family("share of 20", {}, shares(20, 0.8), _RED + _CHARTED),
    Family("share of 8", {}, shares(8, 0.8), _RED + _CHARTED),
    Family("count, mean 60", _COUNT, counts(60.0), _RED + _CHARTED),
    Family("count, school year", _COUNT, counts(60.0, season=SEASON), _RED + _CHARTED),
    Family("count, mean 3", _COUNT, counts(3.0), _RED + _CHARTED),
    Family("count, mean 1", _COUNT, counts(1.0), _CHARTED),
    Family("average, carries 0.3", _MEAN, autocorrelated(0.3), _RED + _CHARTED),
    Family("average, carries 0.6", _MEAN, autocorrelated(0.6), _RED + _CHARTED),
    Family(
        *("rate, dispersion 7", _RATE | {"polarity": "low_good"}, rates(250.0, 7.0)),
        kinds=_RED + _CHARTED,
    ),
    Family("volume, dispersion 7", _RATE | {"polarity": "neutral"}, rates(250.0, 7.0), _EITHER),
    Family("stock of 300", _STOCK | {"polarity": "neutral"}, stock(300.0, 12.0), _EITHER),
    Family("stock of 60", _STOCK | {"polarity": "low_good"}, stock(60.0, 12.0), _RED + _EITHER),
    Family("rolling 12 months", {"window": "rolling_12m", "polarity": "low_good"}, rolling, _RED),
    Family("year to date", _COUNT | {"window": "ytd"}, year_to_date, _RED),
    Family("year among ten others", {"frequency": "year"}, years, _YEARS),
)
