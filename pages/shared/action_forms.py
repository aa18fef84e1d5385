"""The forms of an action: agreeing it, doing it, closing it with what its indicator did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import streamlit as st

from pages.shared import address, furniture, left_over
from pages.shared.context import Context, judged_area
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.markup import record
from pages.shared.markup.words import escape
from scorecard.domain.action import LIFECYCLE, Action, ActionState, Direction
from scorecard.domain.person import Person
from scorecard.domain.verdict import Outcome
from scorecard.services import action as service
from scorecard.services.action import Terms
from scorecard.services.workspace import Workspace
from scorecard.views import action as views
from scorecard.views import choices, register
from scorecard.views.action import ActionView
from scorecard.views.judged import JudgedArea

TOWARD: dict[str, str] = {
    Direction.NONE: "the way that is better",
    Direction.HIGHER: "higher",
    Direction.LOWER: "lower",
}


def agree(context: Context, where: Where, seen: JudgedArea) -> None:
    """Agree an action, about the indicator and from the record that the address names."""
    code, came_from = _about(seen), _came_from()
    name = f"agree_action_{where.area.code}_{code}_{came_from}"
    form = Form(context, name, start={"indicator": code})
    form.opening()
    if came_from:
        furniture.note(f"From {came_from.replace('_', ' ')}.")
    terms = _terms(form, seen)
    today = context.workspace.now().date()

    def act(_version: int) -> object:
        agreed = Action(
            area=where.area.code,
            state="",
            opened_on=today,
            came_from=came_from,
            **asdict(terms),
        )
        return service.agree(context.workspace, context.person, agreed)

    form.send("Agree the action", act, "The action has been agreed.")


def _about(seen: JudgedArea) -> str:
    """The indicator that the address names, where there is one."""
    code = address.part("indicator")
    return code if code in seen.judged.rows else ""


def _came_from() -> str:
    """The record that the address names, as 'variance_report 12', or nothing."""
    found = register.named(address.part("from"))
    return f"{found[0]} {found[1]}" if found and found[0] in record.PAGES else ""


def _terms(form: Form, seen: JudgedArea, kept: str = "") -> Terms:
    """The fields of what is agreed; `kept` is the indicator that it is about already."""
    title = form.line("title", "A short name")
    what = form.text("what", "What is to be done", height=80)
    moved = choices.NONE | choices.indicators(seen, form.context.person, (kept,))
    code = form.choice("indicator", "The indicator it should move", moved)
    toward = form.choice(
        "toward", "Which way", TOWARD, words="Say it where neither way is better by itself."
    )
    size = form.line("size", "How far", words="For example: to 80% by March.")
    agency = form.choice("agency", "Who does it", choices.agencies(seen, code))
    owner = form.line("owner", "The person who answers for it")
    due = form.day("due", "To be done by")
    effect = form.day(
        "effect", "Effect expected from", words="The first day on which its effect may be seen."
    )
    furniture.note(choices.unseen(seen, agency, code))
    return Terms(
        title=title.strip(),
        description=what.strip(),
        agency=agency,
        due_on=due,
        owner=owner.strip(),
        indicator=code,
        toward=Direction(toward),
        expected_size=size.strip(),
        effect_from=effect,
    )


def moves(context: Context, view: ActionView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now."""
    verbs = {move.verb for move in view.moves}
    with left_over.around(context, seen, "action", view.action, LIFECYCLE, view.history):
        for verb, (label, is_open, draw) in DRAWN.items():
            if verb not in verbs:
                continue
            if is_open:
                furniture.markup(f"<h2>{escape(label)}</h2>")
                draw(context, view, seen)
            else:
                with st.expander(label):
                    draw(context, view, seen)


def _start(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    form = _form(context, view, "start", {"on": _today(context)})
    on = form.day("on", "Started on")
    form.send(
        "Say it has started",
        lambda version: service.start(*_at(context, view, version), on),
        "It has started.",
    )


def _progress(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    form = _form(context, view, "progress")
    said = form.text("said", "How far it is", words="What was said before stays in the history.")
    form.send(
        "Say how far it is",
        lambda version: service.progress(*_at(context, view, version), said.strip()),
        "Said how far it is.",
    )


def _done(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    began = view.action.started_on
    form = _form(context, view, "done", {"start": began.isoformat() if began else ""})
    started = form.day("start", "Started on")
    done = form.day("on", "Done on")
    form.send(
        "Say it is done",
        lambda version: service.done(*_at(context, view, version), started, done),
        "It is done. What its indicator does is followed from now on.",
    )


def _correct(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    held = view.action
    days = {"start": held.started_on, "on": held.done_on}
    start = {name: when.isoformat() if when else "" for name, when in days.items()}
    form = _form(context, view, "correct", start)
    started = form.day("start", "Started on", words="What was said stays in the history.")
    done = form.day("on", "Done on") if held.state == ActionState.DONE else None
    form.send(
        "Correct the days",
        lambda version: service.correct(*_at(context, view, version), started, done),
        "The days are corrected.",
    )


def _close(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    outcome = _outcome_now(context, view)
    if view.followed is not None and view.followed.outcome == Outcome.TOO_SOON:
        furniture.note("What followed cannot be judged yet: once it is closed, nobody is reminded.")
    if outcome:
        furniture.note(f"Kept with it: {outcome}")
    form = _form(context, view, "close")
    because = form.text("because", "Why it is closed", height=80)
    form.send(
        "Close the action",
        lambda version: service.close(*_at(context, view, version), because.strip(), outcome),
        "The action is closed.",
    )


def _outcome_now(context: Context, view: ActionView) -> str:
    """What is kept is what is known today, whatever date the screen shows."""
    today = judged_area(context, context.asked(view.area, None, None))
    return views.outcome_words(today, view.action)


def _take_up_again(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    form = _form(context, view, "take_up_again")
    because = form.text("because", "Why", height=80)
    due = form.day("due", "To be done by")
    form.send(
        "Take it up again",
        lambda version: service.take_up_again(*_at(context, view, version), because.strip(), due),
        "It is under way again.",
    )


def _drop(context: Context, view: ActionView, _seen: JudgedArea) -> None:
    form = _form(context, view, "drop")
    because = form.text("because", "Why it is dropped", height=80)
    form.send(
        "Drop the action",
        lambda version: service.drop(*_at(context, view, version), because.strip()),
        "The action is dropped.",
    )


def _amend(context: Context, view: ActionView, seen: JudgedArea) -> None:
    action = view.action
    start = {
        "title": action.title,
        "what": action.description,
        "indicator": action.indicator,
        "toward": str(action.toward),
        "size": action.expected_size,
        "agency": action.agency,
        "owner": action.owner,
        "due": action.due_on.isoformat() if action.due_on else "",
        "effect": action.effect_from.isoformat() if action.effect_from else "",
    }
    form = _form(context, view, "amend", start)
    terms = _terms(form, seen, action.indicator)
    form.send(
        "Change what was agreed",
        lambda version: service.amend(*_at(context, view, version), terms),
        "What was agreed has been changed.",
    )


def _form(
    context: Context, view: ActionView, verb: str, start: dict[str, str] | None = None
) -> Form:
    form = Form(context, f"{verb}_action_{view.number}", view.version, start or {})
    form.opening()
    return form


def _at(context: Context, view: ActionView, version: int) -> tuple[Workspace, Person, int, int]:
    return context.workspace, context.person, view.number, version


def _today(context: Context) -> str:
    return context.workspace.now().date().isoformat()


Draw = Callable[[Context, ActionView, JudgedArea], None]
DRAWN: dict[str, tuple[str, bool, Draw]] = {
    "start": ("Start it", True, _start),
    "progress": ("How far it is", True, _progress),
    "done": ("It is done", False, _done),
    "correct": ("Correct the days", False, _correct),
    "close": ("Close it", True, _close),
    "take_up_again": ("Take it up again", False, _take_up_again),
    "amend": ("Change what was agreed", False, _amend),
    "drop": ("Drop it", False, _drop),
}
"""Each verb's heading, whether its form stands open, and what draws it."""
