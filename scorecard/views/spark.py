"""Sparklines: the last periods of a series, ready to draw small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan

from scorecard.domain import figure, period
from scorecard.domain.observation import Status
from scorecard.judgement.judged import Judged, Row
from scorecard.judgement.sentences import possible
from scorecard.views import words


@dataclass(frozen=True, slots=True)
class Spark:
    """Up to 24 periods, oldest first; None is unknown.

    `signals` holds 0 (none), 1 (improvement), -1 (concern) or 2 (changed, neither) a period.
    `breaks` are positions in `values` at which a new segment starts. `direction` is the side,
    high or low, on which the latest point is signalled.
    """

    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    target: tuple[float | None, ...]
    signals: tuple[int, ...]
    breaks: tuple[int, ...]
    lower: float | None
    upper: float | None
    last_is_provisional: bool
    alt: str
    direction: str = ""


PERIODS_SHOWN = 24


def nothing() -> Spark:
    """The sparkline of a series that was never reported."""
    return Spark((), (), (), (), (), None, None, False, "No figures to draw.")


def of_row(judged: Judged, row: Row) -> Spark:
    """The row's last 24 periods, less where fewer were ever reported."""
    if row.place is None:
        return nothing()
    grid, place = judged.grid, row.place
    first = max(grid.columns - PERIODS_SHOWN, int(grid.reported[place].argmax()))
    at = slice(first, None)
    values: list[float] = grid.value[place, at].tolist()
    segment: list[int] = judged.segment[place, at].tolist()
    return Spark(
        values=_numbers(values),
        labels=tuple(period.label(end, row.frequency) for end in grid.end[place, at].tolist()),
        target=_numbers(judged.bounds.line(place)[at].tolist()) if row.target else (),
        signals=tuple(judged.charted.toward[place, at].tolist()),
        breaks=tuple(at for at, (a, b) in enumerate(pairwise(segment), 1) if a != b),
        lower=_number(possible(row.indicator, float(judged.charted.lower[place, -1]))),
        upper=_number(possible(row.indicator, float(judged.charted.upper[place, -1]))),
        last_is_provisional=row.status == Status.PROVISIONAL,
        alt=_alt(row, [value for value in values if not isnan(value)], withheld=isnan(values[-1])),
        direction=direction(judged, row),
    )


def direction(judged: Judged, row: Row) -> str:
    """The side of the latest point's signal: high, low, or nothing."""
    if row.place is None:
        return ""
    return {1: "high", -1: "low"}.get(int(judged.charted.signal[row.place, -1]), "")


def _alt(row: Row, known: Sequence[float], *, withheld: bool) -> str:
    if not known:
        return "No known figures to draw."
    low, high, last = (
        figure.text(one, row.indicator.unit, row.indicator.decimals)
        for one in (min(known), max(known), known[-1])
    )
    count = f"{len(known)} known {row.frequency}{'' if len(known) == 1 else 's'}"
    latest = f"latest {words.value(row)}, {last} before" if withheld else f"latest {last}"
    return f"{count}, between {low} and {high}; {latest}."


def _numbers(values: Sequence[float]) -> tuple[float | None, ...]:
    return tuple(_number(one) for one in values)


def _number(value: float) -> float | None:
    return None if isnan(value) else value
