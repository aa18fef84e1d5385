"""Changes: the one way to write, a transaction that keeps its audit event with what it did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scorecard.domain.audit_event import Verb
from scorecard.services.workspace import Workspace
from scorecard.store import audit_event
from scorecard.store.engine import Connection


@contextmanager
def change(
    workspace: Workspace, who: str, verb: Verb, subject: str, sentence: str
) -> Iterator[Connection]:
    """A connection inside one transaction; the change and the event of it happen together."""
    with (
        workspace.writing() as connection,
        change_within(connection, workspace, who, verb, subject, sentence),
    ):
        yield connection


@contextmanager
def looking_first(workspace: Workspace) -> Iterator[Connection]:
    """A transaction in which it is first looked what there is to change, for `change_within`.

    Where nothing is, nothing is written and the trail stays as it was.
    """
    with workspace.writing() as connection:
        yield connection


@contextmanager
def change_within(
    connection: Connection, workspace: Workspace, who: str, verb: Verb, subject: str, sentence: str
) -> Iterator[Connection]:
    """A further change, with its own event, in a transaction under way: all happen, or none."""
    yield connection
    now = workspace.now()
    audit_event.add(connection, at=now, who=who, verb=verb, subject=subject, sentence=sentence)
