"""Compared: one indicator's figures beside comparators', with the verdict and its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np

from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.verdict import Comparison

NEIGHBOURS, REGION, COUNTRY = "neighbours", "region", "england"
SIGNIFICANT = 0.05
FEWEST_FOR_QUARTERS = 8
"""Areas ranked before a quarter of them means something."""


class AreaFigure(NamedTuple):
    """One area's published figure; NaN is unknown and `marker` says why.

    A tuple: every judgement makes a thousand of them, and a dataclass takes four times as long.
    """

    area: str
    value: float
    numerator: float
    denominator: float
    marker: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A comparator's figure, the verdict against it and the p value of the difference."""

    value: float = np.nan
    known: int = 0
    of: int = 0
    verdict: Comparison = Comparison.NOT_COMPARED
    p: float = np.nan


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator's comparison; `chosen` is the comparator the verdict rests on."""

    period_end: date | None = None
    ours: AreaFigure | None = None
    chosen: str = ""
    set: ComparatorSet | None = None
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    neighbours: Sequence[AreaFigure] = ()
    others: Mapping[str, AreaFigure] = field(default_factory=dict)
    rank: int = 0
    of: int = 0
    tau2: float = np.nan
    band: tuple[float, float] = (np.nan, np.nan)
    adjusted_p: float = np.nan

    @property
    def verdict(self) -> Comparison:
        """The word against the chosen comparator."""
        return self.benchmark.verdict

    @property
    def quarter(self) -> int:
        """Which quarter of the ranked areas ours is in, 1 to 4; 0 where they are too few."""
        if not self.rank or self.of < FEWEST_FOR_QUARTERS:
            return 0
        return -(-4 * self.rank // self.of)

    @property
    def benchmark(self) -> Benchmark:
        """The chosen comparator's figure."""
        return self.benchmarks.get(self.chosen, Benchmark())


NOTHING = Compared()
