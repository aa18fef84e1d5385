"""The form of a commentary: its four parts, sent beside what was written before."""

from __future__ import annotations

import streamlit as st

from pages.shared import furniture
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from scorecard.domain.commentary import PARTS, Commentary
from scorecard.services import commentary as service
from scorecard.views.commentary import Writing

HELP = {
    "what_happened": "What the figure shows, in a sentence that a lay member follows.",
    "why": "What is known and how it is known; write that it is not known yet, where it is not.",
    "so_what_for_children": "What children saw or went without. Numbers, never a single child.",
    "what_next": "What is done, by whom and by when, and when the figure should show it.",
}


def write(context: Context, where: Where, writing: Writing) -> None:
    """Write about the latest period; what was written of it before is there to be changed."""
    wanted = writing.wanted
    st.subheader(f"Commentary on {wanted.period}", anchor=False)
    furniture.note(f"{wanted.agency_name} answers for this figure: {wanted.state_words}.")
    name = f"commentary_{where.area.code}_{wanted.code}_{wanted.period_end}"
    form = Form(context, name, writing.version, dict(writing.start))
    form.opening()
    said = {
        part: form.text(part, label, words=HELP[part], height=90, most=2000)
        for part, label in PARTS.items()
    }

    def act(version: int) -> object:
        made = Commentary(
            indicator=wanted.code,
            area=where.area.code,
            period_end=wanted.period_end,
            agency=wanted.agency,
            what_happened=said["what_happened"].strip(),
            why=said["why"].strip(),
            so_what_for_children=said["so_what_for_children"].strip(),
            what_next=said["what_next"].strip(),
        )
        return service.write(context.workspace, context.person, made, version)

    form.send("Send the commentary", act, "The commentary has been sent; the group will read it.")
