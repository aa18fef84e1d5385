"""Loading the catalogue: all of its files or none, and nothing when they are held already."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.errors import RefusedFile
from scorecard.intake import catalogue as intake
from scorecard.intake.catalogue import Catalogue
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import (
    agency,
    area,
    audit_event,
    break_in_series,
    check,
    comparator_set,
    escalation_level,
    indicator,
    meeting,
    reporting_calendar,
    target,
    theme,
    yearly_change,
)
from scorecard.store.engine import Connection

REFUSED = "The catalogue in {folder} was not loaded: {count} to put right."


def load(workspace: Workspace, who: str, folder: Path) -> bool:
    """Load a folder of reference data; whether anything was new. Refused whole if any is wrong."""
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    subject = f"catalogue {_fingerprint(files)}"
    with workspace.reading() as connection:
        if audit_event.latest_subject(connection, Verb.LOAD_CATALOGUE) == subject:
            return False
    found, findings = intake.read(files)
    if findings:
        raise RefusedFile(REFUSED.format(folder=folder, count=len(findings)), findings)
    sentence = SENTENCES[Verb.LOAD_CATALOGUE].format(
        indicators=len(found.indicators),
        areas=len(found.areas),
        agencies=len(found.agencies),
        targets=len(found.targets),
    )
    with change(workspace, who, Verb.LOAD_CATALOGUE, subject, sentence) as connection:
        _put(connection, found)
    return True


def _put(connection: Connection, found: Catalogue) -> None:
    """Each noun after those it refers to."""
    theme.put_priorities(connection, found.priorities)
    theme.put(connection, found.themes)
    agency.put(connection, found.agencies)
    area.put(connection, found.areas)
    indicator.put(connection, found.indicators)
    comparator_set.put(connection, found.comparator_sets)
    target.put(connection, found.targets)
    break_in_series.put(connection, found.breaks)
    meeting.put(connection, found.meetings)
    check.put(connection, found.checks)
    check.put_explanations(connection, found.explanations)
    yearly_change.put(connection, found.yearly_changes)
    escalation_level.put(connection, found.escalation_levels)
    reporting_calendar.put(connection, found.calendar)


def _fingerprint(files: dict[str, bytes]) -> str:
    """The same for the same files, wherever and whenever they are read."""
    digest = sha256()
    for name, content in sorted(files.items()):
        digest.update(sha256(name.encode()).digest() + sha256(content).digest())
    return digest.hexdigest()[:16]
