"""The Method screen: how a figure is judged, and what every mark means."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shared import furniture, panel
from pages.shared.context import Context
from pages.shared.markup import legend

METHOD = Path(__file__).parents[2] / "docs" / "method.md"


def render(context: Context) -> None:
    """Draw the screen: the document as it is kept, then the drawings."""
    for area in context.areas():
        if area.synthetic:
            furniture.banner(area.name)
    with st.container(key="method"):
        st.markdown(METHOD.read_text("utf-8"))
        st.header("What the marks mean", anchor="marks")
        panel.show(legend.of_method().encode(), "legend")
