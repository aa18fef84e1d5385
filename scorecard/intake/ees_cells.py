"""Cells of a national file: a figure, or the marker that stands where there is none."""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.observation import Marker
from scorecard.intake.ees_file import Column

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?%?")
MARKERS: dict[str, str] = {
    **{marker.value: marker.value for marker in Marker},
    ":": Marker.NOT_AVAILABLE,
    "..": Marker.NOT_AVAILABLE,
}
"""What stands for a figure: the service's own letters, and what its files of before 2022 wrote."""


def figure(word: str) -> float:
    """The number a cell says, or NaN. '1,234' and '45%' are numbers; 'nan' and 'inf' are not."""
    if not _NUMBER.fullmatch(word):
        return math.nan
    value = float(word.rstrip("%").replace(",", ""))
    return value if math.isfinite(value) else math.nan


def marker(word: str) -> str:
    """The marker a cell says, or nothing."""
    return MARKERS.get(word.casefold(), "")


def is_figure(word: str) -> bool:
    """Whether a cell says a figure or why there is none."""
    return bool(marker(word)) or not math.isnan(figure(word))


def figures(column: Column) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
    """The figure of each row (NaN where there is none) and its marker ('' where there is one)."""
    values = np.array([figure(word) for word in column.words], dtype=np.float64)
    markers = np.array([marker(word) for word in column.words], dtype=object)
    if not len(column.words):
        return np.empty(0), np.empty(0, dtype=object)
    return values[column.places], markers[column.places]
