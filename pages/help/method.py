"""The Method screen: how a figure is judged, and what every mark means."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from pages.shared import furniture, panel
from pages.shared.context import Context
from pages.shared.markup import legend

METHOD = Path(__file__).parents[2] / "docs" / "method.md"
PICTURE = re.compile(r"^!\[([^\]]+)\]\((pictures/[a-z_]+\.png)\)$", re.MULTILINE)
WIDTH = 720


def render(context: Context) -> None:
    """Draw the screen: the document as it is kept, then the drawings."""
    for area in context.areas():
        if area.synthetic:
            furniture.banner(area.name)
    with st.container(key="method"):
        _document(METHOD.read_text("utf-8"))
        st.header("What the marks mean", anchor="marks")
        panel.show(legend.of_method().encode(), "legend")


def _document(text: str) -> None:
    """Words, and each picture where it stands; a picture's words are its alternative."""
    words, *rest = PICTURE.split(text)
    st.markdown(words)
    for alternative, picture, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        st.image(str(METHOD.parent / picture), alt=alternative, width=WIDTH)
        st.markdown(after)
