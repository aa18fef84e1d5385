"""The process chart's data: rows, ranges and label places worked out from a ChartView."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from scorecard.charts.specification import Row
from scorecard.domain import figure
from scorecard.views.indicator import ChartView, Event, Point

PARAMETERS = ("begin", "finish", "low", "high", "suffix", "words")
SIGNAL_NAMES = {0: "none", 1: "improvement", -1: "concern", 2: "changed"}
MOST_TICKS = 9
LABEL_SHARE = 0.052
"""The share of the chart's height that one line of label needs."""
BREAK_WORDS, BREAK_LETTERS = 30, 112


@dataclass(frozen=True, slots=True)
class Content:
    """What is swapped into the finished specification."""

    rows: dict[str, list[Row]]
    parameters: dict[str, Any]
    ticks: list[str]


@dataclass(frozen=True, slots=True)
class Extent:
    """The times and values that the chart spans."""

    start: date
    end: date
    low: float
    high: float


def of(chart: ChartView) -> Content:
    """Everything the process chart draws of this view."""
    extent = _extent(chart)
    breaks = [event for event in chart.events if event.kind == "break"]
    targets = [run for run in _steps(chart.points, _target_of, breaks) if run["target"] is not None]
    rows = {
        "points": [_point(point) for point in chart.points],
        "dots": [_dot(point, is_last) for point, is_last in _with_last(chart.points)],
        "adjusted": [_adjusted(p) for p in chart.points if p.adjusted is not None],
        "published": [_point(point) for point in chart.published],
        "limits": _limits(chart, breaks),
        "targets": targets,
        "earlier": [_earlier(run, chart) for run in targets[:-1]],
        "edge": _edge_labels(chart, extent),
        "breaks": [_break(e, i, extent) for i, e in enumerate(breaks) if _within(e, extent)],
        "meetings": [
            {"on": e.on.isoformat(), "text": e.text}
            for e in chart.events
            if e.kind != "break" and _within(e, extent)
        ],
    }
    shown = _ticks(chart)
    return Content(rows, _parameters(chart, extent, shown), [p.end.isoformat() for p in shown])


def axis_note(chart: ChartView) -> str:
    """The caption's warning when the axis does not begin at nought."""
    low = _extent(chart).low
    return "" if low <= 0 else f"Axis from {figure.text(low, chart.unit, 0 if low >= 10 else 1)}."


def _target_of(point: Point) -> tuple[float | None, ...]:
    return (point.target,)


def _limits_of(point: Point) -> tuple[float | None, ...]:
    return (point.lower, point.mean, point.upper)


def _point(point: Point) -> Row:
    return {
        "end": point.end.isoformat(),
        "value": point.value,
        "segment": point.segment,
        "label": point.label,
        "text": point.text,
        "about": _about(point),
    }


def _adjusted(point: Point) -> Row:
    return {"end": point.end.isoformat(), "adjusted": point.adjusted, "segment": point.segment}


def _dot(point: Point, is_last: bool) -> Row:
    signal = SIGNAL_NAMES.get(point.signal, "none")
    size = 76 if is_last else 44 if signal != "none" else 16
    fill = "hollow" if point.provisional else signal
    size = max(size, 38) if point.provisional else size
    return {**_point(point), "signal": signal, "fill": fill, "size": size}


def _about(point: Point) -> str:
    words = []
    if point.numerator is not None and point.denominator is not None:
        words.append(figure.count_of(point.numerator, point.denominator))
    if point.provisional:
        words.append("provisional")
    if point.signal in (1, -1, 2):
        words.append({1: "special cause: improvement", -1: "special cause: concern"}.get(
            point.signal, "special cause: changed"))  # fmt: skip
    return "; ".join(words) or "final"


def _with_last(points: Sequence[Point]) -> Iterator[tuple[Point, bool]]:
    known = [point for point in points if point.value is not None]
    return ((point, point is known[-1]) for point in known)


def _half_step(points: Sequence[Point]) -> timedelta:
    gaps = sorted(after.end - before.end for before, after in pairwise(points))
    return gaps[len(gaps) // 2] / 2 if gaps else timedelta(days=15)


def _edges(points: Sequence[Point], breaks: Sequence[Event]) -> list[date]:
    """The day each period's stretch of the axis begins, and the last one's end."""
    if not points:
        return []
    half = _half_step(points)
    edges = [points[0].end - half]
    for before, after in pairwise(points):
        between = [e.on for e in breaks if before.end < e.on <= after.end]
        edges.append(between[0] if between else before.end + (after.end - before.end) / 2)
    return [*edges, points[-1].end + half]


def _steps(points: Sequence[Point], of_point: Any, breaks: Sequence[Event]) -> list[Row]:
    """Runs of periods with the same target and segment, each as a stretch of the axis."""
    edges = _edges(points, breaks)
    stretches: list[Row] = []
    places = range(len(points))
    for (values, _), run in groupby(places, lambda i: (of_point(points[i]), points[i].segment)):
        held = list(run)
        stretch = {"from": edges[held[0]].isoformat(), "to": edges[held[-1] + 1].isoformat()}
        names = ("target",) if len(values) == 1 else ("lower", "mean", "upper")
        stretches.append({**stretch, **dict(zip(names, values, strict=True))})
    return stretches


def _limits(chart: ChartView, breaks: Sequence[Event]) -> list[Row]:
    if not chart.has_limits:
        return []
    runs = _steps(chart.points, _limits_of, breaks)
    return [run for run in runs if run["lower"] is not None and run["upper"] is not None]


def _earlier(run: Row, chart: ChartView) -> Row:
    return {**run, "text": f"target {figure.text(run['target'], chart.unit, _few(run['target']))}"}


def _few(value: float) -> int:
    """Targets are agreed in round numbers: decimals only where they have them."""
    return 0 if float(value).is_integer() else 1


def _extent(chart: ChartView) -> Extent:
    points = (*chart.points, *chart.published)
    ends = [point.end for point in points] or [date(2000, 1, 1)]
    half = _half_step(chart.points or chart.published)
    shown = [
        value
        for point in points
        for value in (point.value, point.target, point.adjusted, point.lower, point.upper)
        if value is not None and math.isfinite(value)
    ] or [0.0, 1.0]
    low, high = min(shown), max(shown)
    room = (high - low or abs(high) or 1.0) * 0.12
    headroom = room * (2.4 if any(e.kind == "break" for e in chart.events) else 1)
    low, high = low - room, high + headroom
    # A share cannot pass 100 and a count cannot go below nought: the axis does not suggest it.
    if chart.unit == "pct" and max(shown) <= 100:
        high = min(high, 100.0 + (headroom if headroom > room else room) * 0.5)
    if min(shown) >= 0:
        low = 0.0 if low < 0.25 * high else low
    return Extent(min(ends) - half, max(ends) + half, _round_down(low, high), high)


def _round_down(low: float, high: float) -> float:
    """The axis begins at a round number, so that it can be named in the caption."""
    if low <= 0:
        return low
    step = 10 ** math.floor(math.log10(max(high - low, 1e-9)))
    return max(0.0, math.floor(low / step) * step)


def _within(event: Event, extent: Extent) -> bool:
    return extent.start <= event.on <= extent.end


def _ticks(chart: ChartView) -> list[Point]:
    points = chart.points or chart.published
    step = max(1, math.ceil(len(points) / MOST_TICKS))
    step = 3 if step == 2 and len(points) > 12 else step
    step = 6 if 3 < step < 6 else step
    return list(points[::-1][::step][::-1])


def _parameters(chart: ChartView, extent: Extent, shown: Sequence[Point]) -> dict[str, Any]:
    return {
        "begin": _moment(extent.start),
        "finish": _moment(extent.end),
        "low": extent.low,
        "high": extent.high,
        "suffix": "%" if chart.unit == "pct" else "",
        "words": {p.end.isoformat(): p.label.replace(" ", "|", 1) for p in shown},
    }


def _moment(day: date) -> int:
    """Milliseconds since 1970, as Vega counts time."""
    return (day - date(1970, 1, 1)).days * 86_400_000


def _edge_labels(chart: ChartView, extent: Extent) -> list[Row]:
    labels = list(_edge_words(chart))
    gap = (extent.high - extent.low) * LABEL_SHARE
    placed: list[Row] = []
    for label in sorted(labels, key=lambda row: row["at"]):
        floor = placed[-1]["at"] + gap * placed[-1]["lines"] if placed else extent.low
        placed.append({**label, "at": max(label["at"], floor), "lines": label["lines"]})
    return placed


def _edge_words(chart: ChartView) -> Iterator[Row]:
    known = [point for point in chart.points if point.value is not None]
    if known:
        last = known[-1]
        tone = {1: "improvement", -1: "concern"}.get(last.signal, "text")
        yield _edge(last.value, last.text, tone, is_value=True)
    if chart.points:
        yield from _edge_limits(chart, chart.points[-1])
    published = [point for point in chart.published if point.value is not None]
    if published and known:
        yield _edge(published[-1].value, f"published {published[-1].text}", "line")
    elif published:
        yield _edge(published[-1].value, published[-1].text, "line", is_value=True)


def _edge_limits(chart: ChartView, last: Point) -> Iterator[Row]:
    if last.target is not None:
        words = f"target {figure.text(last.target, chart.unit, _few(last.target))}"
        yield {**_edge(last.target, words, "text"), "bold": True}
    if not chart.has_limits:
        return
    for name in ("upper", "mean", "lower"):
        value = getattr(last, name)
        if value is not None:
            words = "average" if name == "mean" else f"{name} limit"
            yield _edge(value, f"{words} {figure.text(value, chart.unit, chart.decimals)}", "muted")


def _edge(at: float | None, text: str, tone: str, is_value: bool = False) -> Row:
    size = 15 if is_value else 12
    lines = 1.2 if is_value else 1.0
    return {"at": at, "text": text, "tone": tone, "bold": is_value, "size": size, "lines": lines}


def _break(event: Event, position: int, extent: Extent) -> Row:
    span = (extent.end - extent.start).days or 1
    # The whole text stands under the chart.
    words = textwrap.fill(
        textwrap.shorten(event.text, BREAK_LETTERS, placeholder=" …"), BREAK_WORDS
    )
    return {
        "on": event.on.isoformat(),
        "text": words,
        "place": 2 + 32 * (position % 2),
        "flip": (event.on - extent.start).days / span > 0.62,
    }
