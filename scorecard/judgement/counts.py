"""Counts: a later edition that repeats a figure without its counts takes them from nobody."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorecard.domain.observation import Basis

COUNTS = ["numerator", "denominator"]
_MOST_DECIMALS = 4


def kept(states: pd.DataFrame, latest: NDArray[np.bool_], figure: Sequence[str]) -> pd.DataFrame:
    """The latest state of each figure, with the counts of an earlier one whose value it repeats.

    `states` come in the order they became known; `figure` names the columns that tell one figure.
    A national tool prints again, rounded and without counts, what a release said with them: the
    value is the tool's, and how sure it is still rests on the release's counts. A value that is
    another to its own rounding keeps none.
    """
    now = states[latest]
    earlier = ~latest & states["denominator"].notna().to_numpy(bool)
    if not earlier.any():
        return now
    bare = now[COUNTS].isna().all(axis=1) & now["value"].notna()
    if "basis" in now:  # an agency that sends a figure anew says what it is made of
        bare &= (now["basis"] == Basis.PUBLISHED).to_numpy(bool)
    if not bare.any():
        return now
    counted = states[earlier].drop_duplicates(figure, keep="last")
    wanted = now.loc[bare, [*figure, "value"]].reset_index(names="at")
    both = wanted.merge(counted[[*figure, "value", *COUNTS]], on=list(figure), suffixes=("", "_of"))
    both = both[repeats(both["value"].to_numpy(float), both["value_of"].to_numpy(float))]
    if not len(both):
        return now
    now = now.copy()
    now.loc[both["at"].to_numpy(), COUNTS] = both[COUNTS].to_numpy()
    return now


def repeats(rounded: NDArray[np.float64], exact: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each value is another rounded to as many decimals as it shows; False for unknown."""
    agrees = np.zeros(len(rounded), dtype=bool)
    for decimals in range(_MOST_DECIMALS + 1):
        shows = np.isclose(rounded, np.round(rounded, decimals), rtol=0, atol=1e-9)
        half = 0.5 * 10.0**-decimals + 1e-9
        with np.errstate(invalid="ignore"):
            agrees |= shows & (np.abs(rounded - exact) <= half)
    return agrees
