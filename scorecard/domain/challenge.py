"""Challenges: one partner's question to another, its answer, and the difference it made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.errors import Incomplete, NotPermitted
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.person import Person, Role
from scorecard.domain.record import Record


class ChallengeState(StrEnum):
    """Where a challenge stands."""

    MADE = "made"
    ANSWERED = "answered"
    NOT_SETTLED = "not_settled"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


S, P = ChallengeState, Permission
TO_ANSWER = (S.MADE, S.NOT_SETTLED)

STATE_WORDS: dict[str, str] = {
    S.MADE: "made, waits for an answer",
    S.ANSWERED: "answered, waits for the group",
    S.NOT_SETTLED: "not settled, waits for another answer",
    S.SETTLED: "settled",
    S.WITHDRAWN: "withdrawn",
}

LIFECYCLE = Lifecycle(
    noun="challenge",
    states=ChallengeState,
    words=STATE_WORDS,
    # one that is not settled is not over: somebody answers again, or it is escalated
    over=frozenset({S.SETTLED, S.WITHDRAWN}),
    done=frozenset({S.ANSWERED}),
    to_come={"due_on": "the day an answer is due"},
    moves=(
        Move("open", NEW, S.MADE, P.MAKE_CHALLENGE, "Log a challenge", "challenged"),
        Move(
            *("correct", S.MADE, S.MADE, P.MAKE_CHALLENGE),
            *("Correct the words", "corrected the words of the challenge"),
        ),
        Move("answer", S.MADE, S.ANSWERED, P.ANSWER, "Answer", "answered the challenge"),
        Move("answer", S.NOT_SETTLED, S.ANSWERED, P.ANSWER, "Answer again", "answered again"),
        *(
            Move(
                *("set_due", state, state, P.JUDGE_ANSWER),
                *("Change the due date", "moved the due date of the challenge"),
            )
            for state in TO_ANSWER
        ),
        *(
            Move("settle", state, S.SETTLED, P.JUDGE_ANSWER, "Settle", "settled the challenge")
            for state in (S.MADE, S.ANSWERED, S.NOT_SETTLED)
        ),
        Move(
            *("refuse", S.ANSWERED, S.NOT_SETTLED, P.JUDGE_ANSWER),
            *("Not settled", "did not settle the challenge"),
        ),
        *(
            Move("withdraw", state, S.WITHDRAWN, P.JUDGE_ANSWER, "Withdraw", "withdrew")
            for state in (S.MADE, S.ANSWERED, S.NOT_SETTLED)
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Record):
    """What was challenged, by whom, the answer, and what became different.

    `made_for` is the agency whose lead made it, blank for the group. `not_settled_because` is why
    the latest answer did not settle it.
    """

    challenge: str
    made_by: str = ""
    made_for: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    not_settled_because: str = ""
    difference_made: str = ""
    withdrawn_because: str = ""
    meeting_on: date | None = None


def may_correct(person: Person, challenge: Challenge) -> bool:
    """Whether its words are this person's to correct: they made it, or keep the records."""
    return person.role == Role.ADMINISTRATOR or challenge.made_by == person.name


def require_correct(person: Person, challenge: Challenge) -> None:
    """Refuse, in the words the person will read, whoever may not correct its words."""
    if not may_correct(person, challenge):
        raise NotPermitted(CORRECTED_BY)


def require_own_name(person: Person, challenge: Challenge) -> None:
    """Refuse a lead's challenge in another name; the group logs what others said in a meeting."""
    if person.role == Role.AGENCY_LEAD and challenge.made_by not in ("", person.name):
        raise NotPermitted(
            "An agency lead makes a challenge in their own name. Ask the business unit to log what "
            "somebody else said."
        )


CORRECTED_BY = (
    "Only whoever made this challenge, or the business unit, corrects its words, and only until it "
    "is answered."
)


def _same(before: str, after: str) -> bool:
    """Whether the words are the same, whatever stands between them."""
    return before.split() == after.split()


_NEEDED: dict[str, dict[str, str]] = {
    "open": {
        "title": "what it is about, in a few words",
        "challenge": "what is challenged",
        "agency": "the agency challenged",
        "due_on": "when an answer is due",
    },
    "correct": {
        "title": "what it is about, in a few words",
        "challenge": "what is challenged",
    },
    "answer": {"answer": "the answer"},
    "set_due": {"due_on": "the new due date"},
    "settle": {"difference_made": "what difference it made"},
    "refuse": {
        "not_settled_because": "why it is not settled",
        "due_on": "when another answer is due",
    },
    "withdraw": {"withdrawn_because": "why it is withdrawn"},
}


def complete(before: Challenge | None, after: Challenge, move: Move) -> None:
    """Refuse a move that leaves out what it must say, or an agency's challenge to itself."""
    require_said(after, _NEEDED[move.verb])
    if move.verb == "answer" and before is not None and _same(before.answer, after.answer):
        raise Incomplete(
            "This is the answer that did not settle it, word for word. Say what is so now, or what "
            "was done since; nothing was sent."
        )
    if after.made_for and after.made_for == after.agency:
        raise Incomplete("An agency does not challenge itself. Choose another, or raise it within.")
