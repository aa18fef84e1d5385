"""Minutes: what children said, what was said and decided at a meeting; fixed once signed off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.errors import NotNow
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record


class MinutesState(StrEnum):
    """Where the minutes of a meeting stand."""

    WRITTEN = "written"
    SIGNED_OFF = "signed_off"


S, P = MinutesState, Permission

STATE_WORDS: dict[str, str] = {S.WRITTEN: "being written", S.SIGNED_OFF: "signed off"}

LIFECYCLE = Lifecycle(
    noun="set of minutes",
    states=MinutesState,
    words=STATE_WORDS,
    over=frozenset({S.SIGNED_OFF}),
    moves=(
        Move("open", NEW, S.WRITTEN, P.RUN_MEETING, "Begin the minutes", "began the minutes"),
        Move("amend", S.WRITTEN, S.WRITTEN, P.RUN_MEETING, "Save the minutes", "wrote the minutes"),
        Move(
            *("sign_off", S.WRITTEN, S.SIGNED_OFF, P.SIGN_OFF_MINUTES),
            *("Sign off the minutes", "signed off the minutes"),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Record):
    """The minutes of one meeting: `childrens_words` open the agenda, `text` is Markdown."""

    meeting_on: date
    body: str
    childrens_words: str = ""
    text: str = ""
    signed_off_by: str = ""


_NEEDED: dict[str, dict[str, str]] = {"sign_off": {"text": "the minutes themselves"}}


def complete(before: Minutes | None, after: Minutes, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    require_said(after, _NEEDED.get(move.verb, {}))


def is_fixed(minutes: Minutes | None) -> bool:
    """Whether the meeting is closed: its minutes are signed off."""
    return minutes is not None and LIFECYCLE.is_over(minutes.state)


def require_open(minutes: Minutes | None) -> None:
    """Refuse, in words, to change anything of a meeting whose minutes are signed off."""
    if is_fixed(minutes):
        raise NotNow(
            "The minutes of this meeting are signed off, so nothing about it is changed any more. "
            "Take it up at the next meeting."
        )
