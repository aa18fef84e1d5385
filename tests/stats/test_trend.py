"""Direction over years: the published five-year trend and the trend in proportions."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.stats import trend
from tests.stats.conftest import Table, groups, number

Read = Callable[[str], Table]
DIRECTIONS = {"Increasing": 1, "Decreasing": -1, "NoChange": 0, "CannotBeCalculated": 0}
# Refused by the published program only because some year is 100 %; we calculate.
REFUSED_THERE = {"20", "34", "40", "80", "100"}
YEARS = [60.0, 62.0, 63.0, 65.0, 66.0]


@pytest.fixture(scope="module")
def published(vectors: Read) -> list[tuple[Table, dict[str, dict[str, str]]]]:
    answers = vectors("fingertips_trend.csv")
    by_set: dict[str, dict[str, dict[str, str]]] = {}
    for row in range(answers["set"].size):
        answer = {name: str(column[row]) for name, column in answers.items()}
        by_set.setdefault(answer["set"], {})[answer["comparator_method"]] = answer
    inputs = groups(vectors("fingertips_trend_input.csv"), "set")
    return [(years, by_set[str(years["set"][0])]) for years in inputs]


@pytest.mark.reference
def test_recent_as_published(published: list[tuple[Table, dict[str, dict[str, str]]]]) -> None:
    compared = 0
    for years, answers in published:
        name, answer = str(years["set"][0]), answers["ci_weighted"]
        found = trend.recent(*(number(years[column]) for column in ("value", "lowercl", "uppercl")))
        if name in REFUSED_THERE:
            assert not np.isnan(found.statistic[0])
        elif answer["marker"] == "CannotBeCalculated":
            assert np.isnan(found.statistic[0])
            assert not found.significant[0]
        else:
            assert found.statistic[0] == pytest.approx(float(answer["chi2"]), rel=1e-9), name
            assert found.direction[0] == DIRECTIONS[answer["marker"]], name
            assert found.significant[0] == (answer["is_significant"] == "True"), name
            compared += 1
    assert compared >= 40


@pytest.mark.reference
def test_trend_in_proportions_as_published(vectors: Read) -> None:
    for series in groups(vectors("trend_tests.csv"), "set"):
        chi2, p = trend.proportions(number(series["x"]), number(series["n"]))
        assert chi2[0] == pytest.approx(number(series["chi2_trend"])[0], rel=1e-9)
        assert p[0] == pytest.approx(number(series["p_trend"])[0], rel=1e-8)


@pytest.mark.reference
def test_fingertips_proportions_are_the_same_test(
    published: list[tuple[Table, dict[str, dict[str, str]]]],
) -> None:
    compared = 0
    for years, answers in published:
        answer = answers.get("spc_proportions")
        if answer is None or answer["marker"] == "CannotBeCalculated":
            continue
        x, n = number(years["count"])[-5:], number(years["denominator"])[-5:]
        chi2, _ = trend.proportions(x, n)
        assert chi2[0] == pytest.approx(float(answer["chi2"]), rel=1e-9)
        # Theirs must hold with any one year left out, too; so significance here is only implied.
        assert chi2[0] > trend.SIGNIFICANT or answer["is_significant"] == "False"
        compared += 1
    assert compared >= 15


def within(values: list[float], half: float) -> trend.Trend:
    value = np.array(values)
    return trend.recent(value, value - half, value + half)


def test_by_hand() -> None:
    # Equal weights (3.92 / 3.92)^2 = 1: slope 1.5, sum of squares 10
    found = within(YEARS, 1.96)
    assert found.statistic[0] == pytest.approx(1.5**2 * 10)
    assert (found.direction[0], found.significant[0]) == (1, True)
    assert within(YEARS[::-1], 1.96).direction[0] == -1
    assert within(YEARS, 10).direction[0] == 0


def test_one_odd_year_makes_no_trend() -> None:
    found = within([60.0, 60.0, 60.0, 60.0, 90.0], 1.0)
    assert found.statistic[0] > trend.SIGNIFICANT
    assert not found.significant[0]


def test_only_the_five_latest_years_count_and_all_must_be_known() -> None:
    assert within([np.nan, 900.0, *YEARS], 1.96).statistic == within(YEARS, 1.96).statistic
    assert np.isnan(within([*YEARS[:4], np.nan], 1.96).statistic[0])
    assert np.isnan(within(YEARS[:4], 1.96).statistic[0])
    assert np.isnan(within(YEARS, 0.0).statistic[0])
    assert not within(YEARS, 0.0).significant[0]


def test_proportions_without_news_are_unknown() -> None:
    chi2, p = trend.proportions([[0, 0, 0], [3, np.nan, np.nan]], [[9, 9, 9], [9, 9, 9]])
    assert np.isnan(chi2).all()
    assert np.isnan(p).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: trend.recent([1, 2], [1], [3, 3]), r"do not fit together: value \(1, 2\)"),
        (lambda: trend.recent([1, 2], [1, 4], [3, 3]), r"lower must not exceed upper.*\(0, 1\)"),
        (
            lambda: trend.proportions([1, 9], [5, 5]),
            r"x must not exceed n: 9\.0 at position \(0, 1\)",
        ),
        (lambda: trend.proportions([1, 9], [9]), "do not fit together"),
    ],
)
def test_refusals_name_the_argument_and_the_place(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 100), min_size=5, max_size=5), st.floats(0.01, 1000))
def test_the_unit_does_not_matter(values: list[int], factor: float) -> None:
    once = within([float(value) for value in values], 2.0)
    scaled = within([value * factor for value in values], 2.0 * factor)
    assert scaled.statistic[0] == pytest.approx(once.statistic[0], rel=1e-6, abs=1e-9)
