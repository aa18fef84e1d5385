"""The context a file is read in: the codes that are known when it comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scorecard.domain.agency import Agency
from scorecard.domain.area import Area
from scorecard.domain.indicator import Indicator
from scorecard.intake.official import Official, nothing_held


@dataclass(frozen=True, slots=True)
class Context:
    """What a figure may be about and who may have sent it.

    `population`: area -> (end of the period, children aged 0 to 17), oldest first, for rates whose
    denominator nobody sends. `official` gives what reading national statistics takes.
    """

    indicators: Mapping[str, Indicator]
    areas: Mapping[str, Area]
    agencies: Mapping[str, Agency]
    population: Mapping[str, Sequence[tuple[date, float]]] = field(default_factory=dict)
    official: Callable[[], Official] = nothing_held
