"""The context a file is read in: the codes that are known when it comes in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scorecard.domain.indicator import Indicator
from scorecard.intake.official import NOTHING_HELD, Official


@dataclass(frozen=True, slots=True)
class Context:
    """What a figure may be about and who may have sent it."""

    indicators: Mapping[str, Indicator]
    areas: Collection[str]
    agencies: Collection[str]
    official: Official = NOTHING_HELD
