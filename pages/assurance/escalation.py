"""The Escalations screen: the register with its running clocks, and one escalation."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    address,
    escalation_forms,
    forms,
    furniture,
    noun,
    panel,
    register_away,
    today,
)
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import ladder, register
from scorecard.views import escalation as views
from scorecard.views.escalation import EscalationView

PATH = "escalations"
UNDER = "Raised between meetings: what is wrong, since when, and who must acknowledge it by when."


def render(context: Context) -> None:
    """Draw the screen."""
    noun.render(context, _all, _one)


def _all(context: Context, where: Where) -> None:
    seen = today.area(context, where)
    found = noun.listed(
        context, seen, views.listing, "Escalations", UNDER, today.note(context, where)
    )
    parts = {"Running": found.running, "Resolved or withdrawn": found.over}
    nothing = {"Running": "No escalation is running."}
    drawn = register.tables(parts, found.told, PATH, where.links, nothing)
    panel.show(drawn.encode(), "escalations")
    register_away.offer("escalations", found, parts, found.told)
    if found.can_raise:
        with st.expander("Raise an escalation", expanded=bool(address.part("indicator"))):
            escalation_forms.raise_new(context, where, seen, found.choices)
    furniture.markup(ladder.steps("The levels", found.steps))


def _one(context: Context, where: Where, number: str) -> None:
    seen = today.area(context, where)
    view = noun.opened(context, seen, views.view, number)
    if view is None:
        return
    state = " · ".join(words for words in (view.state_words, view.due_words) if words)
    furniture.heading(view.title, state, view, today.note(context, where))
    forms.said()
    left, right = st.columns([3, 2], gap="large")
    with left:
        furniture.markup(_words(view, where))
        escalation_forms.moves(context, view, seen)
    with right:
        furniture.markup(ladder.steps("The levels", view.steps))
        furniture.markup(register.history(view.history))


def _stands(view: EscalationView) -> str:
    return "What came of it" if view.escalation.report else "Where it stands"


def _words(view: EscalationView, where: Where) -> str:
    return "".join(
        (
            register.about(where.links, view.indicator, view.indicator_name, view.agency),
            register.facts("What was raised", view.said),
            register.facts(_stands(view), view.response),
            register.facts("How it ended", view.ending),
        )
    )
