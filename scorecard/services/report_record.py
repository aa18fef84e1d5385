"""Loading what printed reports tell of a board's work: all of it or none, and once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.errors import RefusedFile
from scorecard.domain.lifecycle import NEW
from scorecard.domain.record import Record, RecordChange
from scorecard.domain.section_eleven import SectionElevenStep, rewritten
from scorecard.domain.submission import Finding
from scorecard.intake import document
from scorecard.intake import report_record as intake
from scorecard.intake.record import Known, key
from scorecard.intake.report_record import Printed
from scorecard.services.change import change_within, looking_first
from scorecard.services.record import differences
from scorecard.services.report_figures import LIST
from scorecard.services.workspace import Workspace
from scorecard.store import agency, area, indicator, section_eleven
from scorecard.store import record as records
from scorecard.store.audit import shelf as audits
from scorecard.store.challenge import shelf as challenges
from scorecard.store.engine import Connection
from scorecard.store.escalation import shelf as escalations
from scorecard.store.recommendation import shelf as recommendations
from scorecard.store.record import Shelf
from scorecard.store.variance_report import shelf as variance_reports

FOLDER = "records"
REFUSED = "What the reports in {folder} tell was not loaded: {count} to put right."
READ, CORRECTED, TAKEN_OUT = "read", "correct", "take_out"
SAID = {READ: "Read from", CORRECTED: "Corrected after", TAKEN_OUT: "Taken out; was read from"}

SHELVES: Mapping[str, Shelf[Any]] = {
    one.name: one for one in (variance_reports, audits, recommendations, escalations, challenges)
}
"""Where each noun that reports tell of is kept."""

Steps = tuple[SectionElevenStep, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many records were added, corrected and taken out; none where all is held already."""

    added: int = 0
    corrected: int = 0
    taken_out: int = 0

    def parts(self) -> tuple[str, ...]:
        """What was done, in words."""
        done = {
            "read": self.added,
            "corrected": self.corrected,
            "took out": self.taken_out,
        }
        return tuple(
            f"{verb} {count} {'record' if count == 1 else 'records'} of what reports tell"
            for verb, count in done.items()
            if count
        )


@dataclass(frozen=True, slots=True)
class _Placing:
    """A record to be kept with its steps, and what is held of it: None, () where it is new."""

    shelf: Shelf[Any]
    record: Record
    steps: Steps
    held: Record | None
    held_steps: Steps

    @property
    def is_held(self) -> bool:
        """Whether all of it is kept already."""
        before = {replace(step, audit=0) for step in self.held_steps}
        return self.held == self.over() and before == set(self.steps)

    def over(self) -> Record:
        """The record as it is saved over what is held; itself where nothing is."""
        if self.held is None:
            return self.record
        return replace(self.record, id=self.held.id, version=self.held.version)

    def taken_out(self) -> tuple[str, ...]:
        """The agencies, in words, that are held and no longer listed."""
        listed = {step.agency_words for step in self.steps}
        return tuple(one.agency_words for one in self.held_steps if one.agency_words not in listed)

    def rewritten(self) -> tuple[tuple[str, str, str], ...]:
        """What a correction rewrites: (name, before, after)."""
        if self.held is None:
            return ()
        return (*differences(self.held, self.record), *self._steps_rewritten())

    def _steps_rewritten(self) -> tuple[tuple[str, str, str], ...]:
        before = {step.agency_words: step for step in self.held_steps}
        pairs = ((before.get(step.agency_words), step) for step in self.steps)
        return (
            *(line for was, step in pairs for line in rewritten(was, step)),
            *((words, "in the audit", "taken out") for words in self.taken_out()),
        )


def load(workspace: Workspace, who: str, folder: Path) -> Loaded:
    """Load the records beside the reports' figures; refused whole if any cell is wrong.

    A record is known by its report and paragraph: one that reads differently is corrected, one
    that is no longer listed is taken out, and the history says so.
    """
    printed = _read(workspace, folder)
    with workspace.reading() as connection:
        todo, gone = _to_do(connection, printed)
    if not todo and not gone:
        return Loaded()  # without waiting for whoever writes now
    with looking_first(workspace) as connection:
        todo, gone = _to_do(connection, printed)
        new = sum(one.held is None for one in todo)
        done = Loaded(new, len(todo) - new, len(gone))
        if done == Loaded():
            return done
        sentence = SENTENCES[Verb.LOAD_REPORT_RECORDS].format(**asdict(done))
        event = (Verb.LOAD_REPORT_RECORDS, f"{folder.name}/{FOLDER}", sentence)
        with change_within(connection, workspace, who, *event):
            for one in todo:
                _place(connection, workspace, who, one)
            for shelf, record in gone:
                _take_out(connection, workspace, who, shelf, record)
    return done


def _read(workspace: Workspace, folder: Path) -> Printed:
    listed = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    files = {path.name: path.read_bytes() for path in sorted((folder / FOLDER).glob("*.csv"))}
    if LIST not in listed:
        _refuse(folder, [Finding(LIST, 0, "", "", "is missing", "Put the file back.")])
    with workspace.reading() as connection:
        agencies = agency.every(connection)
        documents, findings = document.read(LIST, listed[LIST], agencies, listed)
        known = Known(
            documents={one.file: one for one in documents},
            areas=area.every(connection),
            agencies=agencies,
            indicators=indicator.every(connection),
        )
    _refuse(folder, findings)
    printed, findings = intake.read(files, known)
    _refuse(folder, findings)
    return printed


def _to_do(
    connection: Connection, printed: Printed
) -> tuple[list[_Placing], list[tuple[Shelf[Any], Record]]]:
    """What is to be added or corrected, and what is to be taken out."""
    todo = [one for one in _placings(connection, printed) if not one.is_held]
    return todo, list(_unlisted(connection, printed))


def _placings(connection: Connection, printed: Printed) -> Iterator[_Placing]:
    for noun, told in printed.records.items():
        shelf = SHELVES[noun]
        held = {key(one): one for one in shelf.from_reports(connection)}
        for record in told:
            yield _placing(connection, shelf, record, held.get(key(record)), printed)


def _unlisted(connection: Connection, printed: Printed) -> Iterator[tuple[Shelf[Any], Record]]:
    for noun, told in printed.records.items():
        listed = {key(one) for one in told}
        for held in SHELVES[noun].from_reports(connection):
            if key(held) not in listed:
                yield SHELVES[noun], held


def _placing(
    connection: Connection,
    shelf: Shelf[Any],
    record: Record,
    held: Record | None,
    printed: Printed,
) -> _Placing:
    if shelf is not audits:
        return _Placing(shelf, record, (), held, ())
    steps = tuple(one.step for one in printed.steps if one.audit == key(record))
    before = tuple(section_eleven.of_audit(connection, held.id)) if held else ()
    return _Placing(shelf, record, steps, held, before)


def _place(connection: Connection, workspace: Workspace, who: str, one: _Placing) -> None:
    """Keep it, with its steps and a line of its history."""
    now = _kept(connection, one)
    for words in one.taken_out():
        section_eleven.drop(connection, now.id, words)
    section_eleven.put(connection, [replace(step, audit=now.id) for step in one.steps])
    verb = CORRECTED if one.held else READ
    source = one.held.state if one.held else NEW
    change = _change(workspace, who, one.shelf, now, verb, source)
    records.add_change(connection, replace(change, fields=one.rewritten()))


def _take_out(
    connection: Connection, workspace: Workspace, who: str, shelf: Shelf[Any], record: Record
) -> None:
    if shelf is audits:
        for step in section_eleven.of_audit(connection, record.id):
            section_eleven.drop(connection, record.id, step.agency_words)
    shelf.drop(connection, record.id)
    gone = replace(record, version=record.version + 1)
    records.add_change(
        connection, _change(workspace, who, shelf, gone, TAKEN_OUT, source=record.state)
    )


def _change(
    workspace: Workspace, who: str, shelf: Shelf[Any], now: Record, verb: str, source: str
) -> RecordChange:
    return RecordChange(
        noun=shelf.name,
        record=now.id,
        version=now.version,
        at=workspace.now(),
        who=who,
        verb=verb,
        source=source,
        target=now.state,
        sentence=f"{SAID[verb]} {now.report}, {now.reference}.",
    )


def _kept(connection: Connection, one: _Placing) -> Record:
    if one.held is None:
        return replace(one.record, id=one.shelf.add(connection, one.record))
    over = one.over()
    saved = one.shelf.save(connection, over)
    assert saved, "nobody else writes while this does"
    return replace(over, version=over.version + 1)


def _refuse(folder: Path, findings: Sequence[Finding]) -> None:
    if findings:
        raise RefusedFile(REFUSED.format(folder=folder, count=len(findings)), findings)
