"""The headline counts what is up to date; a last known figure keeps its colour and says so."""

import re
from datetime import date

import pytest

from scorecard.domain.indicator import Standing
from scorecard.domain.verdict import Rag
from scorecard.views import agenda, summary
from scorecard.views.headline import is_last_known
from scorecard.views.judged import JudgedArea
from tests.judgement.building import evidence, indicator, series, target
from tests.views.conftest import CHAIR, seeing

JULY, SEPTEMBER = date(2026, 7, 31), date(2026, 9, 30)
TWO_MEETINGS = [date(2026, 9, 20), date(2026, 10, 1)]
LATE, FRESH = indicator("late"), indicator("fresh")


def _seen(last: float, meetings: list[date]) -> JudgedArea:
    facts = [*series("late", [last] * 9, end=JULY), *series("fresh", [60.0] * 9, end=SEPTEMBER)]
    targets = [target("late"), target("fresh")]
    return seeing(evidence([LATE, FRESH], facts, targets=targets, meetings=meetings))


@pytest.mark.parametrize(
    ("last", "meetings", "headline"),
    [
        (95.0, [], "2 of 2 indicators in focus have an up-to-date figure: **1 is red"),
        (95.0, TWO_MEETINGS, "1 of 2 indicators in focus have an up-to-date figure: **1 is red"),
        (60.0, TWO_MEETINGS, "1 of 2 indicators in focus have an up-to-date figure: **2 are red"),
    ],
)
def test_a_colour_that_is_kept_counts_and_its_figure_is_not_up_to_date(
    last: float, meetings: list[date], headline: str
) -> None:
    view = summary.view(_seen(last, meetings), CHAIR)
    assert view.headline.startswith(headline)
    assert view.ratings_total is not None
    assert f"{view.ratings_total.red} " in headline, "the table counts the same"
    kept = "1 keeps its last known colour, though no newer figure has come."
    assert (kept in view.ratings_note) is bool(meetings)


def test_what_is_listed_without_assurance_says_that_its_figure_is_the_last_known() -> None:
    seen = _seen(95.0, TWO_MEETINGS)
    said = {one.code: one.value_context for one in summary.view(seen, CHAIR).attention}
    assert said["late"].startswith("last known figure, Jul 2026")
    assert said["fresh"].startswith("Sep 2026")
    items = {one.code: one for one in agenda.of(seen, CHAIR)}
    assert items["late"].rag == Rag.GREEN
    assert items["late"].last_known == "last known figure, Jul 2026"
    assert items["fresh"].last_known == ""


def test_the_headline_and_the_table_come_to_the_same(seen: JudgedArea) -> None:
    view = summary.view(seen, CHAIR)
    focus = [one for one in seen.judged.rows.values() if one.indicator.standing == Standing.FOCUS]
    withheld = sum(one.rag == Rag.SUPPRESSED for one in focus)
    kept = sum(is_last_known(one) for one in focus)
    found = re.match(r"(\d+) of (\d+) indicators", view.headline)
    assert found is not None and view.ratings_total is not None
    up_to_date, every = (int(part) for part in found.groups())
    assert up_to_date == every - view.ratings_total.no_figure - kept + withheld
    assert ("last known colour" in view.ratings_note) is bool(kept)
