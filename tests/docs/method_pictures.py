"""The pictures of docs/method.md, drawn by the product itself from small invented series.

`python -m tests.docs.method_pictures` writes them to docs/pictures.
"""

import json
import math
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import vl_convert

from scorecard.charts import comparison_chart, funnel_chart, process_chart
from scorecard.charts.export import VEGA_LITE
from scorecard.charts.specification import Specification
from scorecard.domain.indicator import Indicator
from scorecard.stats import intervals
from scorecard.views import compared, drawings
from scorecard.views.detail import ChartView, ComparedArea, ComparisonView
from tests.architecture.source import ROOT
from tests.judgement.building import (
    NEIGHBOURS,
    break_at,
    evidence,
    indicator,
    neighbours,
    series,
    target,
)
from tests.views.conftest import seeing

FOLDER = ROOT / "docs" / "pictures"
REGENERATE = "python -m tests.docs.method_pictures"
WIDTH = 720
SCALE = 1.5
MARCH = date(2026, 3, 31)
SCHOOL_YEAR = (1.01, 0.97, 1.06, 0.94, 1.03, 1.07, 1.05, 0.84, 1.02, 1.08, 1.05, 0.88)


def _steady(level: float, spread: float, periods: int, seed: int) -> list[float]:
    draw = random.Random(seed)
    return [round(draw.gauss(level, spread), 1) for _ in range(periods)]


def _chart(one: Indicator, values: list[Any], **given: Any) -> ChartView:
    facts = series(one.code, values, frequency=one.frequency, window=one.window)
    seen = seeing(evidence(one, facts, **given))
    return drawings.of(seen, seen.judged.rows[one.code])[0]


def firm() -> Specification:
    """Three shares and their intervals beside a target."""
    counted = [(95, 100), (12, 20), (60, 200)]
    areas = []
    for top, bottom in counted:
        low, high = (float(end) * 100 for end in intervals.wilson(top, bottom))
        value = 100 * top / bottom
        areas.append(
            ComparedArea(f"{top} of {bottom}", "neighbour", value, f"{value:.0f}%", low, high)
        )
    return comparison_chart.draw(
        ComparisonView("", "", "", 80.0, "target 80%", None, None, tuple(areas), ""), suffix="%"
    )


def limits() -> Specification:
    """A shift below the average, and one month outside the limits."""
    values = [*_steady(82, 2.0, 14, 4), 90.5, *_steady(82, 2.0, 11, 5), 78.1, 79.4, 77.6]
    values += [78.8, 79.3, 77.2, 78.4, 78.0]
    return process_chart.draw(_chart(indicator(), values, targets=[target()]))


def run_chart() -> Specification:
    """A stock without limits."""
    draw = random.Random(3)
    values, level = [], 280.0
    for _ in range(36):
        level += draw.gauss(0, 6)
        values.append(round(level))
    stock = indicator(measure_type="count", timing="snapshot", polarity="neutral")
    return process_chart.draw(_chart(stock, values))


def school_year() -> Specification:
    """Monthly referrals as they came, and with the school year taken out."""
    draw = random.Random(11)
    values = [round(210 * SCHOOL_YEAR[(9 + month) % 12] + draw.gauss(0, 9)) for month in range(60)]
    return process_chart.draw(_chart(indicator(measure_type="count", polarity="neutral"), values))


def broken() -> Specification:
    """A new definition: the limits start again."""
    values = [*_steady(60, 2.5, 20, 8), *_steady(74, 2.5, 15, 9)]
    chart = _chart(indicator(), values, breaks=[break_at("one_pct", date(2025, 7, 1))])
    return process_chart.draw(chart)


def failing() -> Specification:
    """A target above the upper limit."""
    chart = _chart(indicator(), _steady(68, 2.4, 24, 13), targets=[target()])
    return process_chart.draw(chart)


def funnel() -> Specification:
    """Areas by size inside the funnel, one outside it."""
    draw = random.Random(7)
    sizes = [90, 130, 180, 240, 320, 420, 560, 720, 900, 1100]
    theirs = [(round(size * draw.gauss(0.86, 0.02)), float(size)) for size in sizes]
    one = indicator("one", frequency="year", denominator="assessments completed in the year")
    span: dict[str, Any] = {"end": MARCH, "frequency": "year", "basis": "published"}
    held = [
        fact
        for code, figure in zip(NEIGHBOURS, theirs, strict=True)
        for fact in series("one", [figure], area=code, **span)
    ]
    ours = series("one", [(490.0, 650.0)], **span)
    seen = seeing(evidence(one, ours, published=held, sets=[neighbours("median")]))
    view = compared.of(seen, seen.judged.rows["one"])
    assert view is not None and view.funnel is not None
    points = tuple(
        replace(point, name="Ours") if point.kind == "ours" else point
        for point in view.funnel.points
    )
    return funnel_chart.draw(replace(view, funnel=replace(view.funnel, points=points)), suffix="%")


def years() -> Specification:
    """Five years, each a little worse."""
    one = indicator(frequency="year")
    values = [(share * 10.0, 1000.0) for share in (91, 90, 88.5, 86, 83.5, 80, 77)]
    return process_chart.draw(_chart(one, values))


def before_after() -> Specification:
    """Limits drawn before an action and held after it."""
    before, after = _steady(66, 2.3, 18, 5), [67.5, 70.2, 73.1, 74.6, 75.2, 76.0]
    chart = _chart(indicator(), [*before, *after])
    held = _chart(indicator(), before)
    first = next(point for point in held.points if point.upper is not None)
    points = tuple(
        replace(
            point,
            lower=first.lower,
            mean=first.mean,
            upper=first.upper,
            signal=int(number >= len(before) and (point.value or 0) > (first.upper or math.inf)),
        )
        for number, point in enumerate(chart.points)
    )
    return process_chart.draw(replace(chart, points=points))


PICTURES: dict[str, Callable[[], Specification]] = {
    "method_firm": firm,
    "method_limits": limits,
    "method_run_chart": run_chart,
    "method_school_year": school_year,
    "method_break": broken,
    "method_failing": failing,
    "method_funnel": funnel,
    "method_years": years,
    "method_before_after": before_after,
}


def png(specification: Specification) -> bytes:
    """One picture's file, at the page's width; PNG, since its letters are then everywhere alike."""
    finished = json.loads(json.dumps(specification)) | {"width": WIDTH}
    return bytes(
        vl_convert.vegalite_to_png(
            finished, vl_version=VEGA_LITE, scale=SCALE, allowed_base_urls=[]
        )
    )


if __name__ == "__main__":
    for name, draw_it in PICTURES.items():
        (FOLDER / f"{name}.png").write_bytes(png(draw_it()))
