"""The Submit screen: a file or typed figures, checked and previewed, then stored at a click."""

from __future__ import annotations

import hashlib
from functools import partial

import streamlit as st

from pages.shared import checking, filters, furniture, previewing, sending, typing_grid
from pages.shared import sender as sender_of
from pages.shared.context import Context, due_rows, judged_area
from pages.shared.filters import Where
from pages.shared.markup.words import escape, plain
from pages.shared.return_details import ask_details, template_menu
from pages.shared.sender import Sender
from scorecard.services import typed_return
from scorecard.views.judged import JudgedArea

PATH = "submit"
FILE, TYPED = "file", "typed"
HOW = {FILE: "Send a file", TYPED: "Type the figures"}


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    warnings, title = st.container(), st.container()
    seen = judged_area(context, where.asked)
    found = list(where.problems)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        filters.choose_area(where)
        sender = sender_of.choose(context, seen, found)
        how = filters.choice("how", HOW, FILE, found)
    with warnings:
        furniture.problems(found)
    with title:
        furniture.heading(f"Send a return of {sender.name}", sender.words, where, where.shown)
        _said()
    filters.segments("How", "how", HOW, how, label_shown=False)
    if how == FILE:
        _file(context, where, seen, sender)
    else:
        _typed(context, where, seen, sender)


def _said() -> None:
    """What became of the return before."""
    last = sending.said()
    if last is None:
        return
    words, good = last
    if good:
        receipt = f'<p class="sc-receipt" role="status">{escape(words)}</p>'
        furniture.markup(receipt)
    else:
        furniture.refusal(plain(words, 600))


def _file(context: Context, where: Where, seen: JudgedArea, sender: Sender) -> None:
    template_menu(context, where, sender.agency, sender.period_end)
    uploaded = st.file_uploader(
        "The template filled in, or a file of your own: Excel or CSV, up to 20 MB. "
        "Totals only, nothing about a single child.",
        key=sending.round_key("upload"),
    )
    details = ask_details(where)
    if uploaded is None:
        return
    asked = details.asked(sender.agency)
    # a file's id names its content, which does not change under it
    key = _digest(uploaded.file_id, asked, context.person)
    check = partial(checking.of_file, context, uploaded.name, uploaded, asked)
    with st.spinner("Reading the file and judging what it would change …"):
        found = sending.checked(key, check)
    if found is not None:
        previewing.show(context, where, seen, found)


def _typed(context: Context, where: Where, seen: JudgedArea, sender: Sender) -> None:
    asked_for = (sender.agency, sender.period_end, (where.area.code,))
    lines = typed_return.lines(due_rows(context, *asked_for))
    # the grid keeps what was typed by the row it is in: other rows are another grid
    whose = (context.person.name, [(line.indicator, line.column) for line in lines])
    name = sending.round_key(_digest(asked_for, whose))
    form = f"return of {sender.agency} for {sender.period_end}, {where.area.code}"
    typed = typing_grid.show(context, lines, f"Figures of {sender.name}", form, name)
    rows = typed_return.rows(lines, typed)
    details = ask_details(where, of_file=False)
    key = _digest(rows, details, sender, context.person)
    asked = details.asked(sender.agency)
    check = partial(checking.of_typed, context, form, rows, asked)
    # never disabled: a click while a cell is still open both keeps the cell and checks
    clicked = st.button("Check these figures", type="primary", key="check")
    if not rows:
        furniture.note("Type at least one figure. What is left blank stays owed.")
        return
    with st.spinner("Checking the figures and judging what they would change …"):
        found = sending.checked(key, check if clicked else None)
    if found is not None:
        previewing.show(context, where, seen, found, previewing.Typing(form, lines, rows))


def _digest(*parts: object) -> str:
    """One short name for all that a preview or a grid depends on."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
