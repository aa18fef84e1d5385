"""What an agency has been asked already about an indicator, before it is asked a second time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pages.shared import furniture, panel
from pages.shared.forms import Form
from pages.shared.markup import asked_already
from pages.shared.markup.links import Links
from scorecard.views import asked_already as views
from scorecard.views.asked_already import Standing


def choose(form: Form, standing: Sequence[Standing], links: Links) -> Standing | None:
    """The report to ask again in, which is offered first; None for a new one.

    Draws nothing where none stands.
    """
    if not standing:
        return None
    panel.show(asked_already.asked_already(standing, links).encode(), "asked_already")
    number = form.choice("again", "What is asked", views.ways(standing))
    return next((one for one in standing if str(one.number) == number), None)


def because(form: Form, again: Standing) -> str:
    """Why it is asked again; the question stays, so nothing is suggested."""
    return form.text("because", again.why, height=120)


def day(form: Form, again: Standing | None, label: str, *, words: str = "") -> date | None:
    """The day of an answer. One still owed keeps its day until another is chosen."""
    if again is None or not again.owed:
        return form.day("due", label, words=words)
    furniture.note(again.owed)
    return form.day("another_day", "The new day", words=words)
