"""National CSV files (Explore Education Statistics): a recognised table to published figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import isnan

from scorecard.domain.submission import Finding
from scorecard.intake import ees_file, ees_form, ees_meta, personal
from scorecard.intake.context import Context
from scorecard.intake.ees_figures import figures_of
from scorecard.intake.ees_file import Column, EesFile
from scorecard.intake.ees_places import places_of
from scorecard.intake.ees_table import Recognised, new_columns, recognise, totals_of_unknown
from scorecard.intake.figures import frame
from scorecard.intake.incoming import Asked, Incoming, Read
from scorecard.intake.national import KEEPER
from scorecard.intake.noted import blocks, remarked
from scorecard.intake.official import Official
from scorecard.intake.release import Release

SHORTEST_NUMBER = 9
"""Digits: an NHS number has ten."""


def recognises(incoming: Incoming) -> bool:
    """Whether the head of a file has the columns that every file of the service has."""
    found = {ees_file.plain(one) for one in ees_file.headings(incoming.head)}
    return bool(found & {"time_period", "time_identifier"}) or ees_meta.recognises(found)


def comes_first(head: bytes) -> bool:
    """Whether other national files need what this one holds: how many children live where."""
    found = {ees_file.plain(one) for one in ees_file.headings(head)}
    return {"age_group", "population_estimate"} <= found


def read(incoming: Incoming, context: Context, asked: Asked) -> Read:
    """The figures of a national table that the catalogue has indicators for; every finding.

    Raises ChildLevelData where a column is about single children.
    """
    content = incoming.content
    if ees_meta.recognises({ees_file.plain(one) for one in ees_file.headings(content)}):
        return _nothing(*ees_meta.read(incoming.name, content))
    file, findings = ees_file.read(incoming.name, content)
    if file is None:
        return _nothing(*findings)
    _refuse_child_level(file)
    form = ees_form.told_apart(file)
    findings += ees_form.check(form)
    recognised, more = (None, []) if _no_form(findings) else recognise(form, context.official().ees)
    findings += more
    if recognised is None or blocks(findings):
        return _nothing(*findings)
    return _read_table(recognised, context, asked, incoming.received_at, findings)


def _no_form(findings: list[Finding]) -> bool:
    """Whether what is missing is what every file has, so that no table can be told."""
    return any(one.column in ees_form.MANDATORY and one.row == 1 for one in findings)


def _refuse_child_level(file: EesFile) -> None:
    suspect = personal.in_columns({one.heading: _telling(one) for one in file.columns.values()})
    if suspect:
        raise suspect.refusal()


def _telling(column: Column) -> list[str]:
    """Without figures too short for any number that a person has: most of a file's cells."""
    told = zip(column.words, column.values.tolist(), strict=True)
    return [word for word, value in told if isnan(value) or len(word) >= SHORTEST_NUMBER]


def _nothing(*findings: Finding) -> Read:
    return Read(agency=KEEPER, frame=frame(()), findings=findings)


def _read_table(
    recognised: Recognised,
    context: Context,
    asked: Asked,
    received_at: datetime,
    findings: list[Finding],
) -> Read:
    official, table = context.official(), recognised.table
    release, undated = _release(recognised, official, asked, received_at)
    of_release = Read(
        agency=KEEPER,
        frame=frame(()),
        known_at=release.known_at,
        title=f"{release.title}: {table.title}",
        edition=asked.edition or release.edition,
        publisher=release.publisher,
        licence=release.licence,
        reference=recognised.file.name,
        released=True,
    )
    if table.nothing_because:
        problem = f"is '{table.title}' and holds nothing to load: {table.nothing_because}"
        findings.append(remarked(recognised.file.name, 0, "", "", problem, "Nothing need be done."))
        return replace(of_release, findings=tuple(findings))
    totals, more = totals_of_unknown(recognised)
    places, unplaced = places_of(recognised, official.codes)
    findings += [*undated, *more, *new_columns(recognised), *unplaced]
    if blocks(findings):
        return replace(of_release, findings=tuple(findings))
    made, noted = figures_of(recognised, places, totals, context, of_release, asked)
    findings += noted
    kept = frame(()) if blocks(findings) else made
    return replace(of_release, frame=kept, findings=tuple(findings))


def _release(
    recognised: Recognised, official: Official, asked: Asked, received_at: datetime
) -> tuple[Release, list[Finding]]:
    """The release a table belongs to: of the year after its last, where its table says so."""
    periods = recognised.file.columns["time_period"].words
    last = max(int(period[:4]) + (len(period) == 6) for period in periods)
    year = last + recognised.table.released_years_after
    release = official.releases.of(recognised.table.family, year)
    known_at = asked.known_at or release.known_at
    if known_at is not None:
        return replace(release, known_at=known_at), []
    problem = f"is of the release '{release.edition}', whose day of publication we do not know"
    remedy = "Taken as known from today; say when with --known-at, or add it to releases.csv."
    undated = remarked(recognised.file.name, 0, "", "", problem, remedy)
    return replace(release, known_at=received_at), [undated]
