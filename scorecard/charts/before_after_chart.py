"""The before-and-after chart: the process chart, with its stretches, levels and two days marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

import altair as alt

from scorecard.charts import process_chart, process_data
from scorecard.charts.axes import Extent, extent
from scorecard.charts.palette import Scheme, colour
from scorecard.charts.process_chart import layer, time, value
from scorecard.charts.specification import Row, Specification
from scorecard.domain.period import day
from scorecard.views.before_after import BETWEEN, STRETCH_WORDS, BeforeAfterChart

NARROW = 0.09
"""The share of the axis below which a stretch is too narrow for its words."""

EDGE = 0.3
"""How near an end of the axis a day's words are turned inwards."""

HEAD, FOOT, LINE = 24, 24, 15
"""Pixels: above the chart for the stretches' words; from its foot for the days'; between lines."""


def draw(view: BeforeAfterChart, scheme: Scheme = Scheme.LIGHT) -> Specification:
    """The finished Vega-Lite specification of this before and after."""
    content = process_data.of(view.chart)
    rows = content.rows | of(view)
    return process_chart.finished(_template(scheme), replace(content, rows=rows))


def of(view: BeforeAfterChart) -> dict[str, list[Row]]:
    """What this chart draws beside what the process chart does."""
    span = extent(view.chart)
    stretches = list(_stretches(view, span))
    return {
        "between": [row for row in stretches if row["name"] == BETWEEN],
        "parts": [row for row in stretches if row["text"]],
        "levels": [
            row | {"level": level, "about": text}
            for name, level, text in view.levels
            for row in stretches
            if row["name"] == name
        ],
        "days": list(_days(view, span)),
    }


def _stretches(view: BeforeAfterChart, span: Extent) -> Iterator[Row]:
    """Each stretch as a part of the axis, with its words where there is room for them."""
    breaks = [event for event in view.chart.events if event.kind == "break"]
    edges = process_data.edges(view.chart.points, breaks)
    whole = (span.end - span.start).days or 1
    for name, run in groupby(range(len(view.stretches)), lambda place: view.stretches[place]):
        held = list(run)
        first, last = edges[held[0]], edges[held[-1] + 1]
        wide = (last - first).days / whole >= NARROW
        middle = first + (last - first) / 2
        yield {
            "name": name,
            "from": first.isoformat(),
            "to": last.isoformat(),
            "middle": middle.isoformat(),
            "text": STRETCH_WORDS[name] if wide else "",
        }


def _days(view: BeforeAfterChart, span: Extent) -> Iterator[Row]:
    """The two days; the first one's words stand to its left, so that the two never meet."""
    whole = (span.end - span.start).days or 1
    days = [(view.started, "started"), (view.expected_from, "effect expected")]
    shown = days if view.started != view.expected_from else days[:1]
    for number, (when, words) in enumerate(shown):
        place = (when - span.start).days / whole
        if 0 <= place <= 1:
            left = place > (EDGE if number == 0 and len(shown) > 1 else 1 - EDGE)
            yield {
                "on": when.isoformat(),
                "text": f"{words} {day(when, long=False)}",
                "flip": left,
                "place": process_chart.HEIGHT - FOOT + LINE * number,
            }


@cache
def _template(scheme: Scheme) -> Specification:
    """Built with Altair once a scheme, as the process chart's."""
    built = process_chart.template(scheme, under=_under(scheme), over=_over(scheme))
    return built | {"padding": built["padding"] | {"top": HEAD}}


def _under(scheme: Scheme) -> tuple[alt.Chart, ...]:
    between = layer("between", x=time("from"), x2="to:T")
    return (between.mark_rect(color=colour("rule", scheme), opacity=0.4),)


def _over(scheme: Scheme) -> tuple[alt.Chart, ...]:
    levels = layer("levels", x=time("from"), x2="to:T", y=value("level"), tooltip="about:N")
    days = layer("days", x=time("on"))
    parts = layer("parts", x=time("middle"), text="text:N", y=alt.value(-5))
    return (
        levels.mark_rule(color=colour("text", scheme), strokeWidth=2.4),
        days.mark_rule(color=colour("line", scheme), strokeWidth=1.4, strokeDash=[4, 3]),
        parts.mark_text(color=colour("muted", scheme), baseline="bottom", fontSize=12),
        *_day_words(scheme, "!datum.flip", align="left", dx=5),
        *_day_words(scheme, "datum.flip", align="right", dx=-5),
    )


def _day_words(scheme: Scheme, which: str, **place: Any) -> tuple[alt.Chart, ...]:
    placed = alt.Y("place:Q", scale=None, axis=None)
    words = layer("days", x=time("on"), y=placed, text="text:N").transform_filter(which)
    return process_chart.haloed(words, scheme, "line", dy=0, **place)
