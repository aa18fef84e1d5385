"""Rows: figures of one measure as columns of observations, before they are sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.demo.measures import Measure
from scorecard.demo.series import Numbers
from scorecard.domain.area import EXAMPLESHIRE
from scorecard.domain.observation import OBSERVATION_COLUMNS, Basis, Marker, Status
from scorecard.domain.period import start_of

NOTE = "Synthetic demonstration data."
SENT_COLUMNS = (*(name for name in OBSERVATION_COLUMNS if name != "recorded_at"), "note")

Objects = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Figures:
    """One measure's counts, period by period; NaN where a part is not sent here."""

    measure: Measure
    ends: Sequence[date]
    numerator: Numbers
    denominator: Numbers
    sender: str = ""
    agency: str = ""
    frequency: str = ""
    dimension: str = ""
    category: Objects | None = None
    marker: Objects | None = None


def table(figures: Figures) -> dict[str, Any]:
    """Columns of observations, and `sender`; statuses, times and references come later."""
    measure, size = figures.measure, len(figures.ends)
    frequency = figures.frequency or measure.frequency
    value, marker = _value(figures)
    known = marker == ""
    counts = measure.scale == 0
    starts = {end: _start(end, frequency, measure.window) for end in set(figures.ends)}
    blank = np.full(size, np.nan)
    return {
        "indicator": _all(measure.code, size),
        "area": _all(EXAMPLESHIRE, size),
        "agency": _all(figures.agency, size),
        "period_start": _objects([starts[end] for end in figures.ends]),
        "period_end": _objects(figures.ends),
        "frequency": _all(frequency, size),
        "window": _all(measure.window, size),
        "dimension": _all(figures.dimension, size),
        "category": _all("", size) if figures.category is None else figures.category,
        "basis": _all(Basis.LOCAL.value, size),
        "edition": _all("", size),
        "status": _all(Status.FINAL.value, size),
        "marker": marker,
        "value": value,
        "numerator": blank if counts else np.where(known, figures.numerator, np.nan),
        "denominator": np.where(known, figures.denominator, np.nan),
        "note": _all(NOTE, size),
        "sender": _all(figures.sender or measure.sender, size),
    }


def joined(tables: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """All tables as one frame."""
    return pd.DataFrame({name: np.concatenate([one[name] for one in tables]) for name in tables[0]})


def _value(figures: Figures) -> tuple[Numbers, Objects]:
    """The value in the unit shown, NaN with a marker where there is none or it is not sent."""
    marker = figures.marker
    if marker is None:
        marker = _all("", len(figures.ends))
    if figures.measure.scale == 0:
        value = figures.numerator.copy()
    else:
        none_due = (figures.denominator == 0) & (marker == "")
        marker = np.where(none_due, Marker.NOT_APPLICABLE.value, marker)
        value = np.full(len(figures.ends), np.nan)
        divisible = figures.denominator > 0
        top = figures.measure.scale * figures.numerator
        np.divide(top, figures.denominator, out=value, where=divisible)
    return np.where(marker == "", value, np.nan), marker


def _start(end: date, frequency: str, window: str) -> date:
    return start_of(end, "year" if window == "rolling_12m" else frequency)


def _all(word: str, size: int) -> Objects:
    return np.full(size, word, dtype=object)


def _objects(values: Sequence[object]) -> Objects:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
