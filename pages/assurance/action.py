"""The Actions screen: the register, and one action with its indicator before and after."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    action_forms,
    address,
    before_after,
    forms,
    furniture,
    noun,
    panel,
    register_away,
)
from pages.shared.context import Context, judged_area
from pages.shared.filters import Where
from pages.shared.markup import record, register
from pages.shared.markup.words import escape
from scorecard.domain.permissions import REFUSALS, Permission
from scorecard.views import action as views
from scorecard.views.action import ActionView

PATH = "actions"


def render(context: Context) -> None:
    """Draw the screen."""
    noun.render(context, _all, _one)


def _all(context: Context, where: Where) -> None:
    seen = judged_area(context, where.asked)
    found = noun.listed(
        context, seen, views.listing, "Actions", "Who does what by when, and what followed it."
    )
    parts = {
        "To be done": found.owed,
        "Done: what followed": found.done,
        "Closed or dropped": found.over,
    }
    nothing = {"To be done": "No action is owed."}
    drawn = register.tables(parts, (), PATH, where.links, nothing)
    panel.show(drawn.encode(), "register")
    register_away.offer("actions", found, parts)
    if found.can_agree:
        with st.expander("Agree an action", expanded=_is_asked()):
            action_forms.agree(context, where, seen)
    else:
        furniture.note(REFUSALS[Permission.SET_ACTION])


def _is_asked() -> bool:
    """Whether the address comes from something that an action is to be agreed about."""
    return bool(address.part("indicator") or address.part("from"))


def _one(context: Context, where: Where, number: str) -> None:
    seen = judged_area(context, where.asked)
    view = noun.opened(context, seen, views.view, number)
    if view is None:
        return
    under = record.under(view.state_words, view.due_words)
    furniture.heading(view.title, under, view)
    forms.said()
    panel.show(_about(view, where).encode(), "about")
    with st.container(key="details"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        _followed(view)
        with st.container(key="forms"):
            action_forms.moves(context, view, seen)
    with right:
        furniture.markup(register.facts("What was agreed", view.terms))
        furniture.markup(register.history(view.history))


def _about(view: ActionView, where: Where) -> str:
    """The way back, the indicator and what it came from, as links."""
    about = where.links.indicator(view.indicator, view.indicator_name) if view.indicator else ""
    back = record.link(where.links, PATH, "All actions")
    came = record.opened_by(where.links, view.came_from)
    return record.line(back, about, escape(view.agency), came)


def _followed(view: ActionView) -> None:
    furniture.markup(register.facts("How far it is", view.progress))
    if view.followed is None:
        furniture.markup(f"<h2>What followed</h2><p>{escape(view.not_judged)}</p>")
        return
    before_after.show(view.followed, view.kept, view.beside, view)
