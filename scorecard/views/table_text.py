"""Tables as text to take away: CSV that a spreadsheet cannot be made to run, and JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.domain.safe_text import harmless

if TYPE_CHECKING:
    import pandas as pd


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV with a header; unknown is blank, times are ISO, floats their shortest."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in _rows(frame))
    return lines.getvalue()


def _csv_cell(cell: Any) -> str:
    # a lone carriage return is not quoted by the writer and would end the row
    return harmless(cell_text(cell)).replace("\r\n", "\n").replace("\r", "\n")


def json_text(frame: pd.DataFrame) -> str:
    """The frame as a JSON array, one object a row; unknown is null, times are ISO."""
    rows = [dict(zip(frame.columns, map(_plain, row), strict=True)) for row in _rows(frame)]
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    return "[" + ",\n ".join(lines) + "]\n"


def cell_text(cell: Any) -> str:
    """One cell as text: 358 for 358.0, 62.4, 2018-03-31, true; unknown is blank."""
    plain = _plain(cell)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, float):
        return repr(int(plain)) if plain.is_integer() and abs(plain) < 1e15 else repr(plain)
    return str(plain)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return frame.itertuples(index=False, name=None)


def _plain(cell: Any) -> Any:
    """None, bool, int, float or text."""
    if cell is None or (isinstance(cell, float) and not math.isfinite(cell)):
        return None
    if isinstance(cell, date):  # a datetime is a date too; pandas' NaT is one without a day
        return None if str(cell) == "NaT" else cell.isoformat()
    if isinstance(cell, (bool, int, str)):
        return str(cell) if isinstance(cell, str) else cell
    return float(cell) if isinstance(cell, float) else _plain(cell.item())
