"""What printed reports tell of a board's work, as it comes in: every noun's file, all or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scorecard.domain.record import Record
from scorecard.domain.submission import Finding
from scorecard.intake import (
    audit,
    challenge,
    escalation,
    recommendation,
    section_eleven,
    variance_report,
)
from scorecard.intake.record import Known
from scorecard.intake.section_eleven import PrintedStep

Reader = Callable[[str, bytes, Known], tuple[Sequence[Record], list[Finding]]]

READERS: Mapping[str, Reader] = {
    "variance_report": variance_report.read,
    "audit": audit.read,
    "recommendation": recommendation.read,
    "escalation": escalation.read,
    "challenge": challenge.read,
}
"""Which reader takes which noun's file: <noun>.csv."""
STEPS = "section_eleven.csv"


@dataclass(frozen=True, slots=True)
class Printed:
    """What the reports tell: noun -> its records, and the rows of section 11 audits."""

    records: Mapping[str, Sequence[Record]]
    steps: list[PrintedStep]


def read(files: Mapping[str, bytes], known: Known) -> tuple[Printed, list[Finding]]:
    """What is in these files (name -> bytes) and everything wrong with them."""
    names = {f"{noun}.csv" for noun in READERS} | {STEPS}
    findings = [
        *(_wrong(name, "is missing", "Put the file back.") for name in sorted(names - set(files))),
        *(
            _wrong(name, "is of no noun that reports tell of", "Remove the file.")
            for name in sorted(set(files) - names)
        ),
    ]
    if findings:
        return Printed({}, []), findings
    found: dict[str, Sequence[Record]] = {}
    for noun, reader in READERS.items():
        name = f"{noun}.csv"
        found[noun], wrong = reader(name, files[name], known)
        findings += wrong
    audits = audit.with_steps("audit.csv", files["audit.csv"])
    steps, wrong = section_eleven.read(STEPS, files[STEPS], known, audits)
    return Printed(found, steps), findings + wrong


def _wrong(name: str, problem: str, remedy: str) -> Finding:
    return Finding(name, 0, "", "", problem, remedy)
