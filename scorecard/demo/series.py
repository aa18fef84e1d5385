"""Draws: the monthly counts behind every synthetic figure, and their sums over a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from scorecard.demo.levels import COUNTS, POPULATION, SEASON, Count
from scorecard.domain.period import month_end, shift

Numbers = NDArray[np.float64]

MONTHS = 96
"""Months drawn: 48 shown, and enough before them for eight published years."""

HISTORY = {"month": 48, "quarter": 16, "term": 12, "week": 104}
"""How many periods of each frequency the agencies have sent."""

_TERM_ENDS = (4, 7, 12)
_RESIDENTS = 47_400
_RESIDENTS_A_YEAR = 90
_UNALLOCATED = 1.7


@dataclass(frozen=True, slots=True)
class Path:
    """A planted level: straight lines between (months before the latest, level).

    Months are counted back from the latest period end of `every`. From `calm_from` months back
    the noise is scaled by `calm`, so that what is planted can be relied on.
    """

    points: tuple[tuple[int, float], ...]
    every: str = "month"
    calm_from: int = 0
    calm: float = 1.0


@dataclass(frozen=True, slots=True)
class Draws:
    """Every count by name, (MONTHS,), oldest first; the last is the month ending at `as_at`."""

    as_at: date
    counts: Mapping[str, Numbers]
    weekly: Numbers


def last_month_end(as_at: date) -> date:
    """The last month end on or before a date."""
    end = month_end(as_at.year, as_at.month)
    return end if end == as_at else month_end(as_at.year, as_at.month - 1)


def latest_end(as_at: date, every: str) -> date:
    """The end of the last whole period by a month end."""
    if every == "week":
        return date.fromordinal(as_at.toordinal() - as_at.isoweekday() % 7)
    if every == "month":
        return as_at
    ends = _TERM_ENDS if every == "term" else (3, 6, 9, 12) if every == "quarter" else (3,)
    back = next(b for b in range(12) if month_end(as_at.year, as_at.month - b).month in ends)
    return month_end(as_at.year, as_at.month - back)


def period_ends(as_at: date, every: str, periods: int = 0) -> tuple[date, ...]:
    """The ends of the latest periods, oldest first; HISTORY says how many."""
    last = latest_end(as_at, every)
    count = periods or HISTORY[every]
    return tuple(shift(last, every, -back) for back in range(count - 1, -1, -1))


def months_back(as_at: date, end: date) -> int:
    """How many months before `as_at` a month ends."""
    return (as_at.year - end.year) * 12 + as_at.month - end.month


def draw(as_at: date, seed: int, paths: Mapping[str, Path]) -> Draws:
    """Every count of the table, each from its own stream, so that a new one moves no other."""
    calendar = [month_end(as_at.year, as_at.month - back) for back in range(MONTHS - 1, -1, -1)]
    season = np.array([SEASON[end.month - 1] for end in calendar])
    counts: dict[str, Numbers] = {POPULATION: _residents(calendar)}
    for count in COUNTS:
        stream = np.random.default_rng([seed, crc32(count.name.encode())])
        level, calm = _level(count, paths.get(count.name), as_at)
        drawn, ended = _one(count, level, season**count.season, counts, stream)
        expected = _expected(count, level, season**count.season, counts)
        counts[count.name] = np.round(expected + calm * (drawn - expected))
        if count.ends:
            counts[count.ends] = ended
    stream = np.random.default_rng([seed, crc32(b"unallocated")])
    weekly = _stock(np.full(HISTORY["week"], _UNALLOCATED), 2.0, stream)
    return Draws(as_at, counts, weekly)


def is_stock(name: str) -> bool:
    """Whether a count is of children (or others) at a moment rather than over a month."""
    if name == POPULATION:
        return True
    count = _BY_NAME.get(name)
    if count is None:
        return False
    return bool(count.lasts or count.starts) or bool(count.of and is_stock(count.of.split("+")[0]))


def gather(draws: Draws, name: str, every: str, ends: tuple[date, ...], window: str) -> Numbers:
    """A count over each period: the last month's of a stock, the months' sum of a flow."""
    if every == "week":
        return draws.weekly[-len(ends) :]
    series = draws.counts[name]
    last = np.array([MONTHS - 1 - months_back(draws.as_at, end) for end in ends])
    if is_stock(name):
        return series[last]
    span = np.full(len(ends), 12) if window == "rolling_12m" else _months_in(every, ends)
    running = np.concatenate([[0.0], np.cumsum(series)])
    return np.asarray(running[last + 1] - running[last + 1 - span])


_BY_NAME = {count.name: count for count in COUNTS}


def _months_in(every: str, ends: tuple[date, ...]) -> NDArray[np.int64]:
    return np.array([months_back(end, shift(end, every, -1)) for end in ends])


def _residents(calendar: list[date]) -> Numbers:
    # the mid-year estimate of the year before is the base from April
    years = np.array([end.year - (end.month < 4) for end in calendar])
    return _RESIDENTS + _RESIDENTS_A_YEAR * (years - years[0]).astype(float)


def _level(count: Count, path: Path | None, as_at: date) -> tuple[Numbers, Numbers]:
    calm = np.ones(MONTHS)
    if path is None:
        return np.full(MONTHS, count.level), calm
    latest = MONTHS - 1 - months_back(as_at, latest_end(as_at, path.every))
    month = np.arange(MONTHS)
    back = np.array([latest + point[0] for point in path.points], dtype=float)
    level = np.interp(month, back, [point[1] for point in path.points])
    if path.calm != 1.0:
        calm[month >= latest + path.calm_from] = path.calm
    return level, calm


def _parents(count: Count, counts: Mapping[str, Numbers]) -> Numbers:
    return np.sum([counts[name] for name in count.of.split("+")], axis=0)


def _expected(
    count: Count, level: Numbers, season: Numbers, counts: Mapping[str, Numbers]
) -> Numbers:
    if count.starts:
        return level
    if count.of:
        return np.asarray(level * _parents(count, counts))
    return level if count.lasts else level * season


def _one(
    count: Count,
    level: Numbers,
    season: Numbers,
    counts: Mapping[str, Numbers],
    stream: np.random.Generator,
) -> tuple[Numbers, Numbers]:
    """The count, and for a stock moved by its starts the flow that leaves it."""
    none = np.zeros(0)
    if count.starts:
        return _moved(level, counts[count.starts], stream)
    if count.of:
        parent = _parents(count, counts)
        if count.level > 1:
            return _flow(level * parent, count.spread, stream), none
        if count.lasts:
            return np.minimum(_stock(level * parent, count.lasts, stream), parent), none
        return stream.binomial(parent.astype(np.int64), level).astype(float), none
    if count.lasts:
        return _stock(level, count.lasts, stream), none
    return _flow(level * season, count.spread, stream), none


def _flow(mean: Numbers, spread: float, stream: np.random.Generator) -> Numbers:
    """Poisson, or negative binomial with the variance `spread` times the mean."""
    if spread > 1:
        mean = stream.gamma(mean / (spread - 1), spread - 1)
    return stream.poisson(mean).astype(float)


def _stock(level: Numbers, lasts: float, stream: np.random.Generator) -> Numbers:
    """Each stays on with the chance 1 - 1/lasts; as many come as keep the level."""
    stay = 1 - 1 / lasts
    coming = np.maximum(np.diff(level, prepend=level[0]) + level * (1 - stay), 0.0)
    held = np.empty(len(level))
    now = int(stream.poisson(level[0]))
    for place, arrivals in enumerate(stream.poisson(coming)):
        now = int(stream.binomial(now, stay)) + int(arrivals)
        held[place] = now
    return held


def _moved(level: Numbers, starts: Numbers, stream: np.random.Generator) -> tuple[Numbers, Numbers]:
    """A stock whose ends follow its starts towards the level: opening + starts - ends = closing."""
    held, ended = np.empty(len(level)), np.empty(len(level))
    now = float(level[0])
    for place, aim in enumerate(level):
        leaving = stream.poisson(max(now + starts[place] - aim, 1.0))
        ended[place] = min(float(leaving), now + starts[place])
        now += starts[place] - ended[place]
        held[place] = now
    return held, ended
