"""The areas that can be looked at, and the dates as at which they can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.area import AreaKind
from scorecard.store import area, history
from scorecard.store.engine import Connection


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area with figures; `as_at` holds the month ends it can be seen at, newest first."""

    code: str
    name: str
    synthetic: bool
    as_at: tuple[date, ...]
    default_as_at: date


def choices(connection: Connection) -> tuple[AreaChoice, ...]:
    """Every area somebody reported local figures for: the synthetic one first, then by name."""
    areas = area.every(connection)
    found = []
    for code in history.areas_with_figures(connection):
        if areas[code].synthetic and areas[code].kind != "local_authority":
            continue
        ends = history.period_ends(connection, code)
        month_ends = tuple(end for end in ends if (end + timedelta(days=1)).day == 1)
        shown = month_ends if ends[0] in month_ends else (ends[0], *month_ends)
        place = areas[code]
        found.append(AreaChoice(code, place.name, place.synthetic, shown, ends[0]))
    return tuple(sorted(found, key=lambda one: (not one.synthetic, one.name)))


def authorities(connection: Connection) -> dict[str, str]:
    """Every local authority of today by code, synthetic ones first, then by name."""
    found = [one for one in area.every(connection).values() if one.kind == AreaKind.LOCAL_AUTHORITY]
    found.sort(key=lambda one: (not one.synthetic, one.name))
    return {one.code: one.name for one in found}
