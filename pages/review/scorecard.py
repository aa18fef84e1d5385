"""The Scorecard screen: the Performance Booklet on one page, filtered and sorted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.shared import away, chosen, filters, furniture, grid, panel
from pages.shared.chosen import Chosen
from pages.shared.context import Context, finished, priority_of_themes, scorecard_view
from pages.shared.downloads import SYNTHETIC
from pages.shared.filters import Where
from pages.shared.markup import scorecard_table
from scorecard.views.scorecard import ScorecardGroup, ScorecardView


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    warnings, title = st.container(), st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        filters.choose_where(context, where)
        view = scorecard_view(context, where.asked)
        found = list(where.problems)
        can = chosen.options(view)
        now = chosen.read(view, can, found)
        chosen.choose(now, can)
    with warnings:
        furniture.problems(found)
    with title:
        title_words = f"Scorecard for {view.area_name}"
        furniture.heading(title_words, view.as_at_words, view, where.shown)
        furniture.lead(view.headline, view.chance_note)
    _rows(context, where, view, now, can)


def _rows(
    context: Context, where: Where, view: ScorecardView, now: Chosen, can: chosen.Options
) -> None:
    groups = chosen.narrowed(view.groups, now)
    if now.group == "priority":
        groups = chosen.by_priority(groups, priority_of_themes(context, where.asked))
    with st.container(horizontal=True, vertical_alignment="center", key="look"):
        furniture.note(chosen.matching(groups, view, now) or "No indicator matches.")
        chosen.choose_look(now)
    if not groups:
        furniture.empty(chosen.nothing(now, can))
        names = (*chosen.NARROWING, "show")
        st.button("Clear the filters", on_click=filters.clear, args=(names,), type="primary")
        return
    with st.container(key="scorecard"):
        if now.view == "grid":
            grid.show(groups, view)
        else:
            key = f"booklet{where.asked.key}{now!r}{where.links!r}"
            panel.show(finished(key, lambda: _table(view, groups, where)), "booklet")
    furniture.note(*chosen.left_out(view))
    with st.container(horizontal=True, key="away"):
        away.scorecard_csv(groups, view)


def _table(view: ScorecardView, groups: Sequence[ScorecardGroup], where: Where) -> str:
    caption = f"Scorecard for {view.area_name}. {view.as_at_words}."
    label = SYNTHETIC if view.synthetic else ""
    return scorecard_table.table(groups, view.published_label, caption, where.links, label)
