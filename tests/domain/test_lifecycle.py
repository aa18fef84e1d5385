"""Lifecycles: every table of states is whole, and every refusal says what can be done instead."""

import pytest

from scorecard.domain import (
    action,
    audit,
    challenge,
    escalation,
    minutes,
    recommendation,
    risk,
    variance_report,
)
from scorecard.domain.errors import NotNow
from scorecard.domain.lifecycle import NEW, Lifecycle
from scorecard.domain.permissions import Permission

NOUNS = (action, audit, challenge, escalation, minutes, recommendation, risk, variance_report)
LIFECYCLES = [noun.LIFECYCLE for noun in NOUNS]


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda one: one.noun)
def test_the_table_is_whole(lifecycle: Lifecycle) -> None:
    states = set(lifecycle.states)
    assert set(lifecycle.words) == states
    assert lifecycle.over | lifecycle.done <= states
    assert not lifecycle.over & lifecycle.done
    assert {move.source for move in lifecycle.moves} <= {NEW, *states}
    assert {move.target for move in lifecycle.moves} <= states
    assert all(move.permission in Permission for move in lifecycle.moves)
    assert all(move.label and move.done for move in lifecycle.moves)


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda one: one.noun)
def test_every_state_can_be_reached_and_left_or_is_over(lifecycle: Lifecycle) -> None:
    reached = {move.target for move in lifecycle.moves_from(NEW)}
    while True:
        more = {move.target for state in reached for move in lifecycle.moves_from(state)} - reached
        if not more:
            break
        reached |= more
    assert reached == set(lifecycle.states)
    for state in lifecycle.states:
        leaves = any(move.target != state for move in lifecycle.moves_from(state))
        assert leaves or lifecycle.is_over(state)
    can_end = set(lifecycle.over)
    for _ in lifecycle.states:
        can_end |= {move.source for move in lifecycle.moves if move.target in can_end}
    assert set(lifecycle.states) <= can_end, "from every state it can be brought to an end"


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda one: one.noun)
def test_one_verb_from_one_state_leads_to_one_place(lifecycle: Lifecycle) -> None:
    pairs = [(move.source, move.verb) for move in lifecycle.moves]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda one: one.noun)
def test_the_twins_agree_for_every_state_and_verb(lifecycle: Lifecycle) -> None:
    verbs = {move.verb for move in lifecycle.moves}
    for state in (NEW, *lifecycle.states):
        for verb in verbs:
            if lifecycle.allows(state, verb):
                assert lifecycle.move(state, verb).verb == verb
            else:
                with pytest.raises(NotNow) as refused:
                    lifecycle.move(state, verb)
                assert lifecycle.noun in refused.value.sentence
                assert refused.value.sentence.endswith(".")
