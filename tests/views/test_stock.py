"""A stock's flows on screen."""

from dataclasses import replace

from scorecard.domain.indicator import Sensitivity
from scorecard.views import stock
from scorecard.views.judged import JudgedArea
from tests.judgement.building import evidence, indicator, series
from tests.views.conftest import CHAIR, POLICE, seeing, texts

HELD = indicator(
    *("held",),
    measure_type="count",
    timing="snapshot",
    polarity="neutral",
    starts="started",
    ends="ended",
)
STARTED = indicator("started", measure_type="count", polarity="neutral")
ENDED = indicator("ended", measure_type="count", polarity="neutral")


def _view(started=(), ended=(), person=CHAIR, of="held", ends=ENDED):
    facts = series("held", [100.0] * 3) + series("started", started) + series("ended", ended)
    seen = seeing(evidence([HELD, STARTED, ends], facts))
    return stock.of(seen, seen.judged.rows[of], person)


def test_each_flow_has_its_two_years_and_its_chart() -> None:
    view = _view([10.0] * 24, [9.0] * 12)
    assert view is not None
    starts, ends = view.flows
    assert (starts.role, starts.code, starts.name) == ("starts", "started", "Short started")
    assert (starts.year, starts.year_before) == ("120", "120")
    assert (ends.year, ends.year_before) == ("108", "")
    assert starts.variation_words == "common cause: no clear change"
    assert view.sentence.startswith("Short started: 120 in the 12 months to September 2026")
    assert [(fact.title, fact.detail) for fact in stock.facts(view)] == [
        (
            "Short started: common cause: no clear change",
            "120 in the 12 months to September 2026, 120 the year before",
        ),
        (
            "Short ended: run chart: too few points for limits",
            "108 in the 12 months to September 2026",
        ),
    ]


def test_a_flow_and_a_stock_of_which_no_flow_is_held_have_none() -> None:
    assert _view([10.0] * 24, of="started") is None
    assert _view() is None
    assert stock.facts(None) == ()


def test_a_restricted_flow_is_for_named_roles() -> None:
    hidden = replace(ENDED, sensitivity=Sensitivity.RESTRICTED)
    view = _view([10.0] * 24, [7.0] * 24, POLICE, ends=hidden)
    assert view is not None
    assert [flow.code for flow in view.flows] == ["started"]
    assert not any("84" in text for text in texts(view))


def test_every_stock_of_the_demonstration_can_be_shown(seen: JudgedArea) -> None:
    shown = [stock.of(seen, row, CHAIR) for row in seen.judged.rows.values()]
    assert all("nan" not in text.lower().split() for view in shown if view for text in texts(view))


def test_plans_are_judged_on_plans_started_and_ceased(exampleshire: JudgedArea) -> None:
    view = stock.of(exampleshire, exampleshire.judged.rows["cp_plans_current_rate"], CHAIR)
    assert view is not None
    assert [flow.code for flow in view.flows] == ["cp_plans_started_rate", "cp_plans_ceased_rate"]
    assert all(flow.year and flow.year_before for flow in view.flows)
