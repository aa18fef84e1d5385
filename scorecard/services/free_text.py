"""Free text: whether what somebody writes seems to tell of a single child, asked before it is kept.

The store holds totals only. What looks like a number, a birthday or an address of somebody is
asked about before it is saved and stays out of drafts; a name may be a colleague's and is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.domain.errors import Incomplete
from scorecard.intake import personal

SOMEBODYS_NAME = "a person's name"
ASKED = (
    "“{label}” seems to hold {what}. The scorecard holds totals only: take out whatever tells of "
    "a single child. Until then this box is not kept as a draft."
)
SAID = "“{label}” seems to name somebody. If it is a child, take the name out."
SURE = "No child can be recognised from what I wrote."
NOT_SURE = (
    "Nothing was saved. Read “{label}” again: take out whatever tells of a single child, or tick "
    "that no child can be recognised."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A box that seems to tell of somebody: its name and label, and what it seems to hold."""

    name: str
    label: str
    what: str

    @property
    def is_asked(self) -> bool:
        """Whether its writer has to say that it is no child's; a name is only pointed out."""
        return self.what != SOMEBODYS_NAME

    @property
    def sentence(self) -> str:
        """What its writer is told."""
        return (ASKED if self.is_asked else SAID).format(label=self.label, what=self.what)


def doubts(boxes: Mapping[str, tuple[str, str]]) -> tuple[Doubt, ...]:
    """The boxes, name -> (label, words), that seem to tell of somebody."""
    found = ((name, label, personal.in_text(words)) for name, (label, words) in boxes.items())
    return tuple(Doubt(name, label, what) for name, label, what in found if what)


def require_sure(found: tuple[Doubt, ...], *, sure: bool) -> None:
    """Refuse, in the words the writer will read, until they say that no child is in it."""
    asked = [one for one in found if one.is_asked]
    if asked and not sure:
        raise Incomplete(NOT_SURE.format(label=asked[0].label))


def without(
    words: Mapping[str, str], found: tuple[Doubt, ...], before: Mapping[str, str]
) -> tuple[dict[str, str], str]:
    """The words as a draft may keep them, and the labels of the boxes that are not in it.

    A box in doubt is as the draft `before` had it, or is left out: never blank, which would be
    taken for words that were taken away.
    """
    doubtful = {one.name: one.label for one in found if one.is_asked}
    kept = {name: said for name, said in words.items() if name not in doubtful}
    kept |= {name: before[name] for name in doubtful if name in before}
    return kept, ", ".join(f"“{label}”" for label in doubtful.values())
