"""The pictures of docs/case-study.md: the scorecard's own chart, then and over twelve years."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from scorecard.charts import process_chart
from scorecard.charts.specification import Specification
from scorecard.views import drawings
from scorecard.views.detail import ChartView
from tests.case_study.referrals import evidence, known_at
from tests.case_study.study import CALDERDALE, held
from tests.docs.method_pictures import FOLDER, png
from tests.views.conftest import seeing

SEEN = date(2013, 5, 31)
"""The last month known when the front door was inspected in June 2013."""


def then(folder: Path) -> ChartView:
    """As it stood when May 2013 was known."""
    return _chart(folder, SEEN)


def since(folder: Path) -> ChartView:
    """As it stood when April 2014 was known, with everything that came after the inspection."""
    return _chart(folder, date(2014, 4, 30))


def _chart(folder: Path, end: date) -> ChartView:
    ours = [place for place in held(folder) if place.code == CALDERDALE]
    seen = seeing(evidence(ours).as_known(known_at(end)))
    return drawings.of(seen, seen.judged.rows[CALDERDALE])[0]


PICTURES: Mapping[str, Callable[[Path], ChartView]] = {
    "case_study_then": then,
    "case_study_since": since,
}


def draw(view: ChartView) -> Specification:
    """The chart as the Indicator screen draws it."""
    return process_chart.draw(view)


def write(folder: Path) -> None:
    """Draw each picture into docs/pictures."""
    for name, make in PICTURES.items():
        (FOLDER / f"{name}.png").write_bytes(png(draw(make(folder))))
