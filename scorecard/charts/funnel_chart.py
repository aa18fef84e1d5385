"""The funnel chart: areas by how much they count, inside the limits that gave the verdict."""

from __future__ import annotations

from functools import cache

import altair as alt

from scorecard.charts.palette import Scheme, colour
from scorecard.charts.specification import Row, Specification, configuration, filled
from scorecard.views.indicator import ComparisonView, FunnelLimit, FunnelPoint, FunnelView

HEIGHT = 300
PARAMETERS = ("low", "high", "first", "last", "suffix")


def draw(
    comparison: ComparisonView, scheme: Scheme = Scheme.LIGHT, suffix: str = ""
) -> Specification:
    """The finished Vega-Lite specification of a comparison that has a funnel."""
    funnel = comparison.funnel
    assert funnel is not None, "only a comparison with a funnel is drawn as one"
    low, high = _range(funnel)
    data = {
        "limits": [_limit(one, low, high) for one in funnel.limits],
        "benchmark": [{"at": funnel.benchmark, "text": funnel.benchmark_label}],
        "areas": [_area(one, comparison.verdict) for one in funnel.points],
    }
    parameters = {
        "low": low,
        "high": high,
        "first": funnel.limits[0].size,
        "last": funnel.limits[-1].size,
        "suffix": suffix,
    }
    finished = filled(_template(scheme), data, parameters)
    for layer in finished["layer"]:
        if "axis" in layer["encoding"].get("x", {}):
            layer["encoding"]["x"]["axis"]["title"] = funnel.size_label
    return finished


@cache
def _template(scheme: Scheme) -> Specification:
    """Built with Altair once a scheme."""
    layers = (*_ground(scheme), *_marks(scheme))
    chart = alt.layer(*layers).add_params(*(alt.param(name=n, value=None) for n in PARAMETERS))
    finished = chart.properties(
        width="container",
        height=HEIGHT,
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
    ).to_dict(validate=False)
    finished["padding"] = {"left": 4, "top": 8, "right": 8, "bottom": 4}
    finished["config"] = configuration(scheme)
    return dict(finished)


def _size() -> alt.X:
    scale = alt.Scale(
        domainMin=alt.expr("first"), domainMax=alt.expr("last"), nice=False, zero=False
    )
    axis = alt.Axis(tickCount=5, format=",d", grid=False, ticks=False)
    return alt.X("size:Q", scale=scale, axis=axis)


def _value(field: str) -> alt.Y:
    scale = alt.Scale(domainMin=alt.expr("low"), domainMax=alt.expr("high"), nice=False, zero=False)
    axis = alt.Axis(title=None, tickCount=5, labelExpr="datum.label + suffix", ticks=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=axis)


def _ground(scheme: Scheme) -> tuple[alt.Chart, ...]:
    limits = alt.Chart(alt.NamedData(name="limits")).encode(x=_size())
    benchmark = alt.Chart(alt.NamedData(name="benchmark")).encode(y=_value("at"))
    far = [
        limits.encode(y=_value(field)).mark_line(
            color=colour("muted", scheme), strokeWidth=1, strokeDash=[4, 3]
        )
        for field in ("far_lower", "far_upper")
    ]
    return (
        limits.encode(y=_value("lower"), y2="upper:Q").mark_area(color=colour("band", scheme)),
        *far,
        benchmark.mark_rule(color=colour("muted", scheme), strokeWidth=1.2),
        benchmark.encode(text="text:N", x=alt.value(alt.expr("width"))).mark_text(
            color=colour("text", scheme), fontSize=12, align="right", dx=-4, dy=-8
        ),
    )


def _marks(scheme: Scheme) -> tuple[alt.Chart, ...]:
    own = [colour(name, scheme) for name in ("line", "concern", "improvement")]
    kinds = ["ours", "ours_worse", "ours_better", "neighbour"]
    tones = alt.Color(
        "tone:N",
        legend=None,
        scale=alt.Scale(domain=kinds, range=[*own, colour("common", scheme)]),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Area"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("counted:N", title="Counted"),
    ]
    areas = alt.Chart(alt.NamedData(name="areas")).encode(x=_size(), y=_value("value"), color=tones)
    size = alt.Size("dot:Q", scale=None, legend=None)
    named = areas.transform_filter("datum.kind === 'ours'")
    return (
        areas.encode(size=size, tooltip=tooltip).mark_point(filled=True, opacity=1),
        named.encode(text="name:N").mark_text(dy=-12, fontSize=12, fontWeight="bold"),
    )


def _limit(one: FunnelLimit, low: float, high: float) -> Row:
    """A limit drawn no further than the axis goes."""
    names = ("lower", "upper", "far_lower", "far_upper")
    return {"size": one.size} | {name: min(max(getattr(one, name), low), high) for name in names}


def _area(point: FunnelPoint, verdict: str) -> Row:
    judged = point.kind == "ours" and verdict in ("worse", "better")
    return {
        "tone": f"ours_{verdict}" if judged else point.kind,
        "name": point.name,
        "kind": point.kind,
        "size": point.size,
        "counted": point.size_text,
        "value": point.value,
        "text": point.text,
        "dot": 120 if point.kind == "ours" else 60,
    }


def _range(funnel: FunnelView) -> tuple[float, float]:
    """Every area, and the 95 % limits at the middle size: the narrow end may run off."""
    middle = funnel.limits[len(funnel.limits) // 4]
    ends = [*(point.value for point in funnel.points), middle.far_lower, middle.far_upper]
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1.0) * 0.08
    return max(low - room, 0.0), high + room
