"""Asked already: the variance reports that stand about an indicator, and asking again in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.decision import Decision, DecisionKind, standing
from scorecard.domain.period import day
from scorecard.domain.permissions import may
from scorecard.domain.person import Person
from scorecard.domain.record import RecordChange
from scorecard.domain.variance_report import (
    AGAIN_BECAUSE,
    AGAIN_DONE,
    ASKED_AGAIN,
    LIFECYCLE,
    TO_ANSWER,
    UNSETTLED,
    VarianceReport,
    VarianceState,
)
from scorecard.judgement.variance_report import to_reopen
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.variance_report import shelf
from scorecard.views import register
from scorecard.views import variance_report as views
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class Standing:
    """One report that stands: what it is and where, and the words of asking again in it.

    `again` is blank where this person may not; `why` labels the reason. `owed` says by when its
    answer is due, blank where none is: a day that stands is moved only to one that is chosen.
    """

    number: int
    version: int
    agency: str
    name: str
    state: str
    again: str
    why: str = ""
    owed: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """What a decision did in a report that stood, and what of it stays if it is taken back."""

    done: str
    stays: str


AGAIN_WORDS: dict[str, str] = {
    "set_due": "Give it another day",
    "send_back": "Send it back",
    "reopen": "Reopen it",
}
"""How a report is asked again, by the move; short, for a phone."""

WHY_WORDS: dict[str, str] = {
    "set_due": "Why it is given another day",
    "send_back": "Why it is sent back",
    "reopen": "Why it is reopened",
}

SECOND = {"second": "A second report, another question"}
NOTE = (
    "Its question stays as it was asked, with its answers and verdicts in one report. To ask "
    "something else, choose a second report."
)


def of(connection: Connection, seen: JudgedArea, person: Person, code: str) -> tuple[Standing, ...]:
    """The reports about an indicator that are not over, and those closed ones that have not held.

    Those that wait come first, then those that have not held, then the newest.
    """
    every, names = shelf.for_area(connection, seen.area.code), views.names_of(seen)
    held = register.visible(every, names, person)
    about = [one for one in held if one.indicator == code and not one.report]
    broken = {one.report.id for one in to_reopen(seen.judged, about)}
    stand = [one for one in about if one.id in broken or not LIFECYCLE.is_over(one.state)]
    stand.sort(key=lambda one: (one.state in UNSETTLED, one.id in broken, one.id), reverse=True)
    rows = {row.number: row for row in views.rows(seen, stand)}
    return tuple(
        Standing(
            number=one.id,
            version=one.version,
            agency=one.agency,
            name=f"Variance report {one.id}, {rows[one.id].agency}",
            state=", ".join(part for part in (rows[one.id].state_words.lower(),
                                              rows[one.id].due_words) if part),
            again=_again(one.state, person),
            why=WHY_WORDS[ASKED_AGAIN[one.state]],
            owed=_owed(one),
        )
        for one in stand
    )  # fmt: skip


def _again(state: str, person: Person) -> str:
    verb = ASKED_AGAIN[state]
    return AGAIN_WORDS[verb] if may(person, LIFECYCLE.move(state, verb).permission) else ""


def _owed(report: VarianceReport) -> str:
    """'Its answer is due on 14 December 2026.'; nothing where none is owed."""
    if report.state not in TO_ANSWER or report.due_on is None:
        return ""
    return f"Its answer is due on {day(report.due_on)}."


def ways(stand: Sequence[Standing]) -> dict[str, str]:
    """What a form offers, asking again first: the number of a report, or SECOND."""
    may_be = [one for one in stand if one.again]
    which = {one.number: f": report {one.number}" if len(may_be) > 1 else "" for one in may_be}
    return {**{str(one.number): f"{one.again}{which[one.number]}" for one in may_be}, **SECOND}


def opened_at(connection: Connection, made: Iterable[Decision], meeting_on: date) -> frozenset[str]:
    """The records that a meeting opened and holds to, as decisions name them.

    Not those that stood before it and were asked again or judged at it.
    """
    here = [one for one in made if one.meeting_on == meeting_on]
    again = asked_again(connection, here)
    return frozenset(
        one.opened
        for one in standing(here)
        if one.id not in again and one.kind != DecisionKind.ACCEPT_ASSURANCE
    )


def asked_again(connection: Connection, made: Iterable[Decision]) -> dict[int, Again]:
    """What the decisions did that asked again in a report that stood, and opened none."""
    found: dict[int, Again] = {}
    opened: set[int] = set()
    for one in made:
        of = register.named(one.opened) if one.kind == DecisionKind.ASK_VARIANCE else None
        report = shelf.get(connection, of[1]) if of else None
        if report is None:
            continue
        its_own = (report.opened_on, report.meeting_on) == (one.decided_on, one.meeting_on)
        if not its_own or report.id in opened:
            changes = records.changes(connection, shelf.name, [report.id])
            found[one.id] = Again(_done(changes, one), _stays(report))
        opened.add(report.id)
    return found


def _done(changes: Iterable[RecordChange], made: Decision) -> str:
    """'Variance report given until 24 December 2026 (was 14 December 2026)'."""
    change = next((one for one in changes if _is_of(one, made)), None)
    if change is None:
        return f"{made.done} again"
    if change.verb != "set_due" or made.until is None:
        return AGAIN_DONE[change.verb]
    was = {name: before for name, before, _ in change.fields}.get("due_on", "")
    if not was:
        return f"{made.done} again, still due {day(made.until)}"
    return f"Variance report given until {day(made.until)} (was {day(date.fromisoformat(was))})"


def _is_of(change: RecordChange, made: Decision) -> bool:
    """Whether a move is the one that a decision made."""
    if change.verb not in AGAIN_DONE or change.at.date() != made.decided_on:
        return False
    said = {name: after for name, _, after in change.fields}
    because = said.get("sent_back_because", said.get(AGAIN_BECAUSE, made.words))
    until = made.until.isoformat() if made.until else ""
    return because == made.words and said.get("due_on", until) == until


def _stays(report: VarianceReport) -> str:
    """What is still so of a report, whatever becomes of the decision that asked again in it."""
    if report.state in TO_ANSWER and report.due_on is not None:
        so = f"the day is {day(report.due_on)}"
        if report.state != VarianceState.ASKED:
            so = f"the report is {LIFECYCLE.said(report)}, due {day(report.due_on)}"
    else:
        so = f"the report is {LIFECYCLE.said(report)}"
    return f"What it changed stays: {so}; change it on the report."
