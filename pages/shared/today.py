"""Today: registers whose clocks run are about now, whatever date a reader looks at elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import streamlit as st

from pages.shared.context import Asked, Context, judged_area
from pages.shared.filters import Where
from scorecard.views import risk
from scorecard.views.judged import JudgedArea

SCORINGS_KEPT = 24


def area(context: Context, where: Where) -> JudgedArea:
    """The area as it is judged from what is known now."""
    return judged_area(context, asked(context, where))


def note(context: Context, where: Where) -> str:
    """Said when a date was chosen on another screen, which this one does not follow."""
    if where.asked == asked(context, where):
        return ""
    return "Shown as it stands today: the date chosen on other screens does not apply here."


def scored(context: Context, where: Where) -> risk.Scored:
    """The area as it was judged when a risk was scored, kept from run to run."""
    now = asked(context, where)
    seen = judged_area(context, now)
    return lambda moment: _as_scored(seen, moment, now.place_key)


@st.cache_resource(show_spinner=False, max_entries=SCORINGS_KEPT)
def _as_scored(_seen: JudgedArea, moment: datetime, key: str) -> Any:
    return risk.when_scored(_seen, moment)


def asked(context: Context, where: Where) -> Asked:
    """What is looked at when it is looked at today."""
    return context.asked(where.area.code, where.area.default_as_at, None)
