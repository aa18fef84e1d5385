"""Figures as they come in from a board's report or a cited release: rows to observations."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd

from scorecard.domain.indicator import Indicator, MeasureType, Unit
from scorecard.domain.observation import (
    MARKER_WORDS,
    OBSERVATION_COLUMNS,
    SERIES_KEY,
    Basis,
    Marker,
    Status,
)
from scorecard.domain.period import Frequency, Window
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records
from scorecard.intake.context import Context

COLUMNS = (
    *("indicator", "area", "agency", "period_start", "period_end", "frequency", "window"),
    *("dimension", "category", "basis", "edition", "status", "marker", "value", "numerator"),
    *("denominator", "known_at", "reference", "note"),
)
FRAME_COLUMNS = (*(name for name in OBSERVATION_COLUMNS if name != "recorded_at"), "note")
"""What a read file becomes: text never NaN, dates as dates, known_at in UTC, unknown as NaN."""

_NUMBERS = ("value", "numerator", "denominator")
_DIVIDED = (MeasureType.RATIO, MeasureType.RATE)
_KEY = (*SERIES_KEY, "period_end", "edition", "known_at")
_MARKERS = frozenset(Marker)

Figure = dict[str, Any]


def read(
    file: str, content: bytes, context: Context, *, a_release: bool = False
) -> tuple[pd.DataFrame, list[Finding]]:
    """The observations of a file, in FRAME_COLUMNS, and everything wrong with it.

    A statistical release holds published figures alone; a board's report quotes them among its own.
    """

    def make(row: Row) -> Figure:
        figure = _figure(row, context)
        if a_release and figure["basis"] != Basis.PUBLISHED:
            row.note("basis", "is not what a statistical release holds", "Write published.")
        _check(row, figure, context.indicators.get(figure["indicator"]))
        return figure

    figures, findings = records(
        file, content, COLUMNS, make, lambda one: tuple(one[name] for name in _KEY)
    )
    return frame(figures), findings


def frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """Figures as a frame in FRAME_COLUMNS; numbers are floats, everything else is as given."""
    held = list(figures)
    columns = {name: [one[name] for one in held] for name in FRAME_COLUMNS}
    return pd.DataFrame(
        {
            name: pd.Series(cells, dtype="float64" if name in _NUMBERS else "object")
            for name, cells in columns.items()
        }
    )


def _figure(row: Row, context: Context) -> Figure:
    return {
        "indicator": row.code("indicator", context.indicators),
        "area": row.code("area", context.areas),
        "agency": row.code("agency", context.agencies, blank=True),
        "period_start": row.day("period_start"),
        "period_end": row.day("period_end"),
        "frequency": row.word("frequency", Frequency).value,
        "window": row.word("window", Window).value,
        "dimension": row.text("dimension", most=60),
        "category": row.text("category", most=160),
        "basis": row.word("basis", Basis).value,
        "edition": row.text("edition", most=200),
        "status": row.word("status", Status).value,
        "marker": row.code("marker", _MARKERS, blank=True),
        **{name: _unknown_is_nan(row.number(name)) for name in _NUMBERS},
        "reference": row.text("reference", needed=True),
        "known_at": row.moment("known_at"),
        "note": row.text("note"),
    }


def _unknown_is_nan(number: float | None) -> float:
    return math.nan if number is None else number


def _check(row: Row, figure: Figure, indicator: Indicator | None) -> None:
    """Note what no figure may be, and work out the value its two counts make."""
    row.in_order("period_start", "period_end", problem="is before the period begins")
    known_at: datetime = figure["known_at"]
    if known_at.year > 1 and known_at.date() < figure["period_start"]:
        row.note("known_at", "is before the period begins", "Write when the figure was known.")
    if bool(figure["dimension"]) != bool(figure["category"]):
        row.note("category", "and 'dimension' go together", "Write both, or neither for a total.")
    if indicator is None:
        return
    if math.isnan(figure["value"]) and not figure["marker"]:
        figure["value"] = divided(figure["numerator"], figure["denominator"], indicator)
    _check_value(row, figure, indicator)
    _check_counts(row, figure, indicator)


def divided(numerator: float, denominator: float, indicator: Indicator) -> float:
    """The value two counts make for a ratio or a rate, in the unit shown; NaN where they do not."""
    if indicator.measure_type not in _DIVIDED or not denominator > 0:
        return math.nan
    per = indicator.per or (100.0 if indicator.unit == Unit.PCT else 1.0)
    return per * numerator / denominator


def _check_value(row: Row, figure: Figure, indicator: Indicator) -> None:
    value, marker = figure["value"], figure["marker"]
    if marker and not math.isnan(value):
        words = MARKER_WORDS.get(marker, marker)
        row.note("marker", f"says '{words}' and there is a value too", "Keep one of the two.")
    if not marker and math.isnan(value):
        row.note("value", "is blank, without a marker", "Write the figure, or why there is none.")
    if indicator.unit == Unit.PCT and not (math.isnan(value) or 0 <= value <= 100):
        row.note("value", "is not between 0 and 100 per cent", "Check the figure.")
    elif value < 0:
        row.note("value", "is below zero", "Check the figure.")


def _check_counts(row: Row, figure: Figure, indicator: Indicator) -> None:
    for name in ("numerator", "denominator"):
        if figure[name] < 0:
            row.note(name, "is below zero", "Check the figure.")
    is_ratio = indicator.measure_type == MeasureType.RATIO
    if is_ratio and figure["numerator"] > figure["denominator"]:
        row.note("numerator", "is more than the denominator", "Check both counts.")
