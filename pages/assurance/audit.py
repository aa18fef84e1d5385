"""The Audits screen: the register, what is to be looked at again, and one audit with its figure."""

from __future__ import annotations

import streamlit as st

from pages.shared import address, audit_forms, forms, furniture, noun, panel, register_away
from pages.shared import section_eleven as steps
from pages.shared.context import Context, judged_area
from pages.shared.filters import Where
from pages.shared.markup import record, register
from pages.shared.markup.words import escape
from scorecard.domain.permissions import REFUSALS, Permission, may
from scorecard.views import audit as views
from scorecard.views.audit import AuditView

PATH = "audits"


def render(context: Context) -> None:
    """Draw the screen."""
    noun.render(context, _all, _one)


def _all(context: Context, where: Where) -> None:
    seen = judged_area(context, where.asked)
    found = noun.listed(
        context,
        seen,
        views.listing,
        "Audits",
        "What was looked at, how good it was, and the next look.",
    )
    parts = {
        "Planned and under way": found.working,
        "To be looked at again": found.again,
        "Reported": found.reported,
        "Closed or cancelled": found.over,
    }
    nothing = {"Planned and under way": "No audit is planned."}
    drawn = register.tables(parts, found.told, PATH, where.links, nothing)
    panel.show(drawn.encode(), "register")
    register_away.offer("audits", found, parts, found.told)
    if found.can_plan:
        with st.expander("Plan an audit", expanded=bool(address.part("indicator"))):
            audit_forms.plan(context, where, seen)
    else:
        furniture.note(REFUSALS[Permission.KEEP_AUDIT])


def _one(context: Context, where: Where, number: str) -> None:
    seen = judged_area(context, where.asked)
    view = noun.opened(context, seen, views.view, number)
    if view is None:
        return
    under = record.under(view.state_words, view.due_words)
    furniture.heading(view.title, under, view)
    forms.said()
    panel.show(_about(context, view, where).encode(), "about")
    if view.steps is not None:
        steps.show(context, view, view.steps, seen)
    with st.container(key="details"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        furniture.markup(_words(view))
        with st.container(key="forms"):
            audit_forms.moves(context, where, view, seen)
    with right:
        furniture.markup(register.facts(_planned(view), view.plan))
        furniture.markup(register.history(view.history))


def _about(context: Context, view: AuditView, where: Where) -> str:
    """The way back, the indicator and the audits before and after this one, as links."""
    about = where.links.indicator(view.indicator, view.indicator_name) if view.indicator else ""
    around = [
        record.link(where.links, PATH, f"{words}: {beside[1]}", record=str(beside[0]))
        for words, beside in (("Repeats", view.repeats), ("Looked at again", view.repeated_by))
        if beside
    ]
    back = record.link(where.links, PATH, "All audits")
    agree = record.agree_action(where.links, view.indicator, f"audit {view.number}")
    can = may(context.person, Permission.SET_ACTION) and view.audit.reported_on
    return record.line(back, escape(view.kind_words), about, *around, agree if can else "")


def _planned(view: AuditView) -> str:
    return "The audit" if view.audit.report else "What was planned"


def _words(view: AuditView) -> str:
    figure = (("The figure about it", view.figure), ("A question", view.question))
    return "".join(
        (
            register.facts("What was found", view.found),
            register.facts("Beside the figure", figure) if view.figure else "",
        )
    )
