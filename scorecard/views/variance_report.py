"""Variance reports on screen: the register, one report with its answer, and what happened next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isnan

from scorecard.domain.errors import NotFound
from scorecard.domain.indicator import Standing
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, answers_for, may
from scorecard.domain.person import Person
from scorecard.domain.record import RecordChange, after_latest
from scorecard.domain.variance_report import (
    BECAUSE,
    ENDED_BECAUSE,
    LIFECYCLE,
    TO_ANSWER,
    UNSETTLED,
    VERDICT_WORDS,
    VarianceReport,
    VarianceState,
)
from scorecard.domain.verdict import RAG_WORDS, Outcome
from scorecard.judgement import sentences
from scorecard.judgement.before_after import EITHER, what_followed
from scorecard.judgement.reassurance import Unmet
from scorecard.judgement.variance_report import ToReopen, to_reopen
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.variance_report import shelf
from scorecard.views import register, report_record, words
from scorecard.views.answer import ANSWERED_BY, JUDGED_BY, answer, evidence_words
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, Names, RegisterRow
from scorecard.views.report_record import ReportPart

AGAIN = "Has not held: to be asked again"
REOPENS = (
    "The day agreed for recovery has passed and it has not come about, or the figure is worse than "
    "when the answer was judged. The scorecard asks the agency again in its next nightly run; "
    "the chair or the analyst can do it now."
)
SAID: dict[Unmet, str] = {Unmet.DUE: "not held", Unmet.WORSE: "worse since"}
"""In a few words, why an accepted answer is asked about again."""


@dataclass(frozen=True, slots=True)
class VarianceList:
    """The register in its parts, overdue first, and whether this person may ask for another.

    `again` are those whose accepted answer has not held: the scorecard reopens them. `told` is
    what printed reports tell.
    """

    area_name: str
    synthetic: bool
    again: tuple[RegisterRow, ...]
    waiting: tuple[RegisterRow, ...]
    accepted: tuple[RegisterRow, ...]
    over: tuple[RegisterRow, ...]
    told: tuple[ReportPart, ...]
    can_ask: bool


@dataclass(frozen=True, slots=True)
class VarianceView:
    """One report. `answer` and the rest are headed pairs of words; `moves` what may be done now.

    `to_reopen` says why it is to be reopened, though it has not been yet; `retired` that its
    indicator is. `answered` is the report as its latest answer left it, with what that rested on.
    """

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
    verdict_title: str
    ended: tuple[tuple[str, str], ...]
    next: str
    next_numbers: str
    to_reopen: str
    retired: str
    answered: VarianceReport
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    report: VarianceReport


@dataclass(frozen=True, slots=True)
class Stands:
    """Where an answer stands in a few words, with a register's tone; since when and why."""

    words: str
    tone: str
    because: str


BEFORE = "The verdict on the answer before"
"""Asked again: the verdict that stands is about an answer that has been replaced, or will be."""


def _verdict_title(report: VarianceReport) -> str:
    """A printed report gives no verdict of ours."""
    if report.report:
        return "What came of it"
    return BEFORE if report.state in _WAITING else "The verdict"


def listing(connection: Connection, seen: JudgedArea, person: Person) -> VarianceList:
    """The area's reports as this person may see them."""
    names = names_of(seen)
    held = register.visible(shelf.for_area(connection, seen.area.code), names, person)
    again = {one.report.id for one in to_reopen(seen.judged, held)}
    waited = [one for one in held if one.id not in again]
    told = report_record.told(connection, shelf, seen, person)
    return VarianceList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        again=rows(seen, [one for one in held if one.id in again]),
        waiting=rows(seen, [one for one in held if one.state in _WAITING]),
        accepted=rows(seen, [one for one in waited if one.state in _JUDGED]),
        over=rows(seen, [one for one in waited if LIFECYCLE.is_over(one.state)]),
        told=report_record.parts(seen, told, LIFECYCLE, lambda one: one.verdict_words),
        can_ask=may(person, Permission.ASK_AGENCY),
    )


def asked_of(connection: Connection, seen: JudgedArea, person: Person) -> tuple[RegisterRow, ...]:
    """What waits for an answer from this person's own agency, or is about to be asked again."""
    held = register.visible(shelf.for_area(connection, seen.area.code), names_of(seen), person)
    again = {one.report.id for one in to_reopen(seen.judged, held)}
    asked = [one for one in held if one.state in TO_ANSWER or one.id in again]
    return rows(seen, [one for one in asked if one.agency == answers_for(person)])


def view(connection: Connection, seen: JudgedArea, number: int, person: Person) -> VarianceView:
    """One report; NotFound where there is none this person may see."""
    report = shelf.get(connection, number)
    names = names_of(seen)
    shown = report is not None and report.area == seen.area.code
    if report is None or not shown or not register.visible([report], names, person):
        raise NotFound(
            f"There is no variance report {number} for {seen.area.name} that you may see."
        )
    again = {one.report.id: one for one in to_reopen(seen.judged, [report])}
    row = _row(seen, report, again)
    waits = report.state in _WAITING
    followed, numbers = ("", "") if waits else what_next(seen, report)
    changes = records.changes(connection, shelf.name, [report.id])
    answered = after_latest(report, changes, ANSWERED_BY) or report
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
        answer=answer(seen, answered),
        verdict=_verdict(after_latest(report, changes, JUDGED_BY) or report),
        verdict_title=_verdict_title(report),
        ended=_ended(report, changes),
        next=followed,
        next_numbers=numbers,
        to_reopen=again[report.id].because if report.id in again else "",
        retired=retired(seen, report.indicator),
        answered=answered,
        moves=register.can(report, LIFECYCLE, person),
        history=register.history(changes, TOLD),
        report=report,
    )


def stands(connection: Connection, seen: JudgedArea, report: VarianceReport) -> Stands:
    """Where the latest answer of a report stands, so that nobody takes it for what holds."""
    (row,) = rows(seen, [report])
    if report.state == VarianceState.ANSWERED:
        return Stands("Waits for the group's verdict", row.tone, "")
    changes = records.changes(connection, shelf.name, [report.id])
    came = [one for one in changes if one.target == report.state and one.source != report.state]
    on = f" on {day(came[-1].at.date())}" if came else ""
    ended = _ended(report, changes)
    reason = ended[0][1] if ended else report.verdict_words
    if report.state in TO_ANSWER:
        reason = report.sent_back_because
    said = f"{register.state_words(report, LIFECYCLE)}{on}{f': {reason}' if reason else ''}"
    verdict = VERDICT_WORDS.get(report.verdict, "") if ended else ""
    parts = (said, f"the verdict was {verdict}" if verdict else "",
             *(one.because for one in to_reopen(seen.judged, [report])))  # fmt: skip
    return Stands(row.state_words, row.tone, " ".join(_stopped(part) for part in parts if part))


def _stopped(words: str) -> str:
    return sentences.opened(words if words.endswith((".", "?", "!")) else f"{words}.")


def names_of(seen: JudgedArea) -> Names:
    """The names registers put for codes."""
    return Names(seen.agencies, seen.judged.evidence.indicators)


def figure_now(seen: JudgedArea, code: str) -> str:
    """What the indicator says now, in words: what is frozen into a question when it is asked."""
    row = seen.judged.rows.get(code)
    if row is None or row.place is None:
        return ""
    where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
    said = [f"{words.value(row)} {where}: {RAG_WORDS[row.rag].lower()}."]
    if isnan(row.value):
        # what is withheld, or has not come, is neither nought nor a blank
        said = [f"No figure is shown {where}: {words.value(row)}."]
    said += [flag.sentence for flag in row.flags if flag.group == "attention"]
    return " ".join(said)


TOLD: Mapping[str, Callable[[str], str]] = {
    "verdict": lambda code: VERDICT_WORDS.get(code, code),
    "evidence": evidence_words,
}
"""Fields whose values the history puts in words."""

_WAITING = UNSETTLED
_JUDGED = (VarianceState.ACCEPTED, VarianceState.NOT_ASSURED)


def rows(seen: JudgedArea, held: Sequence[VarianceReport]) -> tuple[RegisterRow, ...]:
    """Reports as rows of the register, overdue first."""
    again = {one.report.id: one for one in to_reopen(seen.judged, held)}
    return register.in_order([_row(seen, one, again) for one in held])


def _row(seen: JudgedArea, report: VarianceReport, again: Mapping[int, ToReopen]) -> RegisterRow:
    """One report as a row: what it waits for, once its own day is past."""
    today = seen.judged.evidence.clock.date()
    if report.id in again:
        row = register.row(report, LIFECYCLE, names_of(seen), today, again[report.id].because)
        state = f"{row.state_words}, {SAID[again[report.id].why]}, to be reopened"
        return replace(row, state_words=state, tone="overdue", due_words=_recovery_day(report))
    row = register.row(report, LIFECYCLE, names_of(seen), today, _under(seen, report))
    if report.state == VarianceState.ANSWERED and report.answered_on:
        return replace(row, due_words=f"answered {day(report.answered_on)}")
    if report.state == VarianceState.ACCEPTED:
        return replace(row, due_words=_recovery_day(report))
    return row


def _recovery_day(report: VarianceReport) -> str:
    return f"recovery agreed by {day(report.recovery_by)}" if report.recovery_by else ""


def _under(seen: JudgedArea, report: VarianceReport) -> str:
    if report.state not in (*_JUDGED, VarianceState.CLOSED) or not report.verdict_on:
        return ""
    verdict = VERDICT_WORDS.get(report.verdict, report.verdict)
    followed, _ = what_next(seen, report)
    return f"{sentences.opened(verdict)} on {day(report.verdict_on)}. {followed}".strip()


def retired(seen: JudgedArea, code: str) -> str:
    """Said on a record whose indicator is retired; nothing otherwise."""
    indicator = seen.judged.evidence.indicators.get(code)
    if indicator is None or indicator.standing != Standing.RETIRED:
        return ""
    return (
        "This indicator is retired: no new figure comes, so nothing here is reopened or judged by "
        "it any more. What was written stays."
    )


def _asked(seen: JudgedArea, report: VarianceReport) -> tuple[tuple[str, str], ...]:
    now = figure_now(seen, report.indicator)
    return (
        ("Asked" if report.report else "Asked on", register.opened_words(report)),
        ("The figure when it was asked", report.frozen),
        ("The figure now", now if now != report.frozen else ""),
        ("Sent back, or asked again, because", report.sent_back_because),
        register.read_from(report),
    )


def _verdict(report: VarianceReport) -> tuple[tuple[str, str], ...]:
    if report.report:
        return (("What the group made of it", report.verdict_words),)
    if not report.verdict:
        return ()
    on = f", {day(report.verdict_on)}" if report.verdict_on else ""
    return (
        ("Verdict", sentences.opened(VERDICT_WORDS.get(report.verdict, report.verdict))),
        ("Why", report.verdict_words),
        ("Rests on", evidence_words(report.evidence)),
        ("By", f"{report.verdict_by}{on}"),
    )


def _ended(report: VarianceReport, changes: Sequence[RecordChange]) -> tuple[tuple[str, str], ...]:
    """Why it is over, as the history says, and since when."""
    if report.state not in ENDED_BECAUSE:
        return ()
    said = [words for one in changes for name, _, words in one.fields if name == BECAUSE]
    on = day(report.closed_on) if report.closed_on else ""
    return ((ENDED_BECAUSE[report.state], said[-1] if said else ""), ("On", on))


def what_next(seen: JudgedArea, report: VarianceReport) -> tuple[str, str]:
    """What the indicator did after the answer was judged, from when recovery was expected.

    Where too little came since to say, from which day that is counted; nothing where it is known
    already that the answer has not held: that is another rule's word, and says more.
    """
    if report.verdict_on is None or report.state == VarianceState.WITHDRAWN:
        return "", ""
    expected = report.recovery_by or report.verdict_on
    found = what_followed(seen.judged, report.indicator, report.verdict_on, expected, EITHER)
    if found.outcome != Outcome.TOO_SOON:
        return found.sentence, found.numbers
    if to_reopen(seen.judged, [report]):
        return "", ""
    return f"{found.sentence} {counted_from(report, expected)}.", found.numbers


def counted_from(report: VarianceReport, since: date) -> str:
    """'Counted from 31 August 2026, the day agreed'."""
    which = "the day agreed" if report.recovery_by else "the day of the verdict"
    return f"Counted from {day(since)}, {which}"
