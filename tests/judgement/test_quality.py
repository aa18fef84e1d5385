"""Quality marks: what is said beside a figure about how far it can be leaned on."""

from datetime import date

import pytest

from scorecard.judgement.judge import judge
from scorecard.judgement.quality import MARKS
from tests.judgement.building import evidence, indicator, series

ONE = indicator()
COUNT = indicator("count", measure_type="count")


def _row(one, facts, **given_too):
    return judge(evidence(one, facts, **given_too)).rows[one.code]


@pytest.mark.parametrize(
    ("one", "facts", "marks"),
    [
        (ONE, series("one_pct", [90.0]), ()),
        (ONE, [], ("never_reported",)),
        (ONE, series("one_pct", ["c"]), ()),
        (ONE, series("one_pct", ["x"]), ("missing",)),
        (ONE, series("one_pct", [(21.0, 20.0)]), ("does_not_reconcile",)),
        (ONE, series("one_pct", [(8.0, 9.0)]), ("small_numbers",)),
        (ONE, series("one_pct", [90.0], frequency="quarter"), ("other_frequency",)),
        (
            ONE,
            series("one_pct", [90.0], frequency="year", basis="published"),
            ("published_only",),
        ),
        (
            ONE,
            [
                *series("one_pct", [(3.0, 4.0)], edition="a"),
                *series("one_pct", [(2.0, 4.0)], edition="b"),
            ],
            ("small_numbers", "two_figures"),
        ),
    ],
)
def test_marks(one, facts, marks) -> None:
    assert _row(one, facts).quality == marks


@pytest.mark.parametrize(
    ("month", "last", "marked"),
    [(8, 8.0, True), (12, 8.0, True), (8, 13.0, False), (9, 8.0, False), (7, 8.0, False)],
)
def test_a_low_august_or_december_says_so(month: int, last: float, marked: bool) -> None:
    end = date(2025, month, 31 if month != 9 else 30)
    row = _row(COUNT, series("count", [*[12.0, 10.0] * 7, last], end=end))
    assert ("school_year" in row.quality) == marked


def test_a_share_has_no_school_year() -> None:
    facts = series("one_pct", [*[12.0, 10.0] * 7, 8.0], end=date(2025, 8, 31))
    assert "school_year" not in _row(ONE, facts).quality


def test_every_mark_has_words() -> None:
    assert all(words and words.islower() for words in MARKS.values())
