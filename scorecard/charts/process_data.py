"""The process chart's data: rows, ranges and label places worked out from a ChartView."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from scorecard.charts.axes import (
    Extent,
    drawn_events,
    extent,
    half_step,
    moment,
    period_ticks,
    value_ticks,
)
from scorecard.charts.figures import SIGNAL_WORDS
from scorecard.charts.specification import Row
from scorecard.domain import figure
from scorecard.domain.indicator import Unit
from scorecard.views.indicator import ChartView, Event, Point

PARAMETERS = ("begin", "finish", "low", "high", "suffix", "words")
SIGNAL_NAMES = {0: "none", 1: "improvement", -1: "concern", 2: "changed"}
ADJUSTED_WORDS = "school year taken out"
COMMON_SIZE, SIGNAL_SIZE, LAST_SIZE = 16, 62, 76
LABEL_SHARE = 0.052
"""The share of the chart's height that one line of label needs."""
LABELLED_SHARE, LATE_SHARE = 0.15, 0.62
"""How much of the axis a step needs to be labelled, and from where labels stand to the left."""
BREAK_WORDS, BREAK_LETTERS = 30, 112


@dataclass(frozen=True, slots=True)
class Content:
    """What is swapped into the finished specification."""

    rows: dict[str, list[Row]]
    parameters: dict[str, Any]
    ticks: list[str]
    value_ticks: list[float]


def of(chart: ChartView) -> Content:
    """Everything the process chart draws of this view."""
    span = extent(chart)
    marked = drawn_events(chart)
    breaks = [event for event in marked if event.kind == "break"]
    targets = [run for run in _steps(chart.points, _target_of, breaks) if run["target"] is not None]
    rows = {
        "points": [_point(point) for point in chart.points],
        "dots": [dot for each in _with_last(chart.points) for dot in _dots(*each, chart)],
        "adjusted": [_adjusted(p) for p in chart.points if p.adjusted is not None],
        "published": [_point(point) for point in chart.published],
        "limits": _limits(chart, breaks, span),
        "targets": targets,
        "earlier": list(_earlier(targets, chart, span)),
        "edge": _edge_labels(chart, span),
        "at_line": list(_at_line(chart)),
        "breaks": [_break(event, i, span) for i, event in enumerate(breaks)],
        "marks": [_mark(event) for event in marked if event.kind != "break"],
    }
    shown = period_ticks(chart)
    return Content(rows, _parameters(chart, span, shown), [p.end.isoformat() for p in shown],
                   value_ticks(span, chart.unit))  # fmt: skip


def _mark(event: Event) -> Row:
    """A meeting stands on the axis; what was done about the indicator stands over it, on a rule."""
    return {"on": event.on.isoformat(), "text": event.text, "kind": event.kind}


def axis_note(chart: ChartView) -> str:
    """The caption's warning when the axis does not begin at nought."""
    low = extent(chart).low
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


def _dots(point: Point, is_last: bool, chart: ChartView) -> Iterator[Row]:
    """The figure's dot; a special cause found on the adjusted line is marked on that line."""
    signal = SIGNAL_NAMES.get(point.signal, "none")
    if point.adjusted is not None and signal != "none":
        text = figure.text(point.adjusted, chart.unit, chart.decimals)
        about = f"{SIGNAL_WORDS[point.signal]}, judged with the {ADJUSTED_WORDS}"
        marked = {**_point(point), "value": point.adjusted, "text": text, "about": about}
        yield {**marked, "signal": signal, "fill": signal, "size": SIGNAL_SIZE}
        signal = "none"
    # As on a sparkline: the newest figure without a special cause is in the text's own colour.
    signal = "latest" if is_last and signal == "none" else signal
    size = LAST_SIZE if is_last else COMMON_SIZE if signal == "none" else SIGNAL_SIZE
    fill = "hollow" if point.provisional else signal
    size = max(size, 38) if point.provisional else size
    yield {**_point(point), "signal": signal, "fill": fill, "size": size}


def _about(point: Point) -> str:
    words = []
    if point.numerator is not None and point.denominator is not None:
        words.append(figure.count_of(point.numerator, point.denominator))
    if point.provisional:
        words.append("provisional")
    if point.signal in SIGNAL_WORDS:
        words.append(SIGNAL_WORDS[point.signal])
    return "; ".join(words) or "final"


def _with_last(points: Sequence[Point]) -> Iterator[tuple[Point, bool]]:
    known = [point for point in points if point.value is not None]
    return ((point, point is known[-1]) for point in known)


def edges(points: Sequence[Point], breaks: Sequence[Event]) -> list[date]:
    """The day each period's stretch of the axis begins, and the last one's end."""
    if not points:
        return []
    half = half_step(points)
    edges = [points[0].end - half]
    for before, after in pairwise(points):
        between = [e.on for e in breaks if before.end < e.on <= after.end]
        edges.append(between[0] if between else before.end + (after.end - before.end) / 2)
    return [*edges, points[-1].end + half]


def _steps(points: Sequence[Point], of_point: Any, breaks: Sequence[Event]) -> list[Row]:
    """Runs of periods with the same target and segment, each as a stretch of the axis."""
    ends = edges(points, breaks)
    stretches: list[Row] = []
    places = range(len(points))
    for (values, _), run in groupby(places, lambda i: (of_point(points[i]), points[i].segment)):
        held = list(run)
        stretch = {"from": ends[held[0]].isoformat(), "to": ends[held[-1] + 1].isoformat()}
        names = ("target",) if len(values) == 1 else ("lower", "mean", "upper")
        stretches.append({**stretch, **dict(zip(names, values, strict=True))})
    return stretches


def _limits(chart: ChartView, breaks: Sequence[Event], span: Extent) -> list[Row]:
    if not chart.has_limits:
        return []
    runs = _steps(chart.points, _limits_of, breaks)
    # The band ends where the axis does: no count lies below nought and no share above 100.
    most = min(span.high, 100.0) if chart.unit == Unit.PCT else span.high
    return [
        {**run, "lower": max(run["lower"], span.low), "upper": min(run["upper"], most)}
        for run in runs
        if run["lower"] is not None and run["upper"] is not None
    ]


def _earlier(targets: Sequence[Row], chart: ChartView, span: Extent) -> Iterator[Row]:
    """Labels of targets that held earlier; a step too short for one is read in the table."""
    days = (span.end - span.start).days or 1
    for number, run in enumerate(targets[:-1]):
        begins, ends = date.fromisoformat(run["from"]), date.fromisoformat(run["to"])
        if number and (ends - begins).days < LABELLED_SHARE * days:
            continue
        flip = (begins - span.start).days / days > LATE_SHARE
        words = f"target {figure.text(run['target'], chart.unit, _few(run['target']))}"
        yield {**run, "text": words, "flip": flip, "on": run["to"] if flip else run["from"]}


def _few(value: float) -> int:
    """Targets are agreed in round numbers: decimals only where they have them."""
    return 0 if float(value).is_integer() else 1


def _parameters(chart: ChartView, span: Extent, shown: Sequence[Point]) -> dict[str, Any]:
    return {
        "begin": moment(span.start),
        "finish": moment(span.end),
        "low": span.low,
        "high": span.high,
        "suffix": "%" if chart.unit == "pct" else "",
        "words": {p.end.isoformat(): p.label.replace(" ", "|", 1) for p in shown},
    }


def _edge_labels(chart: ChartView, span: Extent) -> list[Row]:
    """Labels at the heights of what they name, moved apart where they would touch."""
    labels = list(_edge_words(chart))
    gap = (span.high - span.low) * LABEL_SHARE
    placed: list[Row] = []
    for label in sorted(labels, key=lambda row: row["at"]):
        floor = placed[-1]["at"] + gap * placed[-1]["lines"] if placed else span.low
        placed.append({**label, "at": max(label["at"], floor), "lines": label["lines"]})
    ceiling = span.high
    for label in reversed(placed):
        label["at"] = min(label["at"], ceiling)
        ceiling = label["at"] - gap * label["lines"]
    return placed


def _at_line(chart: ChartView) -> Iterator[Row]:
    """What a second line is called, at its own last point, unless that is at the edge."""
    published = [point for point in chart.published if point.value is not None]
    known = [point for point in chart.points if point.value is not None]
    if published and known and published[-1].end < known[-1].end:
        last = published[-1]
        yield {"end": last.end.isoformat(), "value": last.value, "text": f"published {last.text}"}


def _edge_words(chart: ChartView) -> Iterator[Row]:
    known = [point for point in chart.points if point.value is not None]
    if known:
        last = known[-1]
        tone = {1: "improvement", -1: "concern"}.get(last.signal, "text")
        # Where the school year is taken out, the colour belongs to that line and not to the value.
        tone = tone if last.adjusted is None else "text"
        yield _edge(last.value, last.text, tone, is_value=True)
        if last.adjusted is not None:
            yield _edge(last.adjusted, ADJUSTED_WORDS, "muted")
    if chart.points:
        yield from _edge_limits(chart, chart.points[-1])
    published = [point for point in chart.published if point.value is not None]
    if published and known and published[-1].end >= known[-1].end:
        yield _edge(published[-1].value, f"published {published[-1].text}", "line")
    elif published and not known:
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


def _break(event: Event, position: int, span: Extent) -> Row:
    days = (span.end - span.start).days or 1
    # The whole text stands under the chart.
    words = textwrap.fill(
        textwrap.shorten(event.text, BREAK_LETTERS, placeholder=" …"), BREAK_WORDS
    )
    return {
        "on": event.on.isoformat(),
        "text": words,
        "place": 2 + 32 * (position % 2),
        "flip": (event.on - span.start).days / days > LATE_SHARE,
    }
