"""Section 11 on screen: the agencies by the steps they took, and how many took each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.domain.agency import Agency
from scorecard.domain.audit import Audit, AuditKind
from scorecard.domain.section_eleven import (
    ANSWER_WORDS,
    SECTION_11_STEPS,
    SectionElevenStep,
    StepCount,
    counted,
)
from scorecard.judgement import sentences
from scorecard.store import section_eleven as store
from scorecard.store.engine import Connection

YES, NO, UNKNOWN = "yes", "no", "unknown"
LONGEST_NAME = 200
_TONES = {True: YES, False: NO, None: UNKNOWN}


@dataclass(frozen=True, slots=True)
class StepCell:
    """One agency's answer for one step: `tone` yes, no or unknown, and its words."""

    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency with its steps in the order of the headings."""

    agency: str
    cells: tuple[StepCell, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SectionElevenView:
    """The matrix: headings, rows by agency, how many took each step, and a sentence for it all."""

    headings: tuple[str, ...]
    rows: tuple[AgencyRow, ...]
    counts: tuple[str, ...]
    sentence: str
    steps: tuple[SectionElevenStep, ...]


def of(connection: Connection, audit: Audit) -> SectionElevenView | None:
    """The matrix of a section 11 audit; None for an audit of another kind that has none."""
    steps = store.of_audit(connection, audit.id)
    if audit.kind != AuditKind.SECTION_11 and not steps:
        return None
    counts = counted(steps)
    return SectionElevenView(
        headings=tuple(SECTION_11_STEPS.values()),
        rows=tuple(_row(step) for step in steps),
        counts=tuple(_count(counts[name]) for name in SECTION_11_STEPS),
        sentence=_sentence(steps, counts["returned"]),
        steps=tuple(steps),
    )


def asked(
    typed: str, agencies: Mapping[str, Agency], held: Sequence[SectionElevenStep]
) -> tuple[SectionElevenStep, ...]:
    """A new row for each agency named, one a line, with its code where we know the name.

    Those that are in the audit already, and those named twice, are left out.
    """
    known = {
        name.casefold(): one.code
        for one in agencies.values()
        for name in (one.code, one.name, one.short_name)
    }
    there = {step.agency_words.casefold() for step in held}
    new: dict[str, str] = {}
    for line in typed.splitlines():
        words = " ".join(line.split())[:LONGEST_NAME]
        if words and words.casefold() not in there:
            new.setdefault(words.casefold(), words)
    return tuple(
        SectionElevenStep(audit=0, agency=known.get(key, ""), agency_words=words)
        for key, words in new.items()
    )


def _row(step: SectionElevenStep) -> AgencyRow:
    answers = [getattr(step, name) for name in SECTION_11_STEPS]
    cells = tuple(StepCell(_TONES[one], sentences.opened(ANSWER_WORDS[one])) for one in answers)
    return AgencyRow(step.agency_words, cells, step.note)


def _count(found: StepCount) -> str:
    """'11 of 14', and how many are not known: they are not counted as a no."""
    whole = found.yes + found.no + found.unknown
    unknown = f"; {found.unknown} not known" if found.unknown else ""
    return f"{found.yes} of {whole}{unknown}"


def _sentence(steps: Sequence[SectionElevenStep], returned: StepCount) -> str:
    if not steps:
        return "No agency is in this audit yet."
    said = f"{returned.yes} of {len(steps)} returned"
    not_known = f"; of {returned.unknown} it is not known" if returned.unknown else ""
    return f"{said}{not_known}."
