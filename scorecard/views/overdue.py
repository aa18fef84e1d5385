"""Overdue: what is past its day, as rows that a nightly job can print and send on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.record import Record

Kept = TypeVar("Kept", bound=Record)


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """One record past its day: `agency` is a code, `days_late` counts every day of the week."""

    noun: str
    number: int
    title: str
    agency: str
    due_on: date
    days_late: int
    words: str


def row(noun: str, record: Record, due: date, today: date, words: str) -> OverdueRow:
    """One row."""
    late = (today - due).days
    return OverdueRow(noun, record.id, record.title, record.agency, due, late, words)


def past_due(
    records: Iterable[Kept], lifecycle: Lifecycle, today: date, words: Callable[[Kept], str]
) -> tuple[OverdueRow, ...]:
    """Those whose due day is over; `words` says what is waited for, nothing for those left out."""
    found = []
    for one in records:
        said = words(one)
        open_still = not lifecycle.is_over(one.state)
        if open_still and said and one.due_on is not None and one.due_on < today:
            found.append(row(lifecycle.noun, one, one.due_on, today, said))
    return in_order(found)


def in_order(rows: Iterable[OverdueRow]) -> tuple[OverdueRow, ...]:
    """The longest overdue first."""
    return tuple(sorted(rows, key=lambda one: (one.due_on, one.noun, one.number)))
