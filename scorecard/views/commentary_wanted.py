"""Commentary wanted: the flagged figures that agencies comment on, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from scorecard.domain import working_days
from scorecard.domain.commentary import Commentary
from scorecard.domain.flag import FlagGroup, FlagKind
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.meeting import Meeting, earlier_days
from scorecard.domain.period import day, label
from scorecard.domain.reporting_calendar import Step, had_its_day, of_meeting
from scorecard.domain.variance_report import TO_ANSWER, VarianceReport, VarianceState
from scorecard.domain.verdict import RAG_WORDS
from scorecard.judgement.judged import Row
from scorecard.judgement.variance_report import to_reopen
from scorecard.store import commentary as store
from scorecard.store import variance_report as variance_reports
from scorecard.store.engine import Connection
from scorecard.views.judged import JudgedArea
from scorecard.views.summary import attention_of
from scorecard.views.words import plural

OWED, WRITTEN, ANSWERED, FREE = "owed", "written", "answered", "free"
TIME_TO_WRITE = 5
"""Working days that an agency has after a figure came, though the day for commentary is over."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that its agency comments on: why it is flagged, and how it stands.

    `state` is owed, written, answered (by a variance report, which asks for more) or free (nobody
    asks); `tone` is a register's. `report` is the number of that variance report, 0 without one.
    `due_on` is the last day for it, None without a meeting to come.
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
class _Held:
    """What has been written and asked in an area."""

    written: Sequence[Commentary]
    reports: Sequence[VarianceReport]


def wanted(connection: Connection, seen: JudgedArea) -> tuple[Wanted, ...]:
    """What needs attention now and has a figure, in the list's order.

    Restricted indicators are left out: their story is told in the room alone.
    """
    held, asked = _held(connection, seen), coming(seen) is not None
    return tuple(_of_row(seen, row, held, asked=asked) for row in _flagged(seen))


def owed(connection: Connection, seen: JudgedArea) -> tuple[Wanted, ...]:
    """Those that nobody has commented on, before the next meeting; none without a meeting."""
    return tuple(one for one in wanted(connection, seen) if one.state == OWED)


def of_row(connection: Connection, seen: JudgedArea, row: Row) -> Wanted:
    """How any figure stands; where nobody asks for a commentary, it may be written all the same."""
    asked = coming(seen) is not None and row.code in {one.code for one in _flagged(seen)}
    return _of_row(seen, row, _held(connection, seen), asked=asked)


def coming(seen: JudgedArea) -> Meeting | None:
    """The next meeting, today's with it."""
    today = seen.judged.evidence.clock.date()
    ahead = [one for one in seen.judged.evidence.meetings if one.date >= today]
    return min(ahead, key=lambda one: one.date, default=None)


def _held(connection: Connection, seen: JudgedArea) -> _Held:
    """A report that is about to be asked again counts as asked."""
    reports = variance_reports.shelf.for_area(connection, seen.area.code)
    again = {due.report.id for due in to_reopen(seen.judged, reports)}
    reopened = VarianceState.REOPENED
    return _Held(
        written=store.for_area(connection, seen.area.code),
        reports=[replace(one, state=reopened) if one.id in again else one for one in reports],
    )


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


def _of_row(seen: JudgedArea, row: Row, held: _Held, *, asked: bool) -> Wanted:
    agency, end = row.indicator.accountable_agency, row.period_end
    assert end is not None
    report, said = _report(held.reports, agency, row.code, end), _said(seen, held.written, row)
    due_on = _due_on(seen, row)
    state = WRITTEN if said else ANSWERED if report else OWED if asked else FREE
    words, tone = _standing(seen, row, state, report, said, due_on)
    flags = [flag.sentence for flag in row.flags if flag.group == FlagGroup.ATTENTION]
    return Wanted(
        code=row.code,
        name=row.indicator.short_name,
        agency=agency,
        agency_name=seen.agency_name(agency),
        period_end=end,
        period=label(end, row.frequency, long=True),
        sentence=next(iter(flags), ""),
        rag=str(row.rag),
        rag_words=RAG_WORDS[row.rag],
        state=state,
        state_words=words,
        tone=tone,
        due_on=due_on,
        report=report.id if report and state == ANSWERED else 0,
    )


def _report(
    reports: Iterable[VarianceReport], agency: str, code: str, end: date
) -> VarianceReport | None:
    """The variance report in which the agency says more about it: still owed, or answered since."""
    for one in reports:
        since = one.answered_on is not None and one.answered_on > end
        if (one.agency, one.indicator) == (agency, code) and (one.state in TO_ANSWER or since):
            return one
    return None


def _said(seen: JudgedArea, written: Iterable[Commentary], row: Row) -> Commentary | None:
    """What the agency wrote of this very figure, else for the next meeting of the one before."""
    today, agency = seen.judged.evidence.clock.date(), row.indicator.accountable_agency
    over = [one.date for one in seen.judged.evidence.meetings if one.date < today]
    since = max(over, default=date.min)
    mine = [one for one in written if (one.indicator, one.agency) == (row.code, agency)]
    this = [one for one in mine if one.period_end == row.period_end]
    lately = [one for one in mine if one.written_at and one.written_at.date() > since]
    return next(reversed(this or lately), None)


def _standing(
    seen: JudgedArea,
    row: Row,
    state: str,
    report: VarianceReport | None,
    said: Commentary | None,
    due_on: date | None,
) -> tuple[str, str]:
    """How it stands in words, and a register's tone."""
    if said is not None:
        if said.period_end == row.period_end:
            return "Written", "over"
        of = label(said.period_end, row.frequency, long=True)
        return f"Written of {of}; the latest figure came since", "over"
    if report is not None:
        told = "To be told in" if report.state in TO_ANSWER else "Told in"
        return f"{told} the variance report", "waiting"
    if state == FREE:
        return "Nobody asks for it; it may be written", "waiting"
    if due_on is None:
        return "Not written", "waiting"
    late = (seen.judged.evidence.clock.date() - due_on).days
    if late > 0:
        return f"{plural(late, 'day')} overdue, due {day(due_on)}", "overdue"
    return f"Due {day(due_on)}", "due"


def _due_on(seen: JudgedArea, row: Row) -> date | None:
    """The next meeting's day for commentary; later where the figure came late, never after it.

    It is the meeting's own day where that for commentary had passed when the meeting was set.
    """
    meeting, today = coming(seen), seen.judged.evidence.clock.date()
    on = of_meeting(meeting.date, seen.calendar).on(Step.COMMENTARY) if meeting else None
    if meeting is None or on is None:
        return None
    days = (meeting, *earlier_days(seen.called_off, meeting))
    if on < today and not had_its_day(Step.COMMENTARY, days, seen.calendar, today):
        return meeting.date
    came = _came_on(seen, row)
    at_least = working_days.after(came, TIME_TO_WRITE) if came else on
    return min(max(on, at_least), meeting.date)


def _came_on(seen: JudgedArea, row: Row) -> date | None:
    """The day on which the figure was first known."""
    facts = seen.judged.evidence.facts
    mine = (facts["indicator"] == row.code) & (facts["period_end"] == pd.Timestamp(row.period_end))
    known = facts["known_at"][mine.to_numpy(bool)]
    return known.min().date() if len(known) else None
