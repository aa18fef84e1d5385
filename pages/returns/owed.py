"""The Owed screen: what each agency owes, how late, what falls due next, and the calendar."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.shared import away, duties, filters, furniture, panel
from pages.shared.context import Context, returns_view
from pages.shared.filters import Where
from pages.shared.markup import returns_body
from scorecard.domain.permissions import may_send
from scorecard.domain.person import Role
from scorecard.views import duty_counts
from scorecard.views.returns_calendar import ReturnsCalendar

PATH = "owed"
ALL = "all"
MONTHS = 6


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    warnings, title = st.container(), st.container()
    every = returns_view(context, where.asked, "", MONTHS)
    found = list(where.problems)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        filters.choose_area(where)
        agency = _agency(context, every, found)
    with warnings:
        furniture.problems(found)
    view = every if agency == ALL else returns_view(context, where.asked, agency, MONTHS)
    chosen = "" if agency == ALL else agency
    owed = duties.besides(context, where, chosen)
    with title:
        about = "What agencies owe, the group with them: figures, answers, actions and the rest."
        furniture.heading(f"Owed, {where.area_name}", about, where, where.shown)
        furniture.lead(*duty_counts.headline(view, owed))
    panel.show(_body(context, where, view, agency).encode(), "owed")
    duties.show(context, where, chosen, owed)
    if view.rows:
        with st.container(horizontal=True, key="away"):
            away.calendar_csv(view, where.area_name, synthetic=where.synthetic)


def _agency(context: Context, every: ReturnsCalendar, found: list[str]) -> str:
    """The agency chosen; a lead's own stands first where the address says none."""
    named = {row.agency: row.name for row in every.rows}
    options = {ALL: "All agencies", **dict(sorted(named.items(), key=lambda one: one[1]))}
    own = context.person.agency if context.person.role == Role.AGENCY_LEAD else ""
    agency = filters.choice("agency", options, own if own in options else ALL, found)
    filters.select("Agency", "agency", options, agency)
    return agency


def _body(context: Context, where: Where, view: ReturnsCalendar, agency: str) -> str:
    links = where.links
    parts = [
        returns_body.owed(view, links, partial(may_send, context.person)),
        returns_body.coming(view),
    ]
    if agency == ALL:
        parts.append(returns_body.calendar(view, links))
    else:
        parts += [returns_body.each_figure(row, view, links) for row in view.rows]
    return f'<div class="sc-panel">{"".join(parts)}</div>'
