"""Risks: likelihood by impact, what is done about it, and the indicators that would show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from scorecard.domain.errors import Incomplete
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record, RecordChange

HIGHEST = 5
"""Likelihood and impact are each 1 to 5."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of scores with one name, from `lowest` up to the next band."""

    code: str
    words: str
    lowest: int


BANDS = (
    Band("low", "low", 1),
    Band("moderate", "moderate", 5),
    Band("high", "high", 10),
    Band("very_high", "very high", 16),
)
"""A common cut of a five by five grid; a partnership may draw its own."""


def band(score: int) -> Band:
    """The band a score of 1 to 25 lies in."""
    return next(one for one in reversed(BANDS) if score >= one.lowest)


class RiskState(StrEnum):
    """Where a risk stands."""

    OPEN = "open"
    CLOSED = "closed"


S, P = RiskState, Permission

STATE_WORDS: dict[str, str] = {S.OPEN: "open", S.CLOSED: "closed"}
LIKELIHOOD_WORDS = ("rare", "unlikely", "possible", "likely", "almost certain")
IMPACT_WORDS = ("negligible", "minor", "moderate", "major", "severe")

LIFECYCLE = Lifecycle(
    noun="risk",
    states=RiskState,
    words=STATE_WORDS,
    over=frozenset({S.CLOSED}),
    to_come={"due_on": "the day it is looked at again"},
    moves=(
        Move("open", NEW, S.OPEN, P.KEEP_RISK, "Add a risk", "added a risk"),
        Move("score", S.OPEN, S.OPEN, P.KEEP_RISK, "Score again", "scored the risk again"),
        Move("amend", S.OPEN, S.OPEN, P.KEEP_RISK, "Change the record", "changed the risk"),
        Move("close", S.OPEN, S.CLOSED, P.KEEP_RISK, "Close", "closed the risk"),
        Move("reopen", S.CLOSED, S.OPEN, P.KEEP_RISK, "Open again", "opened the risk again"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Record):
    """A risk and its score; `indicators` holds linked codes, one a line.

    `was_*`: the score before the last scoring, 0 before there was one; `scored_on` when.
    """

    description: str
    likelihood: int
    impact: int
    was_likelihood: int = 0
    was_impact: int = 0
    scored_on: date | None = None
    scored_because: str = ""
    mitigations: str = ""
    indicators: str = ""
    closed_because: str = ""
    meeting_on: date | None = None

    @property
    def score(self) -> int:
        """Likelihood by impact, 1 to 25."""
        return self.likelihood * self.impact

    @property
    def movement(self) -> int:
        """The change of the score at the last scoring; 0 before there was one."""
        return self.score - self.was_likelihood * self.was_impact if self.was_impact else 0

    @property
    def linked(self) -> tuple[str, ...]:
        """The codes of the linked indicators, each once."""
        lines = (line.strip() for line in (self.indicator, *self.indicators.splitlines()))
        return tuple(dict.fromkeys(line for line in lines if line))

    @property
    def about(self) -> tuple[str, ...]:
        """The linked indicators: whoever may not see one of them may not see the risk."""
        return self.linked


_TERMS = {
    "title": "the risk, in a few words",
    "description": "what could happen, and to whom",
    "mitigations": "what is done about it",
}
_AGAIN = {"due_on": "when it is looked at again"}
_NEEDED: dict[str, dict[str, str]] = {
    "open": _TERMS | _AGAIN,
    "amend": _TERMS,
    "score": {"scored_because": "why it has this score"} | _AGAIN,
    "close": {"closed_because": "why it is closed"},
    "reopen": {"scored_because": "why it is open again"} | _AGAIN,
}


def complete(before: Risk | None, after: Risk, move: Move) -> None:
    """Refuse a move that leaves out what it must say, or a score off the grid."""
    require_said(after, _NEEDED[move.verb])
    for name, words in (("likelihood", "Likelihood"), ("impact", "Impact")):
        if not 1 <= getattr(after, name) <= HIGHEST:
            raise Incomplete(f"{words} is a whole number from 1 to {HIGHEST}.")


@dataclass(frozen=True, slots=True)
class Scoring:
    """One scoring of a risk: when, as what, and why."""

    on: date | None
    likelihood: int
    impact: int
    because: str

    @property
    def score(self) -> int:
        """Likelihood by impact, 1 to 25."""
        return self.likelihood * self.impact


def scorings(risk: Risk, changes: Sequence[RecordChange]) -> tuple[Scoring, ...]:
    """Every scoring of a risk, oldest first, worked back from what it is by its history."""
    found = [Scoring(risk.scored_on, risk.likelihood, risk.impact, risk.scored_because)]
    for change in reversed(changes):
        was = {name: before for name, before, _ in change.fields}
        if change.verb in _SCORES and was.keys() & _SCORED:
            found.append(_before(found[-1], was))
    return tuple(reversed(found))


def scored_at(risk: Risk, changes: Sequence[RecordChange]) -> datetime:
    """The moment of its latest scoring; the end of that day where the history does not say."""
    on = risk.scored_on or risk.opened_on
    moments = [one.at for one in changes if one.verb in ("open", *_SCORES)]
    if moments and moments[-1].date() == on:
        return moments[-1]
    return datetime.combine(on, time.max, UTC)


_SCORES = ("score", "reopen")
_SCORED = {"likelihood", "impact", "scored_on", "scored_because"}


def _before(later: Scoring, was: dict[str, str]) -> Scoring:
    """A scoring by what the next one rewrote; what that left alone was the same."""
    on = was.get("scored_on")
    return Scoring(
        on=later.on if on is None else date.fromisoformat(on) if on else None,
        likelihood=int(was.get("likelihood", later.likelihood)),
        impact=int(was.get("impact", later.impact)),
        because=was.get("scored_because", later.because),
    )
