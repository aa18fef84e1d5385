"""The comparison on the Indicator screen: its words, ranked or as a funnel, and its table."""

from __future__ import annotations

import streamlit as st

from pages.shared import filters, furniture
from pages.shared.markup import indicator_body
from scorecard.charts import comparison_chart, funnel_chart
from scorecard.views.indicator import ChartView, ComparisonView

RANKED, FUNNEL = "ranked", "funnel"
WAYS = {RANKED: "Ranked", FUNNEL: "Funnel"}


def way(comparison: ComparisonView | None, found: list[str]) -> str:
    """How the address asks to have it drawn; ranked where there is no funnel."""
    if comparison is None or comparison.funnel is None:
        return RANKED
    return filters.choice("compared", WAYS, RANKED, found)


def show(comparison: ComparisonView, chart: ChartView, shown: str) -> None:
    """The words, the drawing and the table of a comparison."""
    furniture.markup(indicator_body.comparison_words(comparison))
    suffix = "%" if chart.unit == "pct" else ""
    if comparison.funnel is not None:
        filters.segments("Comparison drawn as", "compared", WAYS, shown, label_shown=False)
    funnel = comparison.funnel if shown == FUNNEL else None
    draw = comparison_chart.draw if funnel is None else funnel_chart.draw
    st.vega_lite_chart(
        spec=draw(comparison, furniture.scheme(), suffix),
        theme=None,
        key=f"comparison_{shown}",
        alt=comparison.alt if funnel is None else funnel.alt,
    )
    if funnel is not None:
        furniture.note(funnel.caption)
    furniture.markup(indicator_body.indicative(comparison))
    with st.expander("The comparison in a table"):
        furniture.markup(indicator_body.comparison_table(comparison, chart.unit, chart.decimals))
