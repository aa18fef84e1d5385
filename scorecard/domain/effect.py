"""Effects: how an indicator stands before and after figures that may be stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scorecard.domain.flag import FlagKind
from scorecard.domain.verdict import Rag


@dataclass(frozen=True, slots=True)
class State:
    """How an indicator stands: NaN and None where nothing is held."""

    value: float
    period_end: date | None
    rag: Rag
    flags: tuple[FlagKind, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One indicator of one area before and after; flags that come with their sentences."""

    area: str
    indicator: str
    before: State
    after: State
    appearing: tuple[tuple[FlagKind, str], ...]
    going: tuple[FlagKind, ...]

    @property
    def changes(self) -> bool:
        """Whether the rating or a flag changes, and not the figure alone."""
        return self.before.rag != self.after.rag or bool(self.appearing or self.going)
