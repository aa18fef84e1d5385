"""Judged: what one judgement of one area holds; every screen, report and command reads this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.domain.flag import FLAG_RULES, FlagGroup, FlagKind
from scorecard.domain.indicator import Indicator
from scorecard.domain.target import Target
from scorecard.domain.verdict import Assurance, Firmness, Rag, Travel, Variation
from scorecard.judgement.attainment import Bounds, Codes
from scorecard.judgement.compared import Compared
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.grid import Floats, Grid
from scorecard.judgement.reconciling import Reconciled
from scorecard.judgement.variation import Charted


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to act on, enjoy or mend, with its sentence and the numbers behind it."""

    indicator: str
    kind: FlagKind
    sentence: str
    numbers: str
    agency: str

    @property
    def group(self) -> FlagGroup:
        """The list the flag belongs to."""
        return FLAG_RULES[self.kind].group

    @property
    def severity(self) -> int:
        """The weight that ranks it."""
        return FLAG_RULES[self.kind].severity


@dataclass(frozen=True, slots=True)
class Row:
    """One judged indicator. `place` is its row in the grid, None when nothing is held."""

    indicator: Indicator
    place: int | None
    period_end: date | None
    frequency: str
    window: str
    basis: str
    status: str
    marker: str
    value: float
    target: Target | None
    rag: Rag
    firmness: Firmness
    lower: float
    upper: float
    variation: Variation
    assurance: Assurance
    travel: Travel
    compared: Compared
    previous: float
    previous_end: date | None
    year_ago: float
    year_ago_end: date | None
    behind: int
    quality: tuple[str, ...]
    flags: tuple[Flag, ...] = ()

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One line of the attention list: indicators that move together are one item.

    `rests` says what was decided about it and is not due yet; blank for what needs attention now.
    """

    rank: int
    indicators: tuple[str, ...]
    kinds: tuple[FlagKind, ...]
    sentence: str
    agency: str
    severity: int
    is_new: bool
    flags: tuple[Flag, ...]
    rests: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole judgement. `figures` and `grid` hold what the rows were judged from.

    `reported` is the grid before rolling twelve months were made of their periods; `wider`
    (rows,) how much more each row's counts vary than chance alone.
    """

    evidence: Evidence
    as_at: date
    rows: Mapping[str, Row]
    grid: Grid
    reported: Grid
    segment: Codes
    limited: Codes
    bounds: Bounds
    codes: Codes
    wider: Floats
    lower: Floats
    upper: Floats
    charted: Charted
    figures: pd.DataFrame
    superseded: pd.DataFrame
    attention: Sequence[AttentionItem] = ()
    left_over: Sequence[AttentionItem] = ()
    resting: Sequence[AttentionItem] = ()
    signals: int = 0
    expected_signals: float = 0.0
    checks: Sequence[Reconciled] = ()
    before: Judged | None = None
