"""Section 11: keeping which steps each agency took, over the version of the audit somebody saw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from scorecard.domain.audit import LIFECYCLE, Audit
from scorecard.domain.audit_event import Verb
from scorecard.domain.errors import Incomplete, NotFound, StaleRecord
from scorecard.domain.period import day
from scorecard.domain.permissions import require_for
from scorecard.domain.person import Person
from scorecard.domain.record import RecordChange, require_living
from scorecard.domain.section_eleven import SectionElevenStep, rewritten
from scorecard.services.audit import NOUN
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import agency
from scorecard.store import record as records
from scorecard.store import section_eleven as store
from scorecard.store.audit import shelf
from scorecard.store.engine import Connection

Rewritten = tuple[tuple[str, str, str], ...]
VERB = "keep_steps"
ALMOST = 0.84
"""How alike two names are (difflib's ratio, 0 to 1) when one is taken for a slip of the other."""


LONGEST_NAME = 200


def keep(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    steps: Sequence[SectionElevenStep],
) -> Audit:
    """Add agencies' rows, or write over theirs; other agencies' rows stay as they are."""
    if not steps or not all(step.agency_words.strip() for step in steps):
        raise Incomplete("Name the agency.")
    if any(len(step.agency_words) > LONGEST_NAME for step in steps):
        raise Incomplete(
            f"An agency's name has {LONGEST_NAME} characters at most. Write one a line."
        )

    def write(connection: Connection) -> Rewritten:
        held = {one.agency_words: one for one in store.of_audit(connection, number)}
        _require_known(connection, [one for one in steps if one.agency_words not in held])
        placed = [replace(step, audit=number) for step in steps]
        store.put(connection, placed)
        return tuple(
            line for step in placed for line in rewritten(held.get(step.agency_words), step)
        )

    return _written(workspace, person, number, version, write)


def _require_known(connection: Connection, new: Sequence[SectionElevenStep]) -> None:
    """Refuse a code that names no agency, and a name that is a known one's but for a slip."""
    agencies = agency.every(connection)
    names = {
        name.casefold(): one.short_name
        for one in agencies.values()
        for name in (one.name, one.short_name)
    }
    for step in new:
        words = step.agency_words.casefold()
        if step.agency and step.agency not in agencies:
            raise NotFound(f"There is no agency with the code '{step.agency[:40]}'.")
        near = get_close_matches(words, names, n=1, cutoff=ALMOST)
        if not step.agency and words not in names and near:
            raise Incomplete(
                f"“{step.agency_words[:80]}” is not an agency here, and “{names[near[0]]}” is. "
                "Write it as it is named here; where it is another, write its name out."
            )


def take_out(
    workspace: Workspace, person: Person, number: int, version: int, agency_words: str
) -> Audit:
    """Take an agency out of the audit: it was never asked, or was written wrongly."""

    def write(connection: Connection) -> Rewritten:
        if not store.drop(connection, number, agency_words):
            raise NotFound(f"“{agency_words[:80]}” is not in this audit.")
        return ((agency_words, "in the audit", "taken out"),)

    return _written(workspace, person, number, version, write)


def _written(
    workspace: Workspace,
    person: Person,
    number: int,
    version: int,
    write: Callable[[Connection], Rewritten],
) -> Audit:
    """The rows, the audit's next version, its history and the audit event in one transaction."""
    with workspace.reading() as connection:
        now = shelf.get(connection, number)
    if now is None:
        raise NotFound(f"There is no audit with the number {number}.")
    require_living(now)
    move = LIFECYCLE.move(now.state, VERB)
    require_for(person, move.permission, now.agency)
    NOUN.complete(now, now, move)
    sentence = f"{person.title} {move.done}: {now.title}."
    with change(
        workspace, person.name, Verb.KEEP_RECORD, f"{NOUN.name} {number}", sentence
    ) as connection:
        if not shelf.save(connection, replace(now, version=version)):
            raise StaleRecord(_what_changed(connection, number, version))
        told = RecordChange(
            noun=shelf.name,
            record=number,
            version=version + 1,
            at=workspace.now(),
            who=person.name,
            verb=VERB,
            source=move.source,
            target=move.target,
            sentence=sentence,
            fields=write(connection),
        )
        records.add_change(connection, told)
    return replace(now, version=version + 1)


def _what_changed(connection: Connection, number: int, version: int) -> str:
    since = records.changes(connection, shelf.name, [number], version)
    told = " ".join(
        f"On {day(one.at.date())} at {one.at:%H:%M} UTC: {one.sentence}" for one in since
    )
    return (
        f"This {NOUN.name} was changed while you were writing, so nothing was saved. {told} "
        "What you wrote is kept: read what changed, then save again."
    )
