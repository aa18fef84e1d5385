"""The process chart: one layered specification, built once; a ChartView is swapped into it."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from scorecard.charts import process_data
from scorecard.charts.palette import Scheme, colour
from scorecard.charts.specification import Specification, configuration, filled
from scorecard.views.indicator import ChartView

HEIGHT = 320
RIGHT_MARGIN = 8
SIGNALS = {"none": "common", "improvement": "improvement", "concern": "concern",
           "changed": "common", "latest": "text"}  # fmt: skip
"""The vocabulary's blue, orange and grey; a change that is neither is a large grey dot."""
MARKS = {"meeting": "triangle-up", "action": "square", "audit": "cross",
         "inspection": "triangle-down"}  # fmt: skip
"""The shape of a mark on the line, by the kind of event; the words under the chart say each."""
TIME = alt.Scale(type="utc", domainMin=alt.expr("begin"), domainMax=alt.expr("finish"), nice=False)
AXIS_WORDS = "split(words[utcFormat(datum.value, '%Y-%m-%d')] || '', '|')"


def draw(chart: ChartView, scheme: Scheme = Scheme.LIGHT) -> Specification:
    """The finished Vega-Lite specification of this chart."""
    return finished(_template(scheme), process_data.of(chart))


def finished(template: Specification, content: process_data.Content) -> Specification:
    """A copy of a template of this kind with everything swapped into it."""
    specification = filled(template, content.rows, content.parameters)
    for drawn in specification["layer"]:
        drawn["encoding"].get("x", {}).get("axis", {})["values"] = content.ticks
        if drawn["encoding"].get("y", {}).get("axis"):
            drawn["encoding"]["y"]["axis"]["values"] = content.value_ticks
    return specification


@cache
def _template(scheme: Scheme) -> Specification:
    """Built with Altair once a scheme: building it is far dearer than drawing it."""
    return template(scheme)


def template(
    scheme: Scheme, under: tuple[alt.Chart, ...] = (), over: tuple[alt.Chart, ...] = ()
) -> Specification:
    """The chart without its data, with more layers under and over its own."""
    layers = (
        *under,
        *_ground(scheme),
        *_limits(scheme),
        *_lines(scheme),
        *_points(scheme),
        *_words(scheme),
        *over,
    )
    chart = alt.layer(*layers).add_params(
        *(alt.param(name=name, value=None) for name in process_data.PARAMETERS)
    )
    built = chart.properties(
        width="container",
        height=HEIGHT,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    ).to_dict(validate=False)
    built["padding"] = {"left": 4, "top": 8, "right": RIGHT_MARGIN, "bottom": 4}
    built["config"] = configuration(scheme)
    return dict(built)


def layer(name: str, **encoding: Any) -> alt.Chart:
    """A layer over the named data."""
    return alt.Chart(alt.NamedData(name=name)).encode(**encoding)


def time(field: str = "end") -> alt.X:
    """A day on the axis of time."""
    axis = alt.Axis(
        title=None, grid=False, labelExpr=AXIS_WORDS, labelOverlap="greedy", labelSeparation=6,
        labelFlush=False, ticks=True, values=[],
    )  # fmt: skip
    return alt.X(f"{field}:T", scale=TIME, axis=axis)


def value(field: str = "value") -> alt.Y:
    """A value on the axis of values."""
    axis = alt.Axis(title=None, tickCount=5, labelExpr="datum.label + suffix", domain=False,
                    ticks=False)  # fmt: skip
    scale = alt.Scale(domainMin=alt.expr("low"), domainMax=alt.expr("high"), nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=axis)


def _ground(scheme: Scheme) -> tuple[alt.Chart, ...]:
    band = layer("limits", x=time("from"), x2="to:T", y=value("lower"), y2="upper:Q")
    breaks = layer("breaks", x=time("on"))
    marks = layer("marks", x=time("on"), tooltip=alt.Tooltip("text:N", title="What was done"))
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(MARKS), range=list(MARKS.values())),
                      legend=None)  # fmt: skip
    done = marks.transform_filter("datum.kind != 'meeting'")
    return (
        band.mark_rect(color=colour("band", scheme)),
        breaks.mark_rule(color=colour("text", scheme), strokeWidth=1.2),
        done.mark_rule(color=colour("muted", scheme), strokeWidth=1, strokeDash=[1, 3]),
        marks.transform_filter("datum.kind == 'meeting'").mark_point(
            size=46, filled=True, opacity=1, yOffset=-6, color=colour("muted", scheme), clip=False,
        ).encode(y=alt.value(alt.expr("height")), shape=shape),
        done.mark_point(
            size=64, filled=True, opacity=1, yOffset=-18, color=colour("line", scheme), clip=False,
        ).encode(y=alt.value(alt.expr("height")), shape=shape),
    )  # fmt: skip


def _limits(scheme: Scheme) -> tuple[alt.Chart, ...]:
    mean = layer("limits", x=time("from"), x2="to:T", y=value("mean"))
    target = layer("targets", x=time("from"), x2="to:T", y=value("target"))
    return (
        mean.mark_rule(color=colour("muted", scheme), strokeWidth=1, opacity=0.75),
        target.mark_rule(color=colour("text", scheme), strokeWidth=1.6, strokeDash=[5, 3]),
    )


def _lines(scheme: Scheme) -> tuple[alt.Chart, ...]:
    local = layer("points", x=time(), y=value(), detail="segment:N")
    adjusted = layer("adjusted", x=time(), y=value("adjusted"), detail="segment:N")
    published = layer("published", x=time(), y=value(), detail="segment:N")
    return (
        adjusted.mark_line(color=colour("muted", scheme), strokeWidth=1.4, strokeDash=[1, 3]),
        published.mark_line(color=colour("line", scheme), strokeWidth=1.4, strokeDash=[7, 3]),
        local.mark_line(color=colour("common", scheme), strokeWidth=1.7),
    )


def _points(scheme: Scheme) -> tuple[alt.Chart, ...]:
    signal_colours = [colour(name, scheme) for name in SIGNALS.values()]
    by_signal = alt.Scale(domain=list(SIGNALS), range=signal_colours)
    tooltip = [
        alt.Tooltip("label:N", title="Period"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("about:N", title="About it"),
    ]
    dots = layer(
        "dots", x=time(), y=value(), tooltip=tooltip,
        stroke=alt.Stroke("signal:N", scale=by_signal, legend=None),
        fill=alt.Fill("fill:N", scale=alt.Scale(
            domain=[*SIGNALS, "hollow"],
            range=[*signal_colours, colour("background", scheme)]), legend=None),
        size=alt.Size("size:Q", scale=None, legend=None),
    )  # fmt: skip
    published = layer("published", x=time(), y=value(), tooltip=tooltip)
    return (
        published.mark_point(
            shape="diamond", size=64, opacity=1, strokeWidth=1.6,
            color=colour("line", scheme), fill=colour("background", scheme),
        ),
        dots.mark_point(shape="circle", opacity=1, strokeWidth=1.8),
    )  # fmt: skip


def _words(scheme: Scheme) -> tuple[alt.Chart, ...]:
    """Direct labels at the right edge and over breaks, instead of a legend."""
    tones = alt.Scale(
        domain=["text", "muted", "line", "improvement", "concern"],
        range=[colour(n, scheme) for n in ("text", "muted", "line", "improvement", "concern")],
    )
    edge = layer(
        "edge", y=value("at"), text="text:N",
        color=alt.Color("tone:N", scale=tones, legend=None),
        size=alt.Size("size:Q", scale=None, legend=None),
    ).encode(x=alt.value(alt.expr("width")))  # fmt: skip
    breaks = layer("breaks", x=time("on"), text="text:N", y=alt.Y("place:Q", scale=None, axis=None))
    earlier = layer("earlier", x=time("on"), y=value("target"), text="text:N")
    at_line = layer("at_line", x=time(), y=value(), text="text:N")
    return (
        edge.transform_filter("!datum.bold").mark_text(align="left", dx=9),
        edge.transform_filter("datum.bold").mark_text(align="left", dx=9, fontWeight="bold"),
        breaks.transform_filter("!datum.flip").mark_text(
            align="left", dx=6, baseline="top", lineBreak="\n", fontSize=12
        ),
        breaks.transform_filter("datum.flip").mark_text(
            align="right", dx=-6, baseline="top", lineBreak="\n", fontSize=12
        ),
        *haloed(earlier.transform_filter("!datum.flip"), scheme, "text", align="left", dx=3, dy=-8),
        *haloed(
            earlier.transform_filter("datum.flip"), scheme, "text", align="right", dx=-3, dy=-8
        ),
        *haloed(at_line, scheme, "line", align="left", dx=9, dy=0),
    )


def haloed(words: alt.Chart, scheme: Scheme, tone: str, **place: Any) -> tuple[alt.Chart, ...]:
    """Words among the lines: a rim of the background keeps the lines out of the letters."""
    ground = colour("background", scheme)
    return (
        words.mark_text(fontSize=12, stroke=ground, strokeWidth=5, color=ground, **place),
        words.mark_text(fontSize=12, color=colour(tone, scheme), **place),
    )
