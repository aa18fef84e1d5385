"""Comparator sets as they come in: one row a member, the set's own facts repeated."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, changed_within, rows

COLUMNS = (
    *("set", "area", "name", "method", "valid_from", "valid_to", "source", "known_on"),
    *("comparator", "position"),
)
_OF_THE_SET = COLUMNS[1:8]


def read(
    file: str, content: bytes, areas: Collection[str]
) -> tuple[list[ComparatorSet], list[Finding]]:
    """The sets of the file, members closest first, and everything wrong with it."""
    found, findings = rows(file, content, COLUMNS)
    by_set: dict[str, list[Row]] = {}
    for row in found:
        row.text("set", most=60, needed=True)
        by_set.setdefault(row.cells["set"], []).append(row)
    sets = [_set(members, areas) for members in by_set.values()]
    findings += [finding for row in found for finding in row.findings]
    return sets, findings


def _set(members: list[Row], areas: Collection[str]) -> ComparatorSet:
    changed_within(members, _OF_THE_SET)
    places: dict[int, str] = {}
    for row in members:
        place, member = row.count("position"), row.code("comparator", areas)
        if place in places:
            row.note("position", "is taken by another member", "Number the members 1, 2, 3 ...")
        if member in places.values():
            row.note("comparator", "is in the set already", "Keep one of the two.")
        if member == row.cells["area"]:
            row.note("comparator", "is the area itself", "Remove it from its own set.")
        places[place] = member
    first = members[0]
    first.in_order("valid_from", "valid_to", problem="is before the set begins")
    return ComparatorSet(
        code=first.cells["set"],
        area=first.code("area", areas),
        name=first.text("name", needed=True),
        method=first.word("method", SetMethod),
        valid_from=first.day("valid_from"),
        valid_to=first.day_or_none("valid_to"),
        source=first.text("source"),
        known_on=first.day_or_none("known_on"),
        members=tuple(places[place] for place in sorted(places)),
    )
