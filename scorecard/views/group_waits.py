"""Group waits: what waits for the group itself: a verdict, a settlement, minutes, a grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from scorecard.domain.audit import Audit, AuditKind, AuditState, Grade
from scorecard.domain.challenge import ChallengeState
from scorecard.domain.minutes import Minutes, MinutesState
from scorecard.domain.person import Person, Role
from scorecard.domain.record import Record
from scorecard.domain.variance_report import VarianceState
from scorecard.store import action as actions
from scorecard.store import audit as audits
from scorecard.store import challenge as challenges
from scorecard.store import minutes
from scorecard.store import variance_report as variance_reports
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf
from scorecard.views import action as action_views
from scorecard.views import risk as risk_views
from scorecard.views.judged import JudgedArea
from scorecard.views.risk import Scored

SEES_ALL = Person("", Role.ANALYST)
"""Who may see what is decided where it is listed, not here."""


@dataclass(frozen=True, slots=True)
class GroupWait:
    """Something the group has to do about a record, of the noun kept as `kind`.

    The group does these at its meetings: `due_on` is the first one after the record began to
    wait, None while none is dated, and where nobody can say since when it waits.
    """

    kind: str
    record: Record
    owed: str
    due_on: date | None


Waits = Callable[[Any], bool]
Since = Callable[[Any], date | None]


def _ungraded(one: Audit) -> bool:
    # a section 11 audit says which agencies took which steps, and has no grade
    graded = one.grade != Grade.NONE or one.kind == AuditKind.SECTION_11
    return one.state == AuditState.REPORTED and not graded


RULES: tuple[tuple[Shelf[Any], Waits, Since, str], ...] = (
    (
        variance_reports.shelf,
        lambda one: one.state == VarianceState.ANSWERED,
        lambda one: one.answered_on,
        "answered, to be given a verdict",
    ),
    (
        variance_reports.shelf,
        lambda one: one.state == VarianceState.NOT_ASSURED,
        lambda one: one.verdict_on,
        "not assured, to be reopened or closed",
    ),
    (
        challenges.shelf,
        lambda one: one.state == ChallengeState.ANSWERED,
        lambda one: one.answered_on,
        "answered, to be settled or put again",
    ),
    (audits.shelf, _ungraded, lambda one: one.reported_on, "reported, to be graded"),
    (
        minutes.shelf,
        lambda one: one.state == MinutesState.WRITTEN,
        lambda one: one.meeting_on,
        "being written, to be signed off",
    ),
)
"""Where it is kept, whether it waits for the group, since when, and what it waits for."""


def waiting(connection: Connection, seen: JudgedArea) -> Iterator[GroupWait]:
    """Everything in an area that waits for the group; what has a day of its own is not here."""
    today = seen.judged.evidence.clock.date()
    off = {(one.date, one.body) for one in seen.called_off}
    for shelf, waits, since, owed in RULES:
        for one in shelf.for_area(connection, seen.area.code):
            began = since(one)
            if isinstance(one, Minutes) and (one.meeting_on, one.body) in off:
                continue  # a meeting that is not held has none to sign
            if waits(one) and (began is None or began <= today):
                yield GroupWait(shelf.name, one, owed, _next_meeting(seen, began))
    for one in actions.shelf.for_area(connection, seen.area.code):
        if action_views.is_to_be_closed(seen, one):
            owed = action_views.to_be_closed_words(seen, one)
            yield GroupWait(actions.shelf.name, one, owed, None)


def to_score_again(
    connection: Connection, seen: JudgedArea, scored: Scored | None
) -> Mapping[int, str]:
    """By number of a risk: why it is to be scored again before its day."""
    found = risk_views.to_score_again(connection, seen, SEES_ALL, scored)
    return {one.number: " ".join(one.prompts) for one in found}


def _next_meeting(seen: JudgedArea, after: date | None) -> date | None:
    meetings = seen.judged.evidence.meetings
    later = [one.date for one in meetings if after is not None and one.date > after]
    return min(later, default=None)
