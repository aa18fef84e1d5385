"""Escalations on screen: the register with its running clocks, one escalation and its ladder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from scorecard.domain import escalation_level as ladders
from scorecard.domain.errors import NotFound
from scorecard.domain.escalation import (
    LIFECYCLE,
    RUNNING,
    Escalation,
    EscalationState,
    Situation,
    may_now,
    scrutineer_waits,
)
from scorecard.domain.escalation_level import EscalationLevel, Holder, Ladder
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, answers_for, may
from scorecard.domain.person import Person
from scorecard.judgement import sentences
from scorecard.judgement.escalation import Clock, ClockState, days_late, has_waited, late_words
from scorecard.store import escalation_level as levels
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.escalation import shelf
from scorecard.views import register, report_record
from scorecard.views.escalation_level import Step, choices, place, step
from scorecard.views.escalation_waits import clock_of, level_of
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, RegisterRow
from scorecard.views.report_record import ReportPart
from scorecard.views.variance_report import figure_now, names_of

TO_BE_INFORMED = "The scrutineer is to be informed; nobody has recorded that they were."


@dataclass(frozen=True, slots=True)
class EscalationList:
    """The register: those running, those over; the ladder in force; who may raise to which level.

    `told` is what printed reports tell.
    `choices` are the (order, name) of levels this person may raise to, the usual one first.
    """

    area_name: str
    synthetic: bool
    running: tuple[RegisterRow, ...]
    over: tuple[RegisterRow, ...]
    told: tuple[ReportPart, ...]
    steps: tuple[Step, ...]
    choices: tuple[tuple[int, str], ...]
    can_raise: bool


@dataclass(frozen=True, slots=True)
class EscalationView:
    """One escalation. The pairs are headed words; `moves` what this person may do now."""

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
    steps: tuple[Step, ...]
    said: tuple[tuple[str, str], ...]
    response: tuple[tuple[str, str], ...]
    ending: tuple[tuple[str, str], ...]
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    escalation: Escalation


def listing(connection: Connection, seen: JudgedArea, person: Person) -> EscalationList:
    """The area's escalations as this person may see them."""
    held = _held(connection, seen, person)
    every = levels.every(connection)
    told = report_record.told(connection, shelf, seen, person)
    steps = ladders.ladder(every, seen.area.code, _today(seen))
    return EscalationList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        running=_rows(seen, every, [one for one in held if one.state in RUNNING]),
        over=_rows(seen, every, [one for one in held if LIFECYCLE.is_over(one.state)]),
        told=report_record.parts(seen, told, LIFECYCLE, lambda one: one.what),
        steps=tuple(step(one) for one in steps),
        choices=choices(steps, person),
        can_raise=may(person, Permission.RAISE_ESCALATION),
    )


def running(connection: Connection, seen: JudgedArea, person: Person) -> tuple[RegisterRow, ...]:
    """Those not yet resolved, as the register orders them."""
    held = _held(connection, seen, person)
    return _rows(seen, levels.every(connection), [one for one in held if one.state in RUNNING])


def to_acknowledge(
    connection: Connection, seen: JudgedArea, person: Person
) -> tuple[RegisterRow, ...]:
    """Those that wait for this person's own agency to acknowledge them."""
    every = levels.every(connection)
    held = [
        one
        for one in _held(connection, seen, person)
        if one.state == EscalationState.RAISED
        and one.agency == answers_for(person)
        and level_of(one, every).held_by == Holder.AGENCY
    ]
    return _rows(seen, every, held)


def view(connection: Connection, seen: JudgedArea, number: int, person: Person) -> EscalationView:
    """One escalation; NotFound where there is none this person may see."""
    found = shelf.get(connection, number)
    names = names_of(seen)
    shown = found is not None and found.area == seen.area.code
    if found is None or not shown or not register.visible([found], names, person):
        raise NotFound(f"There is no escalation {number} for {seen.area.name} that you may see.")
    every = levels.every(connection)
    row = _row(seen, every, found)
    steps = () if found.report else ladders.ladder(every, found.area, found.opened_on)
    return EscalationView(
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
        steps=tuple(step(one, place(one, found)) for one in steps),
        said=_said(seen, found),
        response=_response(found, level_of(found, every), clock_of(found, every, _today(seen))),
        ending=_ending(found),
        moves=_moves(found, every, person, _today(seen)),
        history=_history(connection, found, steps),
        escalation=found,
    )


def _held(connection: Connection, seen: JudgedArea, person: Person) -> list[Escalation]:
    held = shelf.for_area(connection, seen.area.code)
    return register.visible(held, names_of(seen), person)


def _today(seen: JudgedArea) -> date:
    return seen.judged.evidence.clock.date()


def _rows(seen: JudgedArea, every: Ladder, held: Iterable[Escalation]) -> tuple[RegisterRow, ...]:
    """Running clocks first, the latest of them at the top; then by the day they are looked at."""
    today = _today(seen)

    def order(one: Escalation) -> tuple[int, int, date]:
        now = clock_of(one, every, today)
        ended = one.closed_on or one.opened_on
        if LIFECYCLE.is_over(one.state):
            return len(_FIRST), -ended.toordinal(), ended
        return _FIRST.index(now.state), now.left, one.due_on or date.max

    return tuple(_row(seen, every, one) for one in sorted(held, key=order))


_FIRST = (
    *(ClockState.LATE, ClockState.DUE_TODAY, ClockState.RUNNING),
    *(ClockState.NO_LIMIT, ClockState.STOPPED),
)


def _row(seen: JudgedArea, every: Ladder, escalation: Escalation) -> RegisterRow:
    today = _today(seen)
    if escalation.report:
        return register.row(escalation, LIFECYCLE, names_of(seen), today)
    level, now = level_of(escalation, every), clock_of(escalation, every, today)
    row = register.row(escalation, LIFECYCLE, names_of(seen), today, _under(escalation, level))
    row = replace(row, owner=f"With: {level.name}" if row.tone != "over" else "")
    if escalation.state != EscalationState.RAISED:
        return _looked_at_late(row, escalation, today)
    tone = "overdue" if now.state == ClockState.LATE else "due"
    by = f"{_BY[now.state]} {day(now.due_on)}" if now.state in _BY and now.due_on else ""
    return replace(row, tone=tone, due_words=f"{sentences.opened(now.words)}{by}")


def _looked_at_late(row: RegisterRow, escalation: Escalation, today: date) -> RegisterRow:
    """Its lateness in working days, as that of a level's clock."""
    due = escalation.due_on
    if row.tone != "overdue" or due is None:
        return row
    late = sentences.opened(late_words(days_late(due, today)))
    return replace(row, due_words=f"{late}, due {day(due)}")


_BY = {ClockState.RUNNING: ", to be acknowledged by", ClockState.LATE: ", due"}


def _under(escalation: Escalation, level: EscalationLevel) -> str:
    parts = [f"Since {day(escalation.since)}." if escalation.since else ""]
    if escalation.state == EscalationState.ACKNOWLEDGED and escalation.acknowledged_on:
        by, on = escalation.acknowledged_by, day(escalation.acknowledged_on)
        parts.append(f"Acknowledged by {by} on {on}.")
    if scrutineer_waits(escalation, level):
        parts.append(TO_BE_INFORMED)
    return sentences.joined(*parts)


def _said(seen: JudgedArea, escalation: Escalation) -> tuple[tuple[str, str], ...]:
    raised_for = seen.agency_name(escalation.raised_for) if escalation.raised_for else "the group"
    who = f"{escalation.raised_by}, for {raised_for}" if escalation.raised_by else ""
    return (
        ("What", escalation.what),
        ("Since", day(escalation.since) if escalation.since else ""),
        ("Done meanwhile to keep children safe", escalation.mitigation),
        ("Raised", f"{register.opened_words(escalation)}{f', by {who}' if who else ''}"),
        ("The figure now", figure_now(seen, escalation.indicator)),
        register.read_from(escalation),
    )


def _response(
    escalation: Escalation, level: EscalationLevel, now: Clock
) -> tuple[tuple[str, str], ...]:
    if escalation.report:
        return (("What the report says followed", escalation.response),)
    over = LIFECYCLE.is_over(escalation.state)
    told = escalation.scrutineer_informed_on
    waits = scrutineer_waits(escalation, level)
    return (
        ("With" if not over else "Was with", level.name),
        ("At this level since", day(escalation.clock_from)),
        ("Moved up because", escalation.moved_because),
        ("Clock", sentences.opened(now.words)),
        ("Acknowledged by", escalation.acknowledged_by),
        ("They will", escalation.response),
        ("Looked at again", day(escalation.due_on) if escalation.due_on else ""),
        ("Scrutineer", TO_BE_INFORMED if waits else f"informed {day(told)}" if told else ""),
    )


def _ending(escalation: Escalation) -> tuple[tuple[str, str], ...]:
    on = day(escalation.closed_on) if escalation.closed_on else ""
    heading = "Resolved" if escalation.state == EscalationState.RESOLVED else "Withdrawn"
    return ((heading, escalation.resolution), ("On", on)) if escalation.resolution else ()


def _moves(escalation: Escalation, every: Ladder, person: Person, today: date) -> tuple[Move, ...]:
    level = level_of(escalation, every)
    steps = ladders.ladder(every, escalation.area, escalation.opened_on)
    above = ladders.above(steps, escalation.level)
    now = Situation(person, escalation, level, above, has_waited(escalation, level, today))
    can = register.can(escalation, LIFECYCLE, person)
    waits = scrutineer_waits(escalation, level)
    return tuple(
        move for move in can if may_now(now, move.verb) and (move.verb != "inform" or waits)
    )


def _history(
    connection: Connection, escalation: Escalation, steps: Ladder
) -> tuple[HistoryLine, ...]:
    """What happened, with the levels by their names."""
    names = {str(one.order): one.name for one in steps}
    lines = register.history(records.changes(connection, shelf.name, [escalation.id]))
    return tuple(
        replace(
            line,
            rewritten=tuple(
                (field, names.get(before, before), names.get(after, after))
                if field == "Level"
                else (field, before, after)
                for field, before, after in line.rewritten
            ),
        )
        for line in lines
    )
