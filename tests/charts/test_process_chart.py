"""The process chart: what it draws of a view, and that drawing it is only swapping data in."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from scorecard.charts import axes, figures, process_chart, process_data
from scorecard.charts.palette import Scheme, colour
from scorecard.charts.specification import Specification
from scorecard.views.indicator import Event
from tests.charts.invented import break_on, chart, point

LIMITS: dict[str, Any] = {"lower": 60.0, "mean": 70.0, "upper": 80.0}


def values(specification: Specification, name: str) -> list[dict[str, Any]]:
    """The rows of the first layer whose rows have this field."""
    return next(
        layer["data"]["values"]
        for layer in specification["layer"]
        if any(name in row for row in layer["data"]["values"])
    )


@pytest.mark.parametrize("scheme", Scheme)
def test_every_layers_data_is_in_it(scheme: Scheme) -> None:
    drawn = process_chart.draw(chart(point(0, 50.0), point(1, 55.0)), scheme)
    assert all("values" in layer["data"] for layer in drawn["layer"])
    assert drawn["config"]["background"] == colour("background", scheme)


def test_two_charts_do_not_share_their_data() -> None:
    one = process_chart.draw(chart(point(0, 50.0), point(1, 55.0)))
    process_chart.draw(chart(point(0, 1.0)))
    assert [row["value"] for row in values(one, "value")] == [50.0, 55.0]


@pytest.mark.parametrize(
    "points",
    [(), (point(0, None),), (point(0, 0.0),), (point(0, 5.0), point(1, 5.0)), (point(0, 1e12),)],
)
def test_hardly_anything_can_be_drawn_too(points: tuple[Any, ...]) -> None:
    content = process_data.of(chart(*points))
    assert content.parameters["low"] < content.parameters["high"]
    known = [one.value for one in points if one.value is not None]
    assert all(value <= content.parameters["high"] for value in known)
    assert content.parameters["begin"] < content.parameters["finish"]


def test_limits_restart_at_a_break_on_its_day() -> None:
    before = [point(n, 70.0, **LIMITS) for n in range(3)]
    after = [point(n, 50.0, segment=1, lower=40.0, mean=50.0, upper=60.0) for n in (3, 4)]
    drawn = process_data.of(chart(*before, *after, events=(break_on(date(2025, 4, 1)),)))
    first, second = drawn.rows["limits"]
    assert (first["to"], second["from"]) == ("2025-04-01", "2025-04-01")
    assert (first["upper"], second["upper"]) == (80.0, 60.0)


def test_no_limits_no_band() -> None:
    assert process_data.of(chart(point(0, 1.0), point(1, 2.0))).rows["limits"] == []


def test_a_target_is_stepped_and_its_earlier_value_labelled() -> None:
    points = [point(n, 70.0, target=75.0 if n < 2 else 80.0) for n in range(4)]
    drawn = process_data.of(chart(*points))
    assert [row["target"] for row in drawn.rows["targets"]] == [75.0, 80.0]
    assert [row["text"] for row in drawn.rows["earlier"]] == ["target 75%"]
    assert "target 80%" in [row["text"] for row in drawn.rows["edge"]]


def test_a_provisional_point_is_hollow_and_the_signal_keeps_its_colour() -> None:
    points = chart(point(0, 1.0), point(1, 2.0, provisional=True, signal=-1))
    last = process_data.of(points).rows["dots"][-1]
    assert (last["fill"], last["signal"]) == ("hollow", "concern")


def test_an_unknown_period_is_a_gap_and_never_nought() -> None:
    drawn = process_data.of(chart(point(0, 1.0), point(1, None), point(2, 3.0)))
    assert [row["value"] for row in drawn.rows["points"]] == [1.0, None, 3.0]
    assert len(drawn.rows["dots"]) == 2


def test_published_figures_are_a_line_of_their_own() -> None:
    drawn = process_data.of(chart(point(0, 1.0), published=(point(0, 9.0), point(1, 8.0))))
    assert [row["value"] for row in drawn.rows["published"]] == [9.0, 8.0]
    assert "published 8.0%" in [row["text"] for row in drawn.rows["edge"]]


def test_edge_labels_do_not_stand_on_each_other() -> None:
    crowded = {"lower": 69.9, "mean": 70.0, "upper": 70.1, "target": 70.0}
    drawn = process_data.of(chart(*(point(n, 70.0, **crowded) for n in range(3))))
    places = [row["at"] for row in drawn.rows["edge"]]
    room = (drawn.parameters["high"] - drawn.parameters["low"]) * process_data.LABEL_SHARE
    assert all(b - a >= room * 0.99 for a, b in pairwise(places))


def test_an_axis_that_does_not_begin_at_nought_says_so() -> None:
    assert process_data.axis_note(chart(point(0, 81.0), point(1, 83.0))).startswith("Axis from ")
    assert process_data.axis_note(chart(point(0, 1.0), point(1, 83.0))) == ""


@pytest.mark.parametrize("count", [1, 2, 9, 13, 24, 48, 60])
def test_the_last_period_is_always_named_on_the_axis(count: int) -> None:
    shown = process_data.of(chart(*(point(n, 1.0) for n in range(count))))
    assert shown.ticks[-1] == point(count - 1, 1.0).end.isoformat()
    assert len(shown.ticks) <= axes.MOST_TICKS + 1


def test_a_break_near_the_right_edge_is_labelled_to_its_left() -> None:
    points = [point(n, 1.0) for n in range(10)]
    early, late = break_on(date(2025, 2, 1)), break_on(date(2025, 10, 1))
    drawn = process_data.of(chart(*points, events=(early, late)))
    assert [row["flip"] for row in drawn.rows["breaks"]] == [False, True]


def test_the_table_has_every_period_newest_first() -> None:
    points = (point(0, 50.0, **LIMITS, target=75.0), point(1, None), point(2, 52.0, signal=-1))
    rows = figures.rows(chart(*points, published=(point(0, 49.0),)))
    assert [row[0] for row in rows] == ["Mar 2025", "Feb 2025", "Jan 2025", "Jan 2025"]
    assert rows[2][1:4] == ("50.0%", "75.0%", "60.0% to 80.0%")
    assert "special cause: concern" in rows[0][4]
    assert rows[1][1] == "–"
    assert "published" in rows[3][4]


def test_a_neutral_special_cause_is_a_large_dot_in_grey() -> None:
    drawn = process_data.of(chart(point(0, 1.0), point(1, 9.0, signal=2), point(2, 1.0)))
    common, changed, latest = drawn.rows["dots"]
    assert (changed["signal"], latest["signal"]) == ("changed", "latest")
    assert changed["size"] > 2 * common["size"]
    assert process_chart.SIGNALS["changed"] == process_chart.SIGNALS["none"] == "common"


def test_a_special_cause_stands_on_the_line_that_was_judged() -> None:
    points = (point(0, 50.0, adjusted=55.0), point(1, 40.0, adjusted=30.0, signal=-1))
    drawn = process_data.of(chart(*points))
    marked = [row for row in drawn.rows["dots"] if row["signal"] == "concern"]
    assert [(row["value"], row["text"]) for row in marked] == [(30.0, "30.0%")]
    assert process_data.ADJUSTED_WORDS in marked[0]["about"]
    plain = [row for row in drawn.rows["dots"] if row["signal"] != "concern"]
    assert [row["value"] for row in plain] == [50.0, 40.0]
    assert process_data.ADJUSTED_WORDS in [row["text"] for row in drawn.rows["edge"]]


@pytest.mark.parametrize("unit", ["count", "rate", "pct", "days", "mean"])
def test_no_axis_goes_below_nought(unit: str) -> None:
    limits = {"lower": -8.0, "mean": 2.0, "upper": 12.0}
    drawn = process_data.of(chart(*(point(n, 2.0, **limits) for n in range(3)), unit=unit))
    assert drawn.parameters["low"] == 0
    assert min(drawn.value_ticks) == 0
    assert [row["lower"] for row in drawn.rows["limits"]] == [0]


@pytest.mark.parametrize("with_break", [False, True])
def test_no_share_is_named_above_100(with_break: bool) -> None:
    points = [point(n, 96.0 + n % 4, lower=90.0, mean=97.0, upper=104.0) for n in range(8)]
    events = (break_on(points[4].end),) if with_break else ()
    drawn = process_data.of(chart(*points, events=events))
    assert max(drawn.value_ticks) <= 100
    assert max(row["upper"] for row in drawn.rows["limits"]) <= 100
    specified = process_chart.draw(chart(*points, events=events))
    axes_drawn = [layer["encoding"]["y"]["axis"] for layer in specified["layer"]
                  if layer["encoding"].get("y", {}).get("axis")]  # fmt: skip
    assert all(axis["values"] == drawn.value_ticks for axis in axes_drawn)


@pytest.mark.parametrize("highest", [1, 2, 3, 7, 40, 1234])
def test_a_count_is_named_in_whole_numbers(highest: int) -> None:
    points = (point(0, 0.0), point(1, float(highest)))
    ticks = process_data.of(chart(*points, unit="count")).value_ticks
    assert all(tick == int(tick) for tick in ticks)
    assert len(ticks) >= 2


def test_labels_at_the_edge_stay_on_the_chart() -> None:
    crowded = {"lower": 97.0, "mean": 98.0, "upper": 100.0, "target": 99.0}
    drawn = process_data.of(chart(*(point(n, 98.5, **crowded) for n in range(3))))
    assert max(row["at"] for row in drawn.rows["edge"]) <= drawn.parameters["high"]


def test_a_target_that_held_too_short_for_a_label_has_none() -> None:
    targets = (70.0, 70.0, 70.0, 70.0, 70.0, 71.0, 72.0, 73.0, 74.0, 75.0)
    drawn = process_data.of(chart(*(point(n, 70.0, target=t) for n, t in enumerate(targets))))
    assert [row["text"] for row in drawn.rows["earlier"]] == ["target 70%"]


def test_a_published_line_that_ends_early_is_named_where_it_ends() -> None:
    local = tuple(point(n, 1.0) for n in range(4))
    drawn = process_data.of(chart(*local, published=(point(0, 9.0), point(1, 8.0))))
    assert [row["text"] for row in drawn.rows["at_line"]] == ["published 8.0%"]
    assert not [row for row in drawn.rows["edge"] if "published" in row["text"]]


def test_only_events_on_the_chart_are_spoken_of() -> None:
    points = tuple(point(n, 1.0) for n in range(4))
    meetings = tuple(Event(day, "meeting", "Board") for day in (date(2025, 3, 1), date(2027, 1, 1)))
    shown = chart(*points, events=(*meetings, break_on(date(2025, 1, 20))))
    assert axes.drawn_events(shown) == meetings[:1]
    drawn = process_data.of(shown)
    assert (len(drawn.rows["marks"]), len(drawn.rows["breaks"])) == (1, 0)


def test_what_was_done_stands_over_the_meetings_each_with_its_shape() -> None:
    kinds = ("meeting", "action", "audit", "inspection")
    events = [Event(date(2025, 2, 10 + n), kind, kind) for n, kind in enumerate(kinds)]
    drawn = process_chart.draw(chart(point(0, 70.0), point(1, 71.0), events=tuple(events)))
    assert [row["kind"] for row in values(drawn, "kind")] == list(kinds)
    shapes = {
        tuple(layer["encoding"]["shape"]["scale"]["range"])
        for layer in drawn["layer"]
        if "shape" in layer["encoding"]
    }
    assert shapes == {tuple(process_chart.MARKS[kind] for kind in kinds)}
    assert len(set(process_chart.MARKS.values())) == len(kinds)
