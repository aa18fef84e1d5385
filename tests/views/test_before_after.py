"""Before and after: its parts, limits and levels as drawn, the words beside them, never a cause."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.charts import before_after_chart
from scorecard.domain.indicator import Polarity
from scorecard.views import before_after
from scorecard.views.before_after import AFTER, BEFORE, BETWEEN, OUTSIDE, Asked
from scorecard.views.judged import JudgedArea
from tests.judgement.building import break_at, evidence, indicator, series
from tests.views.conftest import seeing, texts

STARTED, EXPECTED = date(2026, 4, 1), date(2026, 6, 1)
ASKED = Asked("one", STARTED, EXPECTED)
USUAL = [12.0, 10.0] * 7
CAUSAL = ("because", "caused", "thanks to", "led to", "due to", "result of", "worked", "owing to")


def _seen(values, breaks=(), **changes) -> JudgedArea:
    one = indicator("one", **changes)
    return seeing(evidence(one, series("one", values), breaks=breaks))


def _of(values, breaks=(), asked=ASKED, **changes) -> before_after.BeforeAfterView:
    return before_after.of(_seen(values, breaks, **changes), asked)


def test_limits_are_held_over_before_and_after_and_the_rest_is_not_judged() -> None:
    view = _of([*USUAL, 14.0, 15.0, 17.0, 18.0, 19.0, 20.0])
    drawing = view.drawing
    assert drawing is not None
    assert drawing.stretches == (BEFORE,) * 14 + (BETWEEN,) * 2 + (AFTER,) * 4
    points = drawing.chart.points
    assert {point.upper for point in points[:14]} == {points[-1].upper}
    assert [point.upper for point in points[14:16]] == [None, None]
    assert [point.signal for point in points[:16]] == [0] * 16
    assert points[-1].signal == 1
    assert drawing.levels == ()
    assert (view.outcome_words, view.tone) == ("Improved by more than chance", "good_news")
    assert "over the four months to September 2026." in view.sentence
    assert "improved" not in view.sentence
    assert "Shaded: limits drawn on the 14 months before, and held." in drawing.chart.caption
    assert "Grey" in drawing.chart.caption


@pytest.mark.parametrize(
    ("polarity", "toward", "signal", "words"),
    [
        (Polarity.LOW_GOOD, "", -1, "Worse by more than chance"),
        (Polarity.LOW_GOOD, "higher", -1, "Worse by more than chance"),
        (Polarity.NEUTRAL, "higher", 1, "Improved by more than chance"),
        (Polarity.NEUTRAL, "lower", -1, "Worse by more than chance"),
        (Polarity.NEUTRAL, "", 2, "Higher by more than chance"),
        (Polarity.BAND, "", 2, "Higher by more than chance"),
    ],
)
def test_the_marks_are_of_the_side_the_words_are_of(polarity, toward, signal, words) -> None:
    asked = Asked("one", STARTED, EXPECTED, toward)
    view = _of([*USUAL, 14.0, 15.0, 17.0, 18.0, 19.0, 20.0], asked=asked, polarity=polarity)
    assert view.outcome_words == words
    assert view.drawing is not None
    assert view.drawing.chart.points[-1].signal == signal


def test_two_stretches_counted_together_have_their_levels() -> None:
    view = _of([(60.0, 100.0)] * 6 + [(70.0, 100.0)] * 2 + [(80.0, 100.0)] * 4)
    assert view.drawing is not None
    assert view.drawing.levels == ((BEFORE, 60.0, "60.0%"), (AFTER, 80.0, "80.0%"))
    assert not view.drawing.chart.has_limits
    assert "each stretch counted together" in view.drawing.chart.caption


def test_a_stock_has_no_level_but_its_own_dots() -> None:
    view = _of([(60.0, 100.0)] * 8 + [(80.0, 100.0)] * 4, timing="snapshot")
    assert view.drawing is not None
    assert view.drawing.levels == ()
    assert "The last figure before is compared with the latest after." in view.drawing.chart.caption


def test_too_soon_shows_the_limits_and_promises_nothing() -> None:
    late = [*USUAL, 14.0, 15.0, 17.0, 18.0]
    seen = seeing(evidence(indicator("one"), series("one", late, end=date(2026, 7, 31))))
    view = before_after.of(seen, ASKED)
    assert (view.outcome, view.outcome_words, view.numbers) == ("too_soon", "", "")
    assert view.sentence == "Too soon to say: two of three months known."
    assert view.drawing is not None
    assert view.drawing.stretches[-4:] == (BETWEEN, BETWEEN, AFTER, AFTER)
    assert view.drawing.chart.points[-1].upper is not None


def test_beyond_a_break_is_outside_and_bears_no_limits() -> None:
    broken = break_at("one", date(2025, 4, 1))
    view = _of([30.0] * 4 + [*USUAL, 14.0, 15.0, 17.0, 18.0, 19.0, 20.0], [broken])
    drawing = view.drawing
    assert drawing is not None
    assert drawing.stretches[:6] == (OUTSIDE,) * 6
    assert {point.upper for point in drawing.chart.points[:6]} == {None}
    assert [event.kind for event in drawing.chart.events] == ["break"]


def test_what_cannot_be_told_is_still_drawn() -> None:
    view = _of([60.0] * 12, [break_at("one", date(2026, 6, 1))])
    assert view.outcome == "cannot_be_told"
    assert view.drawing is not None
    assert set(view.drawing.stretches) == {OUTSIDE}
    assert view.sentence.startswith("It cannot be told: the series breaks")


def test_nothing_held_draws_nothing() -> None:
    seen = seeing(evidence([indicator("one"), indicator("two")], series("two", [60.0] * 12)))
    for code in ("one", "nobody"):
        view = before_after.of(seen, Asked(code, STARTED, EXPECTED))
        assert (view.drawing, view.sentence) == (None, "It cannot be told: no figures are held.")


def test_the_school_year_is_taken_out_of_the_line_that_is_judged() -> None:
    year = [100.0, 95, 105, 100, 90, 110, 100, 60, 100, 105, 95, 70]
    values = [value + step for step in range(3) for value in year] + [100.0, 96, 104, 100, 91, 111]
    asked = Asked("one", date(2026, 4, 1), date(2026, 6, 1))
    view = _of(values, asked=asked, measure_type="count", polarity="neutral")
    assert view.drawing is not None
    adjusted = [point.adjusted for point in view.drawing.chart.points]
    assert all(one is not None for one in adjusted)
    assert adjusted != [point.value for point in view.drawing.chart.points]
    assert "school year taken out" in view.drawing.chart.caption


VALUES = st.one_of(
    st.none(),
    st.sampled_from(["c", "x"]),
    st.floats(0, 100),
    st.tuples(st.integers(0, 40), st.integers(40, 60)).map(
        lambda pair: (float(pair[0]), float(pair[1]))
    ),
)


@given(
    st.lists(VALUES, min_size=1, max_size=26),
    st.sampled_from(["ratio", "count", "rate", "mean"]),
    st.sampled_from(["high_good", "low_good", "neutral", "band"]),
    st.sampled_from(["month", "quarter", "term", "year"]),
    st.sampled_from(["flow", "snapshot"]),
    st.sampled_from(["", "higher", "lower"]),
    st.dates(date(2022, 1, 1), date(2027, 1, 1)),
    st.integers(0, 200),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_held_is_drawn_without_an_unknown_or_a_cause(
    values, measure, polarity, frequency, timing, toward, started, days
) -> None:
    one = indicator(
        "one", measure_type=measure, polarity=polarity, frequency=frequency, timing=timing
    )
    seen = seeing(evidence(one, series("one", values, frequency=frequency)))
    expected = date.fromordinal(started.toordinal() + days)
    view = before_after.of(seen, Asked("one", started, expected, toward))
    said = " ".join(texts(view)).lower()
    assert not [word for word in CAUSAL if word in said]
    if view.drawing is not None:
        assert len(view.drawing.stretches) == len(view.drawing.chart.points)
        drawn = before_after_chart.draw(view.drawing)
        assert all("values" in layer["data"] for layer in drawn["layer"])
