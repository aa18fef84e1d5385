"""Drafts: what somebody has typed and not sent, kept so that a lost connection loses none of it.

A draft is its writer's alone, is no part of the record and changes nothing that others see: it has
no audit event and leaves the store's revision where it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.domain.draft import Draft
from scorecard.domain.person import Person
from scorecard.services.workspace import Workspace
from scorecard.store import draft as store


def keep(
    workspace: Workspace,
    person: Person,
    form: str,
    fields: Mapping[str, str],
    version: int,
    shown: Sequence[tuple[str, str]] = (),
) -> None:
    """Keep what was typed over the record's version, in place of what was typed before.

    `shown` are the labels and words of the form, for when the form itself is gone.
    """
    typed = Draft(person.name, form, dict(fields), version, workspace.now(), tuple(shown))
    with workspace.writing() as connection:
        store.put(connection, typed)


def held(workspace: Workspace, person: Person, form: str) -> Draft | None:
    """What this person has typed into this form and not sent, or None."""
    with workspace.reading() as connection:
        return store.get(connection, person.name, form)


def every(workspace: Workspace, person: Person) -> list[Draft]:
    """All that this person has typed and not sent, the latest first."""
    with workspace.reading() as connection:
        return store.every(connection, person.name)


def drop(workspace: Workspace, person: Person, form: str) -> None:
    """Forget it: it was sent, or thrown away."""
    with workspace.writing() as connection:
        store.drop(connection, person.name, form)
