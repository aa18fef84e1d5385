"""The steps of section 11 audits as a printed report tells them: one row an agency."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from scorecard.domain.section_eleven import SECTION_11_STEPS, SectionElevenStep
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records
from scorecard.intake.record import Known

COLUMNS = ("document", "audit", "agency_words", "agency", *SECTION_11_STEPS, "note")


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """One agency's row, and the audit it belongs to as (report, paragraph)."""

    audit: tuple[str, str]
    step: SectionElevenStep


def read(
    file: str, content: bytes, known: Known, audits: Collection[tuple[str, str]]
) -> tuple[list[PrintedStep], list[Finding]]:
    """The rows of the file and everything wrong with it; `audits`: (document, paragraph)."""

    def make(row: Row) -> PrintedStep:
        document = row.code("document", known.documents)
        if not row.findings and (document, row.cells["audit"]) not in audits:
            remedy = "Write the paragraph of a section 11 audit of that document."
            row.note("audit", "names no section 11 audit", remedy)
        step = SectionElevenStep(
            audit=0,
            agency=row.code("agency", known.agencies, blank=True),
            agency_words=row.text("agency_words", most=200, needed=True),
            **{name: row.truth_or_none(name) for name in SECTION_11_STEPS},
            note=row.text("note"),
        )
        title = known.documents[document].title if document in known.documents else ""
        return PrintedStep((title, row.cells["audit"]), step)

    return records(file, content, COLUMNS, make, lambda one: (one.audit, one.step.agency_words))
