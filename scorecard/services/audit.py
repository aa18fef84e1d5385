"""Audits: planning them, what they found, and when they are looked at again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from scorecard.domain.audit import LIFECYCLE, Audit, AuditKind, Grade, complete
from scorecard.domain.errors import Incomplete, NotFound
from scorecard.domain.lifecycle import Move, require_come
from scorecard.domain.person import Person
from scorecard.services.record import Noun, moved, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store.audit import shelf

NOUN = Noun(shelf, LIFECYCLE, complete)
TOLD = {"reported_on": "when it was reported"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be looked at, of whom, and when the report is due."""

    title: str
    kind: AuditKind
    scope: str
    agency: str = ""
    owner: str = ""
    indicator: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, in how many cases, how good it was, and when it is looked at again."""

    findings: str
    reported_on: date | None
    grade: Grade = Grade.NONE
    cases: int | None = None
    re_audit_on: date | None = None


def plan(workspace: Workspace, person: Person, audit: Audit) -> Audit:
    """Plan an audit; the audit with its number."""
    require_sight(workspace, person, audit.about)
    return opened(workspace, person, _noun(workspace, audit.indicator, audit.re_audit_of), audit)


def start(workspace: Workspace, person: Person, number: int, version: int) -> Audit:
    """Say that it is under way."""
    return _moved(workspace, person, number, version, "start", {})


def report(workspace: Workspace, person: Person, number: int, version: int, found: Found) -> Audit:
    """Keep what was found."""
    return _moved(workspace, person, number, version, "report", asdict(found))


def plan_anew(
    workspace: Workspace, person: Person, number: int, version: int, planned: Plan
) -> Audit:
    """Change what is to be looked at; what was planned before stays in the history."""
    about = planned.indicator
    require_sight(workspace, person, (about,) if about else ())
    return _moved(workspace, person, number, version, "amend", asdict(planned), about)


def correct(workspace: Workspace, person: Person, number: int, version: int, found: Found) -> Audit:
    """Correct what was found; what was said before stays in the history."""
    return _moved(workspace, person, number, version, "amend", asdict(found))


def close(workspace: Workspace, person: Person, number: int, version: int, because: str) -> Audit:
    """Close it; a re-audit agreed with it stays due."""
    return _moved(workspace, person, number, version, "close", _over(workspace, because))


def cancel(workspace: Workspace, person: Person, number: int, version: int, because: str) -> Audit:
    """Cancel it before it was reported."""
    return _moved(workspace, person, number, version, "cancel", _over(workspace, because))


def _over(workspace: Workspace, because: str) -> dict[str, Any]:
    return {"closed_because": because, "closed_on": workspace.now().date()}


def _moved(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    verb: str,
    changes: dict[str, Any],
    about: str = "",
) -> Audit:
    require_sight_of(workspace, person, NOUN, number)
    return moved(workspace, person, _noun(workspace, about), number, version, verb, **changes)


def _noun(workspace: Workspace, code: str = "", repeats: int | None = None) -> Noun[Audit]:
    """The noun whose moves are also held to what is kept and to what day it is.

    `code` is the indicator it is to be about, `repeats` the number of the audit that a new one
    looks at again.
    """
    with workspace.reading() as connection:
        known = indicators.of(connection, [code] if code else [])
        earlier = None if repeats is None else shelf.get(connection, repeats)

    def whole(before: Audit | None, after: Audit, move: Move) -> None:
        complete(before, after, move)
        require_come(after, workspace.now().date(), TOLD)
        is_new = before is None or before.indicator != after.indicator
        if is_new and after.indicator and after.indicator not in known:
            raise NotFound(f"There is no indicator with the code '{after.indicator[:60]}'.")
        if before is None and after.re_audit_of:
            _require_reported(after, earlier)

    return replace(NOUN, complete=whole)


def _require_reported(after: Audit, earlier: Audit | None) -> None:
    if earlier is None or earlier.area != after.area:
        raise NotFound(f"There is no audit {after.re_audit_of} here to be looked at again.")
    if not earlier.reported_on:
        raise Incomplete(
            f"Audit {earlier.id} has not been reported, so it cannot be looked at again yet."
        )
