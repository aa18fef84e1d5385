"""Before and after: what is drawn as after is what was judged as after."""

from datetime import date

import pytest

from scorecard.judgement.before_after import AFTER, BEFORE, BETWEEN, course, what_followed
from scorecard.judgement.judge import judge
from tests.judgement.building import evidence, indicator, series

VALUES = [(60.0, 100.0)] * 6 + [(80.0, 100.0)] * 6


@pytest.mark.parametrize("expected", [date(2026, 1, 1), date(2026, 4, 1), date(2026, 4, 15)])
def test_a_month_in_which_it_began_is_neither_before_nor_after(expected: date) -> None:
    """Whatever day the effect was expected from: nothing follows what has not begun."""
    judged = judge(evidence(indicator(), series("one_pct", VALUES)))
    drawn = course(judged, "one_pct", date(2026, 4, 15), expected)
    assert drawn is not None
    assert drawn.parts == (*[BEFORE] * 6, BETWEEN, *[AFTER] * 5)
    told = what_followed(judged, "one_pct", date(2026, 4, 15), expected)
    assert told.after_from == date(2026, 5, 31)


def test_what_had_changed_before_is_told_since_the_week() -> None:
    one = indicator(frequency="week", decimals=0)
    values = [*[12.0, 10.0] * 7, *[20.0, 19.0] * 4]
    judged = judge(evidence(one, series(one.code, values, frequency="week")))
    end = judged.reported.end[0]
    started = end[15].astype("datetime64[D]").astype(date)
    told = what_followed(judged, one.code, started, started)
    assert "It had already changed before, since the week to " in told.sentence
