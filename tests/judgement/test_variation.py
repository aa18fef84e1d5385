"""Variation: what may carry limits, and that the limits shown are the library's own."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.period import Frequency
from scorecard.judgement.judge import judge
from scorecard.judgement.variation import MONTHS_TO_ADJUST, POINTS_FOR_LIMITS
from scorecard.stats import seasonal, spc
from tests.judgement.building import break_at, evidence, indicator, series, target

SWAY = [12.0, 10.0]


def _judged(one, values, **given_too):
    facts = series(one.code, values, frequency=one.frequency, window=one.window)
    return judge(evidence(one, facts, **given_too))


@pytest.mark.parametrize("frequency", [*Frequency])
@pytest.mark.parametrize("window", ["period", "rolling_12m", "ytd"])
@pytest.mark.parametrize("timing", ["flow", "snapshot"])
def test_only_flows_over_their_own_period_carry_limits(frequency, window, timing) -> None:
    one = indicator(frequency=frequency, window=window, timing=timing)
    row = _judged(one, SWAY * 8).rows[one.code]
    carries = timing == "flow" and window == "period" and frequency != "year"
    assert row.variation == ("common_cause" if carries else "not_charted")
    assert row.assurance == "unknown"


@given(
    st.lists(
        st.one_of(st.none(), st.floats(0, 100).map(lambda value: round(value, 1))), max_size=30
    )
)
@settings(max_examples=30)
def test_limits_and_signals_are_the_librarys(values) -> None:
    one = indicator()
    judged = _judged(one, [*values, 50.0])
    row, charted = judged.rows[one.code], judged.charted
    known = judged.grid.value[0]
    limits = spc.xmr(known)
    if np.sum(~np.isnan(known)) < POINTS_FOR_LIMITS:
        assert row.variation == "too_few_points"
        assert np.isnan(charted.upper).all()
        assert not charted.signal.any()
    else:
        assert np.array_equal(charted.signal[0], limits.signal[0])
        assert np.allclose(charted.upper[0], limits.upper[0])
        assert np.allclose(charted.lower[0], limits.lower[0])


def test_each_segment_has_its_own_limits_and_ignores_the_others() -> None:
    one = indicator(decimals=0)
    before, after = [52.0, 50.0] * 8, SWAY * 8
    broken = _judged(one, [*before, *after], breaks=[break_at(one.code, _start(16))])
    alone = _judged(one, after)
    for name in ("mean", "lower", "upper", "signal"):
        part = getattr(broken.charted, name)[0]
        assert np.array_equal(part[16:], getattr(alone.charted, name)[0])
    assert not np.array_equal(broken.charted.mean[0][:16], broken.charted.mean[0][16:])
    assert broken.rows[one.code].variation == alone.rows[one.code].variation


def _start(months_ago: int):
    year, month = divmod(2026 * 12 + 9 - months_ago, 12)
    return date(year, month + 1, 1)


@pytest.mark.parametrize(
    ("polarity", "last", "word", "toward"),
    [
        ("high_good", 30, "improvement", 1),
        ("high_good", 0, "concern", -1),
        ("low_good", 30, "concern", -1),
        ("low_good", 0, "improvement", 1),
        ("neutral", 30, "neither_high", 2),
        ("neutral", 0, "neither_low", 2),
        ("band", 30, "neither_high", 2),
    ],
)
def test_the_word_follows_polarity(polarity, last, word, toward) -> None:
    one = indicator(polarity=polarity)
    judged = _judged(one, [*SWAY * 7, float(last)])
    assert judged.rows[one.code].variation == word
    assert judged.charted.toward[0, -1] == toward


def test_both_ways_is_a_concern() -> None:
    # seven above the mean, the last of them the end of a seven-point fall
    fall = [20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0]
    one = indicator(decimals=0)
    judged = _judged(one, [*[8.0, 6.0] * 8, *fall])
    row = judged.rows[one.code]
    assert row.variation == "both"
    assert "special_cause_concern" in {flag.kind for flag in row.flags}
    assert "special_cause_improvement" not in {flag.kind for flag in row.flags}


def _seasonal(months: int) -> list[float]:
    usual = [100, 98, 107, 96, 104, 110, 103, 84, 101, 105, 104, 88]  # January first
    return [usual[(9 - months + at) % 12] + at % 3 for at in range(months)]


@pytest.mark.parametrize(("months", "adjusted"), [(MONTHS_TO_ADJUST - 1, False), (48, True)])
def test_counts_of_three_years_have_the_school_year_taken_out(months, adjusted) -> None:
    one = indicator(measure_type="count", polarity="low_good")
    judged = _judged(one, _seasonal(months))
    assert bool(judged.charted.adjusted[0]) is adjusted
    if adjusted:
        expected, _ = seasonal.adjust(judged.grid.value, 9)
        assert np.allclose(judged.charted.charted, expected)
        assert judged.rows[one.code].value == judged.grid.value[0, -1]
        assert judged.rows[one.code].variation == "common_cause"


@pytest.mark.parametrize(
    "changes", [{"measure_type": "ratio"}, {"timing": "snapshot"}, {"frequency": "quarter"}]
)
def test_nothing_else_is_adjusted(changes) -> None:
    one = indicator(**{"measure_type": "count", **changes})
    assert not _judged(one, _seasonal(48)).charted.adjusted.any()


def test_assurance_needs_limits_and_a_target_that_rates() -> None:
    one = indicator(decimals=0)
    held = {
        "none": [],
        "agreed": [target(green=50)],
        "not agreed": [target(green=50, agreed_on=None)],
        "not yet": [target(green=50, valid_from=_start(-2))],
    }
    found = {
        name: _judged(one, SWAY * 8, targets=targets).rows[one.code].assurance
        for name, targets in held.items()
    }
    assert found == {
        "none": "unknown",
        "agreed": "fail",
        "not agreed": "unknown",
        "not yet": "unknown",
    }
    few = _judged(one, SWAY * 6, targets=[target(green=50)]).rows[one.code]
    assert few.assurance == "unknown"
