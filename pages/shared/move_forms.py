"""Forms of moves: one for each thing a person may do to a record, the usual one standing open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from pages.shared.context import Context
from pages.shared.forms import Form
from scorecard.domain.lifecycle import Move

Act = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Target:
    """The record that a form changes: its noun, its number, and the version on the screen."""

    context: Context
    noun: str
    number: int
    version: int

    def form(self, verb: str, start: Mapping[str, str] | None = None) -> Form:
        """The form of one move."""
        name = f"{verb}_{self.noun}_{self.number}"
        form = Form(self.context, name, self.version, start or {})
        form.opening()
        return form

    def send(self, form: Form, label: str, service: Act, done: str, *given: Any) -> None:
        """The button that hands what was filled in to a service."""
        who = (self.context.workspace, self.context.person, self.number)
        form.send(label, lambda version: service(*who, version, *given), done)


def draw(
    moves: tuple[Move, ...], drawn: Mapping[str, Callable[[], None]], opened: str = ""
) -> None:
    """Each move that has a form, in the order of the forms; `opened` is the one standing open."""
    labels = {move.verb: move.label for move in moves}
    for verb, show in drawn.items():
        if verb in labels:
            with _place(labels[verb], verb == opened):
                show()


def because(
    target: Target, verb: str, label: str, question: str, service: Act, done: str
) -> Callable[[], None]:
    """A form of one question, answered in words."""

    def show() -> None:
        form = target.form(verb)
        words = form.text("because", question, height=80)
        target.send(form, label, service, done, words.strip())

    return show


def with_day(
    target: Target,
    verb: str,
    label: str,
    asked: tuple[str, str],
    service: Act,
    done: str,
    start: Mapping[str, str] | None = None,
) -> Callable[[], None]:
    """A form of one question and one day; `asked` are their labels."""

    def show() -> None:
        form = target.form(verb, start)
        words = form.text("because", asked[0], height=80)
        due = form.day("due", asked[1])
        target.send(form, label, service, done, words.strip(), due)

    return show


def only_day(
    target: Target, verb: str, label: str, question: str, service: Act, done: str
) -> Callable[[], None]:
    """A form of one day."""

    def show() -> None:
        form = target.form(verb)
        on: date | None = form.day("on", question)
        target.send(form, label, service, done, on)

    return show


def _place(label: str, is_open: bool) -> AbstractContextManager[Any]:
    return st.expander(label, expanded=is_open)
