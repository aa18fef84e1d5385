"""Recommendations: what the board said should happen, under its strategic objectives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record


class RecommendationState(StrEnum):
    """How far a recommendation has got."""

    MADE = "made"
    UNDER_WAY = "under_way"
    MET = "met"
    NOT_PURSUED = "not_pursued"


S, P = RecommendationState, Permission
OPEN = (S.MADE, S.UNDER_WAY)

STATE_WORDS: dict[str, str] = {
    S.MADE: "made",
    S.UNDER_WAY: "under way",
    S.MET: "met",
    S.NOT_PURSUED: "not pursued",
}

LIFECYCLE = Lifecycle(
    noun="recommendation",
    states=RecommendationState,
    words=STATE_WORDS,
    over=frozenset({S.MET, S.NOT_PURSUED}),
    to_come={"due_on": "the day it is to be met by"},
    moves=(
        Move(
            *("open", NEW, S.MADE, P.KEEP_RECOMMENDATION),
            *("Add a recommendation", "added a recommendation"),
        ),
        *(
            Move(
                *("progress", state, S.UNDER_WAY, P.REPORT_PROGRESS),
                *("Say how far it is", "reported progress on the recommendation"),
            )
            for state in OPEN
        ),
        *(
            Move(
                *("amend", state, state, P.KEEP_RECOMMENDATION),
                *("Change the record", "changed the recommendation"),
            )
            for state in OPEN
        ),
        *(
            Move(
                *("meet", state, S.MET, P.KEEP_RECOMMENDATION),
                *("Record as met", "recorded the recommendation as met"),
            )
            for state in OPEN
        ),
        *(
            Move(
                *("leave", state, S.NOT_PURSUED, P.KEEP_RECOMMENDATION),
                *("Not pursued", "recorded the recommendation as not pursued"),
            )
            for state in OPEN
        ),
        *(
            Move(
                *("take_up_again", state, S.UNDER_WAY, P.KEEP_RECOMMENDATION),
                *("Take it up again", "took the recommendation up again"),
            )
            for state in (S.MET, S.NOT_PURSUED)
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """What should happen, under which objective, and how far it has got."""

    objective: str
    recommendation: str
    progress: str = ""
    progress_on: date | None = None


_TERMS = {
    "objective": "the objective",
    "title": "what it is about, in a few words",
    "recommendation": "what should happen",
}
_NEEDED: dict[str, dict[str, str]] = {
    "open": _TERMS,
    "amend": _TERMS,
    "progress": {"progress": "how far it has got"},
    "meet": {"progress": "how it was met"},
    "leave": {"progress": "why it is not pursued"},
    "take_up_again": {"progress": "why it is taken up again"},
}


def complete(before: Recommendation | None, after: Recommendation, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    require_said(after, _NEEDED[move.verb])
