"""Editions: the same published figure as two releases print it, where they differ."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scorecard.domain.observation import SERIES_KEY, Basis
from scorecard.judgement.counts import repeats
from scorecard.store import observation
from scorecard.store.engine import Connection

COLUMNS = (
    *("indicator", "area", "period_end", "frequency", "dimension", "category"),
    *("edition_before", "value_before", "marker_before", "known_at_before"),
    *("edition", "value", "marker", "known_at"),
)
"""One row a figure and pair of editions, the later beside the one it came after."""

_FIGURE = [*SERIES_KEY, "period_end"]
_STATE = ["edition", "value", "marker", "known_at"]


def differences(
    connection: Connection, *, areas: Sequence[str] = (), indicators: Sequence[str] = ()
) -> pd.DataFrame:
    """Published figures that a later edition prints otherwise, in COLUMNS; places and times sorted.

    A value that is another rounded does not differ. Unknown in one of them differs: a figure was
    withheld, or given.
    """
    held = observation.current(
        connection,
        areas=areas,
        indicators=indicators,
        basis=Basis.PUBLISHED,
        history=True,
    )
    held = held.drop_duplicates([*_FIGURE, "edition", "known_at"], keep="last")
    earlier = held.groupby(_FIGURE, sort=False)[_STATE].shift(1)
    pairs = pd.concat([held, earlier.add_suffix("_before")], axis=1)
    pairs = pairs[pairs["edition_before"].notna() & (pairs["edition"] != pairs["edition_before"])]
    return pairs[_differ(pairs)][list(COLUMNS)].reset_index(drop=True)


def _differ(pairs: pd.DataFrame) -> pd.Series:
    now = pairs["value"].astype("float64")
    before = pairs["value_before"].astype("float64")
    same = repeats(now.to_numpy(), before.to_numpy()) | repeats(before.to_numpy(), now.to_numpy())
    both_unknown = now.isna() & before.isna() & (pairs["marker"] == pairs["marker_before"])
    return ~(same | both_unknown)
