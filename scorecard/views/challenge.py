"""Challenges on screen: the log, one challenge with its answer, and the difference it made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scorecard.domain.challenge import LIFECYCLE, TO_ANSWER, Challenge, ChallengeState, may_correct
from scorecard.domain.errors import NotFound
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, answers_for, may
from scorecard.domain.person import Person
from scorecard.store import record as records
from scorecard.store.challenge import shelf
from scorecard.store.engine import Connection
from scorecard.views import register, report_record
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, RegisterRow
from scorecard.views.report_record import ReportPart
from scorecard.views.variance_report import figure_now, names_of


@dataclass(frozen=True, slots=True)
class ChallengeList:
    """The log: what waits for an answer or for the group, what is over, what reports tell."""

    area_name: str
    synthetic: bool
    to_answer: tuple[RegisterRow, ...]
    answered: tuple[RegisterRow, ...]
    over: tuple[RegisterRow, ...]
    told: tuple[ReportPart, ...]
    can_make: bool


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """One challenge. The pairs are headed words; `moves` what this person may do now."""

    number: int
    version: int
    area_name: str
    synthetic: bool
    title: str
    state_words: str
    tone: str
    due_words: str
    agency: str
    indicator: str
    indicator_name: str
    made: tuple[tuple[str, str], ...]
    answer: tuple[tuple[str, str], ...]
    difference: tuple[tuple[str, str], ...]
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    challenge: Challenge


def listing(connection: Connection, seen: JudgedArea, person: Person) -> ChallengeList:
    """The area's challenges as this person may see them."""
    held = _held(connection, seen, person)
    told = report_record.told(connection, shelf, seen, person)
    return ChallengeList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        to_answer=_rows(seen, (one for one in held if one.state in TO_ANSWER)),
        answered=_rows(seen, (one for one in held if one.state == ChallengeState.ANSWERED)),
        over=_rows(seen, (one for one in held if LIFECYCLE.is_over(one.state))),
        told=report_record.parts(seen, told, LIFECYCLE, lambda one: one.challenge),
        can_make=may(person, Permission.MAKE_CHALLENGE),
    )


def asked_of(connection: Connection, seen: JudgedArea, person: Person) -> tuple[RegisterRow, ...]:
    """What waits for an answer from this person's own agency."""
    mine = (one for one in _held(connection, seen, person) if one.agency == answers_for(person))
    return _rows(seen, (one for one in mine if one.state in TO_ANSWER))


def unanswered(connection: Connection, seen: JudgedArea, person: Person) -> tuple[RegisterRow, ...]:
    """Those that wait for an answer of any agency."""
    held = _held(connection, seen, person)
    return _rows(seen, (one for one in held if one.state in TO_ANSWER))


def view(connection: Connection, seen: JudgedArea, number: int, person: Person) -> ChallengeView:
    """One challenge; NotFound where there is none this person may see."""
    found = shelf.get(connection, number)
    shown = found is not None and found.area == seen.area.code
    if found is None or not shown or not register.visible([found], names_of(seen), person):
        raise NotFound(f"There is no challenge {number} for {seen.area.name} that you may see.")
    row = _row(seen, found)
    return ChallengeView(
        number=found.id,
        version=found.version,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        title=found.title,
        state_words=row.state_words,
        tone=row.tone,
        due_words=row.due_words,
        agency=row.agency,
        indicator=found.indicator,
        indicator_name=row.indicator_name,
        made=_made(seen, found),
        answer=_answer(found),
        difference=_difference(found),
        moves=_moves(found, person),
        history=register.history(records.changes(connection, shelf.name, [found.id])),
        challenge=found,
    )


def _moves(challenge: Challenge, person: Person) -> tuple[Move, ...]:
    can = register.can(challenge, LIFECYCLE, person)
    return tuple(move for move in can if move.verb != "correct" or may_correct(person, challenge))


def _held(connection: Connection, seen: JudgedArea, person: Person) -> list[Challenge]:
    held = shelf.for_area(connection, seen.area.code)
    return register.visible(held, names_of(seen), person)


def _rows(seen: JudgedArea, held: Iterable[Challenge]) -> tuple[RegisterRow, ...]:
    return register.in_order([_row(seen, one) for one in held])


def _row(seen: JudgedArea, challenge: Challenge) -> RegisterRow:
    today = seen.judged.evidence.clock.date()
    row = register.row(challenge, LIFECYCLE, names_of(seen), today, _under(seen, challenge))
    if challenge.state != ChallengeState.ANSWERED:
        return row
    # the agency has done what was due; it is the group that is waited for
    on = f"answered {day(challenge.answered_on)}" if challenge.answered_on else ""
    return replace(row, tone="waiting", due_words=on)


def _under(seen: JudgedArea, challenge: Challenge) -> str:
    if challenge.difference_made:
        return f"Difference made: {challenge.difference_made}"
    return f"Made by {_made_by(seen, challenge)}." if challenge.made_by else ""


def _made_by(seen: JudgedArea, challenge: Challenge) -> str:
    agency = f", {seen.agency_name(challenge.made_for)}" if challenge.made_for else ""
    return f"{challenge.made_by}{agency}"


def _made(seen: JudgedArea, challenge: Challenge) -> tuple[tuple[str, str], ...]:
    by = f", by {_made_by(seen, challenge)}" if challenge.made_by else ""
    return (
        ("Challenge", challenge.challenge),
        ("Made" if by else "Dated", f"{register.opened_words(challenge)}{by}"),
        ("The figure now", figure_now(seen, challenge.indicator)),
        register.read_from(challenge),
    )


def _answer(challenge: Challenge) -> tuple[tuple[str, str], ...]:
    on = f", {day(challenge.answered_on)}" if challenge.answered_on else ""
    return (
        ("Answer", challenge.answer),
        ("Answered by", f"{challenge.answered_by}{on}" if challenge.answered_by else ""),
        ("Not settled because", challenge.not_settled_because),
    )


def _difference(challenge: Challenge) -> tuple[tuple[str, str], ...]:
    return (
        ("Difference made", challenge.difference_made),
        ("Withdrawn because", challenge.withdrawn_because),
        ("On", day(challenge.closed_on) if challenge.closed_on else ""),
    )
