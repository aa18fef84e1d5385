"""A finding reads as a line a person can act on; a refused file carries its findings."""

import pytest

from scorecard.domain.errors import RefusedFile, UserError
from scorecard.domain.submission import Finding


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (
            Finding("report.csv", 7, "value", "lots", "is not a number", "Write digits."),
            "report.csv, row 7, column 'value': 'lots' is not a number. Write digits.",
        ),
        (
            Finding("report.csv", 7, "value", "", "is blank", "Write it."),
            "report.csv, row 7, column 'value': is blank. Write it.",
        ),
        (
            Finding("report.csv", 0, "", "", "is missing", "Put the file back."),
            "report.csv: is missing. Put the file back.",
        ),
    ],
)
def test_a_finding_in_words(finding: Finding, sentence: str) -> None:
    assert finding.sentence() == sentence


def test_a_refused_file_carries_its_findings() -> None:
    finding = Finding("report.csv", 0, "", "", "is missing", "Put the file back.")
    refusal = RefusedFile("It was not loaded.", [finding])
    assert isinstance(refusal, UserError)
    assert (refusal.sentence, refusal.findings) == ("It was not loaded.", (finding,))
