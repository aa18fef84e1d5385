"""The comparison chart: ranked, ours marked, nothing outside the axis."""

from itertools import pairwise

from scorecard.charts import comparison_chart, figures
from tests.charts.invented import area, comparison


def test_areas_are_ranked_with_the_highest_on_top() -> None:
    drawn = comparison_chart.draw(comparison(area("B", 70.0), area("A", 90.0, "ours")))
    orders = [layer["encoding"]["y"]["sort"] for layer in drawn["layer"] if "sort" in
              layer["encoding"].get("y", {})]  # fmt: skip
    assert orders
    assert all(order == ["A", "B"] for order in orders)


def test_ours_is_named_for_the_bold_label() -> None:
    drawn = comparison_chart.draw(comparison(area("B", 70.0), area("A", 90.0, "ours")))
    given = {one["name"]: one["value"] for one in drawn["params"]}
    assert given["ours"] == "A"
    assert given["low"] < 68.0
    assert given["high"] > 92.0


def test_without_a_band_or_benchmark_none_is_drawn() -> None:
    plain = comparison(area("A", 90.0), band_lower=None, band_upper=None, benchmark=None)
    drawn = comparison_chart.draw(plain)
    assert drawn["layer"][0]["data"]["values"] == []
    assert drawn["layer"][1]["data"]["values"] == []


def test_nobody_can_be_drawn_too() -> None:
    assert comparison_chart.draw(comparison(benchmark=None))["height"] > 0


def test_the_table_is_in_the_charts_order() -> None:
    rows = figures.compared_rows(comparison(area("B", 70.0), area("A", 90.0)), "pct", 1)
    assert rows == [("A", "90.0%", "88.0% to 92.0%"), ("B", "70.0%", "68.0% to 72.0%")]
    values = [float(row[1][:-1]) for row in rows]
    assert all(a >= b for a, b in pairwise(values))
