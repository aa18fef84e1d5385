"""Answers to variance reports in words: four parts, what they rest on, what the way there is."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.domain.decision import Decision
from scorecard.domain.period import day
from scorecard.domain.record import RecordChange, after_latest, before
from scorecard.domain.trajectory import read
from scorecard.domain.variance_report import (
    EVIDENCE_WORDS,
    INDEPENDENT,
    AssuranceVerdict,
    Evidence,
    VarianceReport,
)
from scorecard.judgement import sentences
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.variance_report import shelf
from scorecard.views.judged import JudgedArea
from scorecard.views.register import named

ANSWERED_BY = frozenset({"answer"})
"""The move that writes what an answer rests on."""

JUDGED_BY = frozenset({"accept", "refuse"})
"""The moves that write what a verdict rests on."""


def answer(seen: JudgedArea, report: VarianceReport) -> tuple[tuple[str, str], ...]:
    """The four parts of an answer, what it rests on and who gave it, as headed pairs."""
    by = f", by {day(report.being_done_by)}" if report.being_done_by else ""
    answered = (
        f"{report.answered_by}, {day(report.answered_on)}"
        if report.answered_on
        else report.answered_by
    )
    return (
        ("Cause", report.cause),
        ("What it means for children", report.meaning_for_children),
        (
            _DOING[bool(report.report)],
            f"{report.being_done.rstrip('.')}{by}" if by else report.being_done,
        ),
        ("Recovery expected", recovery_words(seen, report)),
        ("On the way there", trajectory_words(seen, report)),
        ("Rests on", evidence_words(report.evidence)),
        ("Answered by", answered),
    )


_DOING = {False: "What is being done", True: "What was being done"}


def trajectory_words(seen: JudgedArea, report: VarianceReport) -> str:
    """The figures expected on the way, one a line; a line that is none stays as it was written."""
    indicator = seen.judged.evidence.indicators.get(report.indicator)
    found = read(report.trajectory)
    points = [
        f"{sentences.value(indicator, figure) if indicator else f'{figure:g}'} by {day(on)}"
        for on, figure in found.points
    ]
    return "\n".join((*points, *found.not_understood))


def recovery_words(seen: JudgedArea, report: VarianceReport) -> str:
    """'80.0% by 31 August 2026': what was agreed, by when."""
    if report.recovery_by is None:
        return ""
    indicator = seen.judged.evidence.indicators.get(report.indicator)
    to = ""
    if report.recovery_value is not None and indicator is not None:
        to = f"{sentences.value(indicator, report.recovery_value)} "
    return f"{to}by {day(report.recovery_by)}"


def as_answered(connection: Connection, report: VarianceReport) -> VarianceReport:
    """The report as its latest answer left it: what a verdict rests on is written over that."""
    changes = records.changes(connection, shelf.name, [report.id])
    return after_latest(report, changes, ANSWERED_BY) or report


def evidence_words(lines: str) -> str:
    """Each kind of evidence in words, with what was said of it; the independent ones say so."""
    said = []
    for line in lines.splitlines():
        kind, _, words = line.partition(":")
        name = EVIDENCE_WORDS.get(kind.strip(), kind.strip())
        mark = "" if kind.strip() in INDEPENDENT else " (not independent)"
        said.append(f"{sentences.opened(name)}{mark}: {words.strip()}".removesuffix(": "))
    return "\n".join(said)


def verdicts_rest(connection: Connection, made: Iterable[Decision]) -> dict[int, str]:
    """By number of a decision that judged an answer: what the verdict rested on, in words."""
    found = {}
    for one in made:
        of = named(one.opened) if one.verdict else None
        report = shelf.get(connection, of[1]) if of else None
        if report is not None:
            changes = records.changes(connection, shelf.name, [report.id])
            found[one.id] = rests_words(_evidence_of(report, changes, one))
    return found


def _evidence_of(report: VarianceReport, changes: Iterable[RecordChange], made: Decision) -> str:
    """What this verdict named, though the report was judged anew since.

    One that did not assure need name nothing: then what stands is what its agency had named.
    """
    for change in reversed(tuple(changes)):
        said = (report.verdict, report.verdict_on, report.verdict_words)
        if change.verb in JUDGED_BY and said == (made.verdict, made.decided_on, made.words):
            names = {name for name, *_ in change.fields}
            unsaid = made.verdict == AssuranceVerdict.NOT and "evidence" not in names
            return "" if unsaid else report.evidence
        report = before(report, change)
    return ""


def rests_words(lines: str) -> str:
    """'on an audit (twelve cases read)'; 'on the agency's own word only'; nothing for none."""
    told = []
    kinds = set()
    for line in lines.splitlines():
        kind, _, words = (part.strip() for part in line.partition(":"))
        kinds.add(kind)
        only = " only" if kind == Evidence.AGENCY_WORD else ""
        showed = f" ({' '.join(words.split()).rstrip('.')})" if words else ""
        told.append((f"{EVIDENCE_WORDS.get(kind, kind)}", only, showed))
    alone = kinds == {str(Evidence.AGENCY_WORD)}
    parts = [f"{name}{only if alone else ''}{showed}" for name, only, showed in told]
    return f"on {', and on '.join(parts)}" if parts else ""
