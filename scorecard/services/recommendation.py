"""Recommendations: making one, how far it has got, and how it ended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from scorecard.domain.person import Person
from scorecard.domain.recommendation import LIFECYCLE, Recommendation, complete
from scorecard.services.record import Noun, moved, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store.recommendation import shelf

NOUN = Noun(shelf, LIFECYCLE, complete)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is recommended, under which objective, to whom and by when."""

    objective: str
    title: str
    recommendation: str
    agency: str = ""
    owner: str = ""
    due_on: date | None = None


def make(workspace: Workspace, person: Person, recommendation: Recommendation) -> Recommendation:
    """Keep a recommendation; it with its number."""
    require_sight(workspace, person, recommendation.about)
    return opened(workspace, person, NOUN, recommendation)


def amend(
    workspace: Workspace, person: Person, number: int, version: int, terms: Terms
) -> Recommendation:
    """Change what is recommended, to whom or by when; what was said stays in the history."""
    return _moved(workspace, person, number, version, "amend", **asdict(terms))


def progress(
    workspace: Workspace, person: Person, number: int, version: int, words: str
) -> Recommendation:
    """Say how far it has got."""
    return _said(workspace, person, number, version, "progress", words)


def meet(
    workspace: Workspace, person: Person, number: int, version: int, words: str
) -> Recommendation:
    """Record that it is met, and how."""
    on = workspace.now().date()
    return _said(workspace, person, number, version, "meet", words, closed_on=on)


def leave(
    workspace: Workspace, person: Person, number: int, version: int, words: str
) -> Recommendation:
    """Record that it is not pursued, and why."""
    on = workspace.now().date()
    return _said(workspace, person, number, version, "leave", words, closed_on=on)


def take_up_again(
    workspace: Workspace, person: Person, number: int, version: int, words: str
) -> Recommendation:
    """Take it up again, saying why."""
    return _said(workspace, person, number, version, "take_up_again", words, closed_on=None)


def _said(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    verb: str,
    words: str,
    **more: Any,
) -> Recommendation:
    said = {"progress": words, "progress_on": workspace.now().date()}
    return _moved(workspace, person, number, version, verb, **said, **more)


def _moved(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, **changes: Any
) -> Recommendation:
    require_sight_of(workspace, person, NOUN, number)
    return moved(workspace, person, NOUN, number, version, verb, **changes)
