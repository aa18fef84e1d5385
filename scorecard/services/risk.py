"""Risks: adding one, scoring it again, changing what is done about it, closing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from scorecard.domain.person import Person
from scorecard.domain.risk import LIFECYCLE, Risk, complete
from scorecard.services.record import Noun, moved, opened
from scorecard.services.restriction import require_sight, require_sight_of
from scorecard.services.workspace import Workspace
from scorecard.store.risk import shelf

NOUN = Noun(shelf, LIFECYCLE, complete)


@dataclass(frozen=True, slots=True)
class Score:
    """A scoring: likelihood and impact, 1 to 5; why; and when the risk is looked at again."""

    likelihood: int
    impact: int
    because: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of a risk beside its score; `indicators` are linked codes, one a line."""

    title: str
    description: str
    mitigations: str
    indicators: str = ""
    agency: str = ""
    owner: str = ""


def add(workspace: Workspace, person: Person, risk: Risk) -> Risk:
    """Add a risk with its first score, of today; the risk with its number."""
    require_sight(workspace, person, risk.about)
    made = replace(risk, indicator=_first(risk.linked), scored_on=workspace.now().date())
    return opened(workspace, person, NOUN, made)


def score(workspace: Workspace, person: Person, number: int, version: int, given: Score) -> Risk:
    """Score it again, up, down or the same; the score before stays in the history."""
    return _scored(workspace, person, number, version, "score", given)


def reopen(workspace: Workspace, person: Person, number: int, version: int, given: Score) -> Risk:
    """Open a closed risk again, with a score of today."""
    return _scored(workspace, person, number, version, "reopen", given, closed_on=None)


def amend(workspace: Workspace, person: Person, number: int, version: int, terms: Terms) -> Risk:
    """Change what is said of it, what is done about it, or which indicators would show it."""
    linked = terms.indicators.split()
    require_sight(workspace, person, linked)
    changes = asdict(terms) | {"indicator": _first(linked)}
    return _moved(workspace, person, number, version, "amend", **changes)


def close(workspace: Workspace, person: Person, number: int, version: int, because: str) -> Risk:
    """Close it, saying why."""
    changes = {"closed_because": because, "closed_on": workspace.now().date()}
    return _moved(workspace, person, number, version, "close", **changes)


def _first(linked: Sequence[str]) -> str:
    """The indicator that the record itself is filed under."""
    return linked[0] if linked else ""


def _scored(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    verb: str,
    given: Score,
    **more: Any,
) -> Risk:
    with workspace.reading() as connection:
        held = shelf.get(connection, number)
    changes: dict[str, Any] = {
        "likelihood": given.likelihood,
        "impact": given.impact,
        "was_likelihood": held.likelihood if held else 0,
        "was_impact": held.impact if held else 0,
        "scored_because": given.because,
        "scored_on": workspace.now().date(),
        "due_on": given.due_on,
    }
    return _moved(workspace, person, number, version, verb, **changes, **more)


def _moved(
    workspace: Workspace, person: Person, number: int, version: int, verb: str, **changes: Any
) -> Risk:
    require_sight_of(workspace, person, NOUN, number)
    return moved(workspace, person, NOUN, number, version, verb, **changes)
