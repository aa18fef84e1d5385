"""Trajectories: the figures expected on the way to recovery, one day and one figure a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import isfinite

from scorecard.domain.errors import Incomplete
from scorecard.domain.period import day

Path = tuple[tuple[date, float], ...]
"""(day, figure) pairs in order: by that day, that figure."""

_LINE = re.compile(
    r"^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)/(\d\d?)/(\d{4}))[\s:,;]+([-+]?[\d.,]+)\s*%?$"
)


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The points in order, and the lines that are not a day and a figure."""

    points: Path
    not_understood: tuple[str, ...]


def read(text: str) -> Trajectory:
    """The points of lines such as '2026-12-31 70' or '31/12/2026 70%'."""
    points, wrong = [], []
    for line in (one.strip() for one in text.splitlines()):
        point = _point(line)
        if point is not None:
            points.append(point)
        elif line:
            wrong.append(line)
    return Trajectory(tuple(sorted(points)), tuple(wrong))


def expected(path: Path, on: date) -> tuple[date, float] | None:
    """The last point whose day has come: what was to be reached by then; None before the first."""
    come = [point for point in path if point[0] <= on]
    return come[-1] if come else None


def require_understood(text: str, recovery_by: date | None) -> None:
    """Refuse, in words, lines that are not a day and a figure, a day twice, or one too late."""
    found = read(text)
    if found.not_understood:
        raise Incomplete(
            f"Not understood: “{found.not_understood[0][:60]}”. Write the figures expected on the "
            "way one a line, each a day and a figure: 2026-12-31 70. Nothing was saved."
        )
    days = [on for on, _ in found.points]
    twice = next((on for on in days if days.count(on) > 1), None)
    if twice is not None:
        raise Incomplete(f"{day(twice)} has two figures. Leave one; nothing was saved.")
    if recovery_by is not None and days and days[-1] > recovery_by:
        raise Incomplete(
            f"{day(days[-1])} is after the day by which recovery is expected, {day(recovery_by)}. "
            "Check the two; nothing was saved."
        )


def _point(line: str) -> tuple[date, float] | None:
    found = _LINE.match(line)
    if found is None:
        return None
    year, month, first, early, late_month, late_year, figure = found.groups()
    try:
        on = date(int(year or late_year), int(month or late_month), int(first or early))
        number = float(figure.replace(",", ""))
    except ValueError:
        return None
    return (on, number) if isfinite(number) else None
