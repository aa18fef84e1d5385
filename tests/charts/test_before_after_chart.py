"""The before-and-after chart: between is greyed, levels and days stand where they are."""

from datetime import date
from typing import Any

import pytest

from scorecard.charts import before_after_chart, figures, process_chart
from scorecard.charts.palette import Scheme, colour
from scorecard.views.before_after import AFTER, BEFORE, BETWEEN, OUTSIDE, BeforeAfterChart
from tests.charts.invented import chart, point

LIMITS: dict[str, Any] = {"lower": 60.0, "mean": 70.0, "upper": 80.0}
STRETCHES = (BEFORE, BEFORE, BEFORE, BETWEEN, AFTER, AFTER)


def drawing(stretches=STRETCHES, levels=(), started=(2025, 4, 10), expected=(2025, 5, 1)):
    limits = [LIMITS if name in (BEFORE, AFTER) else {} for name in stretches]
    points = [point(n, 70.0 + n, **limit) for n, limit in enumerate(limits)]
    return BeforeAfterChart(chart(*points), stretches, date(*started), date(*expected), levels)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_layers_data_is_in_it_and_the_template_is_left_alone(scheme: Scheme) -> None:
    first = before_after_chart.draw(drawing(), scheme)
    assert all("values" in layer["data"] for layer in first["layer"])
    assert first["config"]["background"] == colour("background", scheme)
    before_after_chart.draw(drawing(stretches=(BEFORE, AFTER)), scheme)
    assert before_after_chart.draw(drawing(), scheme) == first


def test_it_is_the_process_chart_with_more_in_it() -> None:
    ours = before_after_chart.draw(drawing())["layer"]
    theirs = process_chart.draw(drawing().chart)["layer"]
    assert [layer for layer in theirs if layer not in ours] == []
    assert len(ours) > len(theirs)


def test_only_the_stretch_between_is_grey_and_bears_no_limits() -> None:
    rows = before_after_chart.of(drawing())
    (grey,) = rows["between"]
    assert (grey["from"], grey["to"]) == ("2025-04-15", "2025-05-15")
    limits = before_after_chart.draw(drawing())["layer"][1]["data"]["values"]
    assert [(row["from"], row["to"]) for row in limits] == [
        ("2025-01-16", "2025-04-15"),
        ("2025-05-15", "2025-07-15"),
    ]


def test_a_wide_stretch_is_named_and_a_narrow_one_is_left_to_the_caption() -> None:
    named = [row["text"] for row in before_after_chart.of(drawing())["parts"]]
    assert named == ["before", "not judged", "after"]
    many = (BEFORE,) * 20 + (BETWEEN,) + (AFTER,) * 8
    assert [row["text"] for row in before_after_chart.of(drawing(many))["parts"]] == [
        "before",
        "after",
    ]
    assert before_after_chart.of(drawing((OUTSIDE,) * 4))["parts"] == []


def test_levels_reach_over_their_own_stretch() -> None:
    levels = ((BEFORE, 71.0, "71.0%"), (AFTER, 74.5, "74.5%"))
    rows = before_after_chart.of(drawing(levels=levels))["levels"]
    assert [(row["name"], row["level"]) for row in rows] == [(BEFORE, 71.0), (AFTER, 74.5)]
    assert rows[0]["to"] <= rows[1]["from"]


@pytest.mark.parametrize(
    ("started", "expected", "words"),
    [
        ((2025, 4, 10), (2025, 5, 1), ["started 10 Apr 2025", "effect expected 1 May 2025"]),
        ((2025, 4, 10), (2025, 4, 10), ["started 10 Apr 2025"]),
        ((2025, 4, 10), (2027, 1, 1), ["started 10 Apr 2025"]),
        ((2020, 1, 1), (2020, 1, 1), []),
    ],
)
def test_the_days_on_the_axis_are_named(started, expected, words) -> None:
    rows = before_after_chart.of(drawing(started=started, expected=expected))["days"]
    assert [row["text"] for row in rows] == words
    assert len({row["place"] for row in rows}) == len(rows)


def test_the_table_says_which_stretch_each_period_lies_in() -> None:
    rows = figures.before_after_rows(drawing())
    assert [row[1] for row in rows] == ["after", "after", "not judged", *["before"] * 3]
    assert len(rows[0]) == len(figures.BEFORE_AFTER_HEADINGS)
    assert rows[0][:4] == ("Jun 2025", "after", "75.0%", "60.0% to 80.0%")
    assert rows[2][3] == ""
