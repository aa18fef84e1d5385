"""The Recommendations screen: each strategic objective with its recommendations' progress."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    forms,
    furniture,
    noun,
    panel,
    recommendation_forms,
    register_away,
    today,
)
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import register
from pages.shared.markup.words import small
from scorecard.domain.permissions import REFUSALS, Permission
from scorecard.views import recommendation as views
from scorecard.views.recommendation import RecommendationList, RecommendationView

PATH = "recommendations"
UNDER = "What should happen, under each strategic objective, and how far it has got."


def render(context: Context) -> None:
    """Draw the screen."""
    noun.render(context, _all, _one)


def _all(context: Context, where: Where) -> None:
    seen = today.area(context, where)
    found = noun.listed(
        context, seen, views.listing, "Recommendations", UNDER, today.note(context, where)
    )
    furniture.lead(found.progress, "")
    panel.show(f'<div class="sc-panel">{_objectives(found, where)}</div>'.encode(), "objectives")
    living = {one.name: one.rows for one in found.objectives}
    register_away.offer("recommendations", found, living, found.told)
    if found.can_keep:
        with st.expander("Add a recommendation"):
            known = tuple(one.name for one in found.objectives)
            recommendation_forms.make(context, where, seen, known)
    else:
        furniture.note(REFUSALS[Permission.KEEP_RECOMMENDATION])


def _objectives(found: RecommendationList, where: Where) -> str:
    told = register.told(found.told, PATH, where.links)
    if not found.objectives:
        here = "beside those of the report below" if told else "for this area"
        nothing = f"No recommendation has been recorded {here}."
        return register.table("Recommendations", (), PATH, where.links, nothing) + told
    living = "".join(
        register.table(one.name, one.rows, PATH, where.links, under=small(one.progress))
        for one in found.objectives
    )
    return living + told


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
        recommendation_forms.moves(context, view, seen)
    with right:
        furniture.markup(register.history(view.history))


def _words(view: RecommendationView, where: Where) -> str:
    return "".join(
        (
            register.about(where.links, view.indicator, view.indicator_name, view.agency),
            register.facts("What should happen", view.made),
            register.facts("How far it has got", view.progress),
        )
    )
