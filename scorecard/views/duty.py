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
from scorecard.domain.audit import waiting_for_re_audit
from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.period import day, label
from scorecard.domain.person import Person
from scorecard.domain.record import Record
from scorecard.domain.reporting_calendar import Step
from scorecard.judgement import calendar, sentences
from scorecard.judgement.calendar import ReturnState
from scorecard.judgement.returns import CHASED_FOR_DAYS
from scorecard.judgement.variance_report import to_reopen
from scorecard.store import action as actions
from scorecard.store import audit as audits
from scorecard.store import challenge as challenges
from scorecard.store import escalation as escalations
from scorecard.store import recommendation as recommendations
from scorecard.store import risk as risks
from scorecard.store import variance_report as variance_reports
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf
from scorecard.views import escalation_waits, register, reporting_calendar
from scorecard.views.judged import JudgedArea
from scorecard.views.variance_report import names_of
from scorecard.views.words import plural

COLUMNS = (
    *("area", "agency", "kind", "number", "what", "indicator", "owed", "due_on", "days_late"),
    "words",
)
RETURN, CALENDAR, RE_AUDIT = "return", "calendar", "re_audit"
MONTHS = 12
"""How far back returns that have not come are listed, as on the screen of returns."""

NOT_IN_TIME = (ReturnState.MISSING, ReturnState.PART, ReturnState.DUE)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed. `agency` is blank where the group or its business unit owes it.

    `kind` is the noun's name in the store, or return, calendar or re_audit; `number` the record's,
    0 for none. `owed` says what is to be done; `due_on` is None where no day was agreed. `about`
    are the indicators it is about: who may not see one may not see it.
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
    about: tuple[str, ...] = ()


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


Named = tuple[Shelf[Any], Lifecycle, str]
NOUNS: tuple[Named, ...] = (
    (variance_reports.shelf, variance_report.LIFECYCLE, "to be answered"),
    (challenges.shelf, challenge.LIFECYCLE, "to be answered"),
    (actions.shelf, action.LIFECYCLE, "to be done"),
    (audits.shelf, audit.LIFECYCLE, "to be reported"),
    (risks.shelf, risk.LIFECYCLE, "to be looked at again"),
    (recommendations.shelf, recommendation.LIFECYCLE, "to be met"),
)
"""Each noun whose records are owed by their day: where it is kept, how it lives, what is owed."""


def of_area(connection: Connection, seen: JudgedArea, person: Person) -> Duties:
    """Everything that is owed in an area as judged now, whether or not its day has passed."""
    today = seen.judged.evidence.clock.date()
    return _seen_by(person, seen, [*_returns(seen, today), *_besides(connection, seen, today)])


def besides_returns(connection: Connection, seen: JudgedArea, person: Person) -> Duties:
    """The same without the figures of returns, for a screen that has them already."""
    today = seen.judged.evidence.clock.date()
    return _seen_by(person, seen, _besides(connection, seen, today))


def _besides(connection: Connection, seen: JudgedArea, today: date) -> list[Duty]:
    return [
        *_steps(connection, seen, today),
        *_records(connection, seen, today),
        *_escalations(connection, seen, today),
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


def of_agency(rows: Iterable[Duty], agency: str) -> tuple[Duty, ...]:
    """Those of one agency."""
    return tuple(one for one in rows if one.agency == agency)


def overdue(rows: Iterable[Duty]) -> tuple[Duty, ...]:
    """Those whose day has passed."""
    return tuple(one for one in rows if one.days_late > 0)


KIND_WORDS: dict[str, str] = {
    RETURN: "Figure",
    CALENDAR: "Reporting calendar",
    RE_AUDIT: "Re-audit",
    **{shelf.name: sentences.opened(lifecycle.noun) for shelf, lifecycle, _ in NOUNS},
    escalations.shelf.name: sentences.opened(escalation_rules.LIFECYCLE.noun),
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


def _steps(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    """The steps of the coming meetings' calendars; figures are told one by one above."""
    for meeting in reporting_calendar.coming(seen, today):
        for one in reporting_calendar.due(connection, seen, meeting, today):
            if one.detail and one.step != Step.DATA:
                what = f"{one.name}, for the {meeting.title}"
                by = meeting.date if one.tone == "passed" else one.on
                yield _duty(*(seen, one.agency, CALENDAR, 0, what, ()), one.detail, by, today)


def _records(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    for shelf, lifecycle, owed in NOUNS:
        for one in shelf.for_area(connection, seen.area.code):
            if lifecycle.is_owed(one.state):
                yield _of_record(seen, shelf.name, one, owed, one.due_on, today)
    held = variance_reports.shelf.for_area(connection, seen.area.code)
    for again in to_reopen(seen.judged, held):
        owed = f"not held, to be answered again: {again.because}"
        yield _of_record(seen, variance_reports.shelf.name, again.report, owed, again.due_on, today)
    for one in waiting_for_re_audit(audits.shelf.for_area(connection, seen.area.code)):
        yield _of_record(seen, RE_AUDIT, one, "to be looked at again", one.re_audit_on, today)


def _escalations(connection: Connection, seen: JudgedArea, today: date) -> Iterator[Duty]:
    for one in escalation_waits.waiting(connection, seen.area.code, today):
        record = replace(one.escalation, agency=one.agency)
        yield _of_record(seen, escalations.shelf.name, record, one.owed, one.due_on, today)


def _of_record(
    seen: JudgedArea, kind: str, record: Record, owed: str, due_on: date | None, today: date
) -> Duty:
    return _duty(
        *(seen, record.agency, kind, record.id, record.title, record.about, owed, due_on, today)
    )


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
        about=about,
    )
