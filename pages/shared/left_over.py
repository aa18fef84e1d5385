"""Left over: what somebody typed into a form that is gone, because the record has moved on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from pages.shared import forms, furniture, panel
from pages.shared.context import Context
from pages.shared.markup.words import plain
from scorecard.domain.draft import Draft
from scorecard.domain.lifecycle import Lifecycle
from scorecard.domain.period import day
from scorecard.domain.record import Record
from scorecard.services import draft
from scorecard.views import register
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine
from scorecard.views.variance_report import names_of

NOT_SENT = "What you wrote is kept below and was not sent: copy what you need, then throw it away."
NOT_YOURS = "As things stand this is not asked of you now, so its form is gone."


@contextmanager
def around(
    context: Context,
    seen: JudgedArea,
    noun: str,
    record: Record,
    lifecycle: Lifecycle,
    history: Sequence[HistoryLine],
) -> Iterator[None]:
    """Around the forms of a record: what was typed into others before, whose move it is after.

    `noun` is what the names of its forms call it; `history` has the newest first.
    """
    above = st.container()
    yield
    with above:
        for kept in _gone(context, noun, record.id):
            show(context, kept, because(kept, history))
    if not lifecycle.is_over(record.state):
        furniture.note(register.unseen(names_of(seen), record.agency, record.about))
    furniture.note(register.whose(record, lifecycle, context.person))
    # the panel's own script keeps what is typed when the page is left: see panel.js
    panel.show(b"", "keeping")


def _gone(context: Context, noun: str, number: int) -> list[Draft]:
    """This person's drafts about the record whose forms this run has not drawn."""
    held = draft.every(context.workspace, context.person)
    about = (one for one in held if one.form.endswith(f"_{noun}_{number}"))
    return [one for one in about if one.form not in context.drawn]


def show(context: Context, kept: Draft, why: str) -> None:
    """A draft whose form is gone, and why, to be read, copied and let go; nothing if blank."""
    if not _said(kept):
        return
    st.warning(plain(f"{why} {NOT_SENT}", 1200))
    furniture.note(f"What you wrote on {day(kept.saved_at.date())}, not sent:")
    st.code(_said(kept), language=None, wrap_lines=True)
    st.button(
        "Throw it away",
        key=f"throw_away_{kept.form}",
        on_click=forms.throw_away,
        args=(context, kept.form),
    )


def because(kept: Draft, history: Sequence[HistoryLine]) -> str:
    """Who did what, and when, after the version that was written over."""
    since = [line for line in reversed(history) if line.version > kept.version]
    if not since:
        return NOT_YOURS
    told = " ".join(f"On {line.when}: {line.sentence}" for line in since)
    return f"This was done while you were writing. {told}"


def _said(kept: Draft) -> str:
    """The words under their labels, as the form showed them."""
    named = ((name.replace("_", " ").capitalize(), said) for name, said in kept.fields.items())
    pairs = kept.shown or tuple(named)
    return "\n\n".join(f"{label}:\n{said}" for label, said in pairs if said.strip())
