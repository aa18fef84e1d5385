"""Variance reports on screen: the register, one report with its answer, and what happened next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scorecard.domain.errors import NotFound
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.variance_report import (
    EVIDENCE_WORDS,
    INDEPENDENT,
    LIFECYCLE,
    TO_ANSWER,
    VERDICT_WORDS,
    VarianceReport,
    VarianceState,
)
from scorecard.domain.verdict import RAG_WORDS
from scorecard.judgement import sentences
from scorecard.judgement.before_after import EITHER, what_followed
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.variance_report import shelf
from scorecard.views import register
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, Names, RegisterRow


@dataclass(frozen=True, slots=True)
class VarianceList:
    """The register in its parts, overdue first, and whether this person may ask for another."""

    area_name: str
    synthetic: bool
    waiting: tuple[RegisterRow, ...]
    accepted: tuple[RegisterRow, ...]
    over: tuple[RegisterRow, ...]
    can_ask: bool


@dataclass(frozen=True, slots=True)
class VarianceView:
    """One report. `answer` and the rest are headed pairs of words; `moves` what may be done now."""

    number: int
    version: int
    area_name: str
    synthetic: bool
    title: str
    state: str
    state_words: str
    tone: str
    due_words: str
    agency: str
    indicator: str
    indicator_name: str
    question: str
    asked: tuple[tuple[str, str], ...]
    answer: tuple[tuple[str, str], ...]
    verdict: tuple[tuple[str, str], ...]
    next: str
    next_numbers: str
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    report: VarianceReport


def listing(connection: Connection, seen: JudgedArea, person: Person) -> VarianceList:
    """The area's reports as this person may see them."""
    names = names_of(seen)
    held = register.visible(shelf.for_area(connection, seen.area.code), names, person)
    return VarianceList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        waiting=_rows(seen, [one for one in held if one.state in _WAITING]),
        accepted=_rows(seen, [one for one in held if one.state in _JUDGED]),
        over=_rows(seen, [one for one in held if LIFECYCLE.is_over(one.state)]),
        can_ask=may(person, Permission.ASK_AGENCY),
    )


def asked_of(connection: Connection, seen: JudgedArea, person: Person) -> tuple[RegisterRow, ...]:
    """What waits for an answer from this person's own agency."""
    held = register.visible(shelf.for_area(connection, seen.area.code), names_of(seen), person)
    mine = [one for one in held if one.agency == person.agency and one.state in TO_ANSWER]
    return _rows(seen, mine)


def view(connection: Connection, seen: JudgedArea, number: int, person: Person) -> VarianceView:
    """One report; NotFound where there is none this person may see."""
    report = shelf.get(connection, number)
    names = names_of(seen)
    shown = report is not None and report.area == seen.area.code
    if report is None or not shown or not register.visible([report], names, person):
        raise NotFound(
            f"There is no variance report {number} for {seen.area.name} that you may see."
        )
    today = seen.judged.evidence.clock.date()
    row = _row(report, names, today)
    followed, numbers = what_next(seen, report)
    return VarianceView(
        number=report.id,
        version=report.version,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        title=report.title,
        state=report.state,
        state_words=row.state_words,
        tone=row.tone,
        due_words=row.due_words,
        agency=row.agency,
        indicator=report.indicator,
        indicator_name=row.indicator_name,
        question=report.question,
        asked=_asked(seen, report),
        answer=answer(seen, report),
        verdict=_verdict(report),
        next=followed,
        next_numbers=numbers,
        moves=register.can(report, LIFECYCLE, person),
        history=register.history(records.changes(connection, shelf.name, [report.id])),
        report=report,
    )


def names_of(seen: JudgedArea) -> Names:
    """The names registers put for codes."""
    return Names(seen.agencies, seen.judged.evidence.indicators)


def figure_now(seen: JudgedArea, code: str) -> str:
    """What the indicator says now, in words: what is frozen into a question when it is asked."""
    row = seen.judged.rows.get(code)
    if row is None or row.place is None:
        return ""
    where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
    said = [f"{sentences.value(row.indicator, row.value)} {where}: {RAG_WORDS[row.rag].lower()}."]
    said += [flag.sentence for flag in row.flags if flag.group == "attention"]
    return " ".join(said)


_WAITING = (*TO_ANSWER, VarianceState.ANSWERED)
_JUDGED = (VarianceState.ACCEPTED, VarianceState.NOT_ASSURED)


def _rows(seen: JudgedArea, held: Sequence[VarianceReport]) -> tuple[RegisterRow, ...]:
    today = seen.judged.evidence.clock.date()
    names = names_of(seen)
    rows = [_row(one, names, today, _under(seen, one)) for one in held]
    return register.in_order(rows)


def _row(report: VarianceReport, names: Names, today: date, under: str = "") -> RegisterRow:
    """One report as a row; an answer that was given is not overdue: what it promised is awaited."""
    row = register.row(report, LIFECYCLE, names, today, under)
    if report.state in TO_ANSWER or LIFECYCLE.is_over(report.state):
        return row
    said = f"answered {day(report.answered_on)}" if report.answered_on else ""
    if report.state == VarianceState.ACCEPTED and report.recovery_by:
        said = f"recovery due {day(report.recovery_by)}"
    return replace(row, tone="waiting", due_words=said)


def _under(seen: JudgedArea, report: VarianceReport) -> str:
    if report.state not in _JUDGED or not report.verdict_on:
        return ""
    verdict = VERDICT_WORDS.get(report.verdict, report.verdict)
    followed, _ = what_next(seen, report)
    return f"{sentences.opened(verdict)} on {day(report.verdict_on)}. {followed}".strip()


def _asked(seen: JudgedArea, report: VarianceReport) -> tuple[tuple[str, str], ...]:
    now = figure_now(seen, report.indicator)
    return (
        ("Asked on", day(report.opened_on)),
        ("The figure when it was asked", report.frozen),
        ("The figure now", now if now != report.frozen else ""),
        ("Sent back, or asked again, because", report.sent_back_because),
        ("Read from", report.reference),
    )


def answer(seen: JudgedArea, report: VarianceReport) -> tuple[tuple[str, str], ...]:
    """The four parts of an answer, what it rests on and who gave it, as headed pairs."""
    by = f", by {day(report.being_done_by)}" if report.being_done_by else ""
    answered = (
        f"{report.answered_by}, {day(report.answered_on)}"
        if report.answered_on
        else report.answered_by
    )
    return (
        ("Cause", report.cause),
        ("What it means for children", report.meaning_for_children),
        ("What is being done", f"{report.being_done.rstrip('.')}{by}" if by else report.being_done),
        ("Recovery expected", _recovery(seen, report)),
        ("On the way there", report.trajectory),
        ("Rests on", evidence_words(report.evidence)),
        ("Answered by", answered),
    )


def _recovery(seen: JudgedArea, report: VarianceReport) -> str:
    if report.recovery_by is None:
        return ""
    indicator = seen.judged.evidence.indicators.get(report.indicator)
    to = ""
    if report.recovery_value is not None and indicator is not None:
        to = f"{sentences.value(indicator, report.recovery_value)} "
    return f"{to}by {day(report.recovery_by)}"


def _verdict(report: VarianceReport) -> tuple[tuple[str, str], ...]:
    if not report.verdict:
        return ()
    on = f", {day(report.verdict_on)}" if report.verdict_on else ""
    return (
        ("Verdict", sentences.opened(VERDICT_WORDS.get(report.verdict, report.verdict))),
        ("Why", report.verdict_words),
        ("Rests on", evidence_words(report.evidence)),
        ("By", f"{report.verdict_by}{on}"),
    )


def evidence_words(lines: str) -> str:
    """Each kind of evidence in words, with what was said of it; the independent ones say so."""
    said = []
    for line in lines.splitlines():
        kind, _, words = line.partition(":")
        name = EVIDENCE_WORDS.get(kind.strip(), kind.strip())
        mark = "" if kind.strip() in INDEPENDENT else " (not independent)"
        said.append(f"{sentences.opened(name)}{mark}: {words.strip()}".removesuffix(": "))
    return "\n".join(said)


def what_next(seen: JudgedArea, report: VarianceReport) -> tuple[str, str]:
    """What the indicator did after the answer was judged, from when recovery was expected."""
    if report.verdict_on is None or report.state == VarianceState.WITHDRAWN:
        return "", ""
    expected = report.recovery_by or report.verdict_on
    found = what_followed(seen.judged, report.indicator, report.verdict_on, expected, EITHER)
    return found.sentence, found.numbers
