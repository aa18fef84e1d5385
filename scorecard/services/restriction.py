"""Restriction: nobody writes about an indicator that they may not see."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.domain.errors import NotFound
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.services.record import Kept, Noun
from scorecard.services.workspace import Workspace
from scorecard.store import indicator


def require_sight(workspace: Workspace, person: Person, codes: Iterable[str]) -> None:
    """Refuse codes that name nothing, and those this person may not see; retired ones are fine."""
    asked = tuple(codes)
    with workspace.reading() as connection:
        known = indicator.of(connection, asked)
    for code in asked:
        if code not in known:
            raise NotFound(
                f"There is no indicator with the code '{code[:60]}'. Choose one from the list."
            )
        if known[code].sensitivity == Sensitivity.RESTRICTED:
            require(person, Permission.SEE_RESTRICTED)


def require_sight_of(workspace: Workspace, person: Person, noun: Noun[Kept], number: int) -> None:
    """Refuse a record about an indicator this person may not see; what is not held is not refused.

    An indicator that the catalogue no longer names hides nothing.
    """
    with workspace.reading() as connection:
        held = noun.shelf.get(connection, number)
        known = indicator.of(connection, held.about if held else ())
    if any(one.sensitivity == Sensitivity.RESTRICTED for one in known.values()):
        require(person, Permission.SEE_RESTRICTED)
