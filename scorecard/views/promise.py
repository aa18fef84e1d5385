"""Promises: what stands about an indicator before a meeting, and what its agency last answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from scorecard.domain import action, audit, challenge, escalation, risk, variance_report
from scorecard.domain.decision import DECISION_RULES, Decision, standing
from scorecard.domain.indicator import Standing
from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.record import Record
from scorecard.domain.variance_report import VarianceReport, VarianceState
from scorecard.judgement import sentences
from scorecard.judgement.before_after import EITHER, what_followed
from scorecard.store import action as actions
from scorecard.store import audit as audits
from scorecard.store import challenge as challenges
from scorecard.store import decision as decisions
from scorecard.store import escalation as escalations
from scorecard.store import recommendation as recommendations
from scorecard.store import record as records
from scorecard.store import risk as risks
from scorecard.store import variance_report as variance_reports
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf
from scorecard.views import action as action_views
from scorecard.views import answer as answers
from scorecard.views import asked_already, register, report_record
from scorecard.views import variance_report as variance_views
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing somebody said would happen: what, of whom, where it stands, what followed.

    `tone` is a register's: overdue, due, waiting, over. `noun` and `number` name the record, if
    there is one.
    """

    what: str
    words: str
    agency: str
    state_words: str
    tone: str
    due_words: str
    since: str
    outcome: str
    noun: str
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """A record about an indicator that a printed report tells: its noun in words, and its title."""

    what: str
    title: str
    noun: str
    number: int


@dataclass(frozen=True, slots=True)
class AgencySays:
    """The agency's latest answer as headed pairs; `waiting` when the group has yet to judge it.

    `heading` says who answered and when, `agency` who alone. `nothing` says why there is no answer.
    `report` is the number of the report, 0 without one; `done` what was done with it last, and
    `stands` whether the answer holds.
    """

    heading: str
    pairs: tuple[tuple[str, str], ...]
    nothing: str
    waiting: bool
    report: int
    version: int
    recovery_by: date | None
    agency: str = ""
    done: str = ""
    stands: variance_views.Stands | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a person may open about an indicator: the noun and the link's words."""

    noun: str
    label: str


OFFERS: tuple[tuple[Permission, Offer], ...] = (
    (Permission.ASK_AGENCY, Offer("variance_report", "Ask for a variance report")),
    (Permission.MAKE_CHALLENGE, Offer("challenge", "Challenge")),
    (Permission.RAISE_ESCALATION, Offer("escalation", "Raise an escalation")),
    (Permission.SET_ACTION, Offer("action", "Agree an action")),
    (Permission.KEEP_AUDIT, Offer("audit", "Plan an audit")),
    (Permission.KEEP_RISK, Offer("risk", "Add a risk")),
)
JUDGED_BY_NEW_FIGURES = ("variance_report", "action")
"""Of these, what comes of them is read from the figures that follow."""
KEPT_FOR = timedelta(days=366)
"""How long what is over still stands beside its indicator; the register holds it for ever."""

Outcome = Callable[[JudgedArea, Any], str]


def outcome_of_action(seen: JudgedArea, made: action.Action) -> str:
    """What the indicator did from when the action's effect was to be looked for."""
    expected = made.expected_from
    if made.started_on is None or expected is None or not made.indicator:
        return ""
    toward = made.toward or EITHER
    return what_followed(seen.judged, made.indicator, made.started_on, expected, toward).sentence


def outcome_of_report(seen: JudgedArea, made: VarianceReport) -> str:
    """What the indicator did after an answer was judged."""
    return variance_views.what_next(seen, made)[0]


def outcome_of_audit(seen: JudgedArea, made: audit.Audit) -> str:
    """The grade, and when it is looked at again."""
    grade = f"Grade: {audit.GRADE_WORDS[made.grade]}." if made.reported_on else ""
    again = f" Looked at again on {day(made.re_audit_on)}." if made.re_audit_on else ""
    return f"{grade}{again}".strip()


def outcome_of_risk(seen: JudgedArea, made: risk.Risk) -> str:
    """The score, and how it moved."""
    moved = {True: "up", False: "down"}[made.movement > 0] if made.movement else ""
    return f"Score {made.score} of 25{f', {moved} at the last scoring' if moved else ''}."


def no_outcome(seen: JudgedArea, made: Record) -> str:
    """Nothing beyond its state."""
    return ""


NOUNS: tuple[tuple[str, Shelf[Any], Lifecycle, str, Outcome], ...] = (
    (
        *("Variance report", variance_reports.shelf, variance_report.LIFECYCLE, "question"),
        outcome_of_report,
    ),
    ("Challenge", challenges.shelf, challenge.LIFECYCLE, "challenge", no_outcome),
    ("Escalation", escalations.shelf, escalation.LIFECYCLE, "what", no_outcome),
    ("Action", actions.shelf, action.LIFECYCLE, "description", outcome_of_action),
    ("Audit", audits.shelf, audit.LIFECYCLE, "scope", outcome_of_audit),
    ("Risk", risks.shelf, risk.LIFECYCLE, "description", outcome_of_risk),
)
"""Each noun in words, where it is kept, how it lives, the field that says it, what came of it."""


OWED: Mapping[str, Collection[str]] = {
    variance_reports.shelf.name: variance_report.TO_ANSWER,
    challenges.shelf.name: challenge.TO_ANSWER,
    actions.shelf.name: action.WORKED_ON,
    audits.shelf.name: audit.WORKED_ON,
}
"""The states in which a noun's day counts, where that is not all of them: then it is done."""


def before(
    connection: Connection,
    seen: JudgedArea,
    person: Person,
    codes: Collection[str],
    meeting_on: date,
    last_meeting: date | None,
) -> tuple[Promise, ...]:
    """What stands about these indicators from before a meeting, the overdue first.

    What was over before the last meeting is history, and the meeting's own decisions stand apart.
    """
    kept = decisions.for_area(connection, seen.area.code)
    here = asked_already.opened_at(connection, kept, meeting_on)
    found: list[Promise] = []
    for what, shelf, lifecycle, field, outcome in NOUNS:
        names = variance_views.names_of(seen)
        for record in register.visible(shelf.for_area(connection, seen.area.code), names, person):
            about = {record.indicator, *getattr(record, "linked", ())}
            mine = bool(about & set(codes)) and f"{shelf.name} {record.id}" not in here
            if mine and not _is_history(record, lifecycle, last_meeting):
                said = (str(getattr(record, field)), outcome(seen, record))
                found.append(_promise(seen, (what, shelf.name), lifecycle, record, said))
    found += _noted(seen, kept, codes, meeting_on)
    places = ("overdue", "due", "waiting", "over")
    return tuple(sorted(found, key=lambda one: places.index(one.tone)))


def of_indicator(
    connection: Connection, seen: JudgedArea, person: Person, code: str
) -> tuple[Promise, ...]:
    """What stands about one indicator today, and what was over within a year."""
    since = seen.judged.evidence.clock.date() - KEPT_FOR
    return before(connection, seen, person, {code}, date.max, since)


def told_of(
    connection: Connection, seen: JudgedArea, person: Person, code: str
) -> tuple[Told, ...]:
    """What printed reports tell about one indicator, noun by noun."""
    shelves = [(what, shelf) for what, shelf, *_ in NOUNS]
    return tuple(
        Told(what, one.title, shelf.name, one.id)
        for what, shelf in (*shelves, ("Recommendation", recommendations.shelf))
        for one in report_record.told(connection, shelf, seen, person)
        if code in one.about
    )


def offers(seen: JudgedArea, person: Person, code: str) -> tuple[Offer, ...]:
    """What this person may open about an indicator; of a retired one what needs no new figure."""
    held = seen.judged.evidence.indicators.get(code)
    is_retired = held is not None and held.standing == Standing.RETIRED
    return tuple(
        offer
        for permission, offer in OFFERS
        if may(person, permission) and not (is_retired and offer.noun in JUDGED_BY_NEW_FIGURES)
    )


def says(
    connection: Connection, seen: JudgedArea, person: Person, codes: Collection[str]
) -> AgencySays:
    """The latest answer about these indicators, or why there is none."""
    held = variance_reports.shelf.for_area(connection, seen.area.code)
    names = variance_views.names_of(seen)
    mine = [one for one in register.visible(held, names, person) if one.indicator in codes]
    answered = [one for one in mine if one.answered_on is not None]
    if not answered:
        return _silent(seen, mine)
    latest = max(answered, key=lambda one: (one.state == VarianceState.ANSWERED, one.answered_on))
    who, said = names.agency(latest.agency), answers.as_answered(connection, latest)
    assert latest.answered_on is not None
    return AgencySays(
        heading=f"{who}, {day(latest.answered_on)}",
        pairs=answers.answer(seen, said),
        nothing="",
        waiting=latest.state == VarianceState.ANSWERED,
        report=latest.id,
        version=latest.version,
        recovery_by=latest.recovery_by,
        agency=who,
        done=_done(connection, latest),
        stands=variance_views.stands(connection, seen, latest),
    )


def _done(connection: Connection, report: VarianceReport) -> str:
    """'On 3 March 2026, 11:00 UTC: Amara Okafor, independent chair was assured by: ...'."""
    changes = records.changes(connection, variance_reports.shelf.name, [report.id])
    last = register.history(changes)[:1]
    return "".join(f"On {line.when}: {line.sentence}" for line in last)


def _silent(seen: JudgedArea, asked: Iterable[VarianceReport]) -> AgencySays:
    waiting = [one for one in asked if not variance_report.LIFECYCLE.is_over(one.state)]
    nothing = "No variance report has been asked for about this."
    if waiting:
        first = waiting[0]
        due = f", answer due {day(first.due_on)}" if first.due_on else ""
        who = seen.agency_name(first.agency)
        nothing = f"{who} was asked on {day(first.opened_on)}{due}; no answer yet."
    return AgencySays(
        heading="",
        pairs=(),
        nothing=nothing,
        waiting=False,
        report=0,
        version=0,
        recovery_by=None,
    )


def _is_history(record: Record, lifecycle: Lifecycle, last_meeting: date | None) -> bool:
    if not lifecycle.is_over(record.state):
        return False
    closed = record.closed_on
    return last_meeting is None or closed is None or closed < last_meeting


def _promise(
    seen: JudgedArea,
    noun: tuple[str, str],
    lifecycle: Lifecycle,
    record: Record,
    said: tuple[str, str],
) -> Promise:
    today = seen.judged.evidence.clock.date()
    if record.state not in OWED.get(noun[1], lifecycle.words):
        record = replace(record, due_on=None)
    row = register.row(record, lifecycle, variance_views.names_of(seen), today)
    return Promise(
        what=noun[0],
        words=said[0],
        agency=row.agency,
        state_words=_state_words(seen, record, row.state_words),
        tone=row.tone,
        due_words=row.due_words,
        since=day(record.opened_on),
        outcome=said[1],
        noun=noun[1],
        number=record.id,
    )


def _state_words(seen: JudgedArea, record: Record, plain: str) -> str:
    """As the register says: an action whether its effect is known, an answer whether it held."""
    if isinstance(record, VarianceReport):
        return variance_views.rows(seen, [record])[0].state_words
    if isinstance(record, action.Action):
        return action_views.state_words(seen, record)
    return plain


def _noted(
    seen: JudgedArea, kept: Iterable[Decision], codes: Collection[str], meeting_on: date
) -> list[Promise]:
    """Earlier decisions that opened no record: what was noted, until when."""
    today = seen.judged.evidence.clock.date()
    found = []
    for one in standing(kept):
        if one.opened or one.indicator not in codes or one.meeting_on >= meeting_on:
            continue
        if one.until is None or one.until < today:
            continue
        found.append(
            Promise(
                what=one.done,
                words=one.words,
                agency=seen.agency_name(one.agency),
                state_words=sentences.opened(DECISION_RULES[one.kind].due),
                tone="due",
                due_words=day(one.until),
                since=day(one.decided_on),
                outcome="",
                noun="",
                number=0,
            )
        )
    return found
