"""The Grid: the scorecard's rows as a plain data frame, for filtering and copying."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scorecard.domain.verdict import Rag
from scorecard.views.scorecard import ScorecardGroup, ScorecardRow, ScorecardView

SHAPES: dict[str, str] = {Rag.RED: "■", Rag.AMBER: "▲", Rag.GREEN: "●"}


def show(groups: Sequence[ScorecardGroup], view: ScorecardView) -> None:
    """Draw it; it scrolls inside itself and can be sorted, searched and copied."""
    rows = [_row(row) for group in groups for row in group.rows]
    published = view.published_label
    st.dataframe(
        rows,
        hide_index=True,
        height=620,
        row_height=34,
        column_config={
            "Code": None,
            # A pinned column would be grey, as if it mattered less.
            "Indicator": st.column_config.TextColumn(width=520),
            "Target": st.column_config.TextColumn(width=100),
            "24 periods": st.column_config.LineChartColumn(width="small"),
            "Ours": st.column_config.TextColumn(help=published),
            "Neighbours": st.column_config.TextColumn(help=published),
            "Region": st.column_config.TextColumn(help=published),
            "England": st.column_config.TextColumn(help=published),
        },
        alt=f"Scorecard for {view.area_name}. {view.as_at_words}.",
        key="grid",
    )


def _row(row: ScorecardRow) -> dict[str, object]:
    shape = SHAPES.get(row.rag, "◆")
    return {
        "Code": row.code,
        "Indicator": row.name,
        "Theme": row.theme_name,
        "Latest": row.latest,
        "Period": row.period + (" (provisional)" if row.provisional else ""),
        "Judgement": f"{shape} {row.rag_words}",
        "How firm": row.firmness_words,
        "Target": row.target,
        "Previous": row.previous,
        "Year ago": row.year_ago,
        "24 periods": [value for value in row.spark.values if value is not None],
        "Variation": row.variation_words,
        "Assurance": row.assurance_words,
        "Ours": row.ours_published,
        "Neighbours": f"{row.neighbours.value} {row.neighbours.verdict_words}".strip(),
        "Region": f"{row.region.value} {row.region.verdict_words}".strip(),
        "England": f"{row.england.value} {row.england.verdict_words}".strip(),
        "Rank": row.rank,
        "Who answers": row.agency_name,
        "Data": "; ".join(row.quality),
        "Flags": "; ".join(flag.label for flag in row.flags),
    }
