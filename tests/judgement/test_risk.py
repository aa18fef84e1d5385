"""Whether a linked indicator has worsened since a risk was scored: what counts, what does not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scorecard.domain.period import shift
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged
from scorecard.judgement.risk import as_scored, is_adverse, worsened
from tests.concern_samples import risk
from tests.judgement.building import END, evidence, indicator, series, target

ONE = "one_pct"
SCORED = datetime(2026, 4, 15, 12, tzinfo=UTC)
MADE = risk(indicators=ONE, scored_on=SCORED.date())
STEADY = [85.0, 86.0, 84.0, 85.5, 84.5, 85.0, 86.0, 84.0, 85.0, 84.5, 85.5, 85.0, 84.0, 86.0]
"""Fourteen months to March 2026, all green; what follows is six months to September."""


def judged(*after: float | str | None, before: list[float] | None = None) -> Judged:
    values = [*(STEADY if before is None else before), *after]
    return judge(evidence(indicator(ONE), series(ONE, values), targets=[target(ONE)]))


def prompts(now: Judged) -> list[str]:
    return [one.sentence for one in worsened(MADE, now, as_scored(now, SCORED))]


def test_nothing_is_asked_while_nothing_worsens() -> None:
    now = judged(85, 84, 86, 85, 84.5, 85.5)
    assert not is_adverse(now.rows[ONE])
    assert prompts(now) == []


def test_red_now_and_green_when_scored() -> None:
    (sentence,) = prompts(judged(60, 60, 60, 60, 60, 60))
    assert sentence.startswith("Short one_pct: 60.0% in September 2026, now red, was green; ")
    assert "now a special cause of concern, which it was not" in sentence
    assert "flagged since: persistently red" in sentence
    assert sentence.endswith("The risk was scored on 15 April 2026.")


def test_red_then_and_red_now_asks_only_for_what_is_new() -> None:
    now = judged(60, 61, 60, 59, 60, 61, before=[*STEADY[:-1], 60.0])
    (sentence,) = prompts(now)
    assert "now red" not in sentence
    assert "flagged since: persistently red" in sentence


def test_what_was_adverse_already_in_every_way_is_not_asked_about() -> None:
    low = [60.0, 61.0, 59.0, 60.5, 59.5, 60.0, 61.0, 59.0, 60.0, 59.5, 60.5, 60.0, 59.0, 61.0]
    now = judged(60, 61, 59, 60, 60.5, 59.5, before=low)
    assert is_adverse(now.rows[ONE])
    assert prompts(now) == []


def test_an_improvement_is_not_asked_about() -> None:
    low = [60.0, 61.0, 59.0, 60.5, 59.5, 60.0, 61.0, 59.0, 60.0, 59.5, 60.5, 60.0, 59.0, 61.0]
    assert prompts(judged(90, 90, 91, 90, 91, 90, before=low)) == []


def test_amber_is_not_asked_about() -> None:
    now = judged(85, 84, 86, 85, 86, 78)
    assert "now red" not in " ".join(prompts(now))


def test_a_concern_without_a_rating_is_asked_about() -> None:
    facts = series(ONE, [*STEADY, 70, 70, 70, 70, 70, 70])
    now = judge(evidence(indicator(ONE), facts))
    (sentence,) = [one.sentence for one in worsened(MADE, now, as_scored(now, SCORED))]
    assert "now a special cause of concern, which it was not" in sentence
    assert "red" not in sentence.replace("scored", "")


def test_where_no_figure_was_known_it_says_so() -> None:
    facts = series(ONE, [60, 60, 60])
    now = judge(evidence(indicator(ONE), facts, targets=[target(ONE)]))
    assert as_scored(now, SCORED) is None
    (sentence,) = prompts(now)
    assert "now red, no figure was known then" in sentence


def test_what_became_known_later_was_not_seen_at_the_scoring() -> None:
    """The same past, sent after the scoring: the group had seen nothing of it."""
    late = series(ONE, [60.0] * 20, known_at=datetime(2026, 9, 1, tzinfo=UTC))
    now = judge(evidence(indicator(ONE), late, targets=[target(ONE)]))
    assert as_scored(now, SCORED) is None
    assert len(prompts(now)) == 1


def test_scored_again_after_the_figures_came_asks_no_more() -> None:
    now = judged(60, 60, 60, 60, 60, 60)
    again = now.evidence.clock - timedelta(seconds=1)
    assert worsened(MADE, now, as_scored(now, again)) == ()


def test_a_scoring_that_the_judgement_does_not_reach_is_not_looked_back_at() -> None:
    now = judged(60, 60, 60, 60, 60, 60)
    assert as_scored(now, now.evidence.clock) is None


def test_a_retired_or_unknown_indicator_asks_nothing() -> None:
    now = judged(60, 60, 60, 60, 60, 60)
    assert worsened(risk(indicators="gone_pct"), now, None) == ()


def test_each_linked_indicator_speaks_for_itself_in_its_order() -> None:
    codes = ("one_pct", "two_pct", "three_pct")
    facts = [fact for code in codes[:2] for fact in series(code, [*STEADY, *[60.0] * 6])]
    facts += series("three_pct", [*STEADY, *STEADY[:6]])
    named = [indicator(code) for code in codes]
    now = judge(evidence(named, facts, targets=[target(code) for code in codes]))
    made = risk(indicators="two_pct\nthree_pct\none_pct", scored_on=SCORED.date())
    found = worsened(made, now, as_scored(now, SCORED))
    assert [one.indicator for one in found] == ["two_pct", "one_pct"]


@pytest.mark.parametrize("marker", ["c", "x"])
def test_a_figure_that_is_hidden_or_missing_is_not_worse(marker: str) -> None:
    assert prompts(judged(85, 84, 86, 85, 84, marker)) == []


def test_the_series_used_here_ends_where_it_says() -> None:
    assert shift(END, "month", -6) == date(2026, 3, 31)
