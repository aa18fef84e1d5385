"""Figures of reports: rows become observations, and every impossible one is found in its place."""

import math
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard.domain.submission import Finding
from scorecard.intake import figures
from scorecard.intake.figures import COLUMNS, FRAME_COLUMNS
from tests.samples import CONTEXT, COUNT, HERE, RATE, RATIO

ROW = {
    **dict.fromkeys(COLUMNS, ""),
    "indicator": RATIO.code,
    "area": HERE,
    "period_start": "2017-04-01",
    "period_end": "2018-03-31",
    "frequency": "year",
    "window": "period",
    "basis": "local",
    "status": "provisional",
    "value": "62.4",
    "known_at": "2018-10-01T00:00:00Z",
    "reference": "page 1",
}


NOUGHT_OF_NOUGHT = {"value": "", "numerator": "0", "denominator": "0"}


def read(*changed: dict[str, str], a_release: bool = False) -> tuple[pd.DataFrame, list[Finding]]:
    lines = [",".join({**ROW, **changes}.values()) for changes in changed]
    content = "\n".join([",".join(COLUMNS), *lines]).encode()
    return figures.read("report.csv", content, CONTEXT, a_release=a_release)


def only(**changes: str) -> dict[str, Any]:
    frame, findings = read(changes)
    assert findings == []
    (row,) = frame.to_dict("records")
    return row


def test_a_row_becomes_an_observation() -> None:
    frame, findings = read({})
    assert findings == []
    assert tuple(frame.columns) == FRAME_COLUMNS
    (row,) = frame.to_dict("records")
    assert row["value"] == 62.4
    assert (row["agency"], row["marker"], row["note"]) == ("", "", "")
    assert math.isnan(row["numerator"])
    assert type(row["period_end"]) is date
    assert row["known_at"] == datetime(2018, 10, 1, tzinfo=UTC)
    assert type(row["known_at"]) is datetime
    assert frame["value"].dtype == frame["denominator"].dtype == "float64"


def test_no_rows_are_an_empty_frame_of_the_same_columns() -> None:
    frame, findings = read()
    assert findings == []
    assert tuple(frame.columns) == FRAME_COLUMNS
    assert frame["value"].dtype == "float64"


@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "value"),
    [
        (RATIO.code, "5", "8", 62.5),
        (RATIO.code, "0", "8", 0.0),
        (RATIO.code, "8", "8", 100.0),
        (RATE.code, "228", "45552", 10_000 * 228 / 45552),
    ],
)
def test_two_counts_make_a_value(code: str, numerator: str, denominator: str, value: float) -> None:
    made = only(indicator=code, value="", numerator=numerator, denominator=denominator)
    assert made["value"] == value
    assert made["numerator"] == float(numerator)


def test_a_value_printed_is_not_worked_out_again() -> None:
    assert only(value="62.4", numerator="5", denominator="8")["value"] == 62.4


def test_a_marker_stands_for_no_value_whatever_the_counts() -> None:
    made = only(value="", marker="c", numerator="5", denominator="8")
    assert math.isnan(made["value"])


@pytest.mark.parametrize(
    ("changes", "column", "problem"),
    [
        ({"indicator": "cp_plan_count"}, "indicator", "is not a code we know"),
        ({"area": "Leeds"}, "area", "is not a code we know"),
        ({"agency": "polcie"}, "agency", "is not a code we know"),
        ({"frequency": "day"}, "frequency", "is not a word we know"),
        ({"window": "decade"}, "window", "is not a word we know"),
        ({"basis": "rumour"}, "basis", "is not a word we know"),
        ({"status": "draft"}, "status", "is not a word we know"),
        ({"marker": "s", "value": ""}, "marker", "is not a code we know"),
        ({"marker": "x"}, "marker", "says 'not available' and there is a value too"),
        ({"value": ""}, "value", "is blank, without a marker"),
        ({"value": "", "numerator": "5"}, "value", "is blank, without a marker"),
        (NOUGHT_OF_NOUGHT, "value", "is blank, without a marker"),
        ({"value": "many"}, "value", "is not a number"),
        ({"value": "100.1"}, "value", "is not between 0 and 100 per cent"),
        ({"value": "-0.1"}, "value", "is not between 0 and 100 per cent"),
        ({"indicator": COUNT.code, "value": "-1"}, "value", "is below zero"),
        ({"numerator": "9", "denominator": "8"}, "numerator", "is more than the denominator"),
        ({"numerator": "-1"}, "numerator", "is below zero"),
        ({"denominator": "-1"}, "denominator", "is below zero"),
        ({"period_end": "2017-03-31"}, "period_end", "is before the period begins"),
        ({"period_end": "2018-02-30"}, "period_end", "is not a date"),
        ({"known_at": "2018-10-01"}, "known_at", "is not a date and time"),
        ({"known_at": "2018-10-01T00:00:00"}, "known_at", "is a time without a zone"),
        ({"known_at": "2017-03-31T00:00:00Z"}, "known_at", "is before the period begins"),
        ({"reference": ""}, "reference", "is blank"),
        ({"dimension": "sex"}, "category", "and 'dimension' go together"),
        ({"category": "female"}, "category", "and 'dimension' go together"),
        ({"edition": "x" * 201}, "edition", "is longer than 200 characters"),
    ],
    ids=str,
)  # fmt: skip
def test_what_no_figure_may_be(changes: dict[str, str], column: str, problem: str) -> None:
    frame, findings = read({"status": "final", "category": "", "note": "good row"}, {
        **changes, "edition": changes.get("edition", "other")})  # fmt: skip
    assert (3, column, problem) in [(one.row, one.column, one.problem) for one in findings]
    assert list(frame["note"]) == ["good row"]


def test_a_figure_given_twice() -> None:
    frame, findings = read({}, {"value": "62.5"}, {"edition": "appendix"})
    assert [(one.row, one.problem) for one in findings] == [(3, "repeats row 2")]
    assert len(frame) == 2


def test_a_release_holds_official_figures_alone() -> None:
    assert read({"basis": "published"}, a_release=True)[1] == []
    assert read({"basis": "published"}, {})[1] == []
    (finding,) = read({}, a_release=True)[1]
    assert finding.problem == "is not what a statistical release holds"


@given(some.lists(some.lists(some.text(max_size=8), min_size=19, max_size=19), max_size=3))
def test_no_cells_are_too_bad(cells: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    content = "\n".join([",".join(COLUMNS), *lines]).encode("utf-8", "surrogatepass")
    frame, _ = figures.read("report.csv", content, CONTEXT)
    assert frame.empty
