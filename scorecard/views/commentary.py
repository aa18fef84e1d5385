"""Commentary on screen: what each agency says of its figures, and what its form begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from scorecard.domain.commentary import PARTS, Commentary, nearly_unchanged
from scorecard.domain.period import Frequency, day, label
from scorecard.domain.permissions import Permission, may_for
from scorecard.domain.person import Person
from scorecard.store import commentary as store
from scorecard.store.engine import Connection
from scorecard.views import commentary_wanted
from scorecard.views.commentary_wanted import Wanted
from scorecard.views.judged import JudgedArea
from scorecard.views.register import may_see
from scorecard.views.variance_report import names_of

KEPT = 4
"""Periods whose commentary stands beside an indicator; the store holds every one."""


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
class Story:
    """What stands in the room: what was said, and what is owed, if either."""

    said: Said | None = None
    owed: Wanted | None = None


NOTHING_SAID = Story()


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
) -> Story:
    """What the agency says of the latest period it wrote about, for the room; else what is due."""
    said = next(iter(_said(connection, seen, person, code, issued_at)), None)
    owed = [one for one in commentary_wanted.owed(connection, seen) if one.code == code]
    return Story(said, next(iter(owed), None))


def to_write(connection: Connection, seen: JudgedArea, person: Person, code: str) -> Writing | None:
    """What this person's form begins with; None where there is nothing for them to write about."""
    row = seen.judged.rows.get(code)
    if row is None or row.period_end is None or not may_see(names_of(seen), person, (code,)):
        return None
    agency = row.indicator.accountable_agency
    if not may_for(person, Permission.WRITE_COMMENTARY, agency):
        return None
    held = store.for_area(connection, seen.area.code, code)
    mine = [one for one in held if (one.period_end, one.agency) == (row.period_end, agency)]
    start = tuple(zip(PARTS, mine[-1].texts, strict=True)) if mine else ()
    return Writing(commentary_wanted.of_row(connection, seen, row), start, len(mine))


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
