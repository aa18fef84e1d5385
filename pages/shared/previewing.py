"""A checked return: its preview, what its sender must look at first, and the button that stores."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.shared import furniture, panel, sending, typing_grid
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import preview_body
from pages.shared.markup.words import plain
from pages.shared.sending import Checked
from scorecard.services import agency_return, typed_return
from scorecard.services.agency_return import TypedRow
from scorecard.services.submission import Receipt
from scorecard.services.typed_return import TypedLine
from scorecard.views import preview as preview_view
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class Typing:
    """Typed figures: the name of their draft, what was asked for, and the rows they make."""

    form: str
    lines: tuple[TypedLine, ...]
    rows: list[TypedRow]


def show(
    context: Context,
    where: Where,
    seen: JudgedArea,
    found: Checked,
    typed: Typing | None = None,
) -> None:
    """What keeping it would do, and the button."""
    preview = found.preview
    if preview is None:
        furniture.refusal(plain(found.refusal, 600))
        return
    evidence = seen.judged.evidence
    view = preview_view.view(
        *(preview.reported, preview.effects, preview.findings),
        *(evidence.indicators, evidence.areas, context.person),
        typed_return.row_names(typed.lines, typed.rows) if typed else {},
    )
    furniture.lead(view.headline, "")
    if found.moved:
        changed = " ".join(found.moved[:6])
        st.warning(plain(f"The store changed while you looked: {changed} Look again.", 900))
    panel.show(preview_body.body(view, where.links).encode(), "preview")
    if not view.errors and not preview.changes_nothing:
        _send(context, found, typed)


def _send(context: Context, found: Checked, typed: Typing | None) -> None:
    preview = found.preview
    assert preview is not None
    with st.container(key="send"):
        looked, keep_notes = True, False
        for_a_person = len(preview.for_a_person)
        others = len(preview.warnings) - for_a_person
        if others:
            things = "this" if others == 1 else f"these {others} things"
            words = f"I have looked at {things}, and the figures are right."
            looked = st.checkbox(words, key=f"looked_{sending.ticks()}_{found.key[-12:]}")
        if for_a_person:
            words = (
                "I have read the notes that were marked, and none tells of a child: keep them. "
                "Without this tick they are left out and the figures are kept."
            )
            keep_notes = st.checkbox(words, key=f"notes_{sending.ticks()}_{found.key[-12:]}")
        count = len(preview.frame)
        label = "Store this figure" if count == 1 else f"Store these {count} figures"
        if st.button(label, type="primary", disabled=not looked, key="store"):
            result = agency_return.send(
                context.workspace, context.person, preview, accept_notes=keep_notes
            )
            if typed is not None and isinstance(result, Receipt):
                typing_grid.forget(context, typed.form)
            sending.sent(found, result)
