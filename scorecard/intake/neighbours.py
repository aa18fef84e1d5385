"""Statistical neighbour workbooks: each authority's ten closest, as a dated comparator set."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.submission import Finding
from scorecard.intake import personal, workbook
from scorecard.intake.context import Context
from scorecard.intake.figures import frame
from scorecard.intake.incoming import Asked, Incoming, Read
from scorecard.intake.national import KEEPER
from scorecard.intake.noted import blocks, listed, remarked, wrong
from scorecard.intake.release import Releases
from scorecard.intake.sheet import Line, Sheet

METHOD = SetMethod.MEAN
"""How the tool that the workbook comes from summarises neighbours: it averages them. The other tool
of the same department takes the median, and a set says which."""

MEMBERS = 10
FAMILY = "neighbours"
SOURCE = "Local Authority Interactive Tool, statistical neighbours of {month} {year}"

_NAMED = re.compile(r"(?:^|[^a-z])sn(?:[^a-z]|$)|neighbour", re.IGNORECASE)
_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
_DATED = re.compile(rf"({'|'.join(_MONTHS)})[^a-z0-9]*(20[0-9]{{2}})", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"SN([0-9]{1,2})", re.IGNORECASE)
_NUMBER_HEADINGS = ("la number", "la num")
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition of the neighbours, and the days between which it holds."""

    name: str
    source: str
    valid_from: date
    valid_to: date | None

    def set_of(self, area: str, called: str, members: Sequence[str]) -> ComparatorSet:
        """One authority's set."""
        slug = _NOT_A_NAME.sub("_", called.casefold()).strip("_")
        return ComparatorSet(
            code=f"{slug}_sn_{self.valid_from:%Y_%m}",
            area=area,
            name=self.name,
            method=METHOD,
            valid_from=self.valid_from,
            members=tuple(members),
            valid_to=self.valid_to,
            source=self.source,
        )


def recognises(incoming: Incoming) -> bool:
    """Whether it is a workbook called as the tool's are: sn_may_2025.xlsx, or 'neighbours'."""
    return incoming.head.startswith(b"PK") and bool(_NAMED.search(incoming.name))


def read(incoming: Incoming, context: Context, asked: Asked) -> Read:
    """A comparator set for every authority in the workbook; every finding.

    Raises ChildLevelData and UserError as any workbook may.
    """
    sheets = workbook.read(incoming.content)
    for sheet in sheets:
        suspect = personal.in_sheet([line.cells for line in sheet.lines], sheet.name)
        if suspect:
            raise suspect.refusal()
    edition = _edition(incoming, context.official().releases, asked)
    table = next((found for sheet in sheets if (found := _table(sheet))), None)
    if edition is None or table is None:
        return _nothing(_what_is_missing(incoming.name, edition))
    sets, findings = _sets(incoming.name, table, context, asked, edition)
    if blocks(findings):
        return _nothing(findings)
    return Read(
        agency=KEEPER,
        frame=frame(()),
        findings=tuple(findings),
        comparator_sets=tuple(sets),
        known_at=datetime.combine(edition.valid_from, datetime.min.time(), tzinfo=UTC),
        title=edition.name,
        edition=edition.name,
        publisher="Department for Education",
        licence="Open Government Licence v3.0",
        reference=incoming.name,
        released=True,
    )


def _nothing(findings: Sequence[Finding]) -> Read:
    return Read(agency=KEEPER, frame=frame(()), findings=tuple(findings))


def _what_is_missing(name: str, edition: _Edition | None) -> list[Finding]:
    if edition is None:
        problem = "does not say in its name which month's edition it is"
        remedy = "Say from when it holds with --known-at, as 2025-05-01."
        return [wrong(name, 0, "", "", problem, remedy)]
    problem = "has no sheet with the columns LA number and SN1 to SN10"
    return [wrong(name, 0, "", "", problem, "Give the department's own workbook.")]


def _edition(incoming: Incoming, releases: Releases, asked: Asked) -> _Edition | None:
    dated = _DATED.search(incoming.name)
    if asked.known_at is not None:
        starts = asked.known_at.date()
    elif dated:
        starts = date(int(dated[2]), _MONTHS[dated[1].casefold()], 1)
    else:
        return None
    month = month_name[starts.month]
    release = releases.of(FAMILY, starts.year, month)
    return _Edition(
        name=asked.edition or release.edition,
        source=SOURCE.format(month=month, year=starts.year),
        valid_from=starts,
        valid_to=_day_before_next(releases, starts),
    )


def _day_before_next(releases: Releases, starts: date) -> date | None:
    listed_days = (
        one.known_at.date()
        for one in releases.listed.values()
        if one.family == FAMILY and one.known_at is not None
    )
    later = [day for day in listed_days if day > starts]
    return min(later) - timedelta(days=1) if later else None


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of the sheet that has neighbours, and in which columns they stand."""

    sheet: str
    lines: list[Line]
    number: int
    members: list[int]


def _table(sheet: Sheet) -> _Table | None:
    for place, line in enumerate(sheet.lines):
        headings = [cell.strip().casefold() for cell in line.cells]
        found = {
            int(match[1]): column
            for column, cell in enumerate(headings)
            if (match := _NEIGHBOUR.fullmatch(cell))
        }
        number = next((headings.index(one) for one in _NUMBER_HEADINGS if one in headings), None)
        if number is not None and len(found) >= MEMBERS:
            members = [found[one] for one in sorted(found)[:MEMBERS]]
            return _Table(sheet.name, sheet.lines[place + 1 :], number, members)
    return None


def _sets(
    name: str, table: _Table, context: Context, asked: Asked, edition: _Edition
) -> tuple[list[ComparatorSet], list[Finding]]:
    sets: list[ComparatorSet] = []
    findings: list[Finding] = []
    for line in table.lines:
        number = line.cell(table.number).strip()
        if not number:
            continue
        area = context.official().codes.by_number(number)
        numbers = [line.cell(column).strip() for column in table.members]
        members = [context.official().codes.by_number(one) for one in numbers]
        wrongs = list(_faults(name, line, number, area, numbers, members))
        findings += wrongs
        if area and all(members) and (not asked.areas or area in asked.areas):
            sets.append(edition.set_of(area, context.areas[area].name, members))
    return sets, findings


def _faults(
    name: str, line: Line, number: str, area: str, numbers: Sequence[str], members: Sequence[str]
) -> Iterator[Finding]:
    place = (name, line.place)
    if not area:
        problem = "is the number of no authority held here"
        yield remarked(*place, "LA number", number, problem, "Left out; see area_codes.csv.")
        return
    if not any(one.strip("-") for one in numbers):
        problem = "has no neighbours in this edition"
        yield remarked(*place, "LA number", number, problem, "No set is made for it.")
        return
    unknown = [one for one, member in zip(numbers, members, strict=True) if not member]
    if unknown:
        problem = f"has neighbours that are not held here: {listed(unknown)}"
        yield wrong(*place, "", number, problem, "Add their numbers to area_codes.csv.")
    if len(set(members)) < len(members) or area in members:
        problem = "has one neighbour twice, or itself"
        yield wrong(*place, "", number, problem, "Give the department's own workbook.")
