"""Two periods of one area, and areas in a funnel: published numbers and what must always hold."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.stats import comparison
from scorecard.stats.arguments import Floats
from scorecard.stats.intervals import poisson
from tests.stats.conftest import Table, groups, number, taken

Read = Callable[[str], Table]
few_examples = settings(max_examples=40, deadline=None)
CALLS = {
    -2: "Low (0.001)",
    -1: "Low (0.025)",
    0: "Not significant",
    1: "High (0.025)",
    2: "High (0.001)",
}


@pytest.mark.reference
def test_two_proportions_as_published(vectors: Read) -> None:
    table = vectors("test_two_proportions.csv")
    x1, n1, x2, n2 = (number(table[name]) for name in ("x1", "n1", "x2", "n2"))
    k, total = x1 + x2, n1 + n2
    few = np.minimum(n1, n2) * np.minimum(k, total - k) / total < 5
    assert few.any()
    assert not few.all()
    expected = np.where(few, number(table["p_fisher"]), number(table["p_chisq_nocorrect"]))
    np.testing.assert_allclose(comparison.two_proportions(x1, n1, x2, n2), expected, rtol=1e-8)


@pytest.mark.reference
def test_rate_ratio_as_published(vectors: Read) -> None:
    table = vectors("test_rate_ratio.csv")
    found = comparison.rate_ratio(*(number(table[name]) for name in ("x1", "t1", "x2", "t2")))
    expected = ("rate_ratio", "rr_lo95", "rr_hi95", "p_exact_conditional")
    for ours, name in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, number(table[name]), rtol=1e-8, err_msg=name)


@pytest.mark.reference
def test_plain_proportion_limits_as_published(vectors: Read) -> None:
    table = vectors("funnel_proportion_limits.csv")
    benchmark, n = number(table["baseline"]) / 100, number(table["Population"])
    for confidence, sigma in ((0.95, "2s"), (0.998, "3s")):
        lower, upper = comparison.funnel_limits(benchmark, n, confidence=confidence)
        np.testing.assert_allclose(lower * 100, number(table[f"lower_{sigma}_limit"]), atol=1e-9)
        np.testing.assert_allclose(upper * 100, number(table[f"upper_{sigma}_limit"]), atol=1e-9)


@pytest.mark.reference
@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_plain_calls_as_published(vectors: Read, kind: str) -> None:
    for areas in groups(vectors(f"funnel_{kind}_significance.csv"), "dataset"):
        x, n = number(areas["numerator"]), number(areas["denominator"])
        call = comparison.funnel_call(x, n, x.sum() / n.sum(), kind)
        assert [CALLS[int(level)] for level in call.level] == areas["significance"].tolist()


@pytest.mark.reference
def test_overdispersion_as_published(vectors: Read) -> None:
    points = vectors("funnel_overdispersion_points.csv")
    sets = vectors("funnel_overdispersion_sets.csv")
    by_set = {(s["set"][0], s["method"][0]): s for s in groups(points, "set", "method")}
    seen = 0
    for row in range(sets["set"].size):
        method = sets["method"][row]
        if method == "SHMI":  # trims where our method winsorises
            continue
        areas = by_set[sets["set"][row], method]
        x, n = number(areas["numerator"]), number(areas["denominator"])
        kind = "proportion" if method == "PR" else "rate"
        phi, tau2 = comparison.overdispersion(x, n, kind)
        assert phi == pytest.approx(float(sets["phi"][row]), rel=1e-9)
        assert tau2 == pytest.approx(float(sets["tau2"][row]), rel=1e-9, abs=1e-15)
        seen += 1
    assert seen >= 8


@pytest.mark.reference
def test_overdispersed_proportion_limits_as_published(vectors: Read) -> None:
    sets = vectors("funnel_overdispersion_sets.csv")
    points = vectors("funnel_overdispersion_points.csv")
    for row in np.flatnonzero((sets["method"] == "PR") & (sets["od_adjust"] == "TRUE")):
        areas = taken(points, (points["set"] == sets["set"][row]) & (points["method"] == "PR"))
        x, n = number(areas["numerator"]), number(areas["denominator"])
        benchmark, tau2 = float(sets["target"][row]), float(sets["tau2"][row])
        for confidence, name in ((0.95, "od95"), (0.998, "od998")):
            lower, upper = comparison.funnel_limits(benchmark, n, "proportion", confidence, tau2)
            np.testing.assert_allclose(lower, number(areas[f"{name}lcl"]), rtol=1e-6)
            np.testing.assert_allclose(upper, number(areas[f"{name}ucl"]), rtol=1e-6)
        level = comparison.funnel_call(x, n, benchmark, tau2=tau2).level
        assert (np.abs(level) == 2).astype(int).tolist() == number(areas["outlier_od998"]).tolist()


def test_two_proportions_by_hand() -> None:
    # 30 of 100 against 45 of 100: chi-squared 4.8
    assert comparison.two_proportions(30, 100, 45, 100) == pytest.approx(0.028460, abs=1e-6)
    # Lady tasting tea: 3 of 4 against 1 of 4
    assert comparison.two_proportions(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert np.isnan(comparison.two_proportions([0, np.nan], [0, 4], 1, 4)).all()


def test_rate_ratio_by_hand() -> None:
    ratio, lower, upper, p = comparison.rate_ratio([8, 0, 5, 1], 1, [2, 0, 0, np.nan], [1, 1, 1, 1])
    assert ratio[0] == 4
    assert p[0] == pytest.approx(2 * 56 / 1024)  # both tails of ten tosses
    assert p[1] == 1
    assert np.isnan(ratio[1])
    assert (lower[1], upper[1]) == (0, np.inf)
    assert ratio[2] == upper[2] == np.inf
    assert np.isnan([ratio[3], lower[3], upper[3], p[3]]).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: comparison.two_proportions(5, 4, 1, 4), "x1 must not exceed n1"),
        (lambda: comparison.two_proportions(1, 4, 1.5, 4), r"x2 must be a whole number: 1\.5"),
        (lambda: comparison.rate_ratio([1, -1], 1, 1, 1), "x1 must not be negative.*position 1"),
        (lambda: comparison.rate_ratio(1, 1, 1, -1), "t2 must not be negative"),
        (lambda: comparison.funnel_limits(0.5, 10, kind="mean"), "kind must be one of"),
        (lambda: comparison.funnel_limits(1.5, 10), "benchmark must not exceed 1"),
        (lambda: comparison.funnel_limits(0.5, -10), "n must not be negative"),
        (lambda: comparison.funnel_limits(0.5, 10, tau2=-1.0), "tau2 must not be negative"),
        (lambda: comparison.funnel_call(11, 10, 0.5), "x must not exceed n"),
        (lambda: comparison.overdispersion([1, 2], [1, 1]), "x must not exceed n.*position 1"),
        (lambda: comparison.overdispersion(1, 1), "areas along its last axis"),
        (lambda: comparison.overdispersion([1], [1], winsorise=0.5), "winsorise"),
    ],
)
def test_refusals_name_the_argument(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("kind", ["proportion", "rate"])
@pytest.mark.parametrize("tau2", [0.0, 0.0005, 0.02])
@pytest.mark.parametrize("expected", [0.0, 0.0005, 0.02, 0.3, 2.0, 6.0, 9.7, 14.0, 25.0, 400.0])
def test_the_limit_and_the_call_agree_for_every_count(
    kind: str, tau2: float, expected: float
) -> None:
    n = 1000.0
    benchmark = expected / n
    x = np.arange(0, 3 * expected + 30).clip(max=n)
    call = comparison.funnel_call(x, n, benchmark, kind, tau2)
    for confidence, at_least in ((0.95, 1), (0.998, 2)):
        lower, upper = comparison.funnel_limits(benchmark, n, kind, confidence, tau2)
        beyond = (x / n > upper) | (x / n < lower)
        np.testing.assert_array_equal(np.abs(call.level) >= at_least, beyond)
        np.testing.assert_array_equal(call.p < 1 - confidence, beyond)
    # Far out, where the exact interval hands over to Byar's, a count of ten may rank under nine.
    assert (np.diff(call.statistic[np.abs(call.statistic) < 5]) >= 0).all()
    sides = np.sign(call.level) == np.sign(call.statistic)
    assert sides[call.level != 0].all()


def test_plain_rate_limits_invert_the_areas_interval() -> None:
    lower, upper = comparison.funnel_limits(40.0, [1.0, 2.5], kind="rate")
    np.testing.assert_allclose(poisson(lower * [1.0, 2.5], [1.0, 2.5])[1], 40.0)
    np.testing.assert_allclose(poisson(upper * [1.0, 2.5], [1.0, 2.5])[0], 40.0)


def test_a_funnel_with_no_room_calls_any_difference() -> None:
    call = comparison.funnel_call([10, 9, 0], [10, 10, 0], 1.0)
    assert call.level.tolist() == [0, -2, 0]
    assert np.isnan(call.statistic[2])
    assert comparison.funnel_call([0, 3], 10, 0.0, "rate").level.tolist() == [0, 2]


def test_overdispersion_by_row_and_with_gaps() -> None:
    x = np.array([[5.0, 20, 30, 55, np.nan], [25, 27, 24, 26, np.nan]])
    n = np.array([100.0, 100, 100, 100, 0])
    phi, tau2 = comparison.overdispersion(x, n)
    for row in (0, 1):
        alone = comparison.overdispersion(x[row, :4], n[:4])
        assert (phi[row], tau2[row]) == (pytest.approx(alone[0]), pytest.approx(alone[1]))
    assert phi[0] > 1 > phi[1]
    assert tau2[0] > 0 == tau2[1]
    assert np.isnan(comparison.overdispersion([3, np.nan], [9, 9])).all()
    assert comparison.overdispersion([0, 0, 0], [5, 5, 5], "rate")[1] == 0


def test_a_rate_is_measured_from_its_benchmark() -> None:
    generator = np.random.default_rng(4)
    people = generator.integers(20_000, 90_000, 150).astype(float)
    x = generator.poisson(people * 0.005)
    for phi, tau2 in (
        comparison.overdispersion(x, people, "rate"),
        comparison.overdispersion(x, people, "rate", benchmark=0.005),
        comparison.overdispersion(x, people * 0.005, "rate"),
    ):
        assert phi == pytest.approx(0.85, abs=0.25)  # winsorised, so a little under 1
        assert tau2 < 0.001


@few_examples
@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(80, 300)), min_size=3, max_size=12),
    st.randoms(),
)
def test_overdispersion_does_not_mind_the_order(
    areas: list[tuple[int, int]], random: object
) -> None:
    shuffled = areas.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for one, other in zip(spread(areas), spread(shuffled), strict=True):
        assert one == pytest.approx(other, rel=1e-9, abs=1e-12)


def spread(areas: list[tuple[int, int]]) -> tuple[Floats, Floats]:
    x, n = np.array(areas).T
    return comparison.overdispersion(x, n)


@few_examples
@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 60), st.integers(1, 60))
def test_two_proportions_have_no_first_and_second(x1: int, x2: int, n1: int, n2: int) -> None:
    x1, x2 = min(x1, n1), min(x2, n2)
    p = comparison.two_proportions(x1, n1, x2, n2)
    assert 0 <= p <= 1 + 1e-12
    assert p == pytest.approx(comparison.two_proportions(x2, n2, x1, n1), rel=1e-9)


@few_examples
@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.1, 100), st.floats(0.1, 100))
def test_the_rate_ratio_is_inside_its_interval(x1: int, x2: int, t1: float, t2: float) -> None:
    ratio, lower, upper, p = comparison.rate_ratio(x1, t1, x2, t2)
    assert 0 <= p <= 1
    if x1 + x2:
        assert lower <= ratio <= upper
