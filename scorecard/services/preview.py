"""A preview: what keeping a file would store, say and do, and how one made later differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from scorecard.domain.reported import Reported, Standing
from scorecard.domain.submission import SEVERITIES, Finding, SubmissionKind
from scorecard.intake.incoming import Asked, Incoming, Read
from scorecard.services.effects import Effect


@dataclass(frozen=True, slots=True)
class Preview:
    """What keeping a file would do; nothing is saved by making one.

    `frame` is what would be stored: of a return the new and corrected figures alone. `revision`
    names the state of the store it was made from; `already` is the submission that holds it.
    """

    incoming: Incoming
    asked: Asked
    kind: SubmissionKind
    read: Read
    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    reported: tuple[Reported, ...]
    effects: tuple[Effect, ...]
    revision: str
    already: int | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be put right before anything is stored."""
        return tuple(one for one in self.findings if one.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What a person should look at before confirming."""
        return tuple(one for one in self.findings if not one.blocks)

    @property
    def for_a_person(self) -> tuple[Finding, ...]:
        """Of the warnings, those that nothing but somebody's yes passes over."""
        return tuple(one for one in self.findings if SEVERITIES[one.severity].needs_a_person)

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it is held already."""
        return self.already is not None or not (len(self.frame) or self.read.comparator_sets)

    @property
    def holds_nothing(self) -> bool:
        """Whether the file has no figure or set that is kept here; of one held, it is not known."""
        return (
            self.already is None
            and not (self.reported or self.read.comparator_sets)
            and not len(self.read.frame)
        )

    def count(self, standing: Standing) -> int:
        """How many of its figures stand so to those held."""
        return Counter(one.standing for one in self.reported)[standing]


@dataclass(frozen=True, slots=True)
class Stale:
    """The store changed between preview and confirmation: nothing was saved. See it again."""

    preview: Preview
    differences: tuple[str, ...]


def differences(seen: Preview, again: Preview) -> tuple[str, ...]:
    """What a preview made again says otherwise, one sentence a thing."""
    said: list[str] = []
    before = {_place(one): one for one in seen.reported}
    for one in again.reported:
        was = before.get(_place(one))
        if was is None or (was.standing, was.held) != (one.standing, one.held):
            then = was.standing if was else "not in it"
            said.append(
                f"{one.indicator} for {one.area}, {one.period_end}: was {then}, is {one.standing}."
            )
    new = [one.sentence() for one in again.findings if one not in seen.findings]
    ratings = {(one.area, one.indicator): one for one in seen.effects}
    for effect in again.effects:
        old = ratings.get((effect.area, effect.indicator))
        if old is None or (old.before.rag, old.after.rag) != (effect.before.rag, effect.after.rag):
            said.append(
                f"{effect.indicator} for {effect.area} would go from {effect.before.rag} to "
                f"{effect.after.rag}."
            )
    return (*said, *new)


def _place(one: Reported) -> tuple[str, int]:
    return one.sheet, one.row
