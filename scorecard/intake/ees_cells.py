"""Cells of a national file: a figure, or the marker that stands where there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.observation import Marker

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?%?")
MARKERS: dict[str, str] = {
    **{marker.value: marker.value for marker in Marker},
    ":": Marker.NOT_AVAILABLE,
    "..": Marker.NOT_AVAILABLE,
}
"""What stands for a figure: the service's own letters, and what its files of before 2022 wrote."""


@lru_cache(maxsize=50_000)  # the same few numbers fill most of a release
def figure(word: str) -> float:
    """The number a cell says, or NaN. '1,234' and '45%' are numbers; 'nan' and 'inf' are not."""
    if word.isdigit() and word.isascii():  # most cells are counts
        return float(word)
    if not _NUMBER.fullmatch(word):
        return math.nan
    value = float(word.rstrip("%").replace(",", ""))
    return value if math.isfinite(value) else math.nan


def marker(word: str) -> str:
    """The marker a cell says, or nothing."""
    return MARKERS.get(word.casefold(), "")


def words_as_figures(words: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
    """The figure of each word (NaN where it says none), and its marker ('' where it is none)."""
    values = np.array([figure(word) for word in words], dtype=np.float64)
    markers = np.full(len(words), "", dtype=object)
    for place in np.flatnonzero(np.isnan(values)):
        markers[place] = marker(words[int(place)])
    return values, markers
