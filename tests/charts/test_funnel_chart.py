"""The funnel chart: areas by size, limits that stay on the axis, ours named and toned."""

import pytest

from scorecard.charts import export, figures, funnel_chart
from scorecard.charts.export import Caption, Picture
from scorecard.charts.palette import Scheme
from scorecard.views.indicator import FunnelLimit, FunnelPoint, FunnelView
from tests.charts.invented import comparison

POINTS = (
    FunnelPoint("Ours", "ours", 300.0, "300", 60.0, "60.0%"),
    FunnelPoint("Small", "neighbour", 50.0, "50", 82.0, "82.0%"),
    FunnelPoint("Large", "neighbour", 900.0, "900", 79.0, "79.0%"),
)
LIMITS = tuple(
    FunnelLimit(size, 80 - 200 / size, 80 + 200 / size, 80 - 900 / size, 80 + 900 / size)
    for size in (10.0, 50.0, 300.0, 900.0)
)
FUNNEL = FunnelView("Shaded.", "A funnel.", "Children", 80.0, "Median 80.0%", POINTS, LIMITS)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_area_and_limit_lies_on_the_axis(scheme: Scheme) -> None:
    drawn = funnel_chart.draw(comparison(funnel=FUNNEL), scheme, "%")
    given = {one["name"]: one["value"] for one in drawn["params"]}
    assert given["suffix"] == "%"
    for layer in drawn["layer"]:
        for row in layer["data"]["values"]:
            for name in ("value", "lower", "upper", "far_lower", "far_upper", "at"):
                assert given["low"] <= row.get(name, given["low"]) <= given["high"]
            assert given["first"] <= row.get("size", given["first"]) <= given["last"]


@pytest.mark.parametrize(
    ("verdict", "tone"),
    [("worse", "ours_worse"), ("better", "ours_better"), ("similar", "ours"), ("lower", "ours")],
)
def test_ours_has_the_verdicts_tone(verdict: str, tone: str) -> None:
    drawn = funnel_chart.draw(comparison(funnel=FUNNEL, verdict=verdict))
    areas = [row for layer in drawn["layer"] for row in layer["data"]["values"] if "tone" in row]
    assert {row["tone"] for row in areas if row["name"] == "Ours"} == {tone}


def test_the_axis_says_what_is_counted() -> None:
    drawn = funnel_chart.draw(comparison(funnel=FUNNEL))
    titles = {
        layer["encoding"]["x"]["axis"]["title"]
        for layer in drawn["layer"]
        if "axis" in layer["encoding"].get("x", {})
    }
    assert titles == {"Children"}


def test_it_can_be_taken_away() -> None:
    drawn = funnel_chart.draw(comparison(funnel=FUNNEL))
    content = export.picture(drawn, Caption("Title", ("Words",), synthetic=True), Picture.SVG)
    assert b"Ours" in content and b"Synthetic" in content


def test_the_table_is_by_size() -> None:
    assert [row[0] for row in figures.funnel_rows(FUNNEL)] == ["Small", "Ours", "Large"]
