"""The Commentary screen: flagged figures with what their agencies say of them, beside the chart."""

from __future__ import annotations

import streamlit as st

from pages.shared import (
    address,
    commentary_forms,
    filters,
    furniture,
    indicator_chart,
    panel,
    today,
)
from pages.shared.context import Context, indicator_view
from pages.shared.filters import Where
from pages.shared.markup import commentary_body, indicator_body
from scorecard.domain.errors import UserError
from scorecard.domain.permissions import answers_for
from scorecard.domain.person import Role
from scorecard.views import commentary as views
from scorecard.views import commentary_wanted
from scorecard.views.judged import JudgedArea

PATH = commentary_body.PAGE
ABOUT = "What agencies say about flagged figures, before the group meets."


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    seen, code = today.area(context, where), address.part("indicator")
    if code:
        _one(context, where, seen, code)
    else:
        _all(context, where, seen)


def _all(context: Context, where: Where, seen: JudgedArea) -> None:
    """Every flagged figure, a lead's own first."""
    own = answers_for(context.person) if context.person.role == Role.AGENCY_LEAD else ""
    with context.workspace.reading() as connection:
        found = commentary_wanted.wanted(connection, seen)
    meeting = commentary_wanted.coming(seen)
    before = f" The next meeting: {meeting.title}." if meeting else ""
    furniture.heading(f"Commentary, {seen.area.name}", ABOUT + before, where, where.shown)
    panel.show(commentary_body.listed(found, own, where.links).encode(), "commentary")


def _one(context: Context, where: Where, seen: JudgedArea, code: str) -> None:
    """One figure: its chart, what was said of it before, and the form."""
    asked = today.asked(context, where)
    with context.workspace.reading() as connection:
        said = views.of_indicator(connection, seen, context.person, code)
        writing = views.to_write(connection, seen, context.person, code)
    panel.show(commentary_body.way(where.links, writing).encode(), "back")
    try:
        view = indicator_view(context, asked, code)
    except UserError as refused:
        furniture.refusal(furniture.sentence(refused))
        return
    furniture.heading(view.name, f"Commentary, {seen.area.name}", view)
    with st.container(key="details"):
        left, right = st.columns(2, gap="large")
    with left:
        panel.show(indicator_body.opening(view).encode(), "opening")
        if view.charts:
            indicator_chart.draw(view.charts[0], f"commented_{code}")
        furniture.markup(indicator_body.flags(view.flags))
    with right:
        if writing is not None:
            commentary_forms.write(context, where, writing)
            commentary_forms.left_over_of(context, where, code)
        panel.show(commentary_body.said(said, where.links, code).encode(), "said")
