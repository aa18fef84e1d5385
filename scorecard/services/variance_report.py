"""Variance reports: asking an agency, its answer, and the group's verdict."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from scorecard.domain.errors import Incomplete, NotFound, NotNow, StaleRecord
from scorecard.domain.indicator import Standing
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.person import THE_SCORECARD, Person, Role
from scorecard.domain.variance_report import (
    AGAIN_BECAUSE,
    AGAIN_DONE,
    ASKED_AGAIN,
    BECAUSE,
    BESIDE,
    LIFECYCLE,
    UNSETTLED,
    AssuranceVerdict,
    VarianceReport,
    complete,
    require_because,
)
from scorecard.gathering.area import gather
from scorecard.judgement.judge import judge as judge_area
from scorecard.judgement.variance_report import BY_THE_SCORECARD, ToReopen, to_reopen
from scorecard.services.record import Noun, moved, moved_within, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store.engine import Connection
from scorecard.store.variance_report import shelf


def _may_be_asked(known: Collection[int], connection: Connection, report: VarianceReport) -> None:
    """Refuse a question that no figure will come to judge, and one that was asked already."""
    about = indicators.of(connection, report.about).get(report.indicator)
    if about is not None and about.standing == Standing.RETIRED:
        raise Incomplete(
            f"“{about.short_name}” is retired: no figure will come to judge an answer by. Log a "
            "challenge instead, or choose another indicator; nothing was saved."
        )
    _not_asked_twice(known, connection, report)


def _not_asked_twice(
    known: Collection[int], connection: Connection, report: VarianceReport
) -> None:
    """One question at a time to one agency about one indicator: two answers would drift apart.

    Another question may be asked by whoever knows of those that wait.
    """
    for one in _standing(connection, report):
        if one.state in UNSETTLED and one.id not in known:
            due = f", due {day(one.due_on)}" if LIFECYCLE.is_owed(one.state) and one.due_on else ""
            raise NotNow(
                f"This agency has been asked about this already: variance report {one.id}, "
                f"{LIFECYCLE.said(one)}{due}. Ask again there, or say that this is another "
                "question; nothing was saved."
            )


def _standing(connection: Connection, report: VarianceReport) -> list[VarianceReport]:
    """Those that ask the same agency about the same indicator and are not over."""
    return [
        one
        for one in shelf.for_area(connection, report.area)
        if (one.agency, one.indicator) == (report.agency, report.indicator)
        and not one.report
        and not LIFECYCLE.is_over(one.state)
    ]


def noun(known: Collection[int] = ()) -> Noun[VarianceReport]:
    """The noun as whoever asks keeps it, knowing of these reports that stand."""
    return Noun(shelf, LIFECYCLE, complete, partial(_may_be_asked, known))


NOUN = noun()


@dataclass(frozen=True, slots=True)
class Answer:
    """The four parts of an answer, and what it rests on."""

    cause: str
    meaning_for_children: str
    being_done: str
    recovery_by: date | None
    recovery_value: float | None = None
    being_done_by: date | None = None
    trajectory: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the group made of an answer; `evidence` is what the verdict rests on."""

    verdict: AssuranceVerdict
    words: str
    evidence: str


def ask(
    workspace: Workspace, person: Person, report: VarianceReport, known: Collection[int] = ()
) -> VarianceReport:
    """Ask an agency; the report with its number.

    `known` are those that wait about its indicator, where this is another question.
    """
    require_sight(workspace, person, report.about)
    with workspace.reading() as connection:
        said = beside(connection, report)
    return opened(workspace, person, noun(known), report, said=said)


def beside(connection: Connection, report: VarianceReport) -> dict[str, str]:
    """What the history says of the reports that stood when another question was asked."""
    stood = [f"variance report {one.id}, {LIFECYCLE.said(one)}"
             for one in _standing(connection, report)]  # fmt: skip
    return {BESIDE: "\n".join(stood)} if stood else {}


def again(
    workspace: Workspace, person: Person, number: int, version: int, because: str, due: date | None
) -> VarianceReport:
    """Ask again in a report that stands: reopened, sent back, or given another day."""
    require_sight_of(workspace, person, NOUN, number)
    with workspace.reading() as connection:
        asked = _asked_again(connection, number, because, due)
    return moved(workspace, person, NOUN, number, version, **asked)


def again_within(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    because: str,
    due: date | None,
) -> VarianceReport:
    """The same in a change that is under way."""
    asked = _asked_again(connection, number, because, due)
    return moved_within(connection, workspace, person, NOUN, number, version, **asked)


def _asked_again(
    connection: Connection, number: int, because: str, due: date | None
) -> dict[str, Any]:
    """The move that asks again from the state the report is in, with what it changes."""
    held = shelf.get(connection, number)
    if held is None or held.state not in ASKED_AGAIN:
        raise NotFound(
            f"There is no variance report {number} that can be asked again. Choose “a second "
            "report” instead; nothing was saved."
        )
    verb = ASKED_AGAIN[held.state]
    if verb == "set_due":
        require_another_day(because, due)
        return {"verb": verb, "said": {AGAIN_BECAUSE: because}, "due_on": due}
    ended = {"closed_on": None} if verb == "reopen" else {}
    return {"verb": verb, "sent_back_because": because, "due_on": due, **ended}


def require_another_day(because: str, due: date | None) -> None:
    """Refuse to move the day of an answer that is owed without a new day and a reason."""
    missing = [] if because.strip() else ["why it is given another day"]
    missing += [] if due else ["the new day"]
    if missing:
        raise Incomplete(f"Not yet said: {', '.join(missing)}. Fill that in; nothing was saved.")


def again_done(workspace: Workspace, number: int) -> str:
    """What asking again does to a report as it stands; nothing where there is none to ask in."""
    with workspace.reading() as connection:
        held = shelf.get(connection, number) if number else None
    return AGAIN_DONE.get(ASKED_AGAIN.get(held.state, ""), "") if held else ""


def answer(
    workspace: Workspace, person: Person, number: int, version: int, given: Answer
) -> VarianceReport:
    """Send the agency's answer."""
    return _moved(
        *(workspace, person, number, version, "answer"),
        cause=given.cause,
        meaning_for_children=given.meaning_for_children,
        being_done=given.being_done,
        being_done_by=given.being_done_by,
        recovery_by=given.recovery_by,
        recovery_value=given.recovery_value,
        trajectory=given.trajectory,
        evidence=given.evidence,
        answered_by=person.name,
        answered_on=workspace.now().date(),
    )


def send_back(
    workspace: Workspace, person: Person, number: int, version: int, because: str, due: date | None
) -> VarianceReport:
    """Send an answer back, saying what is missing."""
    changes = {"sent_back_because": because, "due_on": due}
    return _moved(workspace, person, number, version, "send_back", **changes)


def judge(
    workspace: Workspace, person: Person, number: int, version: int, made: Judged
) -> VarianceReport:
    """Record the group's verdict: accepted when assured or partly, else not assured."""
    verb = "refuse" if made.verdict == AssuranceVerdict.NOT else "accept"
    return _moved(
        *(workspace, person, number, version, verb),
        verdict=str(made.verdict),
        verdict_words=made.words,
        evidence=made.evidence,
        verdict_by=person.name,
        verdict_on=workspace.now().date(),
    )


def set_due(
    workspace: Workspace, person: Person, number: int, version: int, due: date | None
) -> VarianceReport:
    """Give the agency another day to answer by."""
    return _moved(workspace, person, number, version, "set_due", due_on=due)


def reopen(
    workspace: Workspace, person: Person, number: int, version: int, because: str, due: date | None
) -> VarianceReport:
    """Ask again: what was accepted has not held."""
    changes = {"sent_back_because": because, "due_on": due, "closed_on": None}
    return _moved(workspace, person, number, version, "reopen", **changes)


def reopen_due(workspace: Workspace, area: str) -> tuple[VarianceReport, ...]:
    """Reopen every accepted report of an area that has not held; those reopened.

    Each in a transaction of its own, with history and audit event in the scorecard's own name.
    Done twice, the second finds nothing. What somebody changes meanwhile is left to the next time.
    """
    with workspace.reading() as connection:
        now = workspace.now()
        evidence = gather(connection, area, as_known_at=now, now=now, may_be_empty=True)
        reports = shelf.for_area(connection, area)
    if not len(evidence.facts) or not evidence.reassurances:
        return ()
    due = to_reopen(judge_area(evidence, against_last_meeting=False), reports)
    found = (_reopened(workspace, one) for one in due)
    return tuple(one for one in found if one is not None)


def _reopened(workspace: Workspace, due: ToReopen) -> VarianceReport | None:
    at = (workspace, THE_SCORECARD, due.report.id, due.report.version)
    try:
        return reopen(*at, f"{BY_THE_SCORECARD}{due.because}", due.due_on)
    except StaleRecord:
        return None


def close(
    workspace: Workspace, person: Person, number: int, version: int, because: str
) -> VarianceReport:
    """Close it, saying why nothing more is expected."""
    return _ended(workspace, person, number, version, "close", because)


def withdraw(
    workspace: Workspace, person: Person, number: int, version: int, because: str
) -> VarianceReport:
    """Take the question back before it is answered, saying why."""
    return _ended(workspace, person, number, version, "withdraw", because)


def _ended(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, because: str
) -> VarianceReport:
    """Bring it to an end; why is kept with the move, in its history."""

    def whole(before: VarianceReport | None, after: VarianceReport, move: Move) -> None:
        complete(before, after, move)
        require_because(move, because)

    require_sight_of(workspace, person, NOUN, number)
    return moved(
        *(workspace, person, replace(NOUN, complete=whole), number, version, verb),
        said={BECAUSE: because},
        closed_on=workspace.now().date(),
    )


def _moved(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, **changes: Any
) -> VarianceReport:
    if person.role is not Role.SOFTWARE:  # a rule looks at every report, as the judgement does
        require_sight_of(workspace, person, NOUN, number)
    return moved(workspace, person, NOUN, number, version, verb, **changes)
