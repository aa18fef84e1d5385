"""Funnelled: the areas by size, inside the very funnel that gave the verdict."""

from __future__ import annotations

from math import isnan

from scorecard.judgement import funnel, sentences
from scorecard.judgement.compared import AreaFigure
from scorecard.judgement.judged import Row
from scorecard.views import words
from scorecard.views.detail import FunnelLimit, FunnelPoint, FunnelView
from scorecard.views.judged import JudgedArea

FEWEST = 3


def of(seen: JudgedArea, row: Row, benchmark_label: str) -> FunnelView | None:
    """The funnel, or None where too few areas' counts are held to draw one."""
    compared = row.compared
    named = [(seen.area_name(one.area), "neighbour", one) for one in compared.neighbours]
    if compared.ours is not None:
        named.append((seen.area.name, "ours", compared.ours))
    points = tuple(_point(row, *each) for each in named if _counted(each[2]))
    if len(points) < FEWEST:
        return None
    curve = funnel.curve(row.indicator, compared, [point.size for point in points])
    if curve is None:
        return None
    columns = (curve.size, curve.lower, curve.upper, curve.far_lower, curve.far_upper)
    limits = tuple(
        FunnelLimit(*(float(number) for number in each)) for each in zip(*columns, strict=True)
    )
    return FunnelView(
        caption="Inside the shaded funnel: what chance and the usual differences between areas "
        "give an authority of that size. Dashed: 99.8 %.",
        alt=_alt(row, points, curve, benchmark_label),
        size_label=sentences.opened(row.indicator.denominator or "counted"),
        benchmark=compared.benchmark.value,
        benchmark_label=benchmark_label,
        points=points,
        limits=limits,
    )


def _counted(one: AreaFigure) -> bool:
    return not isnan(one.value) and one.denominator > 0


def _point(row: Row, name: str, kind: str, one: AreaFigure) -> FunnelPoint:
    return FunnelPoint(
        name=name,
        kind=kind,
        size=one.denominator,
        size_text=f"{one.denominator:,.0f}",
        value=one.value,
        text=words.number(row, one.value),
    )


def _alt(
    row: Row, points: tuple[FunnelPoint, ...], curve: funnel.Curve, benchmark_label: str
) -> str:
    outside = [point for point in points if curve.is_outside(point.size, point.value)]
    said = "; ".join(f"{one.name} {one.text} of {one.size_text}" for one in outside)
    return (
        f"Funnel of {row.indicator.short_name} by size, around {benchmark_label}. "
        f"Outside what chance allows (95 % limits): {said or 'nobody'}."
    )
