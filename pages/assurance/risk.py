"""The Risks screen: the grid, the register with what to score again, and one risk."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    address,
    forms,
    furniture,
    noun,
    panel,
    register_away,
    risk_forms,
    today,
)
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import register, risk_grid
from scorecard.domain.permissions import REFUSALS, Permission
from scorecard.views import risk as views
from scorecard.views.risk import RiskList, RiskView

PATH = "risks"
UNDER = "What could keep children from being safe, how likely, how hard it would hit."


def render(context: Context) -> None:
    """Draw the screen."""
    noun.render(context, _all, _one)


def _all(context: Context, where: Where) -> None:
    seen = today.area(context, where)
    found = noun.listed(
        context,
        seen,
        views.listing,
        "Risks",
        UNDER,
        today.note(context, where),
        scored=today.scored(context, where),
    )
    furniture.lead(_headline(found), "")
    nothing = "No risk is open."
    parts = (
        risk_grid.table("Open risks", found.rows, PATH, where.links, nothing),
        risk_grid.grid(found.grid, PATH, where.links),
        risk_grid.table("Closed", found.over, PATH, where.links),
    )
    panel.show(f'<div class="sc-panel">{"".join(parts)}</div>'.encode(), "risks")
    held = {"Open risks": views.as_register(found.rows), "Closed": views.as_register(found.over)}
    register_away.offer("risks", found, held)
    if found.can_keep:
        with st.expander("Add a risk", expanded=bool(address.part("indicator"))):
            risk_forms.add(context, where, seen)
    else:
        furniture.note(REFUSALS[Permission.KEEP_RISK])


def _headline(found: RiskList) -> str:
    count = found.to_score_again
    if not count:
        return ""
    noun = "risk asks" if count == 1 else "risks ask"
    return f"{count} open {noun} for a new score: a linked indicator has worsened since the last."


def _one(context: Context, where: Where, number: str) -> None:
    seen, scored = today.area(context, where), today.scored(context, where)
    view = noun.opened(context, seen, views.view, number, scored=scored)
    if view is None:
        return
    row = view.row
    score = f"Score {row.score} of 25, {row.band_words} ({row.place_words}), {row.moved}"
    state = " · ".join(words for words in (view.state_words, score, row.due_words) if words)
    furniture.heading(view.title, state, view, today.note(context, where))
    forms.said()
    left, right = st.columns([3, 2], gap="large")
    with left:
        furniture.markup(_words(view, where))
        risk_forms.moves(context, view, seen)
    with right:
        panel.show(risk_grid.scores(view.scores).encode(), "risk_scores")
        furniture.markup(register.history(view.history))


def _words(view: RiskView, where: Where) -> str:
    linked = " · ".join(where.links.indicator(code, name) for code, name in view.linked)
    about = f"<p>Would show in: {linked}</p>" if linked else "<p>No indicator is linked to it.</p>"
    return "".join(
        (
            about,
            risk_grid.prompts(view.row.prompts),
            register.facts("The risk", view.said),
            register.facts("How it ended", view.ending),
        )
    )
