"""Commentary on screen: what each agency says of its flagged figures, and what it still owes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from scorecard.domain.commentary import PARTS, Commentary, nearly_unchanged
from scorecard.domain.flag import FlagGroup, FlagKind
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.meeting import Meeting, earlier_days
from scorecard.domain.period import Frequency, day, label
from scorecard.domain.permissions import Permission, may_for
from scorecard.domain.person import Person
from scorecard.domain.reporting_calendar import Step, had_its_day, of_meeting
from scorecard.domain.variance_report import TO_ANSWER, VarianceReport, VarianceState
from scorecard.domain.verdict import RAG_WORDS
from scorecard.judgement.judged import Row
from scorecard.judgement.variance_report import to_reopen
from scorecard.store import commentary as store
from scorecard.store import variance_report as variance_reports
from scorecard.store.engine import Connection
from scorecard.views.judged import JudgedArea
from scorecard.views.register import may_see
from scorecard.views.summary import attention_of
from scorecard.views.variance_report import names_of
from scorecard.views.words import plural

KEPT = 4
"""Periods whose commentary stands beside an indicator; the store holds every one."""

OWED, WRITTEN, ANSWERED = "owed", "written", "answered"


@dataclass(frozen=True, slots=True)
class Said:
    """What an agency says of one period: of which, who wrote it when, its parts as headed pairs.

    `alike` says where the words are nearly those of the period before; `later`, where they were
    written once the papers had gone out.
    """

    period: str
    heading: str
    pairs: tuple[tuple[str, str], ...]
    alike: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A flagged figure that its agency comments on: why it is flagged, and how it stands.

    `state` is owed, written or answered (by a variance report, which asks for more); `tone` is a
    register's. `report` is the number of that variance report, 0 without one.
    """

    code: str
    name: str
    agency: str
    agency_name: str
    period_end: date
    period: str
    sentence: str
    rag: str
    rag_words: str
    state: str
    state_words: str
    tone: str
    due_on: date | None
    report: int = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """What a form begins with: the last words of this very period, and how many there are."""

    wanted: Wanted
    start: tuple[tuple[str, str], ...]
    version: int


def of_indicator(
    connection: Connection, seen: JudgedArea, person: Person, code: str
) -> tuple[Said, ...]:
    """What was said of an indicator's latest periods, the newest first."""
    return tuple(_said(connection, seen, person, code, None)[:KEPT])


def for_item(
    connection: Connection,
    seen: JudgedArea,
    person: Person,
    code: str,
    issued_at: datetime | None,
) -> Said | None:
    """What the agency says of the latest period it wrote about, for the room."""
    return next(iter(_said(connection, seen, person, code, issued_at)), None)


def wanted(connection: Connection, seen: JudgedArea, agency: str = "") -> tuple[Wanted, ...]:
    """What needs attention now and has a figure, of one agency or of all; in the list's order.

    Restricted indicators are left out: their story is told in the room alone.
    """
    written = {one.place for one in store.for_area(connection, seen.area.code)}
    reports, due_on = _reports(connection, seen), _due_on(seen)
    return tuple(
        _wanted(seen, row, written, reports, due_on)
        for row in _flagged(seen)
        if not agency or row.indicator.accountable_agency == agency
    )


def owed(connection: Connection, seen: JudgedArea) -> tuple[Wanted, ...]:
    """Those that nobody has commented on, before the next meeting; none without a meeting."""
    if _coming(seen) is None:
        return ()
    return tuple(one for one in wanted(connection, seen) if one.state == OWED)


def writing(connection: Connection, seen: JudgedArea, person: Person, code: str) -> Writing | None:
    """What this person's form begins with; None where there is nothing for them to write about."""
    row = seen.judged.rows.get(code)
    if row is None or row.period_end is None or not may_see(names_of(seen), person, (code,)):
        return None
    agency = row.indicator.accountable_agency
    if not may_for(person, Permission.WRITE_COMMENTARY, agency):
        return None
    held = store.for_area(connection, seen.area.code, code)
    mine = [one for one in held if (one.period_end, one.agency) == (row.period_end, agency)]
    reports = _reports(connection, seen)
    places = {one.place for one in mine}
    start = tuple(zip(PARTS, mine[-1].texts, strict=True)) if mine else ()
    return Writing(_wanted(seen, row, places, reports, _due_on(seen)), start, len(mine))


def _reports(connection: Connection, seen: JudgedArea) -> list[VarianceReport]:
    """The area's variance reports; one that is about to be asked again counts as asked."""
    held = variance_reports.shelf.for_area(connection, seen.area.code)
    again = {due.report.id for due in to_reopen(seen.judged, held)}
    reopened = VarianceState.REOPENED
    return [replace(one, state=reopened) if one.id in again else one for one in held]


def _flagged(seen: JudgedArea) -> list[Row]:
    """What needs attention now, of what everybody may see, and has a figure to comment on."""
    rows = seen.judged.rows.values()
    open_rows = [row for row in rows if row.indicator.sensitivity == Sensitivity.OPEN]
    now, *_ = attention_of(seen.judged, open_rows)
    listed = [seen.judged.rows[one.indicators[0]] for one in now]
    return [row for row in listed if _has_a_story(row)]


def _has_a_story(row: Row) -> bool:
    """Whether there is a figure behind what is flagged; where none has come, one is chased."""
    kinds = {flag.kind for flag in row.flags if flag.group == FlagGroup.ATTENTION}
    return row.period_end is not None and bool(kinds - {FlagKind.NO_ASSURANCE})


def _wanted(
    seen: JudgedArea,
    row: Row,
    written: Iterable[tuple[str, str, date, str]],
    reports: Sequence[VarianceReport],
    due_on: date | None,
) -> Wanted:
    agency, end = row.indicator.accountable_agency, row.period_end
    assert end is not None
    report = _asked(reports, agency, row.code, end)
    state = WRITTEN if (row.code, seen.area.code, end, agency) in set(written) else OWED
    if state == OWED and report is not None:
        state = ANSWERED
    words, tone = _standing(state, report, due_on, seen.judged.evidence.clock.date())
    flags = [flag.sentence for flag in row.flags if flag.group == FlagGroup.ATTENTION]
    return Wanted(
        code=row.code,
        name=row.indicator.short_name,
        agency=agency,
        agency_name=seen.agency_name(agency),
        period_end=end,
        period=label(end, Frequency(row.frequency), long=True),
        sentence=next(iter(flags), ""),
        rag=str(row.rag),
        rag_words=RAG_WORDS[row.rag],
        state=state,
        state_words=words,
        tone=tone,
        due_on=due_on,
        report=report.id if report else 0,
    )


def _asked(
    reports: Iterable[VarianceReport], agency: str, code: str, end: date
) -> VarianceReport | None:
    """The variance report in which the agency says more about it: still owed, or answered since."""
    for one in reports:
        since = one.answered_on is not None and one.answered_on > end
        if (one.agency, one.indicator) == (agency, code) and (one.state in TO_ANSWER or since):
            return one
    return None


def _standing(
    state: str, report: VarianceReport | None, due_on: date | None, today: date
) -> tuple[str, str]:
    """How it stands in words, and a register's tone."""
    if state == WRITTEN:
        return "written", "over"
    if report is not None:
        told = "to be told in" if report.state in TO_ANSWER else "told in"
        return f"{told} the variance report", "waiting"
    if due_on is None:
        return "not written", "waiting"
    late = (today - due_on).days
    if late > 0:
        return f"{plural(late, 'day')} overdue, due {day(due_on)}", "overdue"
    return f"due {day(due_on)}", "due"


def _coming(seen: JudgedArea) -> Meeting | None:
    today = seen.judged.evidence.clock.date()
    ahead = [one for one in seen.judged.evidence.meetings if one.date >= today]
    return min(ahead, key=lambda one: one.date, default=None)


def _due_on(seen: JudgedArea) -> date | None:
    """The next meeting's day for commentary; the meeting's own where that had passed when set."""
    coming, today = _coming(seen), seen.judged.evidence.clock.date()
    due_on = of_meeting(coming.date, seen.calendar).on(Step.COMMENTARY) if coming else None
    if coming is None or due_on is None or due_on >= today:
        return due_on
    days = (coming, *earlier_days(seen.called_off, coming))
    return due_on if had_its_day(Step.COMMENTARY, days, seen.calendar, today) else coming.date


def _said(
    connection: Connection,
    seen: JudgedArea,
    person: Person,
    code: str,
    issued_at: datetime | None,
) -> list[Said]:
    if not may_see(names_of(seen), person, (code,)):
        return []
    known_at = seen.as_known_at
    held = [
        one
        for one in store.for_area(connection, seen.area.code, code)
        if known_at is None or (one.written_at is not None and one.written_at <= known_at)
    ]
    latest = {(one.period_end, one.agency): one for one in held}
    ordered = [latest[place] for place in sorted(latest, reverse=True)]
    before = dict(pairwise(ordered))
    frequency = seen.judged.rows[code].frequency if code in seen.judged.rows else ""
    return [_one(seen, one, before.get(one), frequency, issued_at) for one in ordered]


def _one(
    seen: JudgedArea,
    one: Commentary,
    before: Commentary | None,
    frequency: str,
    issued_at: datetime | None,
) -> Said:
    assert one.written_at is not None
    alike = ""
    if before and before.agency == one.agency and nearly_unchanged(one, before):
        alike = f"Nearly the same words as for {_period(before.period_end, frequency)}."
    is_later = issued_at is not None and one.written_at > issued_at
    return Said(
        period=_period(one.period_end, frequency),
        heading=f"{seen.agency_name(one.agency)}, written by {one.written_by} on "
        f"{day(one.written_at.date())}",
        pairs=tuple(zip(PARTS.values(), one.texts, strict=True)),
        alike=alike,
        later="Written after the pack was issued." if is_later else "",
    )


def _period(end: date, frequency: str) -> str:
    return label(end, Frequency(frequency), long=True) if frequency else day(end)
