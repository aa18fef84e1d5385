"""The forms of a recommendation: making it, saying how far it is, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared import furniture, left_over, move_forms
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.move_forms import Target
from scorecard.domain.recommendation import LIFECYCLE, Recommendation
from scorecard.services import recommendation as service
from scorecard.services.recommendation import Terms
from scorecard.views import choices
from scorecard.views.judged import JudgedArea
from scorecard.views.recommendation import RecommendationView

ANOTHER = {"": "another, written below"}


def make(context: Context, where: Where, seen: JudgedArea, objectives: Sequence[str]) -> None:
    """Keep a recommendation under an objective, one known already or another."""
    form = Form(context, f"make_recommendation_{where.area.code}")
    form.opening()
    known = form.choice("known", "Strategic objective", ANOTHER | {one: one for one in objectives})
    written = "" if known else form.line("objective", "Another objective")
    terms = _terms(form, seen, known or written)
    code = form.choice(
        "indicator", "Would show in", choices.NONE | choices.indicators(seen, context.person)
    )
    furniture.note(choices.unseen(seen, terms.agency, code))

    def act(_version: int) -> object:
        return service.make(
            context.workspace,
            context.person,
            Recommendation(
                area=where.area.code,
                title=terms.title,
                state="",
                agency=terms.agency,
                owner=terms.owner,
                indicator=code,
                opened_on=context.workspace.now().date(),
                due_on=terms.due_on,
                objective=terms.objective,
                recommendation=terms.recommendation,
            ),
        )

    form.send("Add the recommendation", act, "The recommendation has been added.")


def moves(context: Context, view: RecommendationView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now; saying how far it is stands open."""
    target = Target(context, "recommendation", view.number, view.version)
    drawn: dict[str, Callable[[], None]] = {
        "progress": move_forms.because(
            *(target, "progress", "Save how far it is", "How far it has got"),
            *(service.progress, "Saved."),
        ),
        "meet": move_forms.because(
            *(target, "meet", "Record as met", "How it was met"),
            *(service.meet, "Recorded as met."),
        ),
        "leave": move_forms.because(
            *(target, "leave", "Record as not pursued", "Why it is not pursued"),
            *(service.leave, "Recorded as not pursued."),
        ),
        "take_up_again": move_forms.because(
            *(target, "take_up_again", "Take it up again", "Why it is taken up again"),
            *(service.take_up_again, "Taken up again."),
        ),
        "amend": lambda: _amend(target, view, seen),
    }
    about = (view.recommendation, LIFECYCLE, view.history)
    with left_over.around(context, seen, "recommendation", *about):
        move_forms.draw(view.moves, drawn, "progress")


def _amend(target: Target, view: RecommendationView, seen: JudgedArea) -> None:
    held = view.recommendation
    start = {
        "objective": held.objective,
        "title": held.title,
        "recommendation": held.recommendation,
        "agency": held.agency,
        "owner": held.owner,
        "due": held.due_on.isoformat() if held.due_on else "",
    }
    form = target.form("amend", start)
    terms = _terms(form, seen, form.line("objective", "Strategic objective"))
    target.send(form, "Save the changes", service.amend, "The changes have been saved.", terms)


def _terms(form: Form, seen: JudgedArea, objective: str) -> Terms:
    title = form.line("title", "In a few words")
    words = form.text("recommendation", "What should happen")
    left, right = st.columns(2)
    with left:
        agency = form.choice("agency", "Agency", choices.agencies(seen) | choices.NONE)
    with right:
        owner = form.line("owner", "Who sees to it")
    due = form.day("due", "To be met by")
    return Terms(
        objective=objective.strip(),
        title=title.strip(),
        recommendation=words.strip(),
        agency=agency,
        owner=owner.strip(),
        due_on=due,
    )
