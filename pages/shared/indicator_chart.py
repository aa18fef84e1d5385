"""An indicator's chart with its title and its figures in a table, beside something else."""

from __future__ import annotations

import streamlit as st

from pages.shared import furniture
from pages.shared.markup import indicator_body
from scorecard.charts import process_chart, process_data
from scorecard.views.indicator import ChartView

SMALL = 260
"""A chart's height where something else is to stand on the same screen."""


def draw(chart: ChartView, key: str) -> None:
    """The chart, small, and under it the same figures in a table."""
    furniture.markup(indicator_body.chart_title(chart, process_data.axis_note(chart)))
    spec = {**process_chart.draw(chart, furniture.scheme()), "height": SMALL}
    st.vega_lite_chart(spec=spec, theme=None, key=key, alt=chart.alt)
    with st.expander("The figures in a table"):
        furniture.markup(indicator_body.figures_table(chart))
