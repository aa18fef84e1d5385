"""What changed since the last meeting: a break is news from the day it was known."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.views import changed
from tests.judgement.building import break_at, evidence, indicator, series
from tests.views.conftest import seeing

MEETING = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "known_on", "told"),
    [
        (date(2026, 9, 2), None, True),
        (date(2026, 8, 1), None, False),
        (date(2026, 4, 1), date(2026, 9, 2), True),  # of April, and said after the meeting
        (date(2026, 4, 1), date(2026, 8, 30), False),
        (date(2026, 4, 1), date(2026, 10, 13), False),  # not said yet
    ],
)
def test_a_break_is_news_once_it_is_known(day, known_on, told) -> None:
    broken = replace(break_at("one_pct", day), known_on=known_on)
    seen = seeing(
        evidence(indicator(), series("one_pct", [60.0] * 8), breaks=[broken], meetings=[MEETING])
    )
    lines = changed.lines(seen, list(seen.judged.rows.values()))
    assert ("Break in series" in [line.kind for line in lines]) is told
