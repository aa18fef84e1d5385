"""What stands in the way of an escalation's moves beyond its state: level, agency and time."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.errors import NotNow, NotPermitted, UserError
from scorecard.domain.escalation import (
    LIFECYCLE,
    POLICIES,
    EscalationState,
    Situation,
    may_now,
    require_now,
    scrutineer_waits,
)
from scorecard.domain.escalation_level import Holder
from scorecard.domain.person import Person
from tests.concern_samples import CHAIR, CSC, MONDAY, escalation, levels

AGENCY, GROUP, PARTNER = levels()[3], levels()[4], levels()[5]


def situation(person: Person, *, raised_for: str = "", level: int = 2, late: bool = False,
              top: bool = False) -> Situation:  # fmt: skip
    held = {1: AGENCY, 2: GROUP}[level]
    made = escalation(raised_for=raised_for, level=level, state=EscalationState.RAISED)
    return Situation(person, made, held, None if top else PARTNER, late)


@pytest.mark.parametrize(
    ("verb", "now", "refusal"),
    [
        ("acknowledge", situation(CHAIR, level=1), None),
        ("acknowledge", situation(CHAIR), None),
        ("acknowledge", situation(CSC, level=1), None),
        ("acknowledge", situation(CSC), NotPermitted),
        ("move_up", situation(CHAIR), None),
        ("move_up", situation(CHAIR, top=True), NotNow),
        ("move_up", situation(CSC), NotPermitted),
        ("move_up", situation(CSC, raised_for="csc"), NotNow),
        ("move_up", situation(CSC, raised_for="csc", late=True), None),
        ("move_up", situation(CSC, raised_for="csc", late=True, top=True), NotNow),
        ("move_up", situation(CSC, raised_for="health", late=True), NotPermitted),
        ("withdraw", situation(CHAIR, raised_for="csc"), None),
        ("withdraw", situation(CSC, raised_for="csc"), None),
        ("withdraw", situation(CSC), NotPermitted),
        ("update", situation(CSC), None),
        ("resolve", situation(CHAIR), None),
    ],
)
def test_the_policies(verb: str, now: Situation, refusal: type[UserError] | None) -> None:
    assert may_now(now, verb) == (refusal is None)
    if refusal is None:
        require_now(now, verb)
    else:
        with pytest.raises(refusal) as refused:
            require_now(now, verb)
        assert refused.value.sentence.endswith(".")


def test_every_policy_is_about_a_move_of_the_table() -> None:
    assert set(POLICIES) <= {move.verb for move in LIFECYCLE.moves}


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({"state": "raised"}, True),
        ({"state": "acknowledged"}, True),
        ({"state": "resolved"}, False),
        ({"state": "raised", "scrutineer_informed_on": MONDAY}, False),
        ({"state": "raised", "scrutineer_informed_on": date(2026, 10, 18)}, True),
    ],
)
def test_the_scrutineer_waits_to_be_informed_at_each_level_that_says_so(
    changes: dict[str, object], waits: bool
) -> None:
    made = escalation(level=3, level_since=MONDAY, **changes)
    assert PARTNER.scrutineer_informed and PARTNER.held_by == Holder.PARTNERS
    assert scrutineer_waits(made, PARTNER) == waits
    assert not scrutineer_waits(made, replace(PARTNER, scrutineer_informed=False))
