"""A cold server's first answer: put right when Streamlit took its address for a missing page."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

# Until the first run in a process has called st.navigation, Streamlit knows no address but the
# root's, and lays a box saying “Page not found” over the screen. A second answer has none.
_reload = st.components.v2.component(
    "scorecard_reload", js="export default () => window.location.reload()"
)


def put_right() -> None:
    """Once in a server's life: ask a first visitor's browser, sent to a deep link, to ask again."""
    path = urlsplit(st.context.url or "").path
    if _is_first_run() and path.strip("/"):
        _reload(key="cold_start")


def _is_first_run() -> bool:
    unanswered = _unanswered()
    try:
        unanswered.pop()
    except KeyError:
        return False
    return True


@st.cache_resource(show_spinner=False)
def _unanswered() -> set[str]:
    return {"first run"}
