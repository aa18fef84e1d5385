"""When a rule was known: the day it was said, not the day it is about."""

from datetime import date

import pytest

from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.yearly_change import YearlyChange, known_by

FROM, APPROVED, SAID = date(2010, 4, 1), date(2011, 5, 2), date(2013, 8, 29)


@pytest.mark.parametrize(("known_on", "known"), [(None, FROM), (SAID, SAID)])
def test_a_break_and_a_set_are_known_from_their_first_day_unless_told(known_on, known) -> None:
    broken = BreakInSeries("one", "", FROM, BreakKind.SYSTEM, "new", known_on)
    listed = ComparatorSet("n", "E08000033", "N", SetMethod.MEAN, FROM, (), known_on=known_on)
    assert broken.known == listed.known == known


@pytest.mark.parametrize(
    ("approved", "known_on", "known"),
    [(None, None, FROM), (APPROVED, None, APPROVED), (APPROVED, SAID, SAID), (None, SAID, SAID)],
)
def test_a_target_is_known_once_approved_or_its_figure_is_out(approved, known_on, known) -> None:
    target = Target(
        *("one", "", FROM, TargetKind.BENCHMARK, "England"),
        approved_on=approved,
        known_on=known_on,
    )
    assert target.known == known


def test_the_latest_yearly_change_known_by_a_day() -> None:
    first, later = (
        YearlyChange("one", day, -10.0, 10.0, 100, 20, 2013, year, "s", "m")
        for day, year in ((date(2024, 10, 31), 2024), (date(2025, 10, 30), 2025))
    )
    assert known_by([later, first], date(2024, 10, 30)) == {}
    assert known_by([later, first], date(2024, 10, 31)) == {"one": first}
    assert known_by([first, later], date(2026, 1, 1)) == {"one": later}
