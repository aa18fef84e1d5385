"""Duties: everything that somebody owes, of every kind, when it is due and how late it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from scorecard.domain import (
    action,
    audit,
    challenge,
    recommendation,
    risk,
    variance_report,
)
from scorecard.domain import escalation as escalation_rules
from scorecard.domain import minutes as minutes_rules
from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.audit import waiting_for_re_audit
from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.meeting import Meeting, key_of
from scorecard.domain.period import day, label
from scorecard.domain.permissions import Permission, is_done_by_leads
from scorecard.domain.person import Person
from scorecard.domain.record import Record
from scorecard.domain.reporting_calendar import Step
from scorecard.judgement import calendar, sentences
from scorecard.judgement import escalation as escalation_clock
from scorecard.judgement.calendar import ReturnState
from scorecard.judgement.returns import CHASED_FOR_DAYS
from scorecard.judgement.variance_report import to_reopen
from scorecard.store import action as actions
from scorecard.store import audit as audits
from scorecard.store import challenge as challenges
from scorecard.store import escalation as escalations
from scorecard.store import minutes
from scorecard.store import recommendation as recommendations
from scorecard.store import risk as risks
from scorecard.store import variance_report as variance_reports
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf
from scorecard.views import (
    commentary_wanted,
    escalation_waits,
    group_waits,
    register,
    reporting_calendar,
)
from scorecard.views.judged import JudgedArea
from scorecard.views.risk import Scored
from scorecard.views.variance_report import SAID, names_of
from scorecard.views.words import plural

COLUMNS = (
    *("area", "agency", "kind", "number", "what", "indicator", "owed", "due_on", "days_late"),
    *("words", "concerning"),
)
RETURN, COMMENTARY, CALENDAR, RE_AUDIT = "return", "commentary", "calendar", "re_audit"
MONTHS = 12
"""How far back returns that have not come are listed, as on the screen of returns."""

NOT_IN_TIME = (ReturnState.MISSING, ReturnState.PART, ReturnState.DUE)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed. `agency` is blank where it is the group's, or its business unit's, to do.

    `kind` is the noun's name in the store, or return, commentary, calendar or re_audit; `number`
    the record's, 0 for none. `owed` says what is to be done; `due_on` is None where no day was
    agreed. `days_late` counts calendar days, of an escalation working days, and can be 0 over a
    weekend for one that `is_late`. `concerning` is the agency that what the group owes is about.
    `about` are the indicators it is about: who may not see one may not see it. `meeting` is what an
    address calls the meeting whose minutes are owed.
    """

    area: str
    agency: str
    kind: str
    number: int
    what: str
    indicator: str
    owed: str
    due_on: date | None
    days_late: int
    words: str
    concerning: str = ""
    is_late: bool = False
    about: tuple[str, ...] = ()
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Duties:
    """What is owed in one area, the latest first, as far as a person may see it.

    `hidden` are about restricted indicators, which this person does not see. `old` were due more
    than a year ago where nobody has sent a figure since: history, which nobody is chased for.
    """

    area: str
    rows: tuple[Duty, ...]
    hidden: tuple[Duty, ...] = ()
    old: int = 0


Named = tuple[Shelf[Any], Lifecycle, str, Permission]
P = Permission
NOUNS: tuple[Named, ...] = (
    (variance_reports.shelf, variance_report.LIFECYCLE, "to be answered", P.ANSWER),
    (challenges.shelf, challenge.LIFECYCLE, "to be answered", P.ANSWER),
    (actions.shelf, action.LIFECYCLE, "to be done", P.REPORT_PROGRESS),
    (audits.shelf, audit.LIFECYCLE, "to be reported", P.KEEP_AUDIT),
    (risks.shelf, risk.LIFECYCLE, "to be looked at again", P.KEEP_RISK),
    (recommendations.shelf, recommendation.LIFECYCLE, "to be met", P.REPORT_PROGRESS),
)
"""Each noun whose records are owed by their day: where it is kept, how it lives, what is owed, and
what somebody needs to be allowed to do it: what no agency's lead may do, the group owes."""


def of_area(
    connection: Connection, seen: JudgedArea, person: Person, scored: Scored | None = None
) -> Duties:
    """Everything that is owed in an area as judged now, whether or not its day has passed."""
    today = seen.judged.evidence.clock.date()
    besides = _besides(connection, seen, today, scored)
    return _seen_by(person, seen, [*_returns(seen, today), *besides])


def besides_returns(
    connection: Connection, seen: JudgedArea, person: Person, scored: Scored | None = None
) -> Duties:
    """The same without the figures of returns, for a screen that has them already."""
    today = seen.judged.evidence.clock.date()
    return _seen_by(person, seen, _besides(connection, seen, today, scored))


def _besides(
    connection: Connection, seen: JudgedArea, today: date, scored: Scored | None
) -> list[Duty]:
    return [
        *_commentaries(connection, seen, today),
        *_steps(connection, seen, today),
        *_records(connection, seen, today, scored),
        *_escalations(connection, seen, today),
        *_groups(connection, seen, today),
    ]


def _seen_by(person: Person, seen: JudgedArea, every: Sequence[Duty]) -> Duties:
    today = seen.judged.evidence.clock.date()
    kept_up = (today - seen.judged.as_at).days <= CHASED_FOR_DAYS
    chased = [one for one in every if kept_up or one.days_late <= CHASED_FOR_DAYS]
    shown = [one for one in chased if register.may_see(names_of(seen), person, one.about)]
    return Duties(
        area=seen.area.code,
        rows=tuple(sorted(shown, key=_order)),
        hidden=tuple(one for one in chased if one not in shown),
        old=len(every) - len(chased),
    )


def is_groups(one: Duty) -> bool:
    """Whether it is for the group, or its business unit, to do."""
    return one.agency in ("", BUSINESS_UNIT)


def of_agency(rows: Iterable[Duty], agency: str) -> tuple[Duty, ...]:
    """Those of one agency; of the business unit, or of none, those of the group."""
    group = agency in ("", BUSINESS_UNIT)
    return tuple(one for one in rows if (is_groups(one) if group else one.agency == agency))


def overdue(rows: Iterable[Duty]) -> tuple[Duty, ...]:
    """Those whose day has passed."""
    return tuple(one for one in rows if one.is_late)


KIND_WORDS: dict[str, str] = {
    RETURN: "Figure",
    COMMENTARY: "Commentary",
    CALENDAR: "Reporting calendar",
    RE_AUDIT: "Re-audit",
    **{shelf.name: sentences.opened(lifecycle.noun) for shelf, lifecycle, *_ in NOUNS},
    escalations.shelf.name: sentences.opened(escalation_rules.LIFECYCLE.noun),
    minutes.shelf.name: sentences.opened(minutes_rules.LIFECYCLE.noun),
}
"""Each kind in words."""


def table(rows: Iterable[Duty]) -> pd.DataFrame:
    """One row a duty, in COLUMNS; no day is None."""
    cells = [tuple(getattr(one, name) for name in COLUMNS) for one in rows]
    return pd.DataFrame(cells, columns=list(COLUMNS), dtype=object)


def _order(one: Duty) -> tuple[date, str, str, int, str]:
    return one.due_on or date.max, one.kind, one.agency, one.number, one.what


def _returns(seen: JudgedArea, today: date) -> Iterator[Duty]:
    """Figures that have not come or lack a count, whether due already or not."""
    evidence = seen.judged.evidence
    for one in calendar.figures(evidence, MONTHS):
        if one.state not in NOT_IN_TIME:
            continue
        indicator = evidence.indicators[one.indicator]
        lacks = ", one of its counts" if one.state == ReturnState.PART else ""
        what = f"{indicator.short_name}, {label(one.period_end, one.frequency)}"
        owed = f"to be sent{lacks}"
        about = (one.indicator,)
        yield _duty(seen, one.agency, RETURN, 0, what, about, owed, one.due_on, today)


def _commentaries(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    """What is flagged and not commented on, before the next meeting."""
    for one in commentary_wanted.owed(connection, seen):
        what, about = f"{one.name}, {one.period}", (one.code,)
        yield _duty(
            *(seen, one.agency, COMMENTARY, 0, what, about),
            *("to be commented on", one.due_on, today),
        )


def _steps(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    """The steps of the coming meetings' calendars.

    Figures and commentary are told one by one, and answers by their own reports.
    """
    for meeting in reporting_calendar.coming(seen, today):
        for one in reporting_calendar.due(connection, seen, meeting, today):
            if one.detail and one.step not in (Step.DATA, Step.COMMENTARY):
                what = f"{one.name}, for the {meeting.title}"
                by = meeting.date if one.tone == "passed" else one.on
                yield _duty(*(seen, one.agency, CALENDAR, 0, what, ()), one.detail, by, today)


def _records(
    connection: Connection, seen: JudgedArea, today: date, scored: Scored | None
) -> Iterator[Duty]:
    again = group_waits.to_score_again(connection, seen, scored)
    for shelf, lifecycle, owed, permission in NOUNS:
        for one in shelf.for_area(connection, seen.area.code):
            if lifecycle.is_owed(one.state):
                worse = again.get(one.id, "") if shelf is risks.shelf else ""
                said = f"to be scored again: {worse}" if worse else owed
                yield _of_record(
                    *(seen, shelf.name, one, said, one.due_on, today),
                    by_leads=is_done_by_leads(permission),
                )
    held = variance_reports.shelf.for_area(connection, seen.area.code)
    for due in to_reopen(seen.judged, held):
        owed = f"{SAID[due.why]}, to be answered again: {due.because}"
        yield _of_record(seen, variance_reports.shelf.name, due.report, owed, due.due_on, today)
    for one in waiting_for_re_audit(audits.shelf.for_area(connection, seen.area.code)):
        yield _of_record(
            *(seen, RE_AUDIT, one, "to be looked at again", one.re_audit_on, today),
            by_leads=is_done_by_leads(P.KEEP_AUDIT),
        )


def _escalations(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    """What escalations wait for; how late is counted in working days, as their clocks do."""
    for one in escalation_waits.waiting(connection, seen.area.code, today):
        found = _of_record(
            *(seen, escalations.shelf.name, one.escalation, one.owed, one.due_on, today),
            by_leads=one.agency != "",
        )
        if found.is_late and found.due_on is not None:
            late = escalation_clock.days_late(found.due_on, today)
            said = f"{escalation_clock.late_words(late)}, due {day(found.due_on)}"
            found = replace(found, days_late=late, words=said)
        yield found


def _groups(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    for one in group_waits.waiting(connection, seen):
        found = _of_record(seen, one.kind, one.record, one.owed, one.due_on, today, by_leads=False)
        yield replace(found, meeting=_meeting(one.record))


def _meeting(record: Record) -> str:
    """What an address calls the meeting whose minutes these are; nothing for another record."""
    if not isinstance(record, minutes_rules.Minutes):
        return ""
    return key_of(Meeting(record.area, record.meeting_on, record.body))


def _of_record(
    seen: JudgedArea,
    kind: str,
    record: Record,
    owed: str,
    due_on: date | None,
    today: date,
    *,
    by_leads: bool = True,
) -> Duty:
    """What is owed about a record: by its agency, or by the group about its agency."""
    agency = record.agency if by_leads else ""
    found = _duty(seen, agency, kind, record.id, record.title, record.about, owed, due_on, today)
    return replace(found, concerning="" if by_leads else record.agency)


def _duty(
    seen: JudgedArea,
    agency: str,
    kind: str,
    number: int,
    what: str,
    about: tuple[str, ...],
    owed: str,
    due_on: date | None,
    today: date,
) -> Duty:
    late = max((today - due_on).days, 0) if due_on else 0
    when = f"due {day(due_on)}" if due_on else "no day agreed"
    return Duty(
        area=seen.area.code,
        agency=agency,
        kind=kind,
        number=number,
        what=what,
        indicator=about[0] if len(about) == 1 else "",
        owed=owed,
        due_on=due_on,
        days_late=late,
        words=f"{plural(late, 'day')} late, {when}" if late else when,
        is_late=late > 0,
        about=about,
    )
