"""What reports tell as it comes in: a finding for every bad cell, and nothing made up."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.observation import Basis
from scorecard.domain.record import NOT_SAID
from scorecard.domain.submission import Finding, SubmissionKind
from scorecard.intake import report_record
from scorecard.intake.document import Document
from scorecard.intake.record import Known
from scorecard.intake.report_record import Printed
from tests.machine import ROOT

FOLDER = ROOT / "data" / "reports" / "records"
FILES = {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}
CATALOGUE = ROOT / "data" / "catalogue"


def _codes(file: str) -> set[str]:
    with (CATALOGUE / file).open(encoding="utf-8", newline="") as opened:
        return {row["code"] for row in csv.DictReader(opened)}


def _document(file: str, year: int) -> Document:
    known = datetime(year, 9, 1, tzinfo=UTC)
    words = (SubmissionKind.PRINTED, Basis.LOCAL, "partnership", known, "The board", "", "Report")
    return Document(file, f"Report {year}", *words)


KNOWN = Known(
    documents={
        one.file: one
        for one in (
            _document("calderdale_2012_13.csv", 2013),
            _document("kirklees_2017_18.csv", 2018),
        )
    },
    areas=_codes("areas.csv"),
    agencies=_codes("agencies.csv"),
    indicators=_codes("indicators.csv") | _codes("indicators_from_reports.csv"),
)


def read(**changed: bytes) -> tuple[Printed, list[Finding]]:
    files = FILES | {f"{noun}.csv": content for noun, content in changed.items()}
    return report_record.read(files, KNOWN)


def with_cell(noun: str, column: str, cell: str, place: int = 0) -> bytes:
    """The file with one cell of one row written over."""
    rows = list(csv.DictReader(io.StringIO(FILES[f"{noun}.csv"].decode())))
    rows[place][column] = cell
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def test_the_files_are_read_without_a_finding() -> None:
    found, findings = read()
    assert findings == []
    assert {noun: len(told) for noun, told in found.records.items()} == {
        **{"variance_report": 4, "audit": 7, "recommendation": 20},
        **{"escalation": 1, "challenge": 12},
    }
    assert len(found.steps) == 23


def test_what_the_report_does_not_say_stays_unsaid() -> None:
    found, _ = read()
    (escalation,) = found.records["escalation"]
    assert (escalation.state, escalation.dated) == (NOT_SAID, "")
    assert escalation.opened_on == escalation.as_at == date(2013, 9, 1)


@pytest.mark.parametrize(
    ("noun", "column", "cell", "problem"),
    [
        ("variance_report", "document", "other.csv", "is not a code we know"),
        ("variance_report", "paragraph", "", "is blank"),
        ("variance_report", "area", "E08000099", "is not a code we know"),
        ("variance_report", "state", "settled", "is not a state of a variance report"),
        ("variance_report", "title", "", "is blank"),
        ("variance_report", "agency", "polcie", "is not a code we know"),
        ("variance_report", "indicator", "mis_count", "is not a code we know"),
        ("variance_report", "opened_on", "July 2012", "is not a date"),
        ("variance_report", "opened_on", "", "is blank"),
        ("variance_report", "dated", "July", "does not name the year of 2012-07-01"),
        ("variance_report", "dated", "", "does not name the year of 2012-07-01"),
        ("variance_report", "verdict_words", "x" * 2001, "is longer than 2000 characters"),
        ("audit", "kind", "peer", "is not a word we know"),
        ("audit", "scope", "", "is blank"),
        ("audit", "cases", "0", "is no case at all"),
        ("audit", "cases", "twenty", "is not a number"),
        ("recommendation", "objective", "", "is blank"),
        ("recommendation", "recommendation", "", "is blank"),
        ("escalation", "what", "", "is blank"),
        ("challenge", "challenge", "", "is blank"),
        ("section_eleven", "audit", "para 8.7, first audit", "names no section 11 audit"),
        ("section_eleven", "agency_words", "", "is blank"),
        ("section_eleven", "agency", "cafcas", "is not a code we know"),
        ("section_eleven", "returned", "x", "is neither true nor false"),
    ],
)
def test_one_bad_cell_is_one_finding(noun: str, column: str, cell: str, problem: str) -> None:
    (finding,) = read(**{noun: with_cell(noun, column, cell)})[1]
    assert (finding.file, finding.row, finding.column) == (f"{noun}.csv", 2, column)
    assert finding.problem == problem
    assert finding.remedy


def test_a_day_after_the_report_is_found() -> None:
    content = with_cell("variance_report", "opened_on", "2013-09-02")
    dated = with_cell("variance_report", "dated", "September 2013").decode().splitlines()
    found = content.decode().splitlines()
    found[1] = dated[1].replace("2012-07-01", "2013-09-02")
    (finding,) = read(variance_report="\n".join(found).encode())[1]
    assert finding.problem == "is after the report, of 2013-09-01"


def test_a_paragraph_is_told_once() -> None:
    twice = with_cell("challenge", "paragraph", "Providing Assurance, areas highlighted, second")
    (finding,) = read(challenge=twice)[1]
    assert (finding.row, finding.problem) == (3, "repeats row 2")


def test_a_bad_audit_is_not_a_finding_for_each_of_its_agencies() -> None:
    (finding,) = read(audit=with_cell("audit", "title", "", place=5))[1]
    assert finding.file == "audit.csv"


def test_every_noun_has_its_file_and_every_file_its_noun() -> None:
    files = {name: content for name, content in FILES.items() if name != "audit.csv"}
    _, findings = report_record.read(files | {"risk.csv": b""}, KNOWN)
    assert [(one.file, one.problem) for one in findings] == [
        ("audit.csv", "is missing"),
        ("risk.csv", "is of no noun that reports tell of"),
    ]
