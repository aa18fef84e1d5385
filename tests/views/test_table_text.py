"""Tables as text: shortest numbers, ISO times, blank unknowns, and nothing a spreadsheet runs."""

import csv
import io
import json
import math
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard.domain.observation import Basis
from scorecard.views.table_text import cell_text, csv_text, harmless, json_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (math.nan, ""),
        (pd.NaT, ""),
        (math.inf, ""),
        (358.0, "358"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e22, "1e+22"),
        (np.float64(62.4), "62.4"),
        (np.int64(7), "7"),
        (np.bool_(True), "true"),
        (False, "false"),
        (7, "7"),
        (date(2018, 3, 31), "2018-03-31"),
        (datetime(2018, 10, 1, tzinfo=UTC), "2018-10-01T00:00:00+00:00"),
        (pd.Timestamp("2018-10-01", tz="UTC"), "2018-10-01T00:00:00+00:00"),
        (Basis.LOCAL, "local"),
        ("as printed", "as printed"),
    ],
    ids=repr,
)
def test_a_cell_as_text(cell: Any, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-", "=cmd|x"]
)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1", "+1.5", "-1e-07", "1-5", "para 3", "", "a=b"])
def test_numbers_and_plain_text_are_left_alone(text: str) -> None:
    assert harmless(text) == text


cells = some.one_of(
    some.none(), some.floats(), some.text(max_size=12), some.dates(), some.booleans()
)


def one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(some.lists(some.tuples(cells, cells), max_size=5))
def test_csv_comes_back_as_it_went_out(rows: list[tuple[Any, Any]]) -> None:
    frame = pd.DataFrame(rows, columns=["left", "right"], dtype=object)
    text = csv_text(frame)
    header, *back = csv.reader(io.StringIO(text, newline=""))
    assert header == ["left", "right"]
    assert back == [[one_newline(harmless(cell_text(cell))) for cell in row] for row in rows]
    for sent, (left, _) in zip(rows, back, strict=True):
        if isinstance(sent[0], float) and math.isfinite(sent[0]):
            assert float(left) == sent[0]


@given(some.lists(some.tuples(cells, cells), max_size=5))
def test_json_comes_back_as_it_went_out(rows: list[tuple[Any, Any]]) -> None:
    frame = pd.DataFrame(rows, columns=["left", "right"], dtype=object)
    back = json.loads(json_text(frame))
    assert len(back) == len(rows)
    for sent, found in zip(rows, back, strict=True):
        if isinstance(sent[0], str | bool):
            assert found["left"] == sent[0]
        elif sent[0] is None or (isinstance(sent[0], float) and not math.isfinite(sent[0])):
            assert found["left"] is None


def test_no_rows() -> None:
    frame = pd.DataFrame(columns=["a", "b"])
    assert csv_text(frame) == "a,b\n"
    assert json.loads(json_text(frame)) == []
