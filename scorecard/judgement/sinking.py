"""Sinking: what the group decided about rests until its day, unless it gets worse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.decision import Decided
from scorecard.domain.period import day
from scorecard.domain.verdict import RATED, Rag
from scorecard.judgement.judged import Flag, Row

WORSE_LAST = (Rag.GREEN, Rag.AMBER, Rag.RED)
"""Only rated colours can be worse than one another."""

Flags = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds about one indicator: the flags and colour it was decided on, and till when."""

    indicator: str
    until: date
    flags: Flags
    rag: str
    words: str


def in_force(decided: Iterable[Decided], today: date) -> dict[str, InForce]:
    """What holds today, by indicator.

    Of an indicator the last meeting's decisions count, an earlier one's no longer; of several, the
    day that comes first: then it is looked at again.
    """
    by_indicator: dict[str, list[Decided]] = {}
    for one in decided:
        if one.stands(today):
            by_indicator.setdefault(one.indicator, []).append(one)
    held = (_latest(code, made) for code, made in by_indicator.items())
    return {one.indicator: one for one in held if one is not None and today <= one.until}


def _latest(code: str, made: Sequence[Decided]) -> InForce | None:
    """What the last meeting's decisions hold; None where they hold until no day."""
    newest = max(one.meeting_on for one in made)
    of_newest = [one for one in made if one.meeting_on == newest]
    days = [one.until for one in of_newest if one.until is not None]
    if not days:
        return None
    said = "; ".join(dict.fromkeys(one.words for one in of_newest if one.until is not None))
    on = max(one.decided_on for one in of_newest)
    return InForce(
        indicator=code,
        until=min(days),
        flags=frozenset().union(*(one.flags for one in of_newest)),
        rag=of_newest[-1].rag,
        words=f"decided on {day(on)}: {said}",
    )


def why(flags: Sequence[Flag], rows: Mapping[str, Row], held: Mapping[str, InForce]) -> str:
    """'decided on 3 September 2026: variance report due ...', or nothing: then it stands.

    The flags are one item's: it rests only when every one of them was before the group, and no
    indicator it was decided about has a worse colour.
    """
    about = [held[code] for code in dict.fromkeys(flag.indicator for flag in flags) if code in held]
    if not about:
        return ""
    seen: Flags = frozenset().union(*(one.flags for one in about))
    new = any((flag.indicator, str(flag.kind)) not in seen for flag in flags)
    worse = any(_is_worse(rows[one.indicator].rag, one.rag) for one in about)
    return "" if new or worse else "; ".join(dict.fromkeys(one.words for one in about))


def _is_worse(now: Rag, then: str) -> bool:
    if now not in RATED or then not in RATED:
        return False
    return WORSE_LAST.index(now) > WORSE_LAST.index(Rag(then))
