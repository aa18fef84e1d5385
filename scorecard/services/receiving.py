"""Receiving a file or a form: previewed, then confirmed in one transaction, or turned away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.errors import NotFound, RefusedFile
from scorecard.domain.reported import Standing
from scorecard.domain.submission import Finding, Submission, SubmissionKind
from scorecard.intake import against_held
from scorecard.intake.context import Context
from scorecard.intake.incoming import Asked, Incoming, Kind, Read
from scorecard.intake.kinds import kind_of
from scorecard.services import check, effects, official
from scorecard.services.change import change
from scorecard.services.preview import Preview, Stale, differences
from scorecard.services.submission import Receipt, keep
from scorecard.services.workspace import Workspace
from scorecard.store import agency, area, audit_event, comparator_set, held, indicator
from scorecard.store import submission as store
from scorecard.store.engine import Connection

POPULATION = "pop_0_17_count"
"""The indicator whose figures are the denominators that nobody sends."""

REFUSED = "Nothing was stored: {count} to put right."
UNKNOWN_AGENCY = "There is no agency with the code '{code}'. Write a code such as police."
UNKNOWN_CODE = "There is no {noun} with the code '{code}'. Nothing was read."

Check = Callable[[Connection, Preview], tuple[Finding, ...]]
"""One more check of a preview: what reconciles figures across indicators and agencies."""

CHECKS: tuple[Check, ...] = (check.of_preview,)
"""Run on every return whose figures can be stored, in this order."""


class _Moved(Exception):
    """The store is not what the preview was made from; leaves the transaction untouched."""


def preview(
    workspace: Workspace, incoming: Incoming, asked: Asked, kind: str = "", *, judged: bool = True
) -> Preview:
    """Everything that keeping the file would say and do. Raises UserError for one it cannot read.

    `kind` is told from the file where it is blank; `judged` adds the effects on the judgements.
    """
    is_form = kind == SubmissionKind.FORM
    found = kind_of(incoming, SubmissionKind.RETURN if is_form else kind)
    with workspace.reading() as connection:
        revision = audit_event.stamp(connection)
        context = _context(connection, found)
        _require_known(asked, context)
        read = found.read(incoming, context, asked)
        made = _beside_what_is_held(connection, incoming, asked, found, read, revision, context)
        if is_form:
            made = replace(made, kind=SubmissionKind.FORM)
        if judged and found.compares and not made.errors and len(made.frame):
            now = workspace.now()
            made = replace(made, effects=effects.of_frame(connection, made.frame, now))
        return made


def confirm(
    workspace: Workspace, who: str, seen: Preview, *, accept_notes: bool = False
) -> Receipt | Stale:
    """Keep what was previewed: all of it, in one transaction, or nothing.

    A note that may tell of a child is left out, unless `accept_notes` says that a person read it
    and found it fit to keep. Raises RefusedFile where something blocks; Stale where what the
    preview says is no longer so.
    """
    if seen.errors:
        raise RefusedFile(REFUSED.format(count=_things(len(seen.errors))), seen.findings)
    while not seen.changes_nothing:
        try:
            return _kept(workspace, who, seen, accept_notes)
        except _Moved:
            judged = bool(seen.effects)
            again = preview(workspace, seen.incoming, seen.asked, seen.kind, judged=judged)
            different = differences(seen, again)
            if different:
                return Stale(again, different)
            seen = again
    unchanged = seen.count(Standing.UNCHANGED)
    return Receipt(seen.already or 0, 0, True, seen.incoming.sha256, unchanged=unchanged)


def turn_away(workspace: Workspace, who: str, seen: Preview) -> int | None:
    """Keep that a file was refused, and every finding; None where nobody is known to have sent it.

    The same file refused again for the same reasons is not kept twice.
    """
    if not seen.read.agency:
        return None
    submission = _submission(seen)
    with workspace.reading() as connection:
        before = store.turned_away_before(
            connection, submission.sha256, submission.agency, seen.findings
        )
    if before is not None:
        return before
    verb = Verb.REJECT_SUBMISSION
    sentence = SENTENCES[verb].format(title=submission.title, findings=len(seen.errors))
    subject = f"submission {submission.sha256[:16]}"
    with change(workspace, who, verb, subject, sentence) as connection:
        return store.add(
            connection,
            submission,
            accepted=False,
            recorded_at=workspace.now(),
            findings=seen.findings,
        )


def _context(connection: Connection, kind: Kind) -> Context:
    """What the file is read in; how many live where only for a return, whose rates it checks."""
    indicators, areas = indicator.every(connection), area.every(connection)
    return Context(
        indicators=indicators,
        areas=areas,
        agencies=agency.every(connection),
        population=held.population(connection, POPULATION) if kind.compares else {},
        official=official.of(connection, areas, indicators),
    )


def _require_known(asked: Asked, context: Context) -> None:
    if asked.agency and asked.agency not in context.agencies:
        raise NotFound(UNKNOWN_AGENCY.format(code=asked.agency[:40]))
    for noun, codes, known in (
        ("area", asked.areas, context.areas),
        ("area", filter(None, (asked.usual_area,)), context.areas),
        ("indicator", asked.indicators, context.indicators),
    ):
        for code in codes:
            if code not in known:
                raise NotFound(UNKNOWN_CODE.format(noun=noun, code=code[:60]))


def _beside_what_is_held(
    connection: Connection,
    incoming: Incoming,
    asked: Asked,
    kind: Kind,
    read: Read,
    revision: str,
    context: Context,
) -> Preview:
    already = None
    if read.agency:
        already = store.accepted_before(connection, incoming.sha256, read.agency)
    made = Preview(
        *(incoming, asked, kind.kind, read, read.frame, read.findings, (), (), revision, already)
    )
    if not kind.compares or not read.agency or already is not None:
        return made
    frame = read.frame
    figures = held.figures(
        connection,
        areas=set(frame["area"]),
        indicators=set(frame["indicator"]),
        dimensions=set(frame["dimension"]),
    )
    compared = against_held.compare(incoming.name, read.agency, frame, figures, context)
    made = replace(
        made,
        frame=compared.frame,
        reported=compared.reported,
        findings=(*read.findings, *compared.findings),
    )
    more = () if made.errors else [found for one in CHECKS for found in one(connection, made)]
    return replace(made, findings=(*made.findings, *more))


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def _without_notes(seen: Preview) -> tuple[pd.DataFrame, int]:
    """What would be stored without the notes that only a person may keep, and how many those are.

    A figure is never lost for its note's sake, and what is append-only cannot be unsaid.
    """
    places = {(one.sheet, one.row) for one in seen.for_a_person}
    if not places:
        return seen.frame, 0
    rows = zip(seen.frame["sheet"], seen.frame["row"], seen.frame["note"], strict=True)
    told = [(sheet, row) in places for sheet, row, _ in rows]
    return seen.frame.assign(note=seen.frame["note"].mask(told, "")), sum(told)


def _kept(workspace: Workspace, who: str, seen: Preview, accept_notes: bool) -> Receipt:
    submission = _submission(seen)
    frame, left_out = (seen.frame, 0) if accept_notes else _without_notes(seen)
    verb = Verb.RECORD_SUBMISSION
    sentence = SENTENCES[verb].format(title=submission.title, kept=len(seen.frame))
    subject = f"submission {submission.sha256[:16]}"
    with change(workspace, who, verb, subject, sentence) as connection:
        if audit_event.stamp(connection) != seen.revision:
            raise _Moved
        number, kept = keep(connection, workspace, submission, frame)
        store.add_findings(connection, number, seen.warnings)
        comparator_set.put(connection, seen.read.comparator_sets)
    return Receipt(
        number,
        kept,
        already=False,
        fingerprint=submission.sha256,
        new=seen.count(Standing.NEW) + seen.count(Standing.EARLIER),
        corrected=seen.count(Standing.CORRECTED),
        unchanged=seen.count(Standing.UNCHANGED),
        notes_left_out=left_out,
    )


def _submission(seen: Preview) -> Submission:
    read, asked, incoming = seen.read, seen.asked, seen.incoming
    return Submission(
        agency=read.agency,
        filename=incoming.name,
        sha256=incoming.sha256,
        kind=seen.kind,
        received_at=asked.known_at or read.known_at or incoming.received_at,
        title=read.title or incoming.name,
        edition=asked.edition or read.edition,
        publisher=read.publisher,
        licence=read.licence,
        reference=read.reference,
        protective_marking=asked.protective_marking,
        permitted_use=asked.permitted_use,
        released=asked.released or read.released,
    )
