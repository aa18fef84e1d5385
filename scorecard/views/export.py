"""Judgements as tables in the columns that commands and exports promise."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

import pandas as pd

from scorecard.domain.flag import ATTENTION_CAP
from scorecard.judgement import sentences
from scorecard.judgement.backtest import Episode
from scorecard.judgement.judged import AttentionItem, Row
from scorecard.stats.rounding import half_up
from scorecard.views.judged import JudgedArea
from scorecard.views.words import COMPARATOR_WORDS

SCORECARD_COLUMNS = (
    *("indicator", "theme", "period_end", "frequency", "value", "basis", "status", "target"),
    *("rag", "firmness", "variation", "assurance", "comparator", "comparator_value"),
    *("comparator_period", "comparison", "rank", "of", "travel", "quality", "flags"),
)
ATTENTION_COLUMNS = ("rank", "indicators", "kinds", "sentence", "agency")
BACKTEST_COLUMNS = ("indicator", "kind", "period_end", "first_known_at")


def scorecard_table(seen: JudgedArea) -> pd.DataFrame:
    """One judged row an indicator, in SCORECARD_COLUMNS; unknown is None."""
    rows = sorted(seen.judged.rows.values(), key=lambda row: (_theme_order(seen, row), row.code))
    return pd.DataFrame([_row(row) for row in rows], columns=list(SCORECARD_COLUMNS), dtype=object)


def attention_table(seen: JudgedArea) -> pd.DataFrame:
    """The attention list, in ATTENTION_COLUMNS; what rests fills places that are left over.

    What rests says so first: 'Decided on 3 September 2026: variance report due ...'.
    """
    listed = [*seen.judged.attention, *seen.judged.resting][:ATTENTION_CAP]
    rows = [_item(item, rank) for rank, item in enumerate(listed, 1)]
    return pd.DataFrame(rows, columns=list(ATTENTION_COLUMNS), dtype=object)


def backtest_table(found: Sequence[Episode]) -> pd.DataFrame:
    """One row each time a flag would have been raised, in BACKTEST_COLUMNS."""
    rows = [(one.indicator, str(one.kind), one.period_end, one.first_known_at) for one in found]
    return pd.DataFrame(rows, columns=list(BACKTEST_COLUMNS), dtype=object)


def _theme_order(seen: JudgedArea, row: Row) -> int:
    theme = seen.themes.get(row.indicator.theme)
    return theme.order if theme else 10_000


def _row(row: Row) -> dict[str, Any]:
    compared = row.compared
    benchmark = compared.benchmark
    return {
        "indicator": row.code,
        "theme": row.indicator.theme,
        "period_end": row.period_end,
        "frequency": row.frequency,
        "value": _number(row, row.value),
        "basis": row.basis,
        "status": row.status,
        "target": _target(row),
        "rag": str(row.rag),
        "firmness": str(row.firmness),
        "variation": str(row.variation),
        "assurance": str(row.assurance),
        "comparator": COMPARATOR_WORDS.get(compared.chosen, ""),
        "comparator_value": _number(row, benchmark.value),
        "comparator_period": compared.period_end if compared.chosen else None,
        "comparison": str(compared.verdict),
        "rank": compared.rank or None,
        "of": compared.of or None,
        "travel": str(row.travel),
        "quality": ";".join(row.quality),
        "flags": ";".join(dict.fromkeys(flag.kind for flag in row.flags)),
    }


def _number(row: Row, amount: float) -> float | None:
    return None if isnan(amount) else float(half_up(amount, row.indicator.decimals))


def _target(row: Row) -> str | float | None:
    if row.target is None:
        return None
    if row.target.low is not None and row.target.high is not None:
        return f"{row.target.low:.10g}-{row.target.high:.10g}"
    return row.target.green


def _item(item: AttentionItem, rank: int) -> dict[str, Any]:
    rests = f"{sentences.opened(item.rests)}. " if item.rests else ""
    return {
        "rank": rank,
        "indicators": ";".join(item.indicators),
        "kinds": ";".join(item.kinds),
        "sentence": f"{rests}{item.sentence}",
        "agency": item.agency,
    }
