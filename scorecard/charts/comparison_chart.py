"""The comparison chart: areas ranked, each with its interval, over the band that chance gives."""

from __future__ import annotations

from functools import cache

import altair as alt

from scorecard.charts.palette import Scheme, colour
from scorecard.charts.specification import Row, Specification, configuration, filled
from scorecard.views.indicator import ComparedArea, ComparisonView

ROW_HEIGHT = 22
RIGHT_MARGIN = 8
PARAMETERS = ("low", "high", "suffix", "ours", "side")


def draw(
    comparison: ComparisonView, scheme: Scheme = Scheme.LIGHT, suffix: str = ""
) -> Specification:
    """The finished Vega-Lite specification; `suffix` is the unit's sign on the axis."""
    ranked = sorted(comparison.areas, key=lambda area: -area.value)
    low, high = _range(comparison)
    data = {
        "areas": [_area(area, comparison.verdict) for area in ranked],
        "intervals": [_area(area, comparison.verdict) for area in ranked if area.lower is not None],
        "band": _band(comparison, low, high),
        "benchmark": _benchmark(comparison),
    }
    parameters = {
        "low": low,
        "high": high,
        "suffix": suffix,
        "ours": next((area.name for area in ranked if area.kind == "ours"), ""),
        "side": _side(comparison.benchmark, low, high),
    }
    finished = filled(_template(scheme), data, parameters)
    finished["height"] = ROW_HEIGHT * max(len(ranked), 1)
    for layer in finished["layer"]:
        if "y" in layer["encoding"]:
            layer["encoding"]["y"]["sort"] = [area.name for area in ranked]
    return finished


@cache
def _template(scheme: Scheme) -> Specification:
    """Built with Altair once a scheme."""
    layers = (*_ground(scheme), *_marks(scheme))
    chart = alt.layer(*layers).add_params(*(alt.param(name=n, value=None) for n in PARAMETERS))
    finished = chart.properties(
        width="container", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    ).to_dict(validate=False)
    finished["padding"] = {"left": 4, "top": 24, "right": RIGHT_MARGIN, "bottom": 4}
    finished["config"] = configuration(scheme)
    return dict(finished)


def _value(field: str = "value") -> alt.X:
    scale = alt.Scale(domainMin=alt.expr("low"), domainMax=alt.expr("high"), nice=False, zero=False)
    axis = alt.Axis(title=None, tickCount=5, labelExpr="datum.label + suffix", ticks=False)
    return alt.X(f"{field}:Q", scale=scale, axis=axis)


def _name() -> alt.Y:
    is_ours = alt.expr("datum.value === ours ? 'bold' : 'normal'")
    axis = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelLimit=190,
        labelPadding=8,
        labelFontWeight=is_ours,
    )
    return alt.Y("name:N", axis=axis, scale=alt.Scale(paddingInner=0))


def _ground(scheme: Scheme) -> tuple[alt.Chart, ...]:
    band = alt.Chart(alt.NamedData(name="band")).encode(x=_value("lower"), x2="upper:Q")
    line = alt.Chart(alt.NamedData(name="benchmark")).encode(x=_value("at"))
    return (
        band.mark_rect(color=colour("band", scheme)),
        line.mark_rule(color=colour("muted", scheme), strokeWidth=1.2),
        line.encode(text="text:N", y=alt.value(-8)).mark_text(
            color=colour("text", scheme), fontSize=12, align=alt.expr("side")
        ),
    )


def _marks(scheme: Scheme) -> tuple[alt.Chart, ...]:
    kinds = ["ours", "ours_worse", "ours_better", "neighbour", "region", "england"]
    own = [colour(name, scheme) for name in ("line", "concern", "improvement")]
    dot, strong = colour("common", scheme), colour("text", scheme)
    tones = alt.Color(
        "tone:N",
        legend=None,
        scale=alt.Scale(domain=kinds, range=[*own, dot, strong, strong]),
    )
    shapes = alt.Shape(
        "tone:N",
        legend=None,
        scale=alt.Scale(domain=kinds, range=[*["circle"] * 4, "diamond", "diamond"]),
    )
    tooltip = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("text:N", title="Figure")]
    intervals = alt.Chart(alt.NamedData(name="intervals")).encode(
        x=_value("lower"), x2="upper:Q", y=_name(), color=tones
    )
    areas = alt.Chart(alt.NamedData(name="areas")).encode(y=_name(), color=tones)
    size = alt.Size("size:Q", scale=None, legend=None)
    figures = areas.encode(text="text:N", x=alt.value(alt.expr("width")))
    others = figures.transform_filter("datum.kind !== 'ours'")
    ours = figures.transform_filter("datum.kind === 'ours'")
    return (
        intervals.mark_rule(strokeWidth=1.6),
        areas.encode(x=_value(), shape=shapes, size=size, tooltip=tooltip).mark_point(
            filled=True, opacity=1
        ),
        others.mark_text(align="left", dx=10),
        ours.mark_text(align="left", dx=10, fontWeight="bold"),
    )


def _area(area: ComparedArea, verdict: str) -> Row:
    judged = area.kind == "ours" and verdict in ("worse", "better")
    return {
        "tone": f"ours_{verdict}" if judged else area.kind,
        "name": area.name,
        "kind": area.kind,
        "value": area.value,
        "text": area.text,
        "lower": area.lower,
        "upper": area.upper,
        "size": 120 if area.kind == "ours" else 60,
    }


def _band(comparison: ComparisonView, low: float, high: float) -> list[Row]:
    if comparison.band_lower is None or comparison.band_upper is None:
        return []
    return [{"lower": max(comparison.band_lower, low), "upper": min(comparison.band_upper, high)}]


def _benchmark(comparison: ComparisonView) -> list[Row]:
    if comparison.benchmark is None:
        return []
    return [{"at": comparison.benchmark, "text": comparison.benchmark_label}]


def _side(benchmark: float | None, low: float, high: float) -> str:
    """The label is centred on its line, except where that would run off the edge."""
    share = ((benchmark or low) - low) / ((high - low) or 1.0)
    return "left" if share < 0.35 else "right" if share > 0.65 else "center"


def _range(comparison: ComparisonView) -> tuple[float, float]:
    ends = [
        value
        for area in comparison.areas
        for value in (area.value, area.lower, area.upper)
        if value is not None
    ]
    ends += [v for v in (comparison.band_lower, comparison.band_upper) if v is not None]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    room = (high - low or abs(high) or 1.0) * 0.06
    return (max(low - room, 0.0) if low >= 0 else low - room), high + room
