"""Actions: from when an effect is looked for, and which an indicator cannot judge."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.action import LIFECYCLE, Action, Direction, complete, require_judgeable
from scorecard.domain.errors import Incomplete
from scorecard.domain.indicator import Polarity, Standing
from tests.samples import COUNT, RATIO

FEB, MAR, APR, MAY = (date(2026, month, 1) for month in (2, 3, 4, 5))
ACTION = Action(
    area="E08000033",
    title="A second duty worker",
    state="agreed",
    agency="csc",
    indicator=RATIO.code,
    opened_on=FEB,
    due_on=APR,
    description="Put a second worker on the duty desk",
)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, None),
        ({"effect_from": MAY}, None),
        ({"started_on": MAR}, APR),
        ({"started_on": MAR, "effect_from": MAY}, MAY),
        ({"started_on": FEB, "done_on": MAR}, MAR),
        ({"started_on": FEB, "done_on": MAR, "effect_from": MAY}, MAY),
        ({"started_on": MAY}, MAY),
        ({"started_on": MAY, "effect_from": APR}, MAY),
        ({"started_on": MAR, "due_on": None}, MAR),
    ],
)
def test_its_effect_is_looked_for_as_agreed_or_once_it_is_done(days, expected) -> None:
    assert replace(ACTION, **days).expected_from == expected


@pytest.mark.parametrize(
    ("polarity", "toward", "refusal"),
    [
        (Polarity.HIGH_GOOD, Direction.LOWER, "higher is better"),
        (Polarity.LOW_GOOD, Direction.HIGHER, "lower is better"),
        (Polarity.HIGH_GOOD, Direction.HIGHER, ""),
        (Polarity.LOW_GOOD, Direction.NONE, ""),
        (Polarity.NEUTRAL, Direction.LOWER, ""),
        (Polarity.NEUTRAL, Direction.NONE, ""),
        (Polarity.BAND, Direction.HIGHER, ""),
    ],
)
def test_an_action_is_never_judged_the_wrong_way_round(polarity, toward, refusal) -> None:
    meant, indicator = replace(ACTION, toward=toward), replace(RATIO, polarity=polarity)
    if refusal:
        with pytest.raises(Incomplete, match=refusal):
            require_judgeable(None, meant, indicator)
    else:
        require_judgeable(None, meant, indicator)


def test_a_retired_indicator_judges_no_new_action_but_those_it_has() -> None:
    retired = replace(RATIO, standing=Standing.RETIRED)
    with pytest.raises(Incomplete, match="is retired"):
        require_judgeable(None, ACTION, retired)
    with pytest.raises(Incomplete, match="is retired"):
        require_judgeable(replace(ACTION, indicator=COUNT.code), ACTION, retired)
    require_judgeable(ACTION, replace(ACTION, due_on=MAY), retired)


@pytest.mark.parametrize("verb", ["start", "progress", "done"])
def test_whoever_does_it_does_not_choose_anew_when_it_is_judged(verb: str) -> None:
    before = replace(ACTION, state="under_way", started_on=MAR, effect_from=APR, progress="Half")
    state = "agreed" if verb == "start" else "under_way"
    move = LIFECYCLE.move(state, verb)
    after = replace(before, done_on=APR, effect_from=MAY)
    with pytest.raises(Incomplete, match="was agreed with the group"):
        complete(before, after, move)
    complete(before, replace(after, effect_from=APR), move)
