"""The forms of a risk: adding it, scoring it again, changing and closing it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared import address, left_over, move_forms
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.move_forms import Target
from scorecard.domain.risk import IMPACT_WORDS, LIFECYCLE, LIKELIHOOD_WORDS, Risk
from scorecard.services import risk as service
from scorecard.services.risk import Score, Terms
from scorecard.views import choices
from scorecard.views.judged import JudgedArea
from scorecard.views.risk import RiskView

LINKED = "A linked indicator that worsens asks for a new score."


def add(context: Context, where: Where, seen: JudgedArea) -> None:
    """Add a risk with its first score."""
    linked = address.part("indicator")
    start = {"linked": linked, "due": choices.next_meeting(seen)}
    form = Form(context, f"add_risk_{where.area.code}_{linked}", start=start)
    form.opening()
    asked = linked in choices.to_open(seen, context.person, linked)
    terms = _terms(form, context, seen, keep=(linked,) if asked else ())
    given = _score(form)

    def act(_version: int) -> object:
        return service.add(
            context.workspace,
            context.person,
            Risk(
                area=where.area.code,
                title=terms.title,
                state="",
                agency=terms.agency,
                owner=terms.owner,
                opened_on=context.workspace.now().date(),
                due_on=given.due_on,
                description=terms.description,
                likelihood=given.likelihood,
                impact=given.impact,
                scored_because=given.because,
                mitigations=terms.mitigations,
                indicators=terms.indicators,
            ),
        )

    form.send("Add the risk", act, "The risk has been added.")


def moves(context: Context, view: RiskView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now; scoring stands open when it is asked for."""
    target = Target(context, "risk", view.number, view.version)
    drawn: dict[str, Callable[[], None]] = {
        "score": lambda: _again(target, "score", "Save the score", service.score, view, seen),
        "amend": lambda: _amend(target, view, seen),
        "close": move_forms.because(
            *(target, "close", "Close", "Why it is closed"),
            *(service.close, "Closed."),
        ),
        "reopen": lambda: _again(target, "reopen", "Open again", service.reopen, view, seen),
    }
    with left_over.around(context, seen, "risk", view.risk, LIFECYCLE, view.history):
        move_forms.draw(view.moves, drawn, "score" if view.row.prompts else "")


def _again(
    target: Target,
    verb: str,
    label: str,
    act: Callable[..., Risk],
    view: RiskView,
    seen: JudgedArea,
) -> None:
    risk = view.risk
    start = {
        "likelihood": str(risk.likelihood),
        "impact": str(risk.impact),
        "due": choices.next_meeting(seen),
    }
    form = target.form(verb, start)
    given = _score(form)
    target.send(form, label, act, "The score has been saved.", given)


def _amend(target: Target, view: RiskView, seen: JudgedArea) -> None:
    risk = view.risk
    start = {
        "title": risk.title,
        "description": risk.description,
        "mitigations": risk.mitigations,
        "linked": "\n".join(risk.linked),
        "agency": risk.agency,
        "owner": risk.owner,
    }
    form = target.form("amend", start)
    terms = _terms(form, target.context, seen, keep=risk.linked)
    target.send(form, "Save the changes", service.amend, "The changes have been saved.", terms)


def _terms(form: Form, context: Context, seen: JudgedArea, keep: tuple[str, ...] = ()) -> Terms:
    title = form.line("title", "The risk, in a few words")
    description = form.text("description", "What could happen, and to whom")
    mitigations = form.text("mitigations", "What is done about it")
    kept = {code: choices.name(seen, code) or code for code in keep}
    options = choices.indicators(seen, context.person) | kept
    linked = form.several("linked", "Indicators that would show it", options, words=LINKED)
    left, right = st.columns(2)
    with left:
        agency = form.choice("agency", "Agency", choices.agencies(seen) | choices.NONE)
    with right:
        owner = form.line("owner", "Who keeps an eye on it")
    return Terms(
        title=title.strip(),
        description=description.strip(),
        mitigations=mitigations.strip(),
        indicators="\n".join(linked),
        agency=agency,
        owner=owner.strip(),
    )


def _score(form: Form) -> Score:
    left, right = st.columns(2)
    with left:
        likelihood = form.choice("likelihood", "Likelihood", _scale(LIKELIHOOD_WORDS))
    with right:
        impact = form.choice("impact", "Impact", _scale(IMPACT_WORDS))
    because = form.text("because", "Why this score", height=80)
    due = form.day("due", "Looked at again on")
    return Score(int(likelihood or 0), int(impact or 0), because.strip(), due)


def _scale(words: tuple[str, ...]) -> dict[str, str]:
    return choices.CHOOSE | {
        str(number): f"{number}, {word}" for number, word in enumerate(words, 1)
    }
