"""Evidence as if more figures were stored."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from scorecard.judgement.evidence import Evidence
from scorecard.store.history import FACT_COLUMNS

_SERIES = ("indicator", "agency", "basis", "frequency", "window")


def with_figures(evidence: Evidence, frame: pd.DataFrame) -> Evidence:
    """The same as if these figures (FRAME_COLUMNS) were stored too."""
    totals = frame[(frame["area"] == evidence.area.code) & (frame["dimension"] == "")]
    facts = evidence.facts
    keys = list(zip(*(facts[name] for name in _SERIES), strict=True))
    numbers = dict(zip(keys, facts["series_id"], strict=True))
    added = totals[list(FACT_COLUMNS[:5])].assign(
        series_id=[
            numbers.setdefault(key, -1 - len(numbers))
            for key in zip(*(totals[name] for name in _SERIES), strict=True)
        ]
    )
    for name in FACT_COLUMNS[6:]:
        added[name] = totals[name]
    added["period_end"] = pd.to_datetime(added["period_end"]).astype(facts["period_end"].dtype)
    known_at = pd.to_datetime(added["known_at"], utc=True)
    added["known_at"] = known_at.astype(facts["known_at"].dtype)
    both = pd.concat([facts, added[list(FACT_COLUMNS)]], ignore_index=True)
    return replace(evidence, facts=both.sort_values("known_at", kind="stable", ignore_index=True))
