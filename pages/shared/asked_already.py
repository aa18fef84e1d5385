"""What an agency has been asked already about an indicator, before it is asked a second time."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared import panel
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
