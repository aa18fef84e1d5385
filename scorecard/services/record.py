"""Keeping records: may this person, may it happen now; then change, history and audit in one call.

Every noun of the cycle is opened and moved here; its own service says what must be filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Generic, TypeVar

from scorecard.domain.audit_event import Verb
from scorecard.domain.errors import Incomplete, NotFound, StaleRecord
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_to_come, set_now
from scorecard.domain.period import day
from scorecard.domain.permissions import require_for
from scorecard.domain.person import Person
from scorecard.domain.record import Record, RecordChange, require_living
from scorecard.services.change import change, change_within
from scorecard.services.workspace import Workspace
from scorecard.store import record as store
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf

Kept = TypeVar("Kept", bound=Record)

NOTHING_SAID: Mapping[str, str] = {}
UNWRITTEN = ("id", "version", "state")
"""Fields that say how a record is kept, not what it says."""


@dataclass(frozen=True, slots=True)
class Noun(Generic[Kept]):
    """A noun of the cycle: where it is kept, how it lives, and what a move must find filled in.

    `complete(before, after, move)` refuses in words when something is missing; it may look at both.
    `once(connection, record)` refuses a new one that doubles what is kept, in the transaction.
    """

    shelf: Shelf[Kept]
    lifecycle: Lifecycle
    complete: Callable[[Kept | None, Kept, Move], None]
    once: Callable[[Connection, Kept], None] = lambda connection, record: None

    @property
    def name(self) -> str:
        """The noun in words."""
        return self.lifecycle.noun


@dataclass(frozen=True, slots=True)
class _Moving(Generic[Kept]):
    """A move that may be made: the record before it, as it is to be, and the trail's sentence.

    `said` are words that belong to the move alone: they are kept in its line of the history.
    """

    before: Kept | None
    after: Kept
    move: Move
    sentence: str
    said: Mapping[str, str] = field(default_factory=dict)


def opened(
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    record: Kept,
    verb: str = "open",
    check: Callable[[Connection], None] = lambda _: None,
    said: Mapping[str, str] = NOTHING_SAID,
) -> Kept:
    """Keep a new record; the record with its number. `check` may refuse, in the transaction.

    `said` is kept in the history and is no field of the record.
    """
    made = replace(_opening(workspace, person, noun, record, verb), said=said)
    event = (person.name, Verb.KEEP_RECORD, noun.name, made.sentence)
    with change(workspace, *event) as connection:
        check(connection)
        return _added(connection, workspace, person, noun, made)


def opened_within(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    record: Kept,
    verb: str = "open",
    said: Mapping[str, str] = NOTHING_SAID,
) -> Kept:
    """The same in a change that is under way."""
    made = replace(_opening(workspace, person, noun, record, verb), said=said)
    event = (person.name, Verb.KEEP_RECORD, noun.name, made.sentence)
    with change_within(connection, workspace, *event):
        return _added(connection, workspace, person, noun, made)


def moved(
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    number: int,
    version: int,
    verb: str,
    said: Mapping[str, str] = NOTHING_SAID,
    check: Callable[[Connection], None] = lambda _: None,
    **changes: Any,
) -> Kept:
    """Make a move over the version the person saw; the record as it is then.

    `said` is kept with the move in the history and is no field of the record. `check` may refuse,
    in the transaction. NotFound, NotPermitted, NotNow, Incomplete or StaleRecord say in words why
    nothing changed.
    """
    with workspace.reading() as connection:
        today = workspace.now().date()
        made = _moving(connection, person, noun, number, version, verb, changes, today)
    made = replace(made, said=said)
    event = (person.name, Verb.KEEP_RECORD, f"{noun.name} {number}", made.sentence)
    with change(workspace, *event) as connection:
        check(connection)
        return _saved(connection, workspace, person, noun, made)


def moved_within(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    number: int,
    version: int,
    verb: str,
    said: Mapping[str, str] = NOTHING_SAID,
    **changes: Any,
) -> Kept:
    """The same in a change that is under way."""
    today = workspace.now().date()
    made = _moving(connection, person, noun, number, version, verb, changes, today)
    made = replace(made, said=said)
    event = (person.name, Verb.KEEP_RECORD, f"{noun.name} {number}", made.sentence)
    with change_within(connection, workspace, *event):
        return _saved(connection, workspace, person, noun, made)


def _opening(
    workspace: Workspace, person: Person, noun: Noun[Kept], record: Kept, verb: str
) -> _Moving[Kept]:
    move = noun.lifecycle.move(NEW, verb)
    require_for(person, move.permission, record.agency)
    after = replace(record, state=move.target, version=1)
    noun.complete(None, after, move)
    _require_room(noun, after)
    _require_to_come(noun, None, after, verb, noun.lifecycle.to_come, workspace.now().date())
    return _Moving(None, after, move, _sentence(noun, move, person, after))


def _moving(
    connection: Connection,
    person: Person,
    noun: Noun[Kept],
    number: int,
    version: int,
    verb: str,
    changes: dict[str, Any],
    today: date,
) -> _Moving[Kept]:
    now = noun.shelf.get(connection, number)
    if now is None:
        raise NotFound(f"There is no {noun.name} with the number {number}.")
    if now.version != version:
        raise StaleRecord(_what_changed(connection, noun, now, version))
    require_living(now)
    move = noun.lifecycle.move(now.state, verb)
    require_for(person, move.permission, now.agency)
    after = replace(now, **changes, state=move.target)
    noun.complete(now, after, move)
    _require_room(noun, after)
    _require_to_come(noun, now, after, verb, changes, today)
    return _Moving(now, after, move, _sentence(noun, move, person, after))


def _require_room(noun: Noun[Kept], record: Kept) -> None:
    """Refuse, in words, what is longer than can be kept: nothing of it is cut off unsaid."""
    for name, most in noun.shelf.too_long(record).items():
        said = str(getattr(record, name))
        raise Incomplete(
            f"“{said[:40]}…” is {len(said)} characters long, and {most} can be kept there. Say it "
            "more shortly; nothing was saved."
        )


def _require_to_come(
    noun: Noun[Kept],
    before: Kept | None,
    after: Kept,
    verb: str,
    given: Collection[str],
    today: date,
) -> None:
    """Refuse a promise for a day that has passed; what an old record promised is left alone."""
    promised = noun.lifecycle.to_come
    now = set_now(before, after, verb, [name for name in promised if name in given])
    require_to_come(after, today, {name: promised[name] for name in now})


def _added(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    made: _Moving[Kept],
) -> Kept:
    noun.once(connection, made.after)
    after = replace(made.after, id=noun.shelf.add(connection, made.after))
    _remember(connection, workspace, person, noun, after, made)
    return after


def _saved(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    made: _Moving[Kept],
) -> Kept:
    version = made.after.version
    if not noun.shelf.save(connection, made.after):
        raise StaleRecord(_what_changed(connection, noun, made.after, version))
    after = replace(made.after, version=version + 1)
    _remember(connection, workspace, person, noun, after, made)
    return after


def _remember(
    connection: Connection,
    workspace: Workspace,
    person: Person,
    noun: Noun[Kept],
    after: Kept,
    made: _Moving[Kept],
) -> None:
    before, move = made.before, made.move
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
            sentence=made.sentence,
            fields=(
                *(() if before is None else differences(before, after)),
                *((name, "", words) for name, words in made.said.items()),
            ),
        ),
    )


def differences(before: Record, after: Record) -> tuple[tuple[str, str, str], ...]:
    """What was rewritten from one version of a record to another: (name, before, after)."""
    return tuple(
        (field.name, _text(getattr(before, field.name)), _text(getattr(after, field.name)))
        for field in fields(after)
        if field.name not in UNWRITTEN and getattr(before, field.name) != getattr(after, field.name)
    )


def _sentence(noun: Noun[Kept], move: Move, person: Person, record: Kept) -> str:
    due = f", due {day(record.due_on)}" if record.due_on else ""
    return f"{person.title} {noun.lifecycle.done_to(move, record)}: {record.title}{due}."


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _what_changed(connection: Connection, noun: Noun[Kept], now: Kept, version: int) -> str:
    """Who did what after the version somebody was looking at; nothing of theirs is lost."""
    since = store.changes(connection, noun.shelf.name, [now.id], version)
    told = " ".join(
        f"On {day(one.at.date())} at {one.at:%H:%M} UTC: {one.sentence}" for one in since
    )
    return (
        f"This {noun.name} was changed while you were writing, so nothing was saved. {told} "
        "What you wrote is kept: read what changed, then save again."
    )
