"""Challenges: one partner's question to another, its answer, and the difference it made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record


class ChallengeState(StrEnum):
    """Where a challenge stands."""

    MADE = "made"
    ANSWERED = "answered"
    SETTLED = "settled"
    NOT_SETTLED = "not_settled"


S, P = ChallengeState, Permission

STATE_WORDS: dict[str, str] = {
    S.MADE: "made",
    S.ANSWERED: "answered",
    S.SETTLED: "settled",
    S.NOT_SETTLED: "not settled",
}

LIFECYCLE = Lifecycle(
    noun="challenge",
    states=ChallengeState,
    words=STATE_WORDS,
    over=frozenset({S.SETTLED, S.NOT_SETTLED}),
    moves=(
        Move("open", NEW, S.MADE, P.ASK_AGENCY, "Log a challenge", "challenged"),
        Move("answer", S.MADE, S.ANSWERED, P.ANSWER, "Answer", "answered the challenge"),
        Move("answer", S.NOT_SETTLED, S.ANSWERED, P.ANSWER, "Answer again", "answered again"),
        *(
            Move("settle", state, S.SETTLED, P.JUDGE_ANSWER, "Settle", "settled the challenge")
            for state in (S.MADE, S.ANSWERED, S.NOT_SETTLED)
        ),
        Move(
            *("refuse", S.ANSWERED, S.NOT_SETTLED, P.JUDGE_ANSWER),
            *("Not settled", "did not settle the challenge"),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Record):
    """What was challenged, by whom, the answer, and what became different."""

    challenge: str
    made_by: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    difference_made: str = ""
    meeting_on: date | None = None


def complete(before: Challenge | None, after: Challenge, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    needed = {
        "open": {"challenge": "what is challenged", "agency": "the agency challenged"},
        "answer": {"answer": "the answer"},
        "settle": {"difference_made": "what difference it made"},
        "refuse": {"difference_made": "why it is not settled"},
    }[move.verb]
    require_said(after, needed)
