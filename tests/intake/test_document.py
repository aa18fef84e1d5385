"""The list of documents: every file listed is there and every file there is listed."""

import pytest

from scorecard.domain.observation import Basis
from scorecard.domain.submission import Finding, SubmissionKind
from scorecard.intake import document
from scorecard.intake.document import COLUMNS, Document

LINE = "report.csv,Annual report,printed,local,partnership,2018-10-01T00:00:00Z,The board,,2018"
BESIDE = {"documents.csv", "report.csv"}


def read(line: str, beside: set[str] = BESIDE) -> tuple[list[Document], list[Finding]]:
    content = f"{','.join(COLUMNS)}\n{line}\n".encode()
    return document.read("documents.csv", content, {"partnership"}, beside)


def test_a_document() -> None:
    (found,), findings = read(LINE)
    assert findings == []
    assert (found.kind, found.basis) == (SubmissionKind.PRINTED, Basis.LOCAL)
    assert found.known_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("line", "beside", "file", "problem"),
    [
        (LINE, {"documents.csv"}, "documents.csv", "is not in the folder"),
        (LINE, {*BESIDE, "new.csv"}, "new.csv", "is not listed in documents.csv"),
        (LINE.replace("printed", "heard"), BESIDE, "documents.csv", "is not a word we know"),
        (LINE.replace("partnership", "x"), BESIDE, "documents.csv", "is not a code we know"),
        (LINE.replace("T00:00:00Z", ""), BESIDE, "documents.csv", "is not a date and time"),
    ],
)
def test_what_is_wrong_is_found(line: str, beside: set[str], file: str, problem: str) -> None:
    (finding,) = read(line, beside)[1]
    assert (finding.file, finding.problem) == (file, problem)
