"""The process chart's axes: which times and values they span, and which of them are named."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scorecard.domain.indicator import Unit
from scorecard.views.indicator import ChartView, Event, Point

MOST_TICKS = 9
VALUE_TICKS = 6
STEPS = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2), (0.0, 1))
"""From how many tenths of a step on the next round one is nearer."""
WHOLE = 100.0
"""A share cannot pass it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The times and values that the chart spans."""

    start: date
    end: date
    low: float
    high: float


def extent(chart: ChartView) -> Extent:
    """All that is drawn, with room around it; never below nought, and no share above 100."""
    points = (*chart.points, *chart.published)
    ends = [point.end for point in points] or [date(2000, 1, 1)]
    half = half_step(chart.points or chart.published)
    shown = list(_shown(points)) or [0.0, 1.0]
    low, high = min(shown), max(shown)
    room = (high - low or abs(high) or 1.0) * 0.12
    headroom = room * (2.4 if any(event.kind == "break" for event in chart.events) else 1)
    top = high + headroom
    if chart.unit == Unit.PCT and high <= WHOLE:
        # Above 100 there is only room for the words of a break, and no number: see value_ticks.
        top = min(top, WHOLE + (headroom * 0.5 if headroom > room else 0.0))
    # A lower limit worked out below nought says nothing that can happen.
    bottom = max(low - room, 0.0)
    bottom = 0.0 if bottom < 0.25 * top else bottom
    return Extent(min(ends) - half, max(ends) + half, _round_down(bottom, top, chart.unit), top)


def _shown(points: Sequence[Point]) -> Iterator[float]:
    for point in points:
        for value in (point.value, point.target, point.adjusted, point.lower, point.upper):
            if value is not None and math.isfinite(value):
                yield value


def _round_down(low: float, high: float, unit: str) -> float:
    """The axis begins at a round number, so that it can be named in the caption."""
    step = 10 ** math.floor(math.log10(max(high - low, 1e-9)))
    step = max(step, 1.0) if unit == Unit.COUNT else step
    return max(0.0, math.floor(low / step) * step)


def value_ticks(span: Extent, unit: str) -> list[float]:
    """The values named: round ones, whole ones for counts, none above 100 for shares."""
    rough = (span.high - span.low) / VALUE_TICKS
    power = 10 ** math.floor(math.log10(max(rough, 1e-9)))
    step = next(one * power for least, one in STEPS if rough / power >= least)
    step = max(step, 1.0) if unit == Unit.COUNT else step
    top = min(span.high, WHOLE) if unit == Unit.PCT and span.low < WHOLE else span.high
    first, last = math.ceil(span.low / step - 1e-9), math.floor(top / step + 1e-9)
    return [round(number * step, 9) for number in range(first, last + 1)]


def period_ticks(chart: ChartView) -> list[Point]:
    """The periods named under the axis; the last one always is."""
    points = sorted(
        {point.end: point for point in (*chart.published, *chart.points)}.values(),
        key=lambda point: point.end,
    )
    step = max(1, math.ceil(len(points) / MOST_TICKS))
    step = 3 if step == 2 and len(points) > 12 else step
    step = 6 if 3 < step < 6 else step
    return list(points[::-1][::step][::-1])


def drawn_events(chart: ChartView) -> tuple[Event, ...]:
    """The events that the chart marks: those on its axis, and breaks that have figures before."""
    if not chart.points and not chart.published:
        return ()
    span = extent(chart)
    known = [p.end for p in (*chart.points, *chart.published) if p.value is not None]
    first = min(known, default=span.start)
    return tuple(
        event
        for event in chart.events
        if span.start <= event.on <= span.end and (event.kind != "break" or event.on > first)
    )


def half_step(points: Sequence[Point]) -> timedelta:
    """Half the usual distance of two periods."""
    gaps = sorted(after.end - before.end for before, after in pairwise(points))
    return gaps[len(gaps) // 2] / 2 if gaps else timedelta(days=15)


def moment(day: date) -> int:
    """Milliseconds since 1970, as Vega counts time."""
    return (day - date(1970, 1, 1)).days * 86_400_000
