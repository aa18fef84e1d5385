"""Asked already: the variance reports that stand about an indicator, and asking again in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorecard.domain.decision import Decision, DecisionKind
from scorecard.domain.permissions import may
from scorecard.domain.person import Person
from scorecard.domain.variance_report import ASKED_AGAIN, LIFECYCLE, UNSETTLED
from scorecard.judgement.variance_report import to_reopen
from scorecard.store.engine import Connection
from scorecard.store.variance_report import shelf
from scorecard.views import register
from scorecard.views import variance_report as views
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class Standing:
    """One report that stands: what it is and where, and the words of asking again in it.

    `again` is blank where this person may not.
    """

    number: int
    version: int
    agency: str
    name: str
    state: str
    again: str


AGAIN_WORDS: dict[str, str] = {
    "set_due": "Give another day for the answer still owed",
    "send_back": "Send its answer back",
    "reopen": "Ask again: reopen it",
}
"""How a report is asked again, by the move."""

SECOND = {"second": "A second report, for another question"}
NOTE = "Asking again keeps the question, its answers and its verdicts together in one report."


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
        )
        for one in stand
    )  # fmt: skip


def _again(state: str, person: Person) -> str:
    verb = ASKED_AGAIN[state]
    return AGAIN_WORDS[verb] if may(person, LIFECYCLE.move(state, verb).permission) else ""


def ways(standing: Sequence[Standing]) -> dict[str, str]:
    """What a form offers, asking again first: the number of a report, or SECOND."""
    again = {str(one.number): f"{one.again} ({one.name})" for one in standing if one.again}
    return {**again, **SECOND}


def asked_again(connection: Connection, made: Iterable[Decision]) -> frozenset[int]:
    """The numbers of the decisions that asked again in a report that stood, and opened none."""
    found, opened = set(), set()
    for one in made:
        of = register.named(one.opened) if one.kind == DecisionKind.ASK_VARIANCE else None
        report = shelf.get(connection, of[1]) if of else None
        if report is None:
            continue
        its_own = (report.opened_on, report.meeting_on) == (one.decided_on, one.meeting_on)
        if not its_own or report.id in opened:
            found.add(one.id)
        opened.add(report.id)
    return frozenset(found)
