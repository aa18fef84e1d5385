"""The Challenges screen: the log, and one challenge with its answer and the difference it made."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    address,
    challenge_forms,
    forms,
    furniture,
    noun,
    panel,
    register_away,
    today,
)
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import register
from scorecard.views import challenge as views
from scorecard.views.challenge import ChallengeView

PATH = "challenges"
UNDER = "One partner's question to another, its answer, and what became different."


def render(context: Context) -> None:
    """Draw the screen."""
    noun.render(context, _all, _one)


def _all(context: Context, where: Where) -> None:
    seen = today.area(context, where)
    found = noun.listed(
        context, seen, views.listing, "Challenges", UNDER, today.note(context, where)
    )
    parts = {
        "Waiting for an answer": found.to_answer,
        "Answered, for the group to settle": found.answered,
        "Over: the difference made": found.over,
    }
    nothing = {"Waiting for an answer": "No challenge waits for an answer."}
    drawn = register.tables(parts, found.told, PATH, where.links, nothing)
    panel.show(drawn.encode(), "challenges")
    register_away.offer("challenges", found, parts, found.told)
    if found.can_make:
        with st.expander("Log a challenge", expanded=bool(address.part("indicator"))):
            challenge_forms.make(context, where, seen)


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
        challenge_forms.moves(context, view, seen)
    with right:
        furniture.markup(register.history(view.history))


def _words(view: ChallengeView, where: Where) -> str:
    return "".join(
        (
            register.about(where.links, view.indicator, view.indicator_name, view.agency),
            register.facts("The challenge", view.made),
            register.facts("The answer", view.answer),
            register.facts("What came of it", view.difference),
        )
    )
