"""Checks of a return's figures against one another: repeats, and parts against their total."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from scorecard.domain.indicator import MeasureType
from scorecard.domain.observation import SERIES_KEY
from scorecard.domain.submission import Finding, Severity
from scorecard.intake.context import Context

Figure = dict[str, Any]
_SUMMED: dict[MeasureType, tuple[str, ...]] = {
    MeasureType.COUNT: ("value",),
    MeasureType.RATIO: ("numerator", "denominator"),
    MeasureType.RATE: ("numerator",),
    MeasureType.MEAN: (),
}
"""What parts by a breakdown add up to, by the kind of measure."""

_WHOLE = ("indicator", "area", "agency", "frequency", "window", "period_end")


def check(file: str, figures: Sequence[Figure], context: Context) -> Iterator[Finding]:
    """Repeated figures block; parts that do not make their total ask."""
    yield from _repeats(file, figures)
    yield from _parts(file, figures, context)


def _repeats(file: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    first: dict[tuple[Any, ...], Figure] = {}
    for figure in figures:
        key = tuple(figure[name] for name in (*SERIES_KEY, "period_end"))
        before = first.setdefault(key, figure)
        if before is not figure:
            yield Finding(
                *(file, figure["row"], "indicator", figure["indicator"]),
                *(f"repeats {before['reference']}", "Keep one of the two."),
                sheet=figure["sheet"],
            )


def _parts(file: str, figures: Sequence[Figure], context: Context) -> Iterator[Finding]:
    """A sum over a part that is not known is not known, and is not compared."""
    totals = {tuple(one[name] for name in _WHOLE): one for one in figures if not one["dimension"]}
    parts: dict[tuple[Any, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        if one["dimension"]:
            parts[(*(one[name] for name in _WHOLE), one["dimension"])].append(one)
    for (*key, dimension), members in parts.items():
        total = totals.get(tuple(key))
        if total is None:
            continue
        for name in _SUMMED[context.indicators[total["indicator"]].measure_type]:
            made = sum(one[name] for one in members)
            if not math.isnan(made + total[name]) and made != total[name]:
                problem = f"the {len(members)} parts by {dimension} make {made:g}"
                yield Finding(
                    *(file, total["row"], name, f"{total[name]:g}"),
                    *(f"differs: {problem}", "Check the parts; not recorded is a part too."),
                    *(Severity.WARNING, total["sheet"]),
                )
