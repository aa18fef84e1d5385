"""What printed reports tell, on the registers: apart from what is open, and as it stood then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.domain.record import Record
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf
from scorecard.views import register
from scorecard.views.judged import JudgedArea
from scorecard.views.register import Kept, Names, RegisterRow


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What one report tells; `under` says as of when, and that nothing of it is owed."""

    title: str
    under: str
    rows: tuple[RegisterRow, ...]


def told(
    connection: Connection, shelf: Shelf[Kept], seen: JudgedArea, person: Person
) -> list[Kept]:
    """The area's records read from reports known by the clock, as this person may see them."""
    today = seen.judged.evidence.clock.date()
    held = shelf.from_reports(connection, seen.area.code)
    known = [one for one in held if one.as_at is None or one.as_at <= today]
    return register.visible(known, _names(seen), person)


def parts(
    seen: JudgedArea, held: Iterable[Kept], lifecycle: Lifecycle, said: Callable[[Kept], str]
) -> tuple[ReportPart, ...]:
    """A part for each report; `said` is what a row says beneath its title."""
    by_report = sorted(held, key=_report)  # stable: within a report in its own order
    found = []
    for report, group in groupby(by_report, key=_report):
        one, *more = group
        under = as_it_stood(one)
        found.append(ReportPart(f"From {report}", under, rows(seen, [one, *more], lifecycle, said)))
    return tuple(found)


def rows(
    seen: JudgedArea, held: Iterable[Kept], lifecycle: Lifecycle, said: Callable[[Kept], str]
) -> tuple[RegisterRow, ...]:
    """The records as rows, each with the paragraph it was read from."""
    names, today = _names(seen), seen.judged.evidence.clock.date()
    return tuple(
        replace(
            register.row(one, lifecycle, names, today),
            under=f"{said(one)} ({one.reference})".strip(),
        )
        for one in held
    )


def as_it_stood(record: Record) -> str:
    """What makes plain that this is the past."""
    known = f", known by {day(record.as_at)}" if record.as_at else ""
    return f"As the report tells it{known}. Nothing of it is owed now."


def _report(record: Record) -> str:
    return record.report


def _names(seen: JudgedArea) -> Names:
    return Names(seen.agencies, seen.judged.evidence.indicators)
