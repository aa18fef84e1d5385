"""A preview: what keeping a file would store, say and do, and how one made later differs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from scorecard.domain.effect import Effect
from scorecard.domain.reported import Reported, Standing
from scorecard.domain.submission import SEVERITIES, Finding, SubmissionKind
from scorecard.intake.incoming import Asked, Incoming, Read


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
        """Of the warnings, those about notes that are left out unless somebody says yes."""
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
    if again.changes_nothing:
        return ()
    new = (one.sentence() for one in again.findings if one not in seen.findings)
    return (*_other_figures(seen, again), *_other_ratings(seen, again), *new)


def _other_figures(seen: Preview, again: Preview) -> Iterator[str]:
    before = {(one.sheet, one.row): one for one in seen.reported}
    for one in again.reported:
        was = before.get((one.sheet, one.row))
        then, now = _held(was), _held(one)
        if was is None or then != now:
            what = f"{one.indicator} for {one.area}, {one.period_end}"
            yield f"{what}: {then} was held and now {now} is."


def _held(one: Reported | None) -> str:
    if one is None or one.held is None:
        return "nothing"
    known = "" if math.isnan(one.held.figure) else f"{one.held.figure:,.10g}"
    return known or one.held.marker or "no figure"


def _other_ratings(seen: Preview, again: Preview) -> Iterator[str]:
    before = {(one.area, one.indicator): one for one in seen.effects}
    for now in again.effects:
        was = before.get((now.area, now.indicator))
        if was is None or (was.before.rag, was.after.rag) != (now.before.rag, now.after.rag):
            what = f"{now.indicator} for {now.area} would go from {now.before.rag}"
            where = f", where it was {was.before.rag} to {was.after.rag}" if was else ""
            yield f"{what} to {now.after.rag}{where}."
