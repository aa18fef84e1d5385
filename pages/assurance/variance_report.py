"""The Variance reports screen: the register, and one report with what may be done now."""

from __future__ import annotations

import streamlit as st

from pages.shared import address, filters, forms, furniture, panel, variance_forms
from pages.shared.context import Context, judged_area
from pages.shared.filters import Where
from pages.shared.markup import record, register
from pages.shared.markup.words import plain
from scorecard.domain.errors import UserError
from scorecard.domain.permissions import Permission, may
from scorecard.views import variance_report as views
from scorecard.views.variance_report import VarianceView

PATH = "variance"


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    number = address.part("record")
    if number:
        _one(context, where, number)
    else:
        _all(context, where)


def _all(context: Context, where: Where) -> None:
    seen = judged_area(context, where.asked)
    with context.workspace.reading() as connection:
        found = views.listing(connection, seen, context.person)
    title = f"Variance reports, {found.area_name}"
    furniture.heading(title, "A question to an agency about a figure, and its answer.", found)
    forms.said()
    parts = (
        register.table(
            "Waiting", found.waiting, PATH, where.links, "No variance report waits for anybody."
        ),
        register.table("Judged: what happened next", found.accepted, PATH, where.links),
        register.table("Closed", found.over, PATH, where.links),
        register.told(found.told, PATH, where.links),
    )
    panel.show(f'<div class="sc-panel">{"".join(parts)}</div>'.encode(), "register")
    if found.can_ask:
        with st.expander("Ask an agency for a report", expanded=bool(address.part("indicator"))):
            variance_forms.ask(context, where, seen)


def _one(context: Context, where: Where, number: str) -> None:
    seen = judged_area(context, where.asked)
    try:
        with context.workspace.reading() as connection:
            view = views.view(connection, seen, address.whole_number(number), context.person)
    except UserError as refused:
        furniture.refusal(furniture.sentence(refused))
        return
    furniture.heading(plain(view.title, 200), record.under(view.state_words, view.due_words), view)
    forms.said()
    left, right = st.columns([3, 2], gap="large")
    with left:
        furniture.markup(_words(view, where))
        if may(context.person, Permission.SET_ACTION) and not view.report.report:
            came_from = f"variance_report {view.number}"
            agree = record.agree_action(where.links, view.indicator, came_from)
            panel.show(record.line(agree).encode(), "onwards")
        variance_forms.moves(context, view)
    with right:
        furniture.markup(register.history(view.history))


def _judged(view: VarianceView) -> str:
    """A printed report gives no verdict of ours."""
    return "What came of it" if view.report.report else "The verdict"


def _words(view: VarianceView, where: Where) -> str:
    followed = (("What the indicator did next", view.next), ("Numbers", view.next_numbers))
    return "".join(
        (
            register.about(where.links, view.indicator, view.indicator_name, view.agency),
            register.facts("The question", (("Question", view.question), *view.asked)),
            register.facts("The answer", view.answer),
            register.facts(_judged(view), view.verdict),
            register.facts("What happened next", followed) if view.next else "",
        )
    )
