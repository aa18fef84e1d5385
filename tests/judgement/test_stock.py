"""Stocks: the rows of what starts and ends them, two years of each, and what their charts say."""

from datetime import date
from math import isnan

import pytest

from scorecard.judgement import stock
from scorecard.judgement.judge import judge
from tests.judgement.building import break_at, evidence, indicator, series

HELD = indicator(
    *("held",),
    measure_type="count",
    timing="snapshot",
    polarity="neutral",
    starts="started",
    ends="ended",
)
STARTED = indicator("started", measure_type="count", polarity="neutral")
ENDED = indicator("ended", measure_type="count", polarity="neutral", frequency="quarter")
ALL = [HELD, STARTED, ENDED]
STEADY = [10.0, 12.0] * 12


def _judged(started=(), ended=(), **given):
    facts = series("held", [100.0] * 13)
    facts += series("started", started) + series("ended", ended, frequency="quarter")
    return judge(evidence(ALL, facts, **given))


def test_a_stock_has_the_rows_of_its_flows() -> None:
    judged = _judged(STEADY, [30.0] * 4 + [36.0] * 4)
    starts, ends = stock.flows(judged, "held")
    assert (starts.role, ends.role) == ("starts", "ends")
    assert starts.row is judged.rows["started"]
    assert starts.row.variation == "common_cause"
    assert (starts.year, starts.year_before) == (132, 132)
    assert (ends.year, ends.year_before) == (144, 120)
    assert ends.when == "12 months to September 2026"


def test_a_flow_has_no_flows_and_a_stock_may_name_none() -> None:
    judged = _judged(STEADY, [30.0] * 8)
    assert stock.flows(judged, "started") == ()
    alone = indicator("held", measure_type="count", timing="snapshot", polarity="neutral")
    assert stock.flows(judge(evidence(alone, series("held", [1.0]))), "held") == ()


def test_the_sentence_gives_both_years_and_the_chart_of_each() -> None:
    judged = _judged([*STEADY, 30.0], [30.0] * 4 + [36.0] * 4)
    assert stock.sentence(judged, stock.flows(judged, "held")) == (
        "Short started: 152 in the 12 months to September 2026, 132 in the year before. In "
        "September 2026 it lies above its upper process limit: higher than chance explains. "
        "Short ended: 144 in the 12 months to September 2026, 120 in the year before. Run chart: "
        "too few points for limits."
    )


@pytest.mark.parametrize(
    ("started", "told"),
    [
        ([10.0] * 12, "Short started: 120 in the 12 months to September 2026."),
        ([10.0] * 11, "Short started: no whole year is known."),
        ([10.0] * 12 + ["c"], "Short started: no whole year is known."),
    ],
)
def test_a_year_that_is_not_known_is_not_given(started, told) -> None:
    judged = _judged(started, [30.0] * 8)
    assert stock.sentence(judged, stock.flows(judged, "held")).startswith(told)


def test_no_year_is_compared_across_a_break() -> None:
    judged = _judged([10.0] * 24, [30.0] * 8, breaks=[break_at("started", date(2025, 10, 1))])
    starts, _ = stock.flows(judged, "held")
    assert starts.year == 120
    assert isnan(starts.year_before)


def test_what_nobody_reports_is_said() -> None:
    judged = _judged(STEADY)
    told = stock.sentence(judged, stock.flows(judged, "held"))
    assert told.endswith("No figure is held of Short ended.")
    nothing = _judged()
    assert stock.sentence(nothing, stock.flows(nothing, "held")) == ""


def test_a_chart_out_of_date_says_nothing() -> None:
    old = series("started", STEADY, end=date(2026, 4, 30))
    judged = judge(evidence(ALL, [*series("held", [100.0] * 13), *old]))
    assert stock.chart(judged, judged.rows["started"]) == ""


def test_yearly_flows_are_compared_with_the_year_before() -> None:
    yearly = indicator("started", measure_type="count", polarity="neutral", frequency="year")
    facts = [
        *series("held", [100.0, 90.0], end=date(2026, 3, 31), frequency="year"),
        *series("started", [50.0, 40.0], end=date(2026, 3, 31), frequency="year"),
    ]
    judged = judge(evidence([HELD, yearly, ENDED], facts))
    starts, _ = stock.flows(judged, "held")
    assert (starts.year, starts.year_before) == (40, 50)
