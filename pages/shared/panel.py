"""The panel: finished HTML in the page, whose links open screens without loading the page anew."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# Registered once, when the module is first imported. Styles are the page's own (see furniture):
# inside a shadow root neither #links nor the reader's search would reach the words.
_mount = st.components.v2.component(
    "scorecard_panel",
    js=Path(__file__).with_name("panel.js").read_text("utf-8"),
    isolate_styles=False,
)


def show(html: bytes, key: str) -> None:
    """Show HTML whose every text is escaped."""
    _mount(key=key, data=html)
