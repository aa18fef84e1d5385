"""Marks: what was done about an indicator, as its chart marks it on the line, and in words.

An action from the day it started, an audit from the day it was reported; an inspection, which is
of the whole area, on every indicator it does not leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scorecard.domain.action import Action
from scorecard.domain.audit import GRADE_WORDS, KIND_WORDS, Audit, AuditKind, AuditState, Grade
from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.judgement.sentences import opened
from scorecard.store import action as actions
from scorecard.store import audit as audits
from scorecard.store.engine import Connection
from scorecard.views import register
from scorecard.views.detail import Event
from scorecard.views.judged import JudgedArea
from scorecard.views.variance_report import names_of

ACTION, AUDIT, INSPECTION = "action", "audit", "inspection"
MOST = 6
"""More would hide the line; the records themselves stand in their registers."""
REPORTED = frozenset({AuditState.REPORTED, AuditState.CLOSED})


def of(connection: Connection, seen: JudgedArea, code: str, person: Person) -> tuple[Event, ...]:
    """The latest marks of one indicator that this person may see, the earliest first."""
    names, area = names_of(seen), seen.area.code
    today = seen.judged.evidence.clock.date()
    made = register.visible(actions.shelf.for_area(connection, area), names, person)
    told = audits.shelf.from_reports(connection, area)
    looked = register.visible([*told, *audits.shelf.for_area(connection, area)], names, person)
    found = [
        *_of_actions([one for one in made if one.indicator == code]),
        *_of_audits([one for one in looked if _is_about(one, code)]),
    ]
    known = sorted((one for one in found if one.on <= today), key=lambda one: one.on)
    return tuple(known[-MOST:])


def _is_about(audit: Audit, code: str) -> bool:
    of_the_area = audit.kind == AuditKind.INSPECTION and not audit.indicator
    return audit.indicator == code or of_the_area


def _of_actions(found: list[Action]) -> Iterator[Event]:
    for one in found:
        if one.started_on is not None:
            yield Event(
                one.started_on, ACTION, f"Action started {day(one.started_on)}: {one.title}"
            )


def _of_audits(found: list[Audit]) -> Iterator[Event]:
    for one in found:
        reported = _reported(one)
        if reported is None or one.state not in REPORTED:
            continue
        kind = INSPECTION if one.kind == AuditKind.INSPECTION else AUDIT
        words = KIND_WORDS[one.kind] if one.kind else ""
        what = words if kind == INSPECTION else f"{words} audit".strip()
        grade = f", {GRADE_WORDS[one.grade]}" if one.grade != Grade.NONE else ""
        when = one.dated or day(reported)
        yield Event(reported, kind, f"{opened(what)} reported {when}: {one.title}{grade}")


def _reported(audit: Audit) -> date | None:
    """When it was reported; of one that a printed report tells, as near as that dates it."""
    return audit.reported_on or (audit.opened_on if audit.report and audit.dated else None)
