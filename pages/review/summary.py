"""The Summary screen: the chair's two minutes, then the evidence."""

from __future__ import annotations

import streamlit as st

from pages.shared import agenda_places, away, duties, filters, furniture, panel
from pages.shared.context import Context, finished, summary_view
from pages.shared.markup import summary_body


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    title = st.container()
    with st.container(horizontal=True, key="filters"):
        filters.choose_where(context, where)
    view = duties.counted(context, where, summary_view(context, where.asked))
    view = agenda_places.beside(context, where, view)
    with title:
        furniture.heading(f"Summary for {view.area_name}", view.as_at_words, view, where.shown)
    key = f"summary{where.asked.key}{where.links!r}"
    panel.show(finished(key, lambda: summary_body.body(view, where.links)), "summary")
    with st.container(horizontal=True, key="away"):
        away.summary_csv(view)
