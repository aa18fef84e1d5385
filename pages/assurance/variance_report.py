"""The Variance reports screen: the register, and one report with what may be done now."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.shared import (
    address,
    filters,
    forms,
    furniture,
    noun,
    panel,
    reassurance,
    register_away,
    today,
    variance_forms,
)
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import record, register
from pages.shared.markup.words import escape
from scorecard.domain.permissions import REFUSALS, Permission, may
from scorecard.views import variance_report as views
from scorecard.views.variance_report import VarianceView

PATH = "variance"
UNDER = "A question to an agency about a figure, and its answer."
REGISTER, LEDGER = "register", "ledger"
WAYS = {REGISTER: "Reports", LEDGER: "Assured or partly assured, and what followed"}


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    found: list[str] = []
    number, view = address.part("record"), filters.choice("view", WAYS, REGISTER, found)
    furniture.problems(found)
    if number:
        _one(context, where, number)
    elif view == LEDGER:
        reassurance.show(context, where, partial(_ways, view))
    else:
        _all(context, where)


def _ways(shown: str) -> None:
    filters.segments("View", "view", WAYS, shown, label_shown=False)


def _all(context: Context, where: Where) -> None:
    seen = today.area(context, where)
    with context.workspace.reading() as connection:
        found = views.listing(connection, seen, context.person)
    title = f"Variance reports, {found.area_name}"
    furniture.heading(title, UNDER, found, today.note(context, where))
    _ways(REGISTER)
    forms.said()
    parts = {
        views.AGAIN: found.again,
        "Waiting": found.waiting,
        "Judged: what happened next": found.accepted,
        "Closed": found.over,
    }
    nothing = {"Waiting": "No variance report waits for anybody."}
    under = {views.AGAIN: f'<p class="sc-note">{escape(views.REOPENS)}</p>'}
    drawn = (
        register.table(name, rows, PATH, where.links, nothing.get(name, ""), under.get(name, ""))
        for name, rows in parts.items()
    )
    told = register.told(found.told, PATH, where.links)
    panel.show(f'<div class="sc-panel">{"".join(drawn)}{told}</div>'.encode(), "register")
    register_away.offer("variance-reports", found, parts)
    if found.can_ask:
        with st.expander("Ask an agency for a report", expanded=bool(address.part("indicator"))):
            variance_forms.ask(context, where, seen)
    else:
        furniture.note(REFUSALS[Permission.ASK_AGENCY])


def _one(context: Context, where: Where, number: str) -> None:
    seen = today.area(context, where)
    view = noun.opened(context, seen, views.view, number)
    if view is None:
        return
    furniture.heading(view.title, record.under(view.state_words, view.due_words), view)
    forms.said()
    left, right = st.columns([3, 2], gap="large")
    with left:
        furniture.markup(_words(view, where))
        if may(context.person, Permission.SET_ACTION) and not view.report.report:
            agree = record.agree_action(where.links, view.indicator, f"variance_report {number}")
            panel.show(record.line(agree).encode(), "onwards")
        variance_forms.moves(context, view, seen)
    with right:
        furniture.markup(register.history(view.history))


def _words(view: VarianceView, where: Where) -> str:
    followed = (("What the indicator did next", view.next), ("Numbers", view.next_numbers))
    return "".join(
        (
            register.about(where.links, view.indicator, view.indicator_name, view.agency),
            f'<p class="sc-note">{escape(view.retired)}</p>' if view.retired else "",
            register.facts("To be reopened", (("Because", view.to_reopen),)),
            register.facts("The question", (("Question", view.question), *view.asked)),
            register.facts("The answer", view.answer),
            register.facts(view.verdict_title, view.verdict),
            register.facts("How it ended", view.ended),
            register.facts("What happened next", followed) if view.next else "",
        )
    )
