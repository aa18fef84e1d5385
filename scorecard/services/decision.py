"""Decisions: recorded with the record they open, in one transaction; taken back, never removed."""

from __future__ import annotations

from dataclasses import replace

from scorecard.domain import decision as domain
from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.decision import DECISION_RULES, Decision, DecisionKind
from scorecard.domain.errors import NotFound, NotNow
from scorecard.domain.lifecycle import require_said
from scorecard.domain.meeting import Meeting
from scorecard.domain.permissions import Permission, require, require_for
from scorecard.domain.person import Person
from scorecard.services import opening
from scorecard.services.attendance import require_known
from scorecard.services.change import change
from scorecard.services.escalation import clock_day
from scorecard.services.meeting import require_unfinished, subject
from scorecard.services.opening import Details
from scorecard.services.restriction import require_sight
from scorecard.services.variance_report import again_done
from scorecard.services.workspace import Workspace
from scorecard.store import decision as store
from scorecard.store import pack
from scorecard.store.engine import Connection

NOTHING_MORE = Details()


def decide(
    workspace: Workspace, person: Person, made: Decision, details: Details = NOTHING_MORE
) -> Decision:
    """Record a decision and open the record it asks for: both, or neither.

    `decided_on`, `decided_by`, `verdict` and `opened` are set here, and the day of an escalation.
    The decision with its number.
    """
    require(person, Permission.RUN_MEETING)
    rule = DECISION_RULES[made.kind]
    require_for(person, rule.permission, made.agency)
    require_sight(workspace, person, [made.indicator] if made.indicator else [])
    today = workspace.now().date()
    made = replace(made, decided_on=today, decided_by=person.name, opened="")
    made = _dated(workspace, made, details)
    if details.again and made.kind == DecisionKind.ASK_VARIANCE:
        require_said(made, {"words": "why", "until": "the day an answer is due"})
    domain.complete(made, today)
    meeting = _meeting(made)
    again = details.again if made.kind == DecisionKind.ASK_VARIANCE else 0
    done = again_done(workspace, again) or made.done
    sentence = _sentence(person, meeting, made, details.title, done)
    with change(
        workspace, person.name, Verb.RECORD_DECISION, subject(meeting), sentence
    ) as connection:
        require_unfinished(connection, meeting)
        require_known(connection, [made.agency] if made.agency else [])
        _require_pack(connection, meeting)
        _refuse_a_second(connection, made)
        opened = opening.of(connection, workspace, person, made, details)
        return store.add(connection, replace(made, opened=opened))


def _dated(workspace: Workspace, made: Decision, details: Details) -> Decision:
    """With its verdict, and the day that nobody chooses: the clock's, or none."""
    if made.kind == DecisionKind.ACCEPT_ASSURANCE:
        made = replace(made, verdict=details.verdict)
    if made.is_dated:
        return made
    until = None
    if made.kind == DecisionKind.ESCALATE:
        with workspace.reading() as connection:
            until = clock_day(connection, made.area, details.level, made.decided_on)
    return replace(made, until=until)


def take_back(workspace: Workspace, person: Person, number: int, because: str) -> Decision:
    """Take a decision back: it stays in the trail, and holds no longer."""
    require(person, Permission.RUN_MEETING)
    with workspace.reading() as connection:
        taken = store.get(connection, number)
    if taken is None:
        raise NotFound(f"There is no decision with the number {number}.")
    if taken.kind == DecisionKind.TAKE_BACK:
        raise NotNow(
            "This says that a decision was taken back, so it is not taken back itself. If the "
            "decision holds after all, record it again."
        )
    if taken.kind == DecisionKind.ACCEPT_ASSURANCE:
        raise NotNow(
            "A verdict is not taken back here: it stands on the variance report, which has moved "
            "on. Reopen the report on its own page and say why. Nothing was changed."
        )
    back = replace(
        taken,
        kind=DecisionKind.TAKE_BACK,
        words=because,
        until=None,
        decided_on=workspace.now().date(),
        decided_by=person.name,
        opened="",
        verdict="",
        takes_back=number,
        id=0,
    )
    require_said(back, {"words": "why it is taken back"})
    meeting = _meeting(taken)
    about = DECISION_RULES[taken.kind].label
    sentence = _sentence(person, meeting, back, about, back.done)
    with change(
        workspace, person.name, Verb.RECORD_DECISION, subject(meeting), sentence
    ) as connection:
        require_unfinished(connection, meeting)
        if number in domain.taken_back(store.for_area(connection, taken.area)):
            raise NotNow("This decision was taken back already. Nothing more was changed.")
        return store.add(connection, back)


def _meeting(made: Decision) -> Meeting:
    return Meeting(made.area, made.meeting_on, made.body)


def _sentence(person: Person, meeting: Meeting, made: Decision, about: str, done: str) -> str:
    due = f", {made.due_words}" if made.until else ""
    on = f": {about}" if about else ""
    return SENTENCES[Verb.RECORD_DECISION].format(
        who=person.title, meeting=meeting.title, decision=f"{done}{on}{due}"
    )


def _require_pack(connection: Connection, meeting: Meeting) -> None:
    if not pack.for_meeting(connection, meeting.area, meeting.date, meeting.body):
        raise NotNow(
            "The pack of this meeting has not been issued, so nothing is decided from it yet. "
            "Issue the pack first."
        )


def _refuse_a_second(connection: Connection, made: Decision) -> None:
    """Two clicks are one decision."""
    held = store.for_area(connection, made.area, meeting_on=made.meeting_on, body=made.body)
    same = (made.indicator, made.kind, made.words, made.agency)
    for one in domain.standing(held):
        if (one.indicator, one.kind, one.words, one.agency) == same:
            raise NotNow(
                f"This has been recorded already, by {one.decided_by}. Nothing was recorded twice."
            )
