"""Drafts: what somebody has typed and not sent, kept so that a lost connection loses none of it.

A draft is its writer's alone, is no part of the record and changes nothing that others see: it has
no audit event and leaves the store's revision where it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.domain.draft import Draft
from scorecard.domain.person import Person
from scorecard.services.workspace import Workspace
from scorecard.store import draft as store


def keep(
    workspace: Workspace, person: Person, form: str, fields: Mapping[str, str], version: int
) -> None:
    """Keep what was typed over the record's version, in place of what was typed before."""
    typed = Draft(person.name, form, dict(fields), version, workspace.now())
    with workspace.writing() as connection:
        store.put(connection, typed)


def held(workspace: Workspace, person: Person, form: str) -> Draft | None:
    """What this person has typed into this form and not sent, or None."""
    with workspace.reading() as connection:
        return store.get(connection, person.name, form)


def drop(workspace: Workspace, person: Person, form: str) -> None:
    """Forget it: it was sent, or thrown away."""
    with workspace.writing() as connection:
        store.drop(connection, person.name, form)
