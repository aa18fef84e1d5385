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


def test_the_numbers_name_the_rule_and_how_many_figures_there_are() -> None:
    judged = judge(evidence(indicator(), series("one_pct", VALUES)))
    told = what_followed(judged, "one_pct", date(2026, 4, 15), date(2026, 4, 15))
    assert "two-proportion test, p " in told.numbers
    assert told.numbers.endswith("6 figures before, 5 after.")
    assert told.known_after == 5


def test_a_stock_says_that_its_last_figures_are_compared() -> None:
    one = indicator(timing="snapshot")
    judged = judge(evidence(one, series(one.code, VALUES)))
    told = what_followed(judged, one.code, date(2026, 4, 15), date(2026, 4, 15))
    assert told.numbers.endswith("6 figures before, 6 after. The last figure of each is compared.")


def test_the_middle_of_the_limits_is_not_taken_for_the_level_before() -> None:
    """Months of different size: their average is one figure, all of them together another."""
    months = [(30.0, 40.0), (90.0, 160.0)] * 8
    after = [(60.0, 100.0)] * 4
    judged = judge(evidence(indicator(), series("one_pct", [*months, *after])))
    started = date(2026, 6, 1)
    told = what_followed(judged, "one_pct", started, started)
    assert told.sentence.startswith("60.0% over the 16 months")
    assert f"{told.mean:.1f}" == "65.6"
    assert (
        "Centre line 65.6%: the average of the figures before; the level before counts them "
        "together. 16 figures before, 4 after."
    ) in told.numbers


def test_what_is_too_soon_says_how_many_are_known() -> None:
    judged = judge(evidence(indicator(), series("one_pct", VALUES)))
    told = what_followed(judged, "one_pct", date(2026, 7, 15), date(2026, 7, 15))
    assert (told.known_after, told.numbers) == (2, "")
