"""The reporting calendar as it comes in: every way of being wrong is found, and none is missing."""

import pytest

from scorecard.intake import reporting_calendar
from tests.machine import ROOT

FILE = ROOT / "data" / "catalogue" / "reporting_calendar.csv"
CHANGED = FILE.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "column", "problem"),
    [
        (CHANGED.replace("pack,Pack", "papers,Pack"), "code", "is not a word we know"),
        (CHANGED.replace("period_end,15", "month_end,15"), "counted_from", "is not a word we know"),
        (CHANGED.replace(",15,agencies", ",150,agencies"), "working_days", "is not a whole number"),
        (CHANGED.replace(",15,agencies", ",,agencies"), "working_days", "is blank"),
        (CHANGED.replace(",15,agencies", ",15,nobody"), "owed_by", "is not a word we know"),
        (CHANGED.replace("validated,Figures validated", "validated,"), "name", "is blank"),
        ("\n".join(CHANGED.splitlines()[:-1]) + "\n", "code", "is missing"),
        (CHANGED + CHANGED.splitlines()[1] + "\n", "code", "repeats row 2"),
    ],
)
def test_what_is_wrong_with_it_is_found(text: str, column: str, problem: str) -> None:
    _, findings = reporting_calendar.read("reporting_calendar.csv", text.encode())
    assert any(one.column == column and problem in one.problem for one in findings), findings
