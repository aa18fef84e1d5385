"""Commentary: an agency's own story behind the period of an indicator, before the room meets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from scorecard.domain.errors import Incomplete

PARTS: dict[str, str] = {
    "what_happened": "What happened",
    "why": "Why, as far as it is known",
    "so_what_for_children": "What it means for children",
    "what_next": "What happens next",
}
"""Each part of a commentary and how it is headed."""

LONGEST = 2000
"""Characters of a part."""

ALIKE = 0.9
"""From this share of the same pairs of words, a text is nearly that of another period."""


@dataclass(frozen=True, slots=True)
class Commentary:
    """What an agency says about one indicator's period (`period_end` is its last day).

    Nothing is written over: who writes again adds another, and the latest one counts.
    """

    indicator: str
    area: str
    period_end: date
    agency: str
    what_happened: str
    why: str
    so_what_for_children: str
    what_next: str
    written_by: str = ""
    written_at: datetime | None = None
    id: int = 0

    @property
    def place(self) -> tuple[str, str, date, str]:
        """What it is about, and whose it is."""
        return self.indicator, self.area, self.period_end, self.agency

    @property
    def texts(self) -> tuple[str, ...]:
        """Its parts, in the order of PARTS."""
        return tuple(str(getattr(self, name)) for name in PARTS)


def complete(made: Commentary) -> None:
    """Refuse a commentary that leaves a part blank; a part that is not known yet can say so."""
    blank = [PARTS[name] for name, text in zip(PARTS, made.texts, strict=True) if not text.strip()]
    if blank:
        raise Incomplete(
            f"Nothing was saved: “{blank[0]}” is blank. Where it is not known yet, write that it "
            "is not known, and by when it will be."
        )
    if any(len(text) > LONGEST for text in made.texts):
        raise Incomplete(f"A part has {LONGEST:,} characters at most. Say it more shortly.")


def nearly_unchanged(now: Commentary, before: Commentary) -> bool:
    """Whether the words are nearly those of another period: counted in pairs, in linear time."""
    then, said = _pairs(before), _pairs(now)
    shared = sum((then & said).values())
    return 2 * shared >= ALIKE * (sum(then.values()) + sum(said.values()))


def _pairs(one: Commentary) -> Counter[tuple[str, str]]:
    """How often each two words stand beside each other."""
    words = ["", *" ".join(one.texts).casefold().split(), ""]
    return Counter(pairwise(words))
