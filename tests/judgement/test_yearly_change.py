"""A year's change that asks a question: beyond what authorities see, and beyond chance."""

from dataclasses import replace
from datetime import date
from functools import partial
from math import sqrt

import numpy as np
import pytest

from scorecard.domain.period import month_end
from scorecard.judgement import yearly_change
from scorecard.judgement.grid import Grid
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged
from scorecard.judgement.yearly_change import BEYOND_CHANCE, FAMILIES
from tests.judgement.building import (
    TODAY,
    break_at,
    evidence,
    indicator,
    kinds,
    series,
    usual,
)

stock = partial(indicator, "stock", measure_type="count", timing="snapshot", polarity="neutral")
STOCK = stock()
FLOW = indicator("flow", measure_type="count", polarity="neutral")


def _judged(one, values, **given) -> Judged:
    window = given.pop("window", one.window)
    facts = series(one.code, values, frequency=one.frequency, window=window)
    return judge(evidence(one, facts, **given))


def _moved(one, values, bounds=None, **given):
    judged = _judged(one, values, **given)
    return yearly_change.unexplained(judged.grid, judged.segment, 0, bounds)


@pytest.mark.parametrize(
    ("before", "now", "unusual"),
    [
        (1000, 1200, False),  # exactly 20 %
        (1000, 1201, True),
        (1000, 800, False),
        (1000, 799, True),
        (10, 39, False),  # 29 children, and chance gives 28
        (10, 40, True),
        (0, 500, False),  # no share of nothing
        (400, 0, True),
        (400, 310, False),  # 90 children: chance gives 106
        (400, 290, True),
    ],
)
def test_without_published_changes_a_fifth_and_thirty_and_more_than_chance(
    before, now, unusual
) -> None:
    found = _moved(STOCK, [float(before), *[350.0] * 11, float(now)])
    assert (found is not None) == unusual


@pytest.mark.parametrize(
    ("now", "unusual"),
    [(668, False), (667, True), (1520, False), (1521, True), (1000, False)],
)
def test_published_changes_are_the_bounds_where_there_are_any(now: int, unusual: bool) -> None:
    found = _moved(STOCK, [1000.0] * 12 + [float(now)], usual("stock", -33.2, 52.0))
    assert (found is not None) == unusual


def test_published_bounds_alone_need_no_thirty_children_but_pass_chance() -> None:
    narrow = usual("stock", -9.3, 15.8)
    assert _moved(STOCK, [20.0] * 12 + [60.0], narrow) is not None
    assert _moved(STOCK, [20.0] * 12 + [30.0], narrow) is None  # chance gives 28
    chance = BEYOND_CHANCE * np.sqrt(FAMILIES * 80)
    assert _moved(STOCK, [20.0] * 12 + [60.0], narrow).chance == pytest.approx(chance)


MOVING = stock(starts="in", ends="out")
IN, OUT = (indicator(code, measure_type="count", polarity="neutral") for code in ("in", "out"))


def _with_flows(starts, ends, **given):
    facts = series("stock", [400.0] * 12 + [490.0])
    facts += series("in", starts, **given) + series("out", ends, **given)
    judged = judge(evidence([MOVING, IN, OUT], facts))
    bounds = usual("stock", -9.3, 15.8)
    row = judged.grid.row_of()["stock"]
    return yearly_change.unexplained(judged.grid, judged.segment, row, bounds)


def test_who_is_still_there_cannot_make_a_difference() -> None:
    """400 children of whom half stay longer than a year: 90 more are more than chance gives."""
    assert _moved(STOCK, [400.0] * 12 + [490.0], usual("stock", -9.3, 15.8)) is None
    slow = _with_flows([20.0] * 12, [13.0] * 12)
    assert slow is not None
    turned = 1 - np.exp(-(240 + 156) / 890)
    assert slow.chance == pytest.approx(BEYOND_CHANCE * np.sqrt(FAMILIES * turned * 890))
    assert _with_flows([120.0] * 12, [113.0] * 12) is None  # all of them come and go in a year


@pytest.mark.parametrize(
    "given", [{"end": date(2026, 5, 31)}, {"basis": "published"}, {"window": "ytd"}]
)
def test_flows_of_another_time_basis_or_kind_are_not_used(given) -> None:
    assert _with_flows([20.0] * 12, [13.0] * 12, **given) is None
    assert _with_flows([20.0] * 11 + ["c"], [13.0] * 12) is None


def test_only_stocks_and_what_has_no_right_answer() -> None:
    values = [400.0, *[400.0] * 11, 200.0]
    assert _moved(stock(polarity="low_good"), values) is not None
    twice = [40.0] * 12 + [20.0] * 12
    assert _moved(FLOW, twice) is not None
    assert _moved(indicator("flow", measure_type="count", polarity="low_good"), twice) is None
    assert _moved(stock(measure_type="mean"), values) is None


def test_a_flow_must_pass_chance_as_well() -> None:
    assert _moved(FLOW, [10.0] * 12 + [15.0] * 12) is not None  # 60 children, chance 52
    assert _moved(FLOW, [10.0] * 12 + [14.0] * 12) is None  # 48 children, chance 51


def test_a_flow_that_scatters_or_wanders_needs_to_move_further() -> None:
    steady = [20.0] * 24 + [26.0] * 12
    scattered = [value + (9 if at % 2 else -9) for at, value in enumerate(steady)]
    wandering = [value + 9 * np.sin(at / 2) for at, value in enumerate(steady)]
    assert _moved(FLOW, steady) is not None
    assert _moved(FLOW, scattered) is None
    assert _moved(FLOW, wandering) is None


def test_a_flow_with_too_short_a_history_scatters_as_families_do() -> None:
    yearly = indicator("flow", measure_type="count", polarity="neutral", frequency="year")
    assert _moved(yearly, [196.0, 267.0]) is None  # 71 children, chance 100
    assert _moved(yearly, [196.0, 310.0]) is not None


def test_a_year_to_date_is_never_summed() -> None:
    climbing = [float(10 * (1 + at % 12)) for at in range(24)]
    twice = [2 * value if at >= 12 else value for at, value in enumerate(climbing)]
    assert _moved(FLOW, twice, window="ytd") is None


def test_a_rolling_year_is_compared_with_the_one_before() -> None:
    values = [120.0, *[150.0] * 11, 210.0]
    found = _moved(FLOW, values, window="rolling_12m")
    assert found is not None
    assert (found.before, found.now) == (120, 210)


@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2025, 1, 1)])
def test_never_across_a_break(start) -> None:
    values = [10.0] * 12 + [15.0] * 12
    assert _moved(FLOW, values) is not None
    assert _moved(FLOW, values, breaks=[break_at("flow", start)]) is None


def test_a_share_needs_counts_to_be_told_in_children() -> None:
    one = indicator("stock", timing="snapshot", polarity="neutral")
    bare = [40.0, *[40.0] * 11, 60.0]
    counted = [(160.0, 400.0)] * 12 + [(240.0, 400.0)]
    assert _moved(one, bare) is None
    found = _moved(one, counted)
    assert found is not None
    assert found.children == pytest.approx(80)
    few = [(4.0, 10.0)] * 12 + [(9.0, 10.0)]
    assert _moved(one, few, usual("stock", -10.0, 10.0)) is None


def test_a_rate_is_told_as_a_number_too() -> None:
    one = indicator("stock", measure_type="rate", timing="snapshot", polarity="neutral")
    row = _judged(one, [(200.0, 50_000.0)] * 12 + [(300.0, 50_000.0)]).rows["stock"]
    (flag,) = [flag for flag in row.flags if flag.kind == "unexplained_change"]
    assert flag.sentence.startswith("Up 50% in a year, from 40.0 to 60.0. What")
    assert flag.numbers.startswith("A difference of 100, where chance gives up to 89. No yearly")


@pytest.mark.parametrize("timing", ["flow", "snapshot"])
def test_printed_rates_without_counts_are_judged_by_their_share_alone(timing: str) -> None:
    yearly = {"measure_type": "rate", "polarity": "neutral", "frequency": "year"}
    one = indicator("stock", timing=timing, **yearly)
    found = _moved(one, [773.8, 1212.5], usual("stock", -27.9, 39.4))
    assert found is not None
    assert np.isnan(found.children)
    assert _moved(one, [773.8, 1000.0], usual("stock", -27.9, 39.4)) is None
    monthly = replace(one, frequency="month")
    assert _moved(monthly, [40.0] * 12 + [60.0]) is None


def test_the_flag_names_its_bounds_and_their_source() -> None:
    values = [1000.0] * 12 + [640.0]
    bounds = [usual("stock", -33.2, 52.0), usual("other", -1.0, 1.0)]
    row = _judged(STOCK, values, yearly_changes=bounds).rows["stock"]
    (flag,) = [flag for flag in row.flags if flag.kind == "unexplained_change"]
    assert flag.sentence == (
        "Down 36% in a year, from 1,000 to 640; nine in ten authorities' published figures changed "
        "by between -33% and +52% in a year. Are these children being supported another way?"
    )
    assert flag.numbers.endswith("1,628 changes of 154 authorities, 2013 to 2024: DfE, table d1.")


def test_bounds_that_nobody_knew_yet_are_not_used() -> None:
    values = [1000.0] * 12 + [750.0]
    later = usual("stock", -33.2, 52.0, known_on=TODAY.date().replace(year=2027))
    row = _judged(STOCK, values, yearly_changes=[later]).rows["stock"]
    (flag,) = [flag for flag in row.flags if flag.kind == "unexplained_change"]
    assert "No yearly changes are published" in flag.numbers
    known = replace(later, known_on=TODAY.date())
    assert "unexplained_change" not in kinds(
        _judged(STOCK, values, yearly_changes=[known]).rows["stock"]
    )


def test_nothing_out_of_date_is_asked_about() -> None:
    row = _judged(STOCK, [400.0] * 12 + [200.0], period_end=date(2026, 12, 31)).rows["stock"]
    assert row.rag == "out_of_date"
    assert "unexplained_change" not in kinds(row)


# How often the flag is up when nothing has changed: simulated, with the very rule.

SERIES, MONTHS, SEED = 300, 48, 20130329
ON_AVERAGE, ANY_KIND = 0.01, 0.025
"""Of series in which nothing changed; one kind's share of 300 is known to half a per cent."""

STOCKS = [
    (size, *kind)
    for size in (40, 150, 400, 1000)
    for kind in ((10, -33.2, 52.0), (26, -9.3, 15.8), (9, -19.0, 23.8), (8, -20.0, 20.0))
]
"""Children, months they stay, bounds: plans, looked after, in need, and the unpublished's."""

FLOWS = [(mean, scatter) for mean in (9, 60, 250) for scatter in (1, 2, 4, 7)]
"""A month's mean, and how many times more than chance alone it varies (referrals: seven)."""

SEASON = np.array((1.01, 0.97, 1.06, 0.94, 1.03, 1.07, 1.05, 0.84, 1.02, 1.08, 1.05, 0.88))


def test_stable_stocks_of_families_are_quiet() -> None:
    alarms = []
    for size, stay, low, high in STOCKS:
        grid = _grid(*_families(size, stay, np.random.default_rng([SEED, size, stay])))
        alarms.append(_raised(grid, range(SERIES), usual("stock", low, high)))
    assert np.mean(alarms) <= ON_AVERAGE
    assert max(alarms) <= ANY_KIND


@pytest.mark.parametrize(("alike", "most"), [(0.4, 0.02), (0.7, 0.05)])
def test_stable_flows_that_wander_are_seldom_asked_about(alike: float, most: float) -> None:
    """Months that lie like their neighbours: not allowing for it, one in ten to one in three."""
    draw = np.random.default_rng([SEED, int(10 * alike)])
    shape = (3 * SERIES, MONTHS)
    chance, wander = draw.normal(size=shape), np.zeros(shape)
    for month in range(1, MONTHS):
        wander[:, month] = alike * wander[:, month - 1] + chance[:, month] * sqrt(1 - alike**2)
    level = 20 * np.exp(0.35 * wander - 0.35**2 / 2)
    grid = _grid(*np.split(draw.poisson(level).astype(float), 3))
    assert _raised(grid, range(SERIES, 3 * SERIES), None) <= most


@pytest.mark.parametrize("bounds", [None, usual("flow", -29.0, 49.0)], ids=["none", "published"])
def test_stable_flows_through_the_school_year_are_quiet(bounds) -> None:
    alarms = []
    for mean, scatter in FLOWS:
        draw = np.random.default_rng([SEED, mean, scatter])
        season = np.tile(SEASON, MONTHS // 12) * mean
        shape = (3 * SERIES, MONTHS)
        level = draw.gamma(season / (scatter - 1), scatter - 1, shape) if scatter > 1 else season
        grid = _grid(*np.split(draw.poisson(level, shape).astype(float), 3))
        alarms.append(_raised(grid, range(SERIES, 3 * SERIES), bounds))
    assert np.mean(alarms) <= ON_AVERAGE
    assert max(alarms) <= ANY_KIND


def _raised(grid: Grid, rows: range, bounds) -> float:
    segment = np.zeros(grid.value.shape, dtype=np.int64)
    up = [yearly_change.unexplained(grid, segment, row, bounds) is not None for row in rows]
    return float(np.mean(up))


def _families(size: int, stay: int, draw: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Families of one child and a Poisson(0.9) of others, staying a geometric number of months."""
    before = 5 * stay
    length = before + MONTHS
    shape = (SERIES, length + 1)
    started, ended = np.zeros(shape), np.zeros(shape)
    for row in range(SERIES):
        came = np.repeat(np.arange(length), draw.poisson(size / stay / 1.9, length))
        children = 1 + draw.poisson(0.9, len(came))
        left = np.minimum(came + draw.geometric(1 / stay, len(came)), length)
        np.add.at(started[row], came, children)
        np.add.at(ended[row], left, children)
    held = np.cumsum(started - ended, axis=1)
    return tuple(part[:, before:length] for part in (held, started, ended))


def _grid(held: np.ndarray, started: np.ndarray, ended: np.ndarray) -> Grid:
    """Stocks in the first rows, then what starts them and what ends them."""
    count = partial(indicator, measure_type="count", polarity="neutral")
    indicators = (
        *(
            count(f"stock{at}", timing="snapshot", starts=f"in{at}", ends=f"out{at}")
            for at in range(SERIES)
        ),
        *(count(f"in{at}") for at in range(SERIES)),
        *(count(f"out{at}") for at in range(SERIES)),
    )
    value = np.vstack([held, started, ended])
    rows = len(value)
    ends = np.array([month_end(2022, 1 + month) for month in range(MONTHS)], dtype="datetime64[D]")
    words = {"basis": "local", "frequency": "month", "window": "period"}
    return Grid(
        indicators=indicators,
        **{name: np.full(rows, word, dtype=object) for name, word in words.items()},
        end=np.tile(ends, (rows, 1)),
        value=value,
        numerator=np.full(value.shape, np.nan),
        denominator=np.full(value.shape, np.nan),
        marker=np.full(value.shape, "", dtype=object),
        status=np.full(value.shape, "final", dtype=object),
        reported=np.ones(value.shape, dtype=bool),
        reconciles=np.ones(value.shape, dtype=bool),
    )
