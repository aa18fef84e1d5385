"""Registers: records as rows, the overdue first, and what has happened to one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scorecard.domain.agency import Agency
from scorecard.domain.indicator import Indicator, Sensitivity, Standing
from scorecard.domain.lifecycle import Lifecycle, Move
from scorecard.domain.period import day
from scorecard.domain.permissions import REFUSALS, Permission, may, may_for
from scorecard.domain.person import Person, Role
from scorecard.domain.record import NOT_SAID, Record, RecordChange
from scorecard.judgement import sentences

Kept = TypeVar("Kept", bound=Record)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One record in a register; `under` is a quieter line. `tone`: overdue, due, waiting, over."""

    number: int
    title: str
    state_words: str
    tone: str
    agency: str
    owner: str
    due_words: str
    indicator: str
    indicator_name: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of a record: when, what, and what was rewritten (words, before, after).

    `version` is the one that it made of the record.
    """

    when: str
    sentence: str
    rewritten: tuple[tuple[str, str, str], ...]
    version: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """The names that registers put for codes."""

    agencies: Mapping[str, Agency]
    indicators: Mapping[str, Indicator]

    def agency(self, code: str) -> str:
        """An agency's short name."""
        return self.agencies[code].short_name if code in self.agencies else code

    def indicator(self, code: str) -> str:
        """An indicator's short name; of a retired one that is said."""
        if code not in self.indicators:
            return code
        one = self.indicators[code]
        return f"{one.short_name} (retired)" if one.standing == Standing.RETIRED else one.short_name


def visible(records: Iterable[Kept], names: Names, person: Person) -> list[Kept]:
    """Those this person may see: not those about restricted indicators, for most."""
    return [one for one in records if may_see(names, person, one.about)]


def may_see(names: Names, person: Person, about: Iterable[str]) -> bool:
    """Whether this person may see something about these indicators."""
    sees_all = may(person, Permission.SEE_RESTRICTED)
    return sees_all or not any(_is_restricted(names, code) for code in about)


def row(
    record: Record, lifecycle: Lifecycle, names: Names, today: date, under: str = ""
) -> RegisterRow:
    """One record as a row."""
    # nothing of what a printed report tells is owed now
    over = bool(record.report) or lifecycle.is_over(record.state)
    owed = not over and lifecycle.is_owed(record.state)
    late = owed and record.due_on is not None and record.due_on < today
    due = owed and record.due_on is not None
    return RegisterRow(
        number=record.id,
        title=record.title,
        state_words=state_words(record, lifecycle),
        tone="over" if over else "overdue" if late else "due" if due else "waiting",
        agency=names.agency(record.agency),
        owner=record.owner,
        due_words=due_words(record, over, today) if over or owed else "",
        indicator=record.indicator,
        indicator_name=names.indicator(record.indicator),
        under=under,
    )


def state_words(record: Record, lifecycle: Lifecycle) -> str:
    """'Partly assured'; of a record read from a report 'Made, as at 29 August 2013'."""
    unsaid = record.state == NOT_SAID
    words = "state not said" if unsaid else lifecycle.said(record)
    if record.report:  # who is waited for since, no report says
        words = words.partition(",")[0]
    as_at = f", as at {day(record.as_at)}" if record.as_at else ""
    return f"{sentences.opened(words)}{as_at}"


def opened_words(record: Record) -> str:
    """The day it was opened; of a record read from a report as near as that dates it."""
    if record.report:
        return record.dated or "No date given"
    return day(record.opened_on)


def read_from(record: Record) -> tuple[str, str]:
    """The report and the paragraph it was read from, headed; of a living one what it refers to."""
    if not record.report:
        return "Reference", record.reference
    return "Read from", ", ".join(words for words in (record.report, record.reference) if words)


def in_order(rows: Sequence[RegisterRow]) -> tuple[RegisterRow, ...]:
    """Overdue first, then what is due, what waits, and last what is over; stable within each."""
    places = ("overdue", "due", "waiting", "over")
    return tuple(sorted(rows, key=lambda one: places.index(one.tone)))


def due_words(record: Record, over: bool, today: date) -> str:
    """'due 12 March 2026', '4 days overdue', 'closed 3 May 2026', or nothing.

    Of a record read from a report, when it was.
    """
    if record.report:
        return opened_words(record)
    if over:
        return f"closed {day(record.closed_on)}" if record.closed_on else ""
    if record.due_on is None:
        return ""
    late = (today - record.due_on).days
    if late > 0:
        return f"{_days(late)} overdue, due {day(record.due_on)}"
    return f"due {day(record.due_on)}"


AS_WRITTEN: Mapping[str, Callable[[str], str]] = {}


def history(
    changes: Sequence[RecordChange], told: Mapping[str, Callable[[str], str]] = AS_WRITTEN
) -> tuple[HistoryLine, ...]:
    """What happened, newest first; `told` puts the values of a field in words."""
    return tuple(
        HistoryLine(
            when=f"{day(change.at.date())}, {change.at:%H:%M} UTC",
            sentence=change.sentence,
            rewritten=tuple(
                (field_words(name), told.get(name, str)(before), told.get(name, str)(after))
                for name, before, after in change.fields
            ),
            version=change.version,
        )
        for change in reversed(changes)
    )


def field_words(name: str) -> str:
    """'Recovery by' for recovery_by."""
    return sentences.opened(name.replace("_", " "))


def can(record: Record, lifecycle: Lifecycle, person: Person) -> tuple[Move, ...]:
    """The moves this person may make now; none where it was read from a report."""
    if record.report:
        return ()
    moves = lifecycle.moves_from(record.state)
    return tuple(move for move in moves if may_for(person, move.permission, record.agency))


def whose(record: Record, lifecycle: Lifecycle, person: Person) -> str:
    """Whose move it is, where it is not this person's: who may do what they may not now."""
    if record.report:
        return ""
    asked = dict.fromkeys(move.permission for move in lifecycle.moves_from(record.state))
    not_theirs = [one for one in asked if not may_for(person, one, record.agency)]
    return " ".join(REFUSALS[one] for one in not_theirs)


def unseen(names: Names, agency: str, about: Iterable[str]) -> str:
    """Said to whoever asks an agency about what its lead may not see; nothing otherwise."""
    lead = Person("", Role.AGENCY_LEAD, agency)
    if not agency or may_see(names, lead, about):
        return ""
    return (
        f"The lead of {names.agency(agency)} cannot see this: its indicator is restricted to named "
        "roles. They will not find it here, nor be able to answer. Ask somebody of the partnership "
        "who may see it, or have the restriction lifted first; the business unit can type in what "
        "the agency says."
    )


def _is_restricted(names: Names, code: str) -> bool:
    indicator = names.indicators.get(code)
    return indicator is not None and indicator.sensitivity == Sensitivity.RESTRICTED


def named(opened_by: str) -> tuple[str, int] | None:
    """The noun and number that 'variance_report 12' names; None for what names no record."""
    noun, _, number = opened_by.rpartition(" ")
    return (noun, int(number)) if noun and number.isascii() and number.isdigit() else None


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"
