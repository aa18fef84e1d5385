"""XmR charts by hand: limits, each rule, its edges, and what must hold for any series."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scorecard.stats import spc
from scorecard.stats.spc_rules import SpcRules

few_examples = settings(max_examples=40, deadline=None)
PROFILES = pytest.mark.parametrize("rules", [spc.MDC, spc.NHSR_0_2_2], ids=lambda r: r.name)
# Swings between 9 and 11: mean 10, moving range 2, limits 4.68 and 15.32, two sigma 6.45 and 13.55.
STEADY = [9.0, 11.0] * 6
nan = np.nan


def after(*values: float, rules: SpcRules = spc.MDC) -> spc.Xmr:
    return spc.xmr([*STEADY, *values], rules, baseline=len(STEADY))


def test_limits_are_the_mean_and_its_moving_range() -> None:
    chart = spc.xmr([10.0, 12.0, 11.0, 15.0])
    assert chart.mean.tolist() == [12.0]
    assert chart.lower == pytest.approx(12 - 2.66 * 7 / 3)
    assert chart.upper == pytest.approx(12 + 2.66 * 7 / 3)
    assert chart.signal.tolist() == [[0, 0, 0, 0]]
    assert chart.known.tolist() == [4]


@PROFILES
@pytest.mark.parametrize("value", [0.0, 5.0, 0.1, 62.4, 1e9 / 3, 1e-7])
def test_a_constant_series_lies_on_its_mean(value: float, rules: SpcRules) -> None:
    chart = spc.xmr([value] * 20, rules)
    assert chart.mean[0] == chart.lower[0] == chart.upper[0] == value
    assert not chart.signal.any()


def test_a_point_on_a_limit_is_inside() -> None:
    assert after(15.32, 4.68).outside[0, -2:].tolist() == [0, 0]
    assert after(15.33, 4.67).outside[0, -2:].tolist() == [1, -1]


def test_seven_on_one_side_is_a_shift_back_to_its_first_point() -> None:
    assert after(*[10.5, 10.6] * 3).shift[0, 12:].tolist() == [0] * 6
    assert after(*[10.5, 10.6] * 4).shift[0, 12:].tolist() == [1] * 8
    assert after(*[9.5] * 7).shift[0, 12:].tolist() == [-1] * 7


@pytest.mark.parametrize("broken_by", [10.0, nan, 9.9])
def test_a_point_on_the_mean_or_unknown_breaks_a_shift(broken_by: float) -> None:
    assert not after(*[10.5] * 4, broken_by, *[10.5] * 6).shift.any()


def test_a_shift_does_not_reach_into_the_baseline_but_does_in_nhsr() -> None:
    # The baseline ends on 11, already above the mean.
    assert not after(*[10.5] * 6).shift.any()
    assert after(*[10.5] * 6, rules=spc.NHSR_0_2_2).shift[0, 11:].tolist() == [1] * 7


def test_a_shift_inside_the_baseline_counts() -> None:
    chart = spc.xmr([1.0] * 8 + [3.0] * 8, baseline=16)
    assert chart.shift[0].tolist() == [-1] * 8 + [1] * 8


def test_a_trend_crosses_the_end_of_the_baseline() -> None:
    chart = after(11.1, 11.2, 11.3, 11.4, 11.5)
    assert chart.trend[0, 10:].tolist() == [1] * 7


@pytest.mark.parametrize(
    "values", [[1, 2, 3, 4, 5, 6], [1, 2, 3, 3, 4, 5, 6], [1, 2, 3, nan, 4, 5, 6, 7]]
)
def test_six_points_a_tie_or_a_gap_make_no_trend(values: list[float]) -> None:
    assert not spc.xmr(values).trend.any()


def test_a_peak_is_neither_rise_nor_fall_and_both() -> None:
    climb = [float(i) for i in range(7)]
    mdc = spc.xmr([*climb, *climb[-2::-1]])
    assert mdc.trend[0].tolist() == [1] * 6 + [0] + [-1] * 6
    assert mdc.signal[0, 6] == 2
    # NHSRplotthedots counts a turning point to what comes after it.
    wide = [value / 1000 for value in [*climb, *climb[-2::-1]]] + [5.0, -5.0] * 12
    assert spc.xmr(wide, spc.NHSR_0_2_2).signal[0, :13].tolist() == [1] * 6 + [-1] * 7


def test_a_rise_that_ends_in_a_tie_stays_a_rise_at_its_top() -> None:
    wide = [value / 1000 for value in [0, 1, 2, 3, 4, 5, 6, 6, 5]] + [5.0, -5.0] * 12
    chart = spc.xmr(wide, spc.NHSR_0_2_2)
    assert chart.trend[0, :9].tolist() == [1] * 7 + [0, 0]
    assert chart.signal[0, :7].tolist() == [1] * 7


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([14, 14, 10.5], [1, 1, 0]),
        ([14, 10.5, 14], [1, 0, 1]),
        ([14, 14, 9.5], [0, 0, 0]),  # the third is on the other side
        ([14, 14, 10], [0, 0, 0]),  # or on the mean
        ([14, nan, 14], [0, 0, 0]),
        ([14, 16, 10.2], [0, 0, 0]),  # beyond the limit is another rule
        ([14, 16, 14], [1, 0, 1]),
        ([6, 5, 6], [-1, -1, -1]),
        ([14, 6, 14], [0, 0, 0]),
        ([14, 14], [0, 0]),  # the baseline's last point is no third
    ],
)
def test_two_of_three_near_a_limit(values: list[float], marks: list[int]) -> None:
    assert after(*values).two_of_three[0, 12:].tolist() == marks


def test_two_of_three_in_nhsr_may_use_the_baselines_last_point() -> None:
    assert after(14, 14, rules=spc.NHSR_0_2_2).two_of_three[0, 12:].tolist() == [1, 1]


def test_screening_leaves_wild_moving_ranges_out_of_the_limits_but_not_the_mean() -> None:
    values = [*STEADY, 60.0, *STEADY]
    plain, screened = spc.xmr(values, spc.MDC), spc.xmr(values, spc.NHSR_0_2_2)
    assert plain.mean == screened.mean
    assert screened.upper - screened.mean == pytest.approx(2.66 * 2)
    assert plain.upper - plain.mean > 2.66 * 5


@pytest.mark.parametrize(
    ("values", "mean", "limits_known"),
    [
        ([], nan, False),
        ([nan, nan], nan, False),
        ([3.0], 3.0, False),
        ([3.0, nan, 5.0], 4.0, False),  # no two points side by side
        ([3.0, 5.0], 4.0, True),
    ],
)
@PROFILES
def test_too_little_is_unknown(
    values: list[float], mean: float, limits_known: bool, rules: SpcRules
) -> None:
    chart = spc.xmr(values, rules)
    np.testing.assert_equal(chart.mean, [mean])
    assert np.isfinite(chart.upper[0]) == np.isfinite(chart.lower[0]) == limits_known
    assert chart.signal.shape == (1, len(values))
    assert not chart.signal.any()


def test_many_series_at_once_and_none() -> None:
    table = np.array([[1.0, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1], [nan] * 7])
    assert spc.xmr(table).trend[:, 0].tolist() == [1, -1, 0]
    assert spc.xmr(np.empty((0, 5))).signal.shape == (0, 5)
    assert spc.xmr(np.empty((3, 0))).mean.shape == (3,)


def test_a_baseline_for_each_series() -> None:
    table = np.array([[1.0, 3, 1, 3, 9, 9], [1, 3, 1, 3, 9, 9]])
    chart = spc.xmr(table, baseline=[4, 6])
    assert chart.mean.tolist() == [2.0, 26 / 6]
    assert chart.outside[:, -1].tolist() == [1, 0]
    assert spc.xmr(table, baseline=99).mean.tolist() == [26 / 6] * 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: spc.xmr(np.zeros((2, 2, 2))), "values must be .*not 3-dimensional"),
        (lambda: spc.xmr(3.0), "values must be .*not 0-dimensional"),
        (lambda: spc.xmr([[1, 2], [3, np.inf]]), r"values must be finite or NaN.*\(1, 1\)"),
        (lambda: spc.xmr([1, 2], baseline=0), "baseline must be at least 1"),
        (lambda: spc.xmr([1, 2], baseline=[1, 2]), "baseline must be a whole number"),
        (lambda: spc.xmr([1, 2], baseline=1.5), "baseline must be a whole number"),
        (lambda: spc.variation([0, 3], "neutral"), "signal must be .* 3 at position 1"),
        (lambda: spc.variation([0], "up"), "polarity must be one of .*up"),
        (lambda: spc.variation([0, 1, 1], ["neutral"] * 2), "do not fit together"),
    ],
)
def test_refusals_name_the_argument_and_the_place(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        ("high_good", ["concern", "common_cause", "improvement", "both"]),
        ("low_good", ["improvement", "common_cause", "concern", "both"]),
        ("neutral", ["neither_low", "common_cause", "neither_high", "both"]),
        ("band", ["neither_low", "common_cause", "neither_high", "both"]),
    ],
)
def test_what_a_signal_means(polarity: str, words: list[str]) -> None:
    assert spc.variation([-1, 0, 1, 2], polarity).tolist() == words
    assert spc.variation([[-1, 0], [1, 2]], [polarity, "high_good"]).tolist() == [
        words[:2],
        ["improvement", "both"],
    ]


@pytest.mark.parametrize(
    ("polarity", "target", "mdc", "nhsr"),
    [
        ("high_good", 4.0, "pass", "pass"),
        ("high_good", 4.68, "pass", "hit_and_miss"),
        ("high_good", 10.0, "hit_and_miss", "hit_and_miss"),
        ("high_good", 15.32, "hit_and_miss", "hit_and_miss"),
        ("high_good", 16.0, "fail", "fail"),
        ("low_good", 16.0, "pass", "pass"),
        ("low_good", 15.32, "pass", "hit_and_miss"),
        ("low_good", 4.68, "hit_and_miss", "hit_and_miss"),
        ("low_good", 4.0, "fail", "fail"),
        ("neutral", 4.0, "unknown", "unknown"),
        ("high_good", nan, "unknown", "unknown"),
    ],
)
def test_whether_the_target_will_be_met(polarity: str, target: float, mdc: str, nhsr: str) -> None:
    chart = spc.xmr(STEADY)
    assert spc.assurance(chart, target, polarity, spc.MDC).tolist() == [mdc]
    assert spc.assurance(chart, target, polarity, spc.NHSR_0_2_2).tolist() == [nhsr]


@PROFILES
def test_a_series_that_never_moves_and_meets_its_target_passes_where_a_limit_counts(
    rules: SpcRules,
) -> None:
    chart = spc.xmr([[100.0] * 14, [0.0] * 14, [nan] * 14])
    answers = spc.assurance(chart, [100, 0, 0], ["high_good", "low_good", "low_good"], rules)
    met = "pass" if rules.target_on_limit_is_met else "hit_and_miss"
    assert answers.tolist() == [met, met, "unknown"]


values_with_gaps = st.one_of(st.just(nan), st.integers(-20, 20).map(lambda i: i / 4))
tables = arrays(
    np.float64, st.tuples(st.integers(1, 4), st.integers(0, 30)), elements=values_with_gaps
)


@PROFILES
@few_examples
@given(table=tables, order=st.randoms())
def test_series_do_not_touch_one_another(rules: SpcRules, table: np.ndarray, order: object) -> None:
    rows = list(range(len(table)))
    order.shuffle(rows)  # type: ignore[attr-defined]
    together, apart = spc.xmr(table, rules), spc.xmr(table[rows], rules)
    np.testing.assert_array_equal(together.signal[rows], apart.signal)
    np.testing.assert_array_equal(together.upper[rows], apart.upper)
    blanked = table.copy()
    blanked[0] = nan
    np.testing.assert_array_equal(spc.xmr(blanked, rules).signal[1:], together.signal[1:])


@PROFILES
@few_examples
@given(table=tables, factor=st.sampled_from([0.001, 0.3, 7.0, 1e6]))
def test_the_unit_does_not_matter(rules: SpcRules, table: np.ndarray, factor: float) -> None:
    once, scaled = spc.xmr(table, rules), spc.xmr(table * factor, rules)
    np.testing.assert_allclose(scaled.mean, once.mean * factor, rtol=1e-9, atol=1e-12 * factor)
    np.testing.assert_array_equal(scaled.outside, once.outside)
    np.testing.assert_array_equal(scaled.trend, once.trend)


@PROFILES
@few_examples
@given(table=tables)
def test_upside_down_every_signal_turns_over(rules: SpcRules, table: np.ndarray) -> None:
    up, down = spc.xmr(table, rules), spc.xmr(-table, rules)
    turned = np.where(up.signal == 2, 2, -up.signal)
    np.testing.assert_array_equal(down.signal, turned)


@few_examples
@given(table=tables)
def test_each_signal_has_a_rule(table: np.ndarray) -> None:
    chart = spc.xmr(table)
    rules = np.stack([chart.outside, chart.shift, chart.trend, chart.two_of_three])
    assert ((chart.signal == 0) | (chart.signal == 2) | (rules == chart.signal).any(axis=0)).all()
    assert not chart.signal[np.isnan(table)].any()
