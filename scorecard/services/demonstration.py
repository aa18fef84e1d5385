"""Loading the synthetic authority: all of it in one transaction, and never a second one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

import pandas as pd

from scorecard.domain.area import EXAMPLESHIRE, Area
from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.break_in_series import BreakInSeries
from scorecard.domain.check import CheckExplanation
from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import month_end
from scorecard.domain.submission import Submission
from scorecard.domain.target import Target
from scorecard.services import playing
from scorecard.services.change import change
from scorecard.services.playing import Sight
from scorecard.services.progress import Progress, silent
from scorecard.services.step import Step
from scorecard.services.submission import keep
from scorecard.services.workspace import Workspace, as_at
from scorecard.store import (
    area,
    audit_event,
    break_in_series,
    check,
    comparator_set,
    meeting,
    target,
)
from scorecard.store.engine import Connection


class SyntheticAuthority(Protocol):
    """What `scorecard.demo` builds; services know its shape and not where it comes from."""

    @property
    def areas(self) -> Sequence[Area]:
        """The authority and its neighbours, all synthetic."""

    @property
    def comparator_set(self) -> ComparatorSet:
        """Its neighbours."""

    @property
    def targets(self) -> Sequence[Target]:
        """Its own targets."""

    @property
    def breaks(self) -> Sequence[BreakInSeries]:
        """The breaks in its series."""

    @property
    def explanations(self) -> Sequence[CheckExplanation]:
        """What was said of checks that differ."""

    @property
    def meetings(self) -> Sequence[Meeting]:
        """Its board's meetings."""

    @property
    def submissions(self) -> Sequence[tuple[Submission, pd.DataFrame]]:
        """Every return it had, oldest first, with the figures in it."""

    def year(self, today: date) -> Sequence[Step]:
        """What its people did in the year up to a day."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The month end up to which the authority's figures go, and whether it was there before."""

    as_at: str
    already: bool


Build = Callable[[date], SyntheticAuthority]
"""Builds the authority with figures to the month end it is given."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demonstration is made of: who builds it, and how its past is seen."""

    build: Build
    sight: Sight


def load(
    workspace: Workspace, who: str, demo: Demo, today: date, progress: Progress = silent
) -> Demonstration:
    """Load the authority to the last month end before today, unless one is held; the one held then.

    A second one, built a month later, would be another history of the same place: never mixed.
    """
    with workspace.reading() as connection:
        held = audit_event.latest_subject(connection, Verb.LOAD_DEMONSTRATION)
    if held is not None:
        return Demonstration(held, already=True)
    end = month_end(today.year, today.month - 1)
    made = demo.build(end)
    sentence = SENTENCES[Verb.LOAD_DEMONSTRATION].format(
        as_at=end.isoformat(),
        kept=sum(len(frame) for _, frame in made.submissions),
        submissions=len(made.submissions),
    )
    subject = end.isoformat()
    try:
        with change(workspace, who, Verb.LOAD_DEMONSTRATION, subject, sentence) as connection:
            _refuse_a_second(connection)
            _put(connection, made)
            for done, (submission, frame) in enumerate(made.submissions, start=1):
                came, figures = _come_by_now(submission, frame, workspace.now())
                keep(connection, as_at(connection, workspace, came.received_at), came, figures)
                progress("Loading the synthetic authority", done, len(made.submissions))
            year = made.year(today)
            playing.play(connection, workspace, demo.sight, EXAMPLESHIRE, year, progress)
    except _LoadedMeanwhile as other:
        return Demonstration(str(other), already=True)
    return Demonstration(subject, already=False)


class _LoadedMeanwhile(Exception):
    """Another process loaded it between our look and our turn to write."""


def _refuse_a_second(connection: Connection) -> None:
    held = audit_event.latest_subject(connection, Verb.LOAD_DEMONSTRATION)
    if held is not None:
        raise _LoadedMeanwhile(held)


def _come_by_now(
    submission: Submission, frame: pd.DataFrame, now: datetime
) -> tuple[Submission, pd.DataFrame]:
    """Early in a month the newest returns would lie in the future: they came today instead."""
    if submission.received_at <= now and not (frame["known_at"] > now).any():
        return submission, frame
    known_at = [min(moment, now) for moment in frame["known_at"]]
    came = min(submission.received_at, now)
    return replace(submission, received_at=came), frame.assign(known_at=known_at)


def _put(connection: Connection, made: SyntheticAuthority) -> None:
    area.put(connection, made.areas)
    comparator_set.put(connection, [made.comparator_set])
    target.put(connection, made.targets)
    break_in_series.put(connection, made.breaks)
    check.put_explanations(connection, made.explanations)
    meeting.put(connection, made.meetings)
