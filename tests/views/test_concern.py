"""Concerns: what a meeting comes back to beside its indicators."""

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace
from scorecard.views import challenge, concern, escalation, risk
from scorecard.views.judged import judge_area

EXAMPLESHIRE = "E06999999"


def test_the_meeting_comes_back_to_what_is_open_in_each_register(
    demo_workspace: Workspace,
) -> None:
    chair = DEMO_PEOPLE["chair"]
    with demo_workspace.reading() as connection:
        seen = judge_area(connection, EXAMPLESHIRE, now=demo_workspace.now())
        found = {one.noun: one for one in concern.of_meeting(connection, seen, chair)}
        again = risk.listing(connection, seen, chair).to_score_again
        running = escalation.listing(connection, seen, chair).running
        asked = challenge.listing(connection, seen, chair).to_answer
    numbers = {noun: len(one.rows) for noun, one in found.items()}
    expected = {"escalation": len(running), "challenge": len(asked), "risk": again}
    assert numbers == {noun: count for noun, count in expected.items() if count}
    assert numbers["escalation"] and numbers["challenge"]
    assert next(one.title for one in found.values()) == "Escalations not resolved"
    if again:
        assert all(row.under for row in found["risk"].rows)
