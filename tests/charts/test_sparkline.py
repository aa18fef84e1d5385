"""Sparklines: every stroke says what the series says, and nothing in it can be markup."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from scorecard.charts import sparkline
from tests.charts.invented import spark


def drawn(svg: str, name: str) -> list[ElementTree.Element]:
    return [one for one in ElementTree.fromstring(svg) if name in one.get("class", "").split()]


def numbers(path: str) -> list[float]:
    return [float(word) for word in re.findall(r"-?\d+\.?\d*", path)]


@pytest.mark.parametrize("values", [(), (None,), (None, None, None)])
def test_nothing_known_draws_nothing(values: tuple[float | None, ...]) -> None:
    assert sparkline.draw(spark(*values)) == ""


@pytest.mark.parametrize(
    "values", [(1.0,), (5.0, 5.0, 5.0), (0.0, 0.0), (None, 3.0, None), (1e9, -1e9), (0.1, 0.2)]
)
def test_every_point_lies_inside_the_drawing(values: tuple[float | None, ...]) -> None:
    svg = sparkline.draw(spark(*values), width=150, height=36)
    for line in drawn(svg, "line"):
        places = numbers(line.get("d", ""))
        assert all(0 <= x <= 150 for x in places[::2])
        assert all(0 <= y <= 36 for y in places[1::2])


def test_an_unknown_period_leaves_a_gap() -> None:
    (line,) = drawn(sparkline.draw(spark(1, 2, None, 4, 5)), "line")
    assert line.get("d", "").count("M") == 2


def test_a_break_parts_the_line_and_is_drawn() -> None:
    svg = sparkline.draw(spark(1, 2, 3, 4, breaks=(2,)))
    (line,) = drawn(svg, "line")
    assert line.get("d", "").count("M") == 2
    assert len(drawn(svg, "break")) == 1


def test_a_rise_goes_up_on_the_page() -> None:
    (line,) = drawn(sparkline.draw(spark(1, 9)), "line")
    _, first, _, last = numbers(line.get("d", ""))
    assert last < first


@pytest.mark.parametrize(("signal", "name"), [(1, "good"), (-1, "bad"), (2, "changed")])
def test_a_special_cause_is_marked(signal: int, name: str) -> None:
    svg = sparkline.draw(spark(1, 2, 3, signals=(0, signal, 0)))
    assert len(drawn(svg, name)) == 1


def test_only_a_provisional_last_point_is_hollow() -> None:
    assert drawn(sparkline.draw(spark(1, 2, last_is_provisional=True)), "hollow")
    assert not drawn(sparkline.draw(spark(1, 2)), "hollow")
    assert not drawn(sparkline.draw(spark(1, 2, None, last_is_provisional=True)), "hollow")


def test_a_target_that_moved_is_seen_to_have_moved() -> None:
    svg = sparkline.draw(spark(1, 2, 3, 4, target=(2.0, 2.0, 3.0, None)))
    (target,) = drawn(svg, "target")
    assert target.get("d", "").count("M") == 2


@pytest.mark.parametrize(
    ("rag", "shape"),
    [("red", "rect"), ("amber", "path"), ("green", "circle"), ("context", "path")],
)
def test_the_last_points_shape_says_the_judgement_without_its_colour(rag: str, shape: str) -> None:
    (last,) = drawn(sparkline.draw(spark(1, 2), rag=rag), "last")
    assert last.tag == shape


def test_limits_hold_from_the_last_break() -> None:
    values = (1.0, 2.0, 3.0, 4.0)
    whole = sparkline.draw(spark(*values, lower=1.0, upper=4.0), with_band=True)
    after = sparkline.draw(spark(*values, lower=1.0, upper=4.0, breaks=(2,)), with_band=True)
    assert float(drawn(after, "band")[0].get("x", "")) > float(drawn(whole, "band")[0].get("x", ""))


def test_the_words_for_a_screen_reader_cannot_be_markup() -> None:
    svg = sparkline.draw(spark(1, 2, alt='"><script>alert(1)</script>'))
    assert "<script" not in svg
    assert ElementTree.fromstring(svg).get("aria-label") == '"><script>alert(1)</script>'
