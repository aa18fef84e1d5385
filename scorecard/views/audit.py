"""Audits on screen: the register, what is looked at again, and one audit beside its figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scorecard.domain.audit import (
    GRADE_WORDS,
    KIND_WORDS,
    LIFECYCLE,
    WORKED_ON,
    Audit,
    AuditKind,
    AuditState,
    Grade,
    waiting_for_re_audit,
)
from scorecard.domain.errors import NotFound
from scorecard.domain.flag import FlagKind
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.verdict import RAG_WORDS
from scorecard.judgement import audit as judgement
from scorecard.judgement import sentences
from scorecard.store import record as records
from scorecard.store.audit import shelf
from scorecard.store.engine import Connection
from scorecard.views import register, report_record, section_eleven
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, Names, RegisterRow
from scorecard.views.report_record import ReportPart
from scorecard.views.section_eleven import SectionElevenView


@dataclass(frozen=True, slots=True)
class AuditList:
    """The register in its parts, overdue first; `again` is what is to be looked at again.

    Each audit stands once, in the part that asks something of somebody. `told` is what printed
    reports tell.
    """

    area_name: str
    synthetic: bool
    working: tuple[RegisterRow, ...]
    again: tuple[RegisterRow, ...]
    reported: tuple[RegisterRow, ...]
    over: tuple[RegisterRow, ...]
    told: tuple[ReportPart, ...]
    can_plan: bool


@dataclass(frozen=True, slots=True)
class AuditView:
    """One audit. `plan`, `found` are headed pairs of words; `moves` what may be done now.

    `figure` is what the indicator says now, and `question` what is asked where the two differ.
    `repeats` and `repeated_by` are (number, title) of the audits before and after this one.
    """

    number: int
    version: int
    area: str
    area_name: str
    synthetic: bool
    title: str
    state_words: str
    tone: str
    due_words: str
    kind: AuditKind
    kind_words: str
    indicator: str
    indicator_name: str
    plan: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]
    figure: str
    question: str
    repeats: tuple[int, str] | None
    repeated_by: tuple[int, str] | None
    can_repeat: bool
    steps: SectionElevenView | None
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    audit: Audit


def listing(connection: Connection, seen: JudgedArea, person: Person) -> AuditList:
    """The area's audits as this person may see them."""
    every = shelf.for_area(connection, seen.area.code)
    held = register.visible(every, names_of(seen), person)
    waiting = {one.id for one in waiting_for_re_audit(every)}
    done = [one for one in held if one.id not in waiting]
    return AuditList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        working=_rows(seen, [one for one in held if one.state in WORKED_ON]),
        again=_again(seen, [one for one in held if one.id in waiting]),
        reported=_rows(seen, [one for one in done if one.state == AuditState.REPORTED]),
        over=_rows(seen, [one for one in done if LIFECYCLE.is_over(one.state)]),
        told=_told(seen, report_record.told(connection, shelf, seen, person)),
        can_plan=may(person, Permission.KEEP_AUDIT),
    )


def about(
    connection: Connection, seen: JudgedArea, indicator: str, person: Person
) -> tuple[RegisterRow, ...]:
    """What is open about one indicator, as this person may see it: overdue first.

    A closed audit is open still while it waits to be looked at again.
    """
    every = shelf.for_area(connection, seen.area.code)
    waiting = [one for one in waiting_for_re_audit(every) if one.indicator == indicator]
    mine = [one for one in every if one.indicator == indicator and not LIFECYCLE.is_over(one.state)]
    shown = register.visible(mine, names_of(seen), person)
    closed = register.visible([one for one in waiting if one not in mine], names_of(seen), person)
    return register.in_order((*_rows(seen, shown), *_again(seen, closed)))


def view(connection: Connection, seen: JudgedArea, number: int, person: Person) -> AuditView:
    """One audit; NotFound where there is none this person may see."""
    audit = shelf.get(connection, number)
    names, today = names_of(seen), seen.judged.evidence.clock.date()
    here = audit is not None and audit.area == seen.area.code
    if audit is None or not here or not register.visible([audit], names, person):
        raise NotFound(f"There is no audit {number} for {seen.area.name} that you may see.")
    others = register.visible(shelf.for_area(connection, audit.area), names, person)
    row = _row(seen, names, audit)
    after = _beside(one for one in others if one.re_audit_of == audit.id)
    figure, question = _figure(seen, audit)
    return AuditView(
        number=audit.id,
        version=audit.version,
        area=seen.area.code,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        title=audit.title,
        state_words=row.state_words,
        tone=row.tone,
        due_words=row.due_words,
        kind=audit.kind,
        kind_words=_kind(audit),
        indicator=audit.indicator,
        indicator_name=row.indicator_name,
        plan=_plan(audit, row),
        found=_found(audit, today, is_waiting=bool(audit.re_audit_on) and after is None),
        figure=figure,
        question=question,
        repeats=_beside(one for one in others if one.id == audit.re_audit_of),
        repeated_by=after,
        can_repeat=bool(audit.reported_on) and not after and may(person, Permission.KEEP_AUDIT),
        steps=section_eleven.of(connection, audit),
        moves=register.can(audit, LIFECYCLE, person),
        history=register.history(records.changes(connection, shelf.name, [audit.id])),
        audit=audit,
    )


def names_of(seen: JudgedArea) -> Names:
    """The names registers put for codes."""
    return Names(seen.agencies, seen.judged.evidence.indicators)


def _rows(seen: JudgedArea, held: Sequence[Audit]) -> tuple[RegisterRow, ...]:
    names = names_of(seen)
    return register.in_order([_row(seen, names, one) for one in held])


def _told(seen: JudgedArea, held: Sequence[Audit]) -> tuple[ReportPart, ...]:
    """What reports tell, with who looked where they say so."""
    kinds = {one.id: _kind(one) for one in held}
    return tuple(
        replace(part, rows=tuple(replace(row, agency=kinds[row.number]) for row in part.rows))
        for part in report_record.parts(seen, held, LIFECYCLE, _told_under)
    )


def _told_under(audit: Audit) -> str:
    return f"{_cases(audit)}{audit.findings}"


def _row(seen: JudgedArea, names: Names, audit: Audit) -> RegisterRow:
    """One audit as a row; a reported one is never overdue: its next look is a row of its own."""
    today = seen.judged.evidence.clock.date()
    owed = audit if audit.state in WORKED_ON else replace(audit, due_on=None)
    row = register.row(owed, LIFECYCLE, names, today, _under(audit))
    reported = f"reported {day(audit.reported_on)}" if audit.reported_on else ""
    kind = _kind(audit)
    is_reported = audit.state == AuditState.REPORTED and not audit.report
    return replace(
        row,
        agency=f"{kind}, {row.agency}" if row.agency else kind,
        due_words=reported if is_reported else row.due_words,
    )


def _kind(audit: Audit) -> str:
    return sentences.opened(KIND_WORDS[audit.kind])


def _cases(audit: Audit) -> str:
    return f"{audit.cases:,} cases. " if audit.cases else ""


def _again(seen: JudgedArea, held: Sequence[Audit]) -> tuple[RegisterRow, ...]:
    """What is to be looked at again, by the day agreed for it."""
    names, today = names_of(seen), seen.judged.evidence.clock.date()
    rows = []
    for one in held:
        due = replace(one, due_on=one.re_audit_on)
        is_late = one.re_audit_on is not None and one.re_audit_on < today
        rows.append(
            replace(
                _row(seen, names, one),
                tone="overdue" if is_late else "due",
                due_words=register.due_words(due, False, today),
                under=f"{_under(one)} Reported on {day(one.reported_on)}.".strip()
                if one.reported_on
                else "",
            )
        )
    return register.in_order(rows)


def _under(audit: Audit) -> str:
    if not audit.reported_on:
        return ""
    grade = f"Graded {GRADE_WORDS[audit.grade]}. " if audit.grade else ""
    return f"{_cases(audit)}{grade}".strip()


def _plan(audit: Audit, row: RegisterRow) -> tuple[tuple[str, str], ...]:
    asked_at = f", at the meeting of {day(audit.meeting_on)}" if audit.meeting_on else ""
    return (
        ("What is looked at", audit.scope),
        ("Kind, of whom", row.agency),
        ("Led by", audit.owner),
        ("About", row.indicator_name if audit.indicator else ""),
        ("Report due", day(audit.due_on) if audit.due_on else ""),
        ("When" if audit.report else "Planned", f"{register.opened_words(audit)}{asked_at}"),
        register.read_from(audit),
    )


def _found(audit: Audit, today: date, is_waiting: bool) -> tuple[tuple[str, str], ...]:
    over = "Cancelled because" if audit.state == AuditState.CANCELLED else "Closed because"
    again = replace(audit, due_on=audit.re_audit_on)
    by = f"by {day(audit.re_audit_on)}" if audit.re_audit_on else ""
    graded = sentences.opened(GRADE_WORDS[audit.grade]) if audit.reported_on else ""
    return (
        ("Reported", day(audit.reported_on) if audit.reported_on else ""),
        ("Cases", f"{audit.cases:,}" if audit.cases else ""),
        ("Grade", graded),
        ("Findings", audit.findings),
        ("Looked at again", register.due_words(again, False, today) if is_waiting else by),
        (over, audit.closed_because),
    )


def _figure(seen: JudgedArea, audit: Audit) -> tuple[str, str]:
    """What the indicator says now, and the question where this audit's grade differs from it."""
    row = seen.judged.rows.get(audit.indicator)
    if row is None or row.place is None:
        return "", ""
    where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
    said = f"{sentences.value(row.indicator, row.value)} {where}: {RAG_WORDS[row.rag].lower()}."
    latest = judgement.latest(seen.judged.evidence).get(audit.indicator)
    is_latest = latest is not None and latest.number == audit.id and audit.grade != Grade.NONE
    asked = [flag.sentence for flag in row.flags if flag.kind == FlagKind.AUDIT_DIFFERS]
    return said, asked[0] if asked and is_latest else ""


def _beside(audits: Iterable[Audit]) -> tuple[int, str] | None:
    """The last that was kept, and is not cancelled."""
    kept = [(one.id, one.title) for one in audits if one.state != AuditState.CANCELLED]
    return max(kept, default=None)
