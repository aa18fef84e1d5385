"""Keeping records: may this person, may it happen now; then change, history and audit in one call.

Every noun of the cycle is opened and moved here; its own service says what must be filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from scorecard.domain.audit_event import Verb
from scorecard.domain.errors import NotFound, StaleRecord
from scorecard.domain.lifecycle import NEW, Lifecycle, Move
from scorecard.domain.period import day
from scorecard.domain.permissions import require_for
from scorecard.domain.person import Person
from scorecard.domain.record import Record, RecordChange
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import record as store
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf

Kept = TypeVar("Kept", bound=Record)

UNWRITTEN = ("id", "version", "state")
"""Fields that say how a record is kept, not what it says."""


@dataclass(frozen=True, slots=True)
class Noun(Generic[Kept]):
    """A noun of the cycle: where it is kept, how it lives, and what a move must find filled in.

    `complete(before, after, move)` refuses in words when something is missing; it may look at both.
    """

    shelf: Shelf[Kept]
    lifecycle: Lifecycle
    complete: Callable[[Kept | None, Kept, Move], None]

    @property
    def name(self) -> str:
        """The noun in words."""
        return self.lifecycle.noun


def opened(
    workspace: Workspace, person: Person, noun: Noun[Kept], record: Kept, verb: str = "open"
) -> Kept:
    """Keep a new record; the record with its number."""
    move = noun.lifecycle.move(NEW, verb)
    require_for(person, move.permission, record.agency)
    made = replace(record, state=move.target, version=1)
    noun.complete(None, made, move)
    sentence = _sentence(move, person, made)
    with change(workspace, person.name, Verb.KEEP_RECORD, noun.name, sentence) as connection:
        number = noun.shelf.add(connection, made)
        made = replace(made, id=number)
        _remember(connection, workspace, person, noun, None, made, move, sentence)
    return made


def moved(
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    number: int,
    version: int,
    verb: str,
    **changes: Any,
) -> Kept:
    """Make a move over the version the person saw; the record as it is then.

    NotFound, NotPermitted, NotNow, Incomplete or StaleRecord say in words why nothing changed.
    """
    with workspace.reading() as connection:
        now = noun.shelf.get(connection, number)
    if now is None:
        raise NotFound(f"There is no {noun.name} with the number {number}.")
    if now.version != version:
        raise StaleRecord(_what_changed(workspace, noun, now, version))
    move = noun.lifecycle.move(now.state, verb)
    require_for(person, move.permission, now.agency)
    after = replace(now, **changes, state=move.target)
    noun.complete(now, after, move)
    sentence = _sentence(move, person, after)
    subject = f"{noun.name} {number}"
    with change(workspace, person.name, Verb.KEEP_RECORD, subject, sentence) as connection:
        if not noun.shelf.save(connection, after):
            raise StaleRecord(_what_changed(workspace, noun, now, version, connection))
        after = replace(after, version=version + 1)
        _remember(connection, workspace, person, noun, now, after, move, sentence)
    return after


def _remember(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    before: Kept | None,
    after: Kept,
    move: Move,
    sentence: str,
) -> None:
    rewritten = tuple(
        (field.name, _text(getattr(before, field.name)), _text(getattr(after, field.name)))
        for field in fields(after)
        if before is not None
        and field.name not in UNWRITTEN
        and getattr(before, field.name) != getattr(after, field.name)
    )
    store.add_change(
        connection,
        RecordChange(
            noun=noun.shelf.name,
            record=after.id,
            version=after.version,
            at=workspace.now(),
            who=person.name,
            verb=move.verb,
            source=move.source,
            target=move.target,
            sentence=sentence,
            fields=rewritten,
        ),
    )


def _sentence(move: Move, person: Person, record: Record) -> str:
    due = f", due {day(record.due_on)}" if record.due_on else ""
    return f"{person.title} {move.done}: {record.title}{due}."


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _what_changed(
    workspace: Workspace,
    noun: Noun[Kept],
    now: Kept,
    version: int,
    connection: Connection | None = None,
) -> str:
    """Who did what after the version somebody was looking at; nothing of theirs is lost."""
    if connection is None:
        with workspace.reading() as opened_:
            since = store.changes(opened_, noun.shelf.name, [now.id], version)
    else:
        since = store.changes(connection, noun.shelf.name, [now.id], version)
    told = " ".join(
        f"On {day(one.at.date())} at {one.at:%H:%M} UTC: {one.sentence}" for one in since
    )
    return (
        f"This {noun.name} was changed while you were writing, so nothing was saved. {told} "
        "What you wrote is kept: read what changed, then save again."
    )
