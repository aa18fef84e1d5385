"""Lifecycles: the states a noun of the quality-assurance cycle can be in, and the moves between."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from scorecard.domain.errors import Incomplete, NotNow
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission

NEW = ""
"""Where a record comes from before it is kept."""


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move. `label` is the button's words, `done` what the trail says was done.

    `source` NEW opens a record; source and target alike is a change within a state. "{state}" in
    `done` stands for the words of the state it comes to, as closely as the record tells them.
    """

    verb: str
    source: str
    target: str
    permission: Permission
    label: str
    done: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A noun's states with their words, its moves, and the states in which it is over.

    `done` are those in which what was due has been done, and its day no longer runs. `to_come`
    names the days that are promised (field -> what it is): none is set that has passed already.
    `told_by` names the field that tells a state more closely, with the words of its values.
    """

    noun: str
    states: type[StrEnum]
    words: Mapping[str, str]
    moves: tuple[Move, ...]
    over: frozenset[str]
    done: frozenset[str] = frozenset()
    to_come: Mapping[str, str] = field(default_factory=dict)
    told_by: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)

    def said(self, record: Any) -> str:
        """The state of a record in words: 'partly assured', where its verdict says so."""
        name, words = self.told_by.get(record.state, ("", {}))
        plain: str = self.words[record.state]
        return words.get(getattr(record, name), plain) if name else plain

    def done_to(self, move: Move, record: Any) -> str:
        """What the trail says this move did, of the record as it left it."""
        return move.done.format(state=self.said(record))

    def moves_from(self, state: str) -> tuple[Move, ...]:
        """The moves that may happen now."""
        return tuple(move for move in self.moves if move.source == state)

    def allows(self, state: str, verb: str) -> bool:
        """Whether this may happen now."""
        return any(move.verb == verb for move in self.moves_from(state))

    def move(self, state: str, verb: str) -> Move:
        """The move, or NotNow in words that say what may happen instead."""
        for one in self.moves_from(state):
            if one.verb == verb:
                return one
        raise NotNow(self._refusal(state, verb))

    def is_over(self, state: str) -> bool:
        """Whether nothing more is expected of anybody."""
        return state in self.over

    def is_owed(self, state: str) -> bool:
        """Whether the day it is due by still runs."""
        return state not in self.over and state not in self.done

    def _refusal(self, state: str, verb: str) -> str:
        label = next((one.label for one in self.moves if one.verb == verb), verb)
        now = self.words.get(state, state)
        can = [one.label.lower() for one in self.moves_from(state)]
        instead = f"What can be done now: {', '.join(can)}." if can else "Nothing more can be done."
        return f"This {self.noun} is {now}, so it cannot be changed by “{label}”. {instead}"


def require_said(record: Any, needed: Mapping[str, str]) -> None:
    """Refuse in words while any of these fields (name -> what it says) is empty."""
    missing = [words for name, words in needed.items() if _is_empty(getattr(record, name))]
    if missing:
        raise Incomplete(f"Not yet said: {', '.join(missing)}. Fill that in; nothing was saved.")


def _is_empty(said: object) -> bool:
    """Whether nothing is said: blanks alone say nothing."""
    return not said.strip() if isinstance(said, str) else not said


def require_come(record: Any, today: date, told: Mapping[str, str]) -> None:
    """Refuse in words while any of these days (name -> what it says) is still to come."""
    for name, words in told.items():
        when: date | None = getattr(record, name)
        if when is not None and when > today:
            raise Incomplete(f"{day(when)} has not come yet, so it is not {words}. Check the date.")


def require_to_come(record: Any, today: date, promised: Mapping[str, str]) -> None:
    """Refuse in words while any of these days (name -> what it is) has passed already."""
    for name, words in promised.items():
        when: date | None = getattr(record, name)
        if when is not None and when < today:
            raise Incomplete(
                f"{day(when)} has passed, so it cannot be {words}. Choose today or a later day; "
                "nothing was saved."
            )


def require_after(record: Any, first: tuple[str, str], told: Mapping[str, str]) -> None:
    """Refuse in words days (name -> what it is) before the one they follow: `first` likewise."""
    name, what = first
    start: date = getattr(record, name)
    for later, words in told.items():
        when: date | None = getattr(record, later)
        if when is not None and when < start:
            raise Incomplete(
                f"{day(when)} cannot be {words}: {what} on {day(start)}. Check the date; nothing "
                "was saved."
            )


AMEND = frozenset({"amend", "correct"})
"""Verbs that give every field again: a day that they leave as it was is not promised anew."""


def set_now(before: Any, after: Any, verb: str, names: Collection[str]) -> tuple[str, ...]:
    """Which of the fields that a move gives it sets now; all of them where it is a new record."""
    if before is None or verb not in AMEND:
        return tuple(names)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
