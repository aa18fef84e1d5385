"""Records as a printed report tells them: the cells that every noun's file has."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.record import NOT_SAID, Record
from scorecard.intake.cells import Row
from scorecard.intake.document import Document

COLUMNS = (
    *("document", "paragraph", "area", "state", "title", "agency", "indicator"),
    *("opened_on", "dated"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a record may name: documents by their file, and codes."""

    documents: Mapping[str, Document]
    areas: Collection[str]
    agencies: Collection[str]
    indicators: Collection[str]


def shared(row: Row, known: Known, lifecycle: Lifecycle) -> dict[str, Any]:
    """The fields that every record has. What the report does not say is blank, and stays unsaid."""
    document = known.documents.get(row.code("document", known.documents))
    as_at = document.known_at.date() if document else None
    return {
        "report": document.title if document else "",
        "reference": row.text("paragraph", most=200, needed=True),
        "as_at": as_at,
        "area": row.code("area", known.areas),
        "state": _state(row, lifecycle),
        "title": row.text("title", most=300, needed=True),
        "agency": row.code("agency", known.agencies, blank=True),
        "indicator": row.code("indicator", known.indicators, blank=True),
        "opened_on": _opened_on(row, as_at),
        "dated": row.text("dated", most=40),
    }


def key(record: Record) -> tuple[str, str]:
    """What names a record for good: the report, and where in it."""
    return record.report, record.reference


def _state(row: Row, lifecycle: Lifecycle) -> str:
    """A state of the noun, or NOT_SAID where the cell is blank."""
    state = row.cells["state"]
    if state and state not in lifecycle.words:
        states = ", ".join(lifecycle.words)
        remedy = f"Write one of {states}; or leave it blank where the report does not say."
        row.note("state", f"is not a state of a {lifecycle.noun}", remedy)
    return state or NOT_SAID


def _opened_on(row: Row, as_at: date | None) -> date:
    """The first day of what the report names; the day of the report where it names none."""
    found = row.day_or_none("opened_on")
    dated = row.cells["dated"]
    if found is None:
        if dated and not row.cells["opened_on"]:
            row.note("opened_on", "is blank", "Write the first day of what 'dated' says.")
        return as_at or date.min
    if str(found.year) not in dated:
        remedy = "Write it as the report does, such as July 2012, or leave both blank."
        row.note("dated", f"does not name the year of {found}", remedy)
    if as_at and found > as_at:
        row.note("opened_on", f"is after the report, of {as_at}", "Check the date.")
    return found
