"""Export: pictures that say what they show, and synthetic ones that say they are."""

import pytest

from scorecard.charts import comparison_chart, export, process_chart
from scorecard.charts.export import Caption, Picture
from tests.charts.invented import area, break_on, chart, comparison, point

LINES = ("Exampleshire · figures to 30 September 2026", "Source: monthly return")


@pytest.fixture(scope="module")
def drawn() -> dict[str, object]:
    points = [point(n, 70.0 + n, lower=60.0, mean=70.0, upper=90.0, target=80.0) for n in range(6)]
    return process_chart.draw(chart(*points, events=(break_on(points[3].end, "A & B <i>"),)))


def test_a_svg_says_what_where_when_and_that_it_is_synthetic(drawn: dict[str, object]) -> None:
    caption = Caption("Assessments in time", LINES, synthetic=True)
    svg = export.picture(drawn, caption, Picture.SVG).decode()
    assert "Assessments in time" in svg
    for words in (*LINES, export.SYNTHETIC_LABEL, "target 80%"):
        assert words in svg
    assert "<i>" not in svg


def test_a_real_areas_picture_is_not_called_synthetic(drawn: dict[str, object]) -> None:
    svg = export.picture(drawn, Caption("Title", LINES, synthetic=False), Picture.SVG)
    assert b"ynthetic" not in svg


def test_a_png_is_a_png_large_enough_to_print(drawn: dict[str, object]) -> None:
    png = export.picture(drawn, Caption("Title", LINES, synthetic=True), Picture.PNG)
    assert png.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(png[16:20]) >= 2 * export.WIDTH


def test_the_comparison_can_be_taken_away_too() -> None:
    spec = comparison_chart.draw(comparison(area("Ours", 90.0, "ours"), area("Theirs", 80.0)))
    svg = export.picture(spec, Caption("Compared", (), synthetic=True), Picture.SVG).decode()
    assert "Theirs" in svg
    assert export.SYNTHETIC_LABEL in svg


def test_taking_a_picture_leaves_the_screens_chart_as_it_was(drawn: dict[str, object]) -> None:
    export.captioned(drawn, Caption("Title", LINES, synthetic=True))
    assert "title" not in drawn
    assert drawn["width"] == "container"
