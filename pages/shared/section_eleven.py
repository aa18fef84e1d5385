"""Section 11 on a screen: the matrix, its take-away, and the forms that keep its rows."""

from __future__ import annotations

from functools import partial
from hashlib import sha256

import streamlit as st

from pages.shared import downloads, furniture, left_over
from pages.shared.context import Context
from pages.shared.forms import Form
from pages.shared.markup import section_eleven as markup
from scorecard.domain.audit import Audit
from scorecard.domain.section_eleven import ANSWER_WORDS, SECTION_11_STEPS, SectionElevenStep
from scorecard.services import draft
from scorecard.services import section_eleven as service
from scorecard.views import section_eleven as views
from scorecard.views.audit import AuditView
from scorecard.views.judged import JudgedArea
from scorecard.views.section_eleven import SectionElevenView

VERB = "keep_steps"
ANSWERS = {"": ANSWER_WORDS[None], "yes": ANSWER_WORDS[True], "no": ANSWER_WORDS[False]}
TAKEN_OUT = "An agency that is no longer in this audit"
SAID: dict[str, bool | None] = {"": None, "yes": True, "no": False}


def show(context: Context, view: AuditView, matrix: SectionElevenView, seen: JudgedArea) -> None:
    """The matrix as a table that prints; for those who keep audits, the forms under it."""
    furniture.markup(markup.table(view.title, matrix))
    if matrix.rows:
        name = downloads.file_name("section-11", str(view.number), view.area_name)
        downloads.offer("This table (CSV)", f"{name}.csv", partial(_csv, view, matrix))
    keeps = VERB in {move.verb for move in view.moves}
    _left_over(context, view, matrix, keeps=keeps)
    if keeps:
        # tracked, so that it stays open from one agency to the next
        key, is_empty = f"keep_steps_{view.number}", not matrix.rows
        with st.expander("Keep agencies' steps", expanded=is_empty, key=key, on_change="rerun"):
            _several(context, view, matrix, seen)
            if matrix.rows:
                st.divider()
                _one(context, view, matrix)


def _csv(view: AuditView, matrix: SectionElevenView) -> bytes:
    rows = [
        (view.area_name, view.title, row.agency, *(cell.words for cell in row.cells), row.note)
        for row in matrix.rows
    ]
    headings = ("For", "Audit", "Agency", *matrix.headings, "Note")
    return downloads.csv_bytes(headings, rows, view.synthetic)


def _several(
    context: Context, view: AuditView, matrix: SectionElevenView, seen: JudgedArea
) -> None:
    """Agencies that are asked, several at once; nothing is known of their steps yet."""
    form = Form(context, f"agencies_audit_{view.number}", view.version)
    form.opening()
    typed = form.text("names", "Add agencies, one a line", height=100)

    def act(version: int) -> Audit:
        steps = views.asked(typed, seen.agencies, matrix.steps)
        return service.keep(context.workspace, context.person, view.number, version, steps)

    form.send("Add them", act, "The agencies are in the audit.")


def _one(context: Context, view: AuditView, matrix: SectionElevenView) -> None:
    """One agency's steps."""
    held = {step.agency_words: step for step in matrix.steps}
    words = st.selectbox("Agency", list(held), key=f"steps_of_{view.number}")
    step = held[words]
    form = Form(context, _name(view, words), view.version, _as_text(step))
    form.opening()
    said: dict[str, bool | None] = {}
    columns = st.columns(len(SECTION_11_STEPS))
    for column, (code, label) in zip(columns, SECTION_11_STEPS.items(), strict=True):
        with column:
            said[code] = SAID[form.choice(code, label, ANSWERS)]
    note = form.line("note", "Note")
    at = (context.workspace, context.person, view.number)

    def act(version: int) -> Audit:
        after = SectionElevenStep(view.number, step.agency, words, **said, note=note.strip())
        return service.keep(*at, version, [after])

    form.send("Save these steps", act, f"Saved: {words}.")
    with st.popover("Take this agency out"):
        form.send(
            "Yes, take it out",
            lambda version: service.take_out(*at, version, words),
            f"Taken out: {words}.",
        )


def _name(view: AuditView, agency: str) -> str:
    """An agency's own form and draft, however the agencies stand in the list later."""
    return f"{_prefix(view)}{sha256(agency.encode()).hexdigest()[:12]}"


def _prefix(view: AuditView) -> str:
    return f"steps_audit_{view.number}_"


def _left_over(
    context: Context, view: AuditView, matrix: SectionElevenView, *, keeps: bool
) -> None:
    """What somebody typed of an agency's steps whose form is gone: closed, or taken out."""
    named = {_name(view, step.agency_words): step.agency_words for step in matrix.steps}
    for kept in draft.every(context.workspace, context.person):
        if kept.form.startswith(_prefix(view)) and not (keeps and kept.form in named):
            whose = f"{named.get(kept.form, TAKEN_OUT)}:"
            left_over.show(context, kept, f"{whose} {left_over.because(kept, view.history)}")


def _as_text(step: SectionElevenStep) -> dict[str, str]:
    texts = {answer: text for text, answer in SAID.items()}
    answers = {code: texts[getattr(step, code)] for code in SECTION_11_STEPS}
    return answers | {"note": step.note}
