"""A chart's figures as rows of words: its table on screen and its CSV."""

from __future__ import annotations

from scorecard.domain import figure
from scorecard.domain.observation import MARKER_WORDS
from scorecard.views.before_after import STRETCH_WORDS, BeforeAfterChart
from scorecard.views.indicator import (
    ChartView,
    ComparedArea,
    ComparisonView,
    FunnelView,
    Point,
)

HEADINGS = ("Period", "Figure", "Target", "Limits", "About it")
SIGNAL_WORDS = {
    1: "special cause: improvement",
    -1: "special cause: concern",
    2: "special cause: changed",
}


def rows(chart: ChartView) -> list[tuple[str, ...]]:
    """One row a period, newest first; local figures before published ones."""
    local = [_row(point, "local", chart) for point in reversed(chart.points)]
    return local + [_row(point, "published", chart) for point in reversed(chart.published)]


def _row(point: Point, basis: str, chart: ChartView) -> tuple[str, ...]:
    target = "" if point.target is None else figure.text(point.target, chart.unit, chart.decimals)
    about = (
        basis,
        MARKER_WORDS.get(point.marker, "") if point.value is None else "",
        "provisional" if point.provisional else "",
        SIGNAL_WORDS.get(point.signal, ""),
        figure.count_of(point.numerator, point.denominator),
    )
    words = "; ".join(word for word in about if word)
    return (point.label, point.text, target, _limits(point, chart), words)


def _limits(point: Point, chart: ChartView) -> str:
    if not chart.has_limits or point.lower is None or point.upper is None:
        return ""
    lower, upper = (figure.text(v, chart.unit, chart.decimals) for v in (point.lower, point.upper))
    return f"{lower} to {upper}"


BEFORE_AFTER_HEADINGS = ("Period", "Stretch", "Figure", "Limits", "About it")


def before_after_rows(view: BeforeAfterChart) -> list[tuple[str, ...]]:
    """One row a period, newest first, each with the stretch it lies in."""
    told = zip(reversed(view.chart.points), reversed(view.stretches), strict=True)
    rows = ((_row(point, "local", view.chart), STRETCH_WORDS[name]) for point, name in told)
    return [(label, name, text, limits, about) for (label, text, _, limits, about), name in rows]


COMPARED_HEADINGS = ("Area", "Figure", "95% interval")


def compared_rows(comparison: ComparisonView, unit: str, decimals: int) -> list[tuple[str, ...]]:
    """One row an area, in the order the chart ranks them."""
    ranked = sorted(comparison.areas, key=lambda area: -area.value)
    return [(area.name, area.text, _interval(area, unit, decimals)) for area in ranked]


def _interval(area: ComparedArea, unit: str, decimals: int) -> str:
    if area.lower is None or area.upper is None:
        return ""
    return " to ".join(figure.text(end, unit, decimals) for end in (area.lower, area.upper))


FUNNEL_HEADINGS = ("Area", "Counted", "Figure")


def funnel_rows(funnel: FunnelView) -> list[tuple[str, ...]]:
    """One row an area of the funnel, the smallest first."""
    by_size = sorted(funnel.points, key=lambda point: point.size)
    return [(point.name, point.size_text, point.text) for point in by_size]
