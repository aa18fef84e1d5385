"""Reconciling: each kind of check, what makes it unknown, and what it never compares."""

from dataclasses import replace
from datetime import date, timedelta
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.check import CheckExplanation, CheckKind
from scorecard.judgement.judge import judge
from scorecard.judgement.reconciling import Reconciled
from tests.judgement.building import (
    END,
    HERE,
    TODAY,
    break_at,
    check,
    evidence,
    indicator,
    kinds,
    series,
)

LEFT = indicator("left", measure_type="count", polarity="neutral")
RIGHT = indicator("right", measure_type="count", polarity="neutral")
QUARTERLY = indicator("right", measure_type="count", polarity="neutral", frequency="quarter")
SHARE = indicator("share", polarity="neutral")
STOCK = indicator(
    *("stock",),
    measure_type="count",
    timing="snapshot",
    polarity="neutral",
    starts="left",
    ends="right",
)
SAME = check("equal", "left", "right")


def _results(indicators, facts, *checks, **given_too) -> tuple[Reconciled, ...]:
    return judge(evidence(indicators, facts, checks=checks, **given_too)).checks


def _one(left, right, made=SAME, **given_too) -> Reconciled:
    facts = series("left", left) + series("right", right)
    (found,) = _results([LEFT, RIGHT], facts, made, **given_too)
    return found


@pytest.mark.parametrize(
    ("kind", "left", "right", "tolerance", "pct", "outcome"),
    [
        ("equal", 50, 50, 0, 0, "passed"),
        ("equal", 50, 51, 0, 0, "differs"),
        ("equal", 51, 50, 0, 0, "differs"),
        ("equal", 45, 50, 5, 0, "passed"),
        ("equal", 44, 50, 5, 0, "differs"),
        ("equal", 90, 100, 5, 10, "passed"),  # the larger of the two tolerances
        ("equal", 89, 100, 5, 10, "differs"),
        ("equal", 100, 90, 0, 10, "passed"),  # of the larger side
        ("sum_of_parts", 50, 51, 0, 0, "differs"),
        ("at_most", 50, 50, 0, 0, "passed"),
        ("at_most", 10, 50, 0, 0, "passed"),
        ("at_most", 51, 50, 0, 0, "differs"),
        ("at_most", 55, 50, 5, 0, "passed"),
        ("at_most", 0, 0, 0, 0, "passed"),
    ],
)
def test_two_sides_agree_within_what_is_allowed(kind, left, right, tolerance, pct, outcome) -> None:
    made = check(kind, "left", "right", tolerance=tolerance, tolerance_pct=pct)
    found = _one([float(left)], [float(right)], made)
    assert found.outcome == outcome
    assert (found.left, found.right, found.period_end) == (left, right, END)


@pytest.mark.parametrize("unknown", ["c", "x", "k", "low"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_an_unknown_is_never_passed(unknown: str, side: str) -> None:
    values = {"left": [50.0], "right": [50.0], side: [50.0, unknown]}
    values["right" if side == "left" else "left"] = [50.0, 50.0]
    found = _one(values["left"], values["right"])
    assert (found.outcome, found.why) == ("not_known", "unknown")
    assert isnan(found.left)


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (series("left", [50.0]), [], "not_held"),
        (series("left", [50.0]), series("right", [50.0], basis="published"), "other_basis"),
        (series("left", [50.0], window="ytd"), series("right", [50.0]), "other_period"),
        (series("left", [50.0], window="rolling_12m"), series("right", [50.0]), "other_period"),
        (series("left", [50.0], frequency="week"), series("right", [50.0]), "other_period"),
        (
            series("left", [50.0], end=date(2026, 6, 30), frequency="year"),
            series("right", [50.0]),
            "other_period",
        ),
    ],
)
def test_two_sides_that_cannot_be_compared_are_not_known(left, right, why) -> None:
    facts = [*left, *right]
    (found,) = _results([LEFT, RIGHT], facts, SAME)
    assert (found.outcome, found.why) == ("not_known", why)


def test_the_latest_period_that_both_have_come_for_is_judged() -> None:
    facts = series("left", [40.0, 50.0, 99.0]) + series(
        "right", [40.0, 60.0], end=date(2026, 8, 31)
    )
    (found,) = _results([LEFT, RIGHT], facts, SAME)
    assert (found.outcome, found.left, found.right) == ("differs", 50, 60)
    assert found.period_end == date(2026, 8, 31)


@pytest.mark.parametrize(("behind", "why"), [(2, None), (3, "out_of_date")])
def test_figures_out_of_date_are_not_known(behind: int, why: str | None) -> None:
    facts = series("left", [50.0] * 9) + series("right", [50.0] * (9 - behind), end=_back(behind))
    (found,) = _results([LEFT, RIGHT], facts, SAME)
    assert found.why == why


def _back(months: int) -> date:
    return {2: date(2026, 7, 31), 3: date(2026, 6, 30)}[months]


def test_months_are_added_up_to_the_quarter_that_the_other_side_has() -> None:
    facts = series("left", [99.0, 10.0, 20.0, 30.0]) + series("right", [60.0], frequency="quarter")
    (found,) = _results([LEFT, QUARTERLY], facts, SAME)
    assert (found.outcome, found.left, found.frequency) == ("passed", 60, "quarter")


def test_a_month_missing_from_the_quarter_is_unknown() -> None:
    facts = series("left", [10.0, None, 30.0]) + series("right", [60.0], frequency="quarter")
    (found,) = _results([LEFT, QUARTERLY], facts, SAME)
    assert found.why == "unknown"


ROLLING = check("at_most", "left", "right", window="rolling_12m")


def test_a_year_is_judged_as_a_year() -> None:
    """One month's conferences follow the month before's enquiries: the year holds both."""
    found = _one([10.0] * 11 + [20.0], [12.0] * 11 + [12.0], ROLLING)
    assert (found.outcome, found.left, found.right) == ("passed", 130, 144)
    assert found.frequency == ""
    assert _one([13.0] * 12, [12.0] * 12, ROLLING).outcome == "differs"
    assert _one([13.0] * 11, [12.0] * 11, ROLLING).why == "unknown"


def test_twelve_months_four_quarters_and_a_rolling_year_are_one_stretch() -> None:
    quarters = series("right", [36.0] * 4, frequency="quarter")
    (found,) = _results([LEFT, QUARTERLY], series("left", [12.0] * 12) + quarters, ROLLING)
    assert (found.outcome, found.left, found.right) == ("passed", 144, 144)
    rolled = indicator("right", measure_type="count", polarity="neutral", window="rolling_12m")
    year = series("right", [143.0], window="rolling_12m")
    (found,) = _results([LEFT, rolled], series("left", [12.0] * 12) + year, ROLLING)
    assert (found.outcome, found.right) == ("differs", 143)


@pytest.mark.parametrize(
    ("day", "why"), [(date(2025, 10, 1), None), (date(2026, 3, 1), "break"), (END, "break")]
)
def test_no_year_is_made_across_a_break(day: date, why: str | None) -> None:
    found = _one([10.0] * 12, [12.0] * 12, ROLLING, breaks=[break_at("right", day)])
    assert found.why == why


def test_a_share_is_what_its_counts_make_it() -> None:
    made = check("rate_of", "share", "left", over="right", tolerance=0.5)
    counts = series("left", [30.0]) + series("right", [40.0])
    (found,) = _results([SHARE, LEFT, RIGHT], series("share", [75.2]) + counts, made)
    assert (found.outcome, found.right) == ("passed", 75)
    (found,) = _results([SHARE, LEFT, RIGHT], series("share", [80.0]) + counts, made)
    assert found.outcome == "differs"


def test_a_rate_is_out_of_its_own_population_where_none_is_named() -> None:
    rate = indicator("rate", measure_type="rate", polarity="neutral")
    made = check("rate_of", "rate", "left")
    facts = series("rate", [(200.0, 50_000.0)]) + series("left", [250.0])
    (found,) = _results([rate, LEFT], facts, made)
    assert (found.outcome, found.left, found.right) == ("differs", 40, 50)
    bare = series("rate", [40.0]) + series("left", [250.0])
    assert _results([rate, LEFT], bare, made)[0].why == "unknown"


def test_parts_of_figures_are_taken_by_name() -> None:
    made = check("equal", "share.numerator + left", "share.denominator")
    facts = series("share", [(30.0, 40.0)]) + series("left", [10.0])
    (found,) = _results([SHARE, LEFT], facts, made)
    assert (found.outcome, found.left, found.right) == ("passed", 40, 40)


BALANCE = check("balance", "", "stock")


@pytest.mark.parametrize(
    ("stock", "outcome", "why"),
    [
        ([100.0, 103.0], "passed", None),
        ([100.0, 104.0], "differs", None),
        (["c", 103.0], "not_known", "unknown"),
        ([103.0], "not_known", "unknown"),
    ],
)
def test_what_opened_started_and_ended_is_what_closes(stock, outcome, why) -> None:
    flows = series("left", [9.0]) + series("right", [6.0])
    (found,) = _results([STOCK, LEFT, RIGHT], series("stock", stock) + flows, BALANCE)
    assert (found.outcome, found.why) == (outcome, why)
    assert set(found.involved) == {"stock", "left", "right"}


def test_a_balance_of_a_quarter_opens_a_quarter_ago() -> None:
    flows = series("left", [1.0, 2.0, 3.0]) + series("right", [4.0], frequency="quarter")
    facts = series("stock", [100.0, 0.0, 0.0, 102.0]) + flows
    (found,) = _results([STOCK, LEFT, QUARTERLY], facts, BALANCE)
    assert (found.outcome, found.left) == ("passed", 102)


def test_a_balance_never_opens_across_a_break() -> None:
    flows = series("left", [9.0]) + series("right", [6.0])
    facts = series("stock", [100.0, 103.0]) + flows
    broken = [break_at("stock", date(2026, 9, 1))]
    (found,) = _results([STOCK, LEFT, RIGHT], facts, BALANCE, breaks=broken)
    assert found.why == "break"


def test_a_failure_marks_one_indicator_and_changes_no_figure() -> None:
    facts = series("left", [50.0]) + series("right", [60.0])
    judged = judge(evidence([LEFT, RIGHT], facts, checks=[replace(SAME, marks="left")]))
    plain = judge(evidence([LEFT, RIGHT], facts))
    assert "does_not_reconcile" in kinds(judged.rows["left"])
    assert "does_not_reconcile" not in kinds(judged.rows["right"])
    assert "does_not_reconcile" in judged.rows["left"].quality
    for code in ("left", "right"):
        assert judged.rows[code].value == plain.rows[code].value
        assert judged.rows[code].rag == plain.rows[code].rag
    assert not judged.attention


def test_a_withdrawn_check_is_not_asked() -> None:
    assert (
        _results([LEFT], series("left", [1.0]), replace(SAME, withdrawn_on=date(2026, 1, 1))) == ()
    )
    later = replace(SAME, withdrawn_on=TODAY.date() + timedelta(days=1))
    assert len(_results([LEFT], series("left", [1.0]), later)) == 1


def test_the_last_explanation_known_stands_beside_it() -> None:
    said = [
        CheckExplanation("one", HERE, date(2026, month, 1), "them", f"words {month}", -10.0)
        for month in (5, 8, 11)
    ]
    found = _one([50.0], [60.0], explanations=said)
    assert found.explanation is not None
    assert found.explanation.words == "words 8"  # November's is not said yet


def test_every_kind_is_judged() -> None:
    for kind in CheckKind:
        made = check(kind, "" if kind == "balance" else "left", "right")
        assert _one([1.0], [1.0], made).why in (None, "not_held", "unknown")


@given(
    left=st.lists(st.integers(0, 500), min_size=1, max_size=14),
    right=st.lists(st.integers(0, 500), min_size=1, max_size=14),
)
def test_an_equality_reads_the_same_from_either_side(left: list[int], right: list[int]) -> None:
    there = _one([float(one) for one in left], [float(one) for one in right])
    back = check("equal", "right", "left", marks="left")
    again = _one([float(one) for one in left], [float(one) for one in right], back)
    assert there.outcome == again.outcome
    assert there.difference == -again.difference
